import { vocabulary } from '../../schema/vocabulary.ts';

export const LISTING_KINDS = vocabulary({
  emploi: { label: { fr: 'Emploi', en: 'Job' }, synonyms: ['job'] },
  stage: { fr: 'Stage', en: 'Internship' },
  'service-civique': { fr: 'Service civique', en: 'Civic service' },
  alternance: { fr: 'Alternance', en: 'Apprenticeship' },
  benevolat: { label: { fr: 'Bénévolat', en: 'Volunteering' }, synonyms: ['mission bénévole'] },
  'appel-a-projets': {
    label: { fr: 'Appel à projets', en: 'Call for projects' },
    synonyms: ['aap', 'financement'],
  },
  besoin: { label: { fr: 'Besoin', en: 'Wanted' }, synonyms: ['demande', 'recherche'] },
  offre: { label: { fr: 'Offre', en: 'Offered' }, synonyms: ['propose', 'don'] },
});

export const MATTERS = vocabulary({
  materiel: { fr: 'Matériel', en: 'Equipment' },
  local: { fr: 'Local', en: 'Premises' },
  competence: { fr: 'Compétence', en: 'Skill' },
  don: { fr: 'Don', en: 'Gift' },
  transport: { fr: 'Transport', en: 'Transport' },
  temps: { label: { fr: 'Coup de main', en: 'A hand' }, synonyms: ['coup de main'] },
});

export const LISTING_STATES = vocabulary({
  ouverte: { label: { fr: 'Ouverte', en: 'Open' }, synonyms: ['open', 'ouvert'] },
  pourvue: { label: { fr: 'Pourvue', en: 'Filled' }, synonyms: ['filled', 'pourvu', 'trouvé'] },
  close: { label: { fr: 'Close', en: 'Closed' }, synonyms: ['closed', 'fermée'] },
});

export const CONTRACTS = vocabulary({
  cdi: 'CDI',
  cdd: 'CDD',
  cddi: { label: 'CDDI (insertion)', synonyms: ['cddi'] },
  alternance: 'Alternance',
  stage: 'Stage',
  'service-civique': 'Service civique',
  volontariat: 'Volontariat',
  benevolat: 'Bénévolat',
  independant: { label: 'Indépendant', synonyms: ['freelance'] },
});

export const CALL_RECURRENCES = vocabulary({
  ponctuel: 'Ponctuel',
  recurrent: 'Récurrent',
  permanent: 'Permanent',
});
