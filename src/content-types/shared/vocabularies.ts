/**
 * The vocabularies that several types share. Codes of publics, costs and disabilities are those of
 * data·inclusion v1 and OpenAgenda; the portal's own additions come last in each list.
 */
import { vocabulary } from '../../schema/vocabulary.ts';

/** data·inclusion v1, `publics`, then what portals add. */
export const PUBLICS = vocabulary({
  'tout-public': { fr: 'Tout public', en: 'Everyone' },
  familles: { fr: 'Familles', en: 'Families' },
  jeunes: { fr: 'Jeunes', en: 'Young people' },
  seniors: { label: { fr: 'Aînés', en: 'Seniors' }, synonyms: ['seniors', 'personnes âgées'] },
  femmes: { fr: 'Femmes', en: 'Women' },
  etudiants: { fr: 'Étudiantes et étudiants', en: 'Students' },
  actifs: { fr: 'Personnes en emploi', en: 'Working people' },
  'demandeurs-emploi': { fr: 'Demandeurs et demandeuses d’emploi', en: 'Job seekers' },
  'beneficiaires-des-minimas-sociaux': {
    fr: 'Bénéficiaires de minima sociaux',
    en: 'People on minimum benefits',
  },
  'personnes-en-situation-de-handicap': { fr: 'Personnes en situation de handicap', en: 'Disabled people' },
  'personnes-en-situation-durgence': { fr: 'Personnes en situation d’urgence', en: 'People in an emergency' },
  'personnes-en-situation-juridique-specifique': {
    fr: 'Personnes en situation juridique spécifique',
    en: 'People in a specific legal situation',
  },
  'personnes-exilees': { fr: 'Personnes exilées', en: 'Exiled people' },
  'residents-qpv-frr': {
    fr: 'Habitants des quartiers prioritaires et zones rurales',
    en: 'Priority area residents',
  },
  'associations-et-benevoles': { fr: 'Associations et bénévoles', en: 'Associations and volunteers' },
  'porteurs-de-projet': { fr: 'Porteuses et porteurs de projet', en: 'Project holders' },
  collectivites: { fr: 'Collectivités', en: 'Local authorities' },
  scolaires: { fr: 'Scolaires', en: 'Schools' },
});

export const PRICES = vocabulary({
  gratuit: { label: { fr: 'Gratuit', en: 'Free' }, synonyms: ['free', 'entrée libre'] },
  'prix-libre': {
    label: { fr: 'Prix libre', en: 'Pay what you want' },
    synonyms: ['participation libre', 'au chapeau'],
  },
  adhesion: { label: { fr: 'Adhésion', en: 'Membership' }, synonyms: ['sur adhésion'] },
  payant: { label: { fr: 'Payant', en: 'Paid' }, synonyms: ['paid'] },
});

/** OpenAgenda's five codes of disability provision. */
export const DISABILITIES = vocabulary({
  mi: { label: { fr: 'Handicap moteur', en: 'Reduced mobility' }, synonyms: ['moteur', 'pmr', 'fauteuil'] },
  hi: { label: { fr: 'Handicap auditif', en: 'Hearing impairment' }, synonyms: ['auditif', 'lsf'] },
  vi: { label: { fr: 'Handicap visuel', en: 'Visual impairment' }, synonyms: ['visuel'] },
  pi: { label: { fr: 'Handicap psychique', en: 'Mental health condition' }, synonyms: ['psychique'] },
  ii: { label: { fr: 'Handicap intellectuel', en: 'Learning disability' }, synonyms: ['intellectuel'] },
});

export const LICENCES = vocabulary({
  'cc-by-sa-4.0': { label: 'CC BY-SA 4.0', synonyms: ['CC-BY-SA-4.0', 'cc by-sa'] },
  'cc-by-4.0': { label: 'CC BY 4.0', synonyms: ['CC-BY-4.0', 'cc by'] },
  'etalab-2.0': { label: 'Licence Ouverte 2.0', synonyms: ['licence ouverte', 'lo'] },
  'odbl-1.0': { label: 'ODbL 1.0', synonyms: ['odbl'] },
  'tous-droits-reserves': { fr: 'Tous droits réservés', en: 'All rights reserved' },
});

/** Where the words come from: the three flows of the founding texts of this kind of portal. */
export const FLOWS = vocabulary({
  institution: 'Institution',
  question: 'Question',
  buzz: { label: { fr: 'Initiative', en: 'Initiative' }, synonyms: ['initiative'] },
});

export const WEEKDAYS = vocabulary({
  lundi: { label: { fr: 'lundi', en: 'Monday' }, synonyms: ['lundis', 'lun', 'mo'] },
  mardi: { label: { fr: 'mardi', en: 'Tuesday' }, synonyms: ['mardis', 'mar', 'tu'] },
  mercredi: { label: { fr: 'mercredi', en: 'Wednesday' }, synonyms: ['mercredis', 'mer', 'we'] },
  jeudi: { label: { fr: 'jeudi', en: 'Thursday' }, synonyms: ['jeudis', 'jeu', 'th'] },
  vendredi: { label: { fr: 'vendredi', en: 'Friday' }, synonyms: ['vendredis', 'ven', 'fr'] },
  samedi: { label: { fr: 'samedi', en: 'Saturday' }, synonyms: ['samedis', 'sam', 'sa'] },
  dimanche: { label: { fr: 'dimanche', en: 'Sunday' }, synonyms: ['dimanches', 'dim', 'su'] },
});
