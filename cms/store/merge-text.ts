/** Three texts of one entry, made one; written as they are where one of them is enough. */
import { isDeepStrictEqual } from 'node:util';
import { typeOf } from '../../src/content-types/registry.ts';
import { BODY, amend } from '../../src/reader/amend.ts';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { toMarkdown } from '../../src/reader/write.ts';
import type { Fields } from '../../src/schema/field.ts';
import type { Raw } from '../../src/schema/validate.ts';
import { mergeEntries } from '../merge/entry.ts';
import type { FieldConflict, MergedEntry, Values, Version } from '../merge/entry.ts';
import type { BodyConflict } from '../merge/body.ts';
import { typeOfCollection } from './paths.ts';
import type { EntryKey } from './paths.ts';

export interface MergedText {
  text: string;
  /** Both changed the same thing: what is kept already stands in the text. */
  isDisputed: boolean;
  fields: readonly FieldConflict[];
  paragraphs: readonly BodyConflict[];
}

const whole = (text: string): MergedText => ({ text, isDisputed: false, fields: [], paragraphs: [] });

/**
 * @param base what both began with; undefined where it is not known: then all that differs is asked about
 * @param theirs what is kept already
 * @param mine what comes now
 */
export function mergeTexts(
  { collection }: Pick<EntryKey, 'collection'>,
  base: string | undefined,
  theirs: string,
  mine: string,
): MergedText {
  if (mine === theirs || mine === base) return whole(theirs);
  if (theirs === base) return whole(mine);
  const [before, kept, sent] = [
    base === undefined ? undefined : versionOf(base),
    versionOf(theirs),
    versionOf(mine),
  ];
  // Nothing can be said of the fields of a file that cannot be read: it is asked about, whole.
  if (!kept || !sent)
    return { ...whole(theirs), isDisputed: true, paragraphs: [{ base: base ?? '', theirs, mine }] };
  const merged = mergeEntries(before, kept, sent);
  const { fields, paragraphs } = merged;
  const text = written(typeOf(typeOfCollection(collection)).fields, { theirs, mine }, { kept, sent }, merged);
  return { text, isDisputed: fields.length + paragraphs.length > 0, fields, paragraphs };
}

function versionOf(text: string): Version | undefined {
  const read = parseFrontMatter(text);
  return read.ok ? { raw: read.raw, body: read.body } : undefined;
}

/** Theirs with what is new in it, byte for byte elsewhere. */
function written(
  fields: Fields,
  texts: { theirs: string; mine: string },
  { kept, sent }: { kept: Version; sent: Version },
  merged: MergedEntry,
): string {
  if (isSame(merged, kept)) return texts.theirs;
  if (isSame(merged, sent)) return texts.mine;
  const changes = new Map<string, Raw | undefined>(changesOf(kept.raw, merged.raw));
  if (merged.body !== kept.body) changes.set(BODY, merged.body);
  const amended = amend(fields, texts.theirs, changes);
  const read = amended === undefined ? undefined : parseFrontMatter(amended);
  return read?.ok && isDeepStrictEqual({ ...read.raw }, { ...merged.raw })
    ? amended!
    : toMarkdown(fields, { ...merged.raw }, merged.body);
}

const isSame = (one: Version, other: Version): boolean =>
  one.body === other.body && isDeepStrictEqual({ ...one.raw }, { ...other.raw });

function changesOf(from: Values, to: Values): [string, Raw | undefined][] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names].flatMap((name): [string, Raw | undefined][] => {
    const [was, is] = [from[name], to[name]];
    return isDeepStrictEqual(was, is) ? [] : [[name, Object.hasOwn(to, name) ? is : undefined]];
  });
}
