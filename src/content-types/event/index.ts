import { defineContentType } from '../../schema/content-type.ts';
import { choice } from '../../schema/fields/choice.ts';
import { group, list, relation } from '../../schema/fields/compound.ts';
import { moment, timeZone } from '../../schema/fields/dates.ts';
import { boolean, number } from '../../schema/fields/numbers.ts';
import { reach, url } from '../../schema/fields/reach.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';
import { labelled } from '../shared/labelled.ts';
import { recurrence } from './recurrence.ts';
import { eventFaults } from './rules.ts';
import { ATTENDANCE_MODES, EVENT_STATUSES } from './vocabularies.ts';
import { workshop } from './workshop.ts';

/** Something that happens: once, or by a rule. */
export const event = defineContentType({
  name: 'event',
  folder: 'events',
  section: 'agenda',
  labels: {
    section: { fr: 'Agenda', en: 'Calendar' },
    singular: { fr: 'Rendez-vous', en: 'Event' },
    plural: { fr: 'Rendez-vous', en: 'Events' },
    intro: { fr: 'Ce qui se passe près de chez vous.', en: 'What is on near you.' },
  },
  title: 'title',
  schemaType: 'Event',
  feeds: true,
  facets: ['theme', 'territory', 'public', 'price'],
  fields: {
    title: text({
      label: { fr: 'Titre', en: 'Title' },
      example: 'Café des bricoles',
      required: true,
      max: 140,
      synonyms: ['name', 'nom'],
    }),
    summary: {
      ...shared.summary,
      example: 'Une soirée pour réparer ensemble ce qui peut l’être, autour d’une soupe.',
    },
    start: moment({
      label: { fr: 'Début', en: 'Start' },
      hint: 'La première date, avec son heure.',
      required: true,
      synonyms: ['startDate', 'dtstart', 'date'],
    }),
    end: moment({
      label: { fr: 'Fin', en: 'End' },
      hint: 'Sans fin, le rendez-vous se termine le soir même.',
      synonyms: ['endDate', 'dtend'],
    }),
    allDay: boolean({ label: { fr: 'Toute la journée', en: 'All day' } }),
    timeZone: timeZone({ label: { fr: 'Fuseau horaire', en: 'Time zone' } }),
    recurrence,
    status: choice({ label: { fr: 'État', en: 'Status' }, options: EVENT_STATUSES, example: 'programme' }),
    statusNote: text({ label: { fr: 'Explication', en: 'Note' }, example: 'Reporté à cause de la neige' }),
    mode: choice({
      label: { fr: 'Participation', en: 'Attendance' },
      options: ATTENDANCE_MODES,
      example: 'mixte',
    }),
    onlineUrl: url({ label: { fr: 'Lien pour participer en ligne', en: 'Online link' } }),
    place: relation({
      label: { fr: 'Lieu', en: 'Place' },
      hint: 'Une structure de l’annuaire, un lieu en toutes lettres, ou « itinérant ».',
      to: 'actor',
      words: true,
      example: 'la-remise-a-neuf',
    }),
    address: shared.address,
    geo: shared.geo,
    territories: shared.territories,
    themes: shared.themes,
    organisers: list({
      label: { fr: 'Organisé par', en: 'Organised by' },
      advised: true,
      synonyms: ['organizer', 'organisateurs', 'organizers', 'organiser'],
      of: relation({
        label: { fr: 'Organisatrice ou organisateur', en: 'Organiser' },
        to: 'actor',
        words: true,
        example: 'la-remise-a-neuf',
      }),
    }),
    partners: list({
      label: { fr: 'Avec', en: 'Partners' },
      synonyms: ['partenaires'],
      of: relation({ label: { fr: 'Partenaire', en: 'Partner' }, to: 'actor', words: true }),
    }),
    price: shared.price,
    registration: list({
      label: { fr: 'Inscription', en: 'Registration' },
      of: reach({ label: { fr: 'Lien, courriel ou téléphone', en: 'Link, mail or phone' } }),
    }),
    contact: shared.contact,
    consent: shared.consent,
    publics: shared.publics,
    age: group({
      label: { fr: 'Âges', en: 'Ages' },
      fields: {
        min: number({ label: { fr: 'À partir de (ans)', en: 'From' }, integer: true, min: 0, max: 120 }),
        max: number({ label: { fr: 'Jusqu’à (ans)', en: 'To' }, integer: true, min: 0, max: 120 }),
      },
    }),
    accessibility: shared.accessibility,
    gettingThere: shared.gettingThere,
    ...shared.image,
    parent: relation({
      label: { fr: 'Fait partie de', en: 'Part of' },
      hint: 'Le festival ou le mois dont ce rendez-vous fait partie.',
      to: 'event',
    }),
    report: relation({ label: { fr: 'Compte rendu', en: 'Report' }, to: 'article' }),
    workshop,
    links: shared.links,
    keywords: shared.keywords,
    alternateNames: shared.alternateNames,
    uid: text({
      label: { fr: 'Identifiant permanent', en: 'Permanent identifier' },
      hint: 'Ne le changez jamais : les agendas des abonnés s’en servent.',
    }),
    ...shared.provenance,
    ...shared.life,
    // « date » is when it takes place.
    published: { ...shared.life.published, synonyms: ['datePublished', 'posted'] },
  },
  rules: eventFaults,
  card(data) {
    const { status } = data;
    if (!status || status === 'programme') return {};
    return {
      badge: { label: labelled(EVENT_STATUSES, status), tone: status === 'complet' ? 'quiet' : 'warning' },
    };
  },
});
