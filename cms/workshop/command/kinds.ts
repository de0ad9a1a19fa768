/** What a workshop may ask for, in the words of the command. */
import { fold } from '../../../src/lib/text/fold.ts';
import type { WorkshopKind } from '../types.ts';

/** Words by which `--kinds` names it (the first one is shown), and what the question says. */
const WORDS: Readonly<Record<WorkshopKind, { words: readonly string[]; label: string }>> = {
  actor: { words: ['association', 'structure', 'actor'], label: 'Mon association' },
  event: { words: ['rendez-vous', 'date', 'event'], label: 'Une date, un rendez-vous' },
  article: { words: ['article'], label: 'Un article' },
  listing: { words: ['annonce', 'listing'], label: 'Une annonce' },
  question: { words: ['question'], label: 'Une question' },
  answer: { words: ['reponse', 'answer'], label: 'Une réponse à une question' },
  correction: { words: ['correction'], label: 'Corriger une page' },
  exact: { words: ['exact'], label: '« C’est toujours exact », d’un geste' },
};

export const ALL_KINDS = Object.keys(WORDS) as WorkshopKind[];

export const labelOfKind = (kind: WorkshopKind): string => WORDS[kind].label;

/** « association,rendez-vous »: what `--kinds` may be, for its help. */
export const KIND_WORDS = ALL_KINDS.map((kind) => WORDS[kind].words[0]).join(',');

/** @returns the word that is none, where there is one */
export function readKinds(text: string): WorkshopKind[] | { unknown: string } {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const kinds = new Set<WorkshopKind>();
  for (const word of words) {
    const kind = ALL_KINDS.find((one) =>
      WORDS[one].words.some((known) => fold(word).match(/^(.+?)s?$/)?.[1] === known.replace(/s$/, '')),
    );
    if (!kind) return { unknown: word };
    kinds.add(kind);
  }
  return kinds.size > 0 ? ALL_KINDS.filter((kind) => kinds.has(kind)) : ALL_KINDS;
}
