/** `sources` in `portal.yaml`: the agendas that the portal subscribes to, read by `npm run pull` and by nothing else. */
import { bad } from '../lib/result.ts';
import type { Parsed } from '../lib/result.ts';
import { safeUrl } from '../lib/url.ts';
import type { Field } from './field.ts';
import { group, list, relation } from './fields/compound.ts';
import { scalar } from './fields/scalar.ts';
import { text } from './fields/text.ts';

/** `webcal://` is what agendas write on their buttons: it is https. */
function readCalendarUrl(written: string): Parsed<string> {
  const parsed = safeUrl(written.replace(/^webcals?:\/\//i, 'https://'));
  return parsed.ok && !/^https?:/.test(parsed.value) ? bad('scheme') : parsed;
}

const calendarUrl: Field<string, false> = {
  kind: 'url',
  label: { fr: 'Adresse de l’agenda', en: 'Address' },
  hint: 'L’adresse publique au format iCal (.ics).',
  example: 'https://vernasse.example/agenda.ics',
  required: false,
  schema: scalar(
    readCalendarUrl,
    () =>
      'l’adresse d’un agenda est attendue, commençant par https:// ou webcal://, et finissant souvent par .ics',
  ),
  widget: { widget: 'string' },
};

export const sources = list({
  label: { fr: 'Agendas repris', en: 'Subscribed calendars' },
  hint: 'Les agendas d’ailleurs dont npm run pull fait des rendez-vous.',
  of: group({
    label: { fr: 'Agenda repris', en: 'Subscribed calendar' },
    fields: {
      name: text({
        label: { fr: 'Nom de la source', en: 'Name' },
        hint: 'Écrit sur chaque rendez-vous ; n’en changez plus.',
        required: true,
        example: 'Mairie de Vernasse',
      }),
      url: calendarUrl,
      file: text({
        label: { fr: 'Fichier de l’agenda', en: 'File' },
        hint: 'À la place de l’adresse : un fichier .ics du dossier sources/ du contenu.',
        example: 'sources/mairie.ics',
      }),
      organisers: list({
        label: { fr: 'Organisé par', en: 'Organised by' },
        of: relation({
          label: { fr: 'Organisatrice ou organisateur', en: 'Organiser' },
          to: 'actor',
          words: true,
        }),
      }),
      themes: list({
        label: { fr: 'Thèmes', en: 'Themes' },
        of: relation({ label: { fr: 'Thème', en: 'Theme' }, to: 'theme', example: 'bien-manger' }),
      }),
      territories: list({
        label: { fr: 'Territoires', en: 'Territories' },
        of: relation({
          label: { fr: 'Territoire', en: 'Territory' },
          to: 'territory',
          example: 'val-de-sarvenne',
        }),
      }),
      place: relation({
        label: { fr: 'Lieu habituel', en: 'Usual place' },
        hint: 'Pour les rendez-vous qui n’en disent pas.',
        to: 'actor',
        words: true,
        example: 'la-remise-a-neuf',
      }),
    },
  }),
});
