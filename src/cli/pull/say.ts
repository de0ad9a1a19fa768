/** What a pull says: one paragraph a source, what asks for somebody's eyes first. */
import { plural } from '../say.ts';
import type { Line, Outcome } from './outcome.ts';

const SHOWN = 10;

/** @param all every line, however many */
export function sayOutcome(outcome: Outcome, all: boolean): string[] {
  const { source, failed, isSame, remarks } = outcome;
  const more = remarks.map((one) => `  ${one}.`.replace(/([.!?…])\.$/, '$1'));
  if (failed) return [`${source} : ${failed.why}. ${failed.cure}.`, ...more, KEPT];
  if (isSame) return [`${source} : rien de nouveau.`, ...more];
  return [
    `${source} : ${plural(outcome.read, 'rendez-vous lu', 'rendez-vous lus')}. ${sayCounts(outcome)}.`,
    ...more,
    ...sayHeld(outcome),
    ...sayLines('créé', outcome.created, all),
    ...sayLines('mis à jour', outcome.updated, all),
    ...sayLines('annulé', outcome.cancelled, all),
    ...sayLines('gardé comme changé à la main', outcome.disputed, all),
    ...sayLines('déjà là, venu d’ailleurs', outcome.doubles, all),
    ...sayNotes(outcome, all),
  ];
}

const KEPT = '  Les rendez-vous déjà repris restent tels quels.';

function sayCounts(outcome: Outcome): string {
  const { created, updated, cancelled, unchanged, past, removed, doubles, notes } = outcome;
  const refused = notes.filter(({ fate }) => fate === 'refused').length;
  const leftOut = notes.filter(({ fate }) => fate === 'left-out').length;
  const counts: [number, string, string][] = [
    [created.length, 'créé', 'créés'],
    [updated.length, 'mis à jour', 'mis à jour'],
    [cancelled.length, 'annulé', 'annulés'],
    [unchanged, 'inchangé', 'inchangés'],
    [past, 'déjà passé', 'déjà passés'],
    [removed, 'retiré d’ici à la main', 'retirés d’ici à la main'],
    [doubles.length, 'déjà là', 'déjà là'],
    [leftOut, 'privé', 'privés'],
    [refused, 'refusé', 'refusés'],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many));
  return said.join(', ') || 'rien à faire';
}

function sayHeld({ held }: Outcome): string[] {
  if (!held) return [];
  const { count, of, why } = held;
  return [
    `  À VOIR : ${plural(count, 'rendez-vous à venir a disparu', 'rendez-vous à venir ont disparu')} de cet agenda, sur ${of}. Rien n’est annulé : ${why}.`,
  ];
}

function sayLines(word: string, lines: readonly Line[], all: boolean): string[] {
  const shown = all ? lines : lines.slice(0, SHOWN);
  return [
    ...shown.map(
      ({ file, title, detail }) => `  ${word} : ${file} (${title})${detail ? ` : ${detail}` : ''}`,
    ),
    ...(lines.length > shown.length
      ? [`  … et ${lines.length - shown.length} autres (--details les montre)`]
      : []),
  ];
}

function sayNotes({ notes }: Outcome, all: boolean): string[] {
  const isGrave = (fate: string) => fate === 'refused';
  const sorted = notes.toSorted(
    (a, b) => Number(isGrave(b.fate)) - Number(isGrave(a.fate)) || a.line - b.line,
  );
  const wanted = sorted.filter(({ fate }) => all || isGrave(fate));
  const shown = all ? wanted : wanted.slice(0, SHOWN);
  const left = notes.length - shown.length;
  return [
    ...shown.map(
      ({ fate, line, column, value, why, cure }) =>
        `  ${isGrave(fate) ? 'refusé' : 'remarque'}, ligne ${line}${column ? `, ${column}` : ''}${value ? ` « ${short(value)} »` : ''} : ${why}. ${cure}.`,
    ),
    ...(left > 0 ? [`  ${plural(left, 'remarque', 'remarques')} de plus (--details les montre)`] : []),
  ];
}

const short = (value: string): string => {
  const line = value.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
