/** `removed.yaml`, beside the entries: what became of those that left, so that their addresses go on answering. */
import { bad, good } from '../lib/result.ts';
import type { Parsed } from '../lib/result.ts';
import { safeUrl } from '../lib/url.ts';
import type { DataOf, Field } from './field.ts';
import { choice } from './fields/choice.ts';
import { date } from './fields/dates.ts';
import { scalar } from './fields/scalar.ts';
import { text } from './fields/text.ts';
import { vocabulary } from './vocabulary.ts';
import { withoutEnds } from '../lib/text/runs.ts';

export const REMOVED_FILE = 'removed.yaml';

/** The addresses that were published, as `npm run addresses` writes them: one a line, from the content root. */
export const RECORD_FILE = '.cordee/addresses.txt';

/** Why an entry left, as its page says it. */
export const REMOVAL_REASONS = vocabulary({
  ferme: {
    label: { fr: 'La structure a cessé son activité.', en: 'The organisation has closed.' },
    synonyms: ['fermé', 'fermée', 'dissoute', 'cessation'],
  },
  fusion: {
    label: { fr: 'La structure en a rejoint une autre.', en: 'It has joined another organisation.' },
    synonyms: ['fusionné', 'réunie'],
  },
  doublon: {
    label: { fr: 'Cette fiche en doublait une autre.', en: 'This entry doubled another one.' },
    synonyms: ['double'],
  },
  'hors-territoire': {
    label: { fr: 'La structure est partie hors du territoire.', en: 'It has left the territory.' },
    synonyms: ['déménagement', 'partie'],
  },
  perime: {
    label: { fr: 'Ce qu’elle disait n’était plus à jour.', en: 'Its content was out of date.' },
    synonyms: ['périmé', 'périmée', 'obsolète'],
  },
  erreur: {
    label: { fr: 'Cette fiche avait été publiée par erreur.', en: 'It was published by mistake.' },
    synonyms: [],
  },
  demande: {
    label: {
      fr: 'Cette fiche a été retirée à la demande des personnes concernées.',
      en: 'It was removed at the request of those concerned.',
    },
    synonyms: ['à la demande', 'vie privée'],
  },
  autre: { label: { fr: 'Cette fiche a été retirée.', en: 'It was removed.' }, synonyms: [] },
});

/** A page of the portal, as one copies it from a browser or as one writes it: « /annuaire/le-plot/ ». */
function readAddress(written: string): Parsed<string> {
  const path = written.replace(/^https?:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
  const address = `/${withoutEnds(path, /\//)}/`;
  return /^\/([a-z0-9-]+\/)+$/.test(address) ? good(address) : bad('format');
}

/** A page of the portal, or of another site. */
const readTarget = (written: string): Parsed<string> => {
  if (written.startsWith('/')) return readAddress(written);
  const url = safeUrl(written);
  return url.ok && !/^https?:/.test(url.value) ? bad('scheme') : url;
};

const address: Field<string, true> = {
  kind: 'text',
  label: { fr: 'Adresse retirée', en: 'Removed address' },
  example: '/annuaire/le-plot/',
  synonyms: ['adresse'],
  required: true,
  schema: scalar(readAddress, () => 'l’adresse d’une page du portail est attendue, comme /annuaire/le-plot/'),
  widget: { widget: 'string' },
};

const to: Field<string, false> = {
  kind: 'text',
  label: { fr: 'Où aller à la place', en: 'Where to go instead' },
  example: '/annuaire/la-remise-a-neuf/',
  synonyms: ['replacedBy', 'vers'],
  required: false,
  schema: scalar(
    readTarget,
    () =>
      'l’adresse d’une page du portail, comme /annuaire/la-remise-a-neuf/, ou d’un autre site est attendue',
  ),
  widget: { widget: 'string' },
};

export const REMOVED = {
  address,
  title: text({
    label: { fr: 'Nom de la fiche', en: 'Title' },
    hint: 'Sans lui, la page ne nomme personne.',
    example: 'Le Plot',
    max: 200,
    synonyms: ['name', 'nom', 'titre'],
  }),
  on: date({ label: { fr: 'Retirée le', en: 'Removed on' }, synonyms: ['date', 'le'] }),
  reason: choice({
    label: { fr: 'Pourquoi', en: 'Why' },
    options: REMOVAL_REASONS,
    example: 'ferme',
    synonyms: ['raison'],
  }),
  note: text({
    label: { fr: 'Précision', en: 'Note' },
    example: 'L’atelier continue au café associatif.',
    max: 400,
  }),
  to,
};

/** An entry that left. */
export type Removed = DataOf<typeof REMOVED>;
