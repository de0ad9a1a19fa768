import { vocabulary } from '../../schema/vocabulary.ts';

/** OpenAgenda's six states. */
export const EVENT_STATUSES = vocabulary({
  programme: { label: { fr: 'Prévu', en: 'Scheduled' }, synonyms: ['programmé', 'scheduled', 'confirmé'] },
  reprogramme: { label: { fr: 'Reprogrammé', en: 'Rescheduled' }, synonyms: ['rescheduled'] },
  'deplace-en-ligne': { label: { fr: 'Déplacé en ligne', en: 'Moved online' }, synonyms: ['moved online'] },
  reporte: { label: { fr: 'Reporté', en: 'Postponed' }, synonyms: ['postponed'] },
  complet: { label: { fr: 'Complet', en: 'Full' }, synonyms: ['full', 'sold out'] },
  annule: { label: { fr: 'Annulé', en: 'Cancelled' }, synonyms: ['cancelled', 'canceled'] },
});

export const ATTENDANCE_MODES = vocabulary({
  'en-presence': { label: { fr: 'En présence', en: 'In person' }, synonyms: ['offline', 'présentiel', '1'] },
  'en-ligne': { label: { fr: 'En ligne', en: 'Online' }, synonyms: ['online', 'à distance', '2'] },
  mixte: { label: { fr: 'Sur place et en ligne', en: 'Mixed' }, synonyms: ['mixed', 'hybride', '3'] },
});

export const FREQUENCIES = vocabulary({
  quotidien: { label: { fr: 'Chaque jour', en: 'Daily' }, synonyms: ['daily', 'quotidienne', 'jour'] },
  hebdomadaire: { label: { fr: 'Chaque semaine', en: 'Weekly' }, synonyms: ['weekly', 'semaine'] },
  mensuel: { label: { fr: 'Chaque mois', en: 'Monthly' }, synonyms: ['monthly', 'mensuelle', 'mois'] },
  annuel: { label: { fr: 'Chaque année', en: 'Yearly' }, synonyms: ['yearly', 'annuelle', 'an'] },
});

/** What became of a page at a contribution workshop. */
export const MADE = vocabulary({
  nouvelle: { label: { fr: 'Nouvelle page', en: 'New page' }, synonyms: ['nouveau', 'new'] },
  modifiee: {
    label: { fr: 'Page corrigée ou complétée', en: 'Corrected or completed page' },
    synonyms: ['modifiée', 'corrigée', 'complétée', 'changed'],
  },
  confirmee: {
    label: { fr: 'Page toujours exacte', en: 'Page confirmed as exact' },
    synonyms: ['confirmée', 'vérifiée', 'exact'],
  },
});
