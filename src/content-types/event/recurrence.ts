/** The fields by which somebody says that an event comes back. One file an event, never copies. */
import { choice } from '../../schema/fields/choice.ts';
import { group, list, relation } from '../../schema/fields/compound.ts';
import { date, moment, timeOfDay } from '../../schema/fields/dates.ts';
import { number } from '../../schema/fields/numbers.ts';
import { text } from '../../schema/fields/text.ts';
import { byDay } from './by-day.ts';
import { EVENT_STATUSES, FREQUENCIES } from './vocabularies.ts';

const change = group({
  label: { fr: 'Date modifiée', en: 'Changed date' },
  fields: {
    id: text({ label: { fr: 'Identifiant', en: 'Identifier' } }),
    date: date({ label: { fr: 'Date concernée', en: 'Date' }, required: true }),
    newDate: date({ label: { fr: 'Nouvelle date', en: 'New date' } }),
    start: timeOfDay({ label: { fr: 'Nouvelle heure de début', en: 'New start' } }),
    end: timeOfDay({ label: { fr: 'Nouvelle heure de fin', en: 'New end' } }),
    place: relation({ label: { fr: 'Nouveau lieu', en: 'New place' }, to: 'actor', words: true }),
    status: choice({ label: { fr: 'État ce jour-là', en: 'Status' }, options: EVENT_STATUSES }),
    note: text({ label: { fr: 'Explication', en: 'Note' }, example: 'Salle en travaux' }),
  },
});

const fields = group({
  label: { fr: 'Répétition', en: 'Recurrence' },
  hint: 'Une seule fiche pour toutes les dates : « chaque mardi », « le dernier dimanche du mois ».',
  fields: {
    freq: choice({
      label: { fr: 'Fréquence', en: 'Frequency' },
      options: FREQUENCIES,
      required: true,
      example: 'hebdomadaire',
    }),
    interval: number({
      label: { fr: 'Intervalle', en: 'Interval' },
      hint: '2 pour une semaine sur deux.',
      integer: true,
      min: 1,
      max: 100,
    }),
    byDay: list({ label: { fr: 'Jours', en: 'Days' }, of: byDay({ label: { fr: 'Jour', en: 'Day' } }) }),
    byMonthDay: list({
      label: { fr: 'Quantièmes du mois', en: 'Days of the month' },
      of: number({ label: { fr: 'Quantième', en: 'Day' }, integer: true, min: -31, max: 31, example: '15' }),
    }),
    byMonth: list({
      label: { fr: 'Mois', en: 'Months' },
      of: number({ label: { fr: 'Mois', en: 'Month' }, integer: true, min: 1, max: 12, example: '5' }),
    }),
    until: date({ label: { fr: 'Jusqu’au', en: 'Until' } }),
    count: number({ label: { fr: 'Nombre de fois', en: 'Count' }, integer: true, min: 1, max: 1000 }),
    except: list({
      label: { fr: 'Sauf les', en: 'Except' },
      of: date({ label: { fr: 'Date exclue', en: 'Date' } }),
    }),
    exceptRanges: list({
      label: { fr: 'Sauf pendant', en: 'Except during' },
      of: group({
        label: { fr: 'Période exclue', en: 'Period' },
        fields: {
          from: date({ label: { fr: 'Du', en: 'From' }, required: true }),
          to: date({ label: { fr: 'Au', en: 'To' }, required: true }),
          label: text({ label: { fr: 'Nom de la période', en: 'Name' }, example: 'vacances de Noël' }),
        },
      }),
    }),
    extra: list({
      label: { fr: 'Et aussi le', en: 'And also on' },
      of: moment({ label: { fr: 'Date ajoutée', en: 'Date' } }),
    }),
    changes: list({ label: { fr: 'Dates modifiées', en: 'Changed dates' }, of: change }),
  },
});

/** One control of the editor for the whole: a rule is said, not filled in field by field. */
export const recurrence = { ...fields, widget: { widget: 'recurrence' } };
