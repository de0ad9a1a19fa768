/** The words that appear inside a body: notes, callouts, tables, what was taken out. */
const fr = {
  footnoteLabel: 'Notes',
  backLabel: 'Retour au texte, note',
  tableLabel: 'Tableau',
  detailsLabel: 'Détails',
  todoLabel: 'à faire',
  doneLabel: 'fait',
  contactRemoved: '[contact retiré]',
  decorative: ['décor', 'décoration', 'décorative', 'décoratif'],
  calloutLabels: {
    note: 'À noter',
    tip: 'Conseil',
    important: 'Important',
    warning: 'Attention',
    caution: 'Prudence',
  },
};

const en: typeof fr = {
  footnoteLabel: 'Notes',
  backLabel: 'Back to the text, note',
  tableLabel: 'Table',
  detailsLabel: 'Details',
  todoLabel: 'to do',
  doneLabel: 'done',
  contactRemoved: '[contact removed]',
  decorative: ['decoration', 'decorative'],
  calloutLabels: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
};

export const bodyWords = (locale: string): typeof fr => (locale.startsWith('en') ? en : fr);
