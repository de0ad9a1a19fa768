/** What all pages of the workshop have, and the words that they share. */
import type { TypeName } from '../../../../src/content-types/registry.ts';
import type {
  ContributionCard,
  StageTone,
  WorkshopMessageModel,
  WorkshopWord,
} from '../../../../src/domain/models/workshop-types.ts';
import { addressOf } from '../../../../src/domain/urls.ts';
import { sayAgo, serverWords } from '../../../../src/i18n/workshop/server.ts';
import type { ServerWords } from '../../../../src/i18n/workshop/server.ts';
import type { Link } from '../../../../src/domain/models/base-types.ts';
import { isFrench, typesetFrench } from '../../../../src/lib/markdown/typography.ts';
import { typeOfCollection } from '../../../store/paths.ts';
import { isInDraft } from '../../core/stages.ts';
import type { Contribution, EntryKey, Note, Stage, WorkshopKind } from '../../types.ts';
import type { Asked, ModelBase } from '../context.ts';

/** What somebody typed, as the portal will show it. */
export const shownText = ({ facts }: Asked, text: string): string =>
  isFrench(facts.site.locale) ? typesetFrench(text) : text;

export const wordsOf = ({ facts }: Asked): ServerWords => serverWords(facts.site.locale);

export function baseOf(asked: Asked, title: string): ModelBase {
  const { parts, facts, person, token, address, notice } = asked;
  const { name, place } = parts.workshop.info;
  return {
    site: facts.site,
    address,
    title: shownText(asked, title),
    workshop: { name: shownText(asked, name), place: shownText(asked, place), home: `${parts.root}/` },
    ...(person && token !== undefined
      ? { person: { name: person.name, isReviewer: person.role === 'reviewer', token } }
      : {}),
    ...(notice ? { notice } : {}),
  };
}

export function messageModel(
  asked: Asked,
  title: string,
  text: string,
  links?: Link[],
): WorkshopMessageModel {
  const say = wordsOf(asked);
  return {
    kind: 'message',
    ...baseOf(asked, title),
    text,
    links: links ?? [{ label: say.back, href: `${asked.parts.root}/` }],
  };
}

const TONES: Readonly<Record<Stage, StageTone>> = {
  begun: 'quiet',
  sent: 'waiting',
  'to-change': 'ask',
  clash: 'waiting',
  ready: 'waiting',
  published: 'good',
  refused: 'bad',
  joined: 'good',
  withdrawn: 'quiet',
};

/** Where a contribution is, as people are told: of two versions that wait, that a reviewer chooses. */
export const toldStage = ({ stage, twoVersions }: Contribution): Stage =>
  twoVersions && isInDraft(stage) ? 'clash' : stage;

export function stageOf(asked: Asked, one: Contribution): { label: string; tone: StageTone } {
  const stage = toldStage(one);
  return { label: wordsOf(asked).stages[stage], tone: TONES[stage] };
}

export const kindLabel = (asked: Asked, kind: WorkshopKind): string => wordsOf(asked).kinds[kind];

/** Of an entry of the queue, whoever wrote it. */
export function typeLabel(asked: Asked, { collection }: EntryKey): string {
  const kinds = wordsOf(asked).kinds as Readonly<Record<string, string>>;
  return kinds[typeOfCollection(collection)] ?? collection;
}

export const ago = ({ now, facts }: Asked, time: string): string =>
  sayAgo(now - Date.parse(time), facts.site.locale);

export const cardOf = (asked: Asked, one: Contribution): ContributionCard => ({
  title: shownText(asked, one.title),
  kind: kindLabel(asked, one.kind),
  href: contributionHref(asked, one.id),
  stage: stageOf(asked, one),
  when: ago(asked, one.updated),
});

export const contributionHref = ({ parts }: Asked, id: string): string => `${parts.root}/c/${id}/`;

/** Of an entry, from the portal's root. */
export const entryAddress = ({ collection, slug }: EntryKey): string =>
  addressOf({ kind: 'entry', type: typeOfCollection(collection), slug });

export const entryHref = ({ parts }: Asked, key: EntryKey): string => parts.base + entryAddress(key);

/** Decap, on an entry. */
export const editorHref = ({ parts }: Asked, { collection, slug }: EntryKey): string =>
  `${parts.base}/admin/#/collections/${collection}/entries/${slug}`;

export const wordOf = (asked: Asked, note: Note): WorkshopWord => ({
  by: note.by,
  isReviewer: note.role === 'reviewer',
  when: ago(asked, note.time),
  text: note.text,
});

export const typeOfKey = ({ collection }: EntryKey): TypeName => typeOfCollection(collection);

/** `http://192.168.1.20:4331`: as the phones of the room reach this server, whatever this device calls it. */
export const roomOrigin = (asked: Asked): string => roomOrigins(asked)[0]!;

/** The best first. */
export function roomOrigins({ parts, origin }: Asked): string[] {
  const { port } = new URL(origin);
  const own = parts.interfaces.map((host) => `http://${host}${port ? `:${port}` : ''}`);
  return own.length > 0 ? own : [origin];
}
