/** The door, the first page, and the search of a page. */
import { fold } from '../../../../src/lib/text/fold.ts';
import { typeOf } from '../../../../src/content-types/registry.ts';
import type {
  WorkshopDoorModel,
  WorkshopFindModel,
  WorkshopHomeModel,
} from '../../../../src/domain/models/workshop-types.ts';
import type { KnownEntry } from '../../../../src/site/live/client.ts';
import type { Contribution, WorkshopKind } from '../../types.ts';
import type { Asked } from '../context.ts';
import { valueOfKey } from '../input.ts';
import { baseOf, cardOf, wordsOf } from './base.ts';

export const doorModel = (
  asked: Asked,
  { name, next }: Pick<WorkshopDoorModel, 'name' | 'next'>,
): WorkshopDoorModel => ({
  kind: 'door',
  ...baseOf(asked, wordsOf(asked).titles.door),
  action: `${asked.parts.root}/entrer`,
  name,
  next,
});

export function homeModel(asked: Asked, mine: readonly Contribution[]): WorkshopHomeModel {
  const { parts, person } = asked;
  const { root } = parts;
  const say = wordsOf(asked);
  const { kinds, name } = parts.workshop.info;
  return {
    kind: 'home',
    ...baseOf(asked, name),
    begin: `${root}/commencer`,
    choices: kinds.map((kind) => ({ kind, label: say.choices[kind][0], hint: say.choices[kind][1] })),
    mine: mine.map((one) => cardOf(asked, one)),
    wall: `${root}/mur`,
    ...(person?.role === 'reviewer'
      ? {
          team: [
            { label: say.team.queue, href: `${root}/relire/` },
            { label: say.team.join, href: `${root}/entree` },
            { label: say.team.sheets, href: `${root}/feuilles/` },
            { label: say.team.end, href: `${root}/fin` },
            { label: say.team.editor, href: `${parts.base}/admin/` },
          ],
        }
      : {}),
    leave: `${root}/sortir`,
  };
}

const SHOWN = 20;

/** What may be corrected or confirmed: what people of a room know something about. */
const TYPES = new Set<KnownEntry['type']>([
  'actor',
  'event',
  'article',
  'listing',
  'resource',
  'question',
  'page',
]);

export type Purpose = WorkshopFindModel['purpose'];

export const isPurpose = (text: string | undefined): text is Purpose & WorkshopKind =>
  text === 'correction' || text === 'answer' || text === 'exact';

export function findModel(asked: Asked, purpose: Purpose, query: string): WorkshopFindModel {
  const { root } = asked.parts;
  return {
    kind: 'find',
    ...baseOf(asked, wordsOf(asked).titles.forms[purpose]),
    purpose,
    action: `${root}/chercher`,
    query,
    begin: `${root}/commencer`,
    found: found(asked, purpose, query).map((entry) => ({
      value: valueOfKey({ collection: typeOf(entry.type).folder, slug: entry.slug }),
      title: entry.title,
      detail: [wordsOf(asked).kinds[entry.type], entry.detail].filter(Boolean).join(' · '),
      href: entry.href,
    })),
  };
}

/** Every word that was typed begins a word of its title or of its place. Questions are all shown while nothing is. */
function found({ facts }: Asked, purpose: Purpose, query: string): KnownEntry[] {
  const typed = wordsIn(query);
  const allowed = facts.entries.filter(({ type }) =>
    purpose === 'answer' ? type === 'question' : TYPES.has(type),
  );
  if (typed.length === 0) return purpose === 'answer' ? allowed.slice(0, SHOWN) : [];
  const isIn = (text: string): boolean => {
    const words = wordsIn(text);
    return typed.every((one) => words.some((word) => word.startsWith(one)));
  };
  const byTitle = allowed.filter((entry) => isIn(entry.title));
  const others = allowed.filter(
    (entry) => !byTitle.includes(entry) && isIn(`${entry.title} ${entry.detail}`),
  );
  return [...byTitle, ...others].slice(0, SHOWN);
}

const wordsIn = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
