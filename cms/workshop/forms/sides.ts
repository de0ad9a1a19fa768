/** Two texts of an entry, or two entries of a type, field by field: what differs, side by side, made one. */
import { typeOf } from '../../../src/content-types/registry.ts';
import type { TypeName } from '../../../src/content-types/registry.ts';
import { typesetFrench } from '../../../src/lib/markdown/typography.ts';
import type { Field, Fields } from '../../../src/schema/field.ts';
import { inLocale } from '../../../src/schema/field.ts';
import { isSameRaw, rawAt } from '../../../src/schema/raw.ts';
import { wordParts } from '../../merge/words.ts';
import type { ComparedField, FieldDiff } from '../types.ts';
import { entryIn } from './entry.ts';
import type { EntryValues } from './entry.ts';
import { sayValue } from './say-value.ts';
import type { EntryNames } from './types.ts';

interface Place {
  path: string;
  label: string;
  field: Field | undefined;
}

/** Said as one: a half of it means nothing, or something else. */
const WHOLE = new Set(['address', 'geo', 'price', 'consent', 'age']);

/** Every place of a type that takes a value, in its order, then its text. A rule is one: a half of it says nothing. */
function placesOf(type: TypeName, { isWhole }: { isWhole: boolean }): Place[] {
  const { fields } = typeOf(type);
  const named = (label: string) => typesetFrench(label);
  const within = (among: Fields, before: string[], above: string[]): Place[] =>
    Object.entries(among).flatMap(([name, field]) => {
      const [path, labels] = [
        [...before, name],
        [...above, inLocale(field.label, 'fr')],
      ];
      const isOne = !field.fields || 'freq' in field.fields || (isWhole && WHOLE.has(name));
      return isOne
        ? [{ path: path.join('.'), label: named(labels.join(', ')), field }]
        : within(field.fields!, path, labels);
    });
  return [...within(fields, [], []), { path: 'body', label: 'Texte', field: undefined }];
}

const NOTHING: Pick<EntryValues, 'raw' | 'body'> = { raw: {}, body: '' };

const said = (
  { path, field }: Place,
  { raw, body }: typeof NOTHING,
  names?: EntryNames,
): string | undefined => (field ? sayValue(field, rawAt(raw, path.split('.')), names) : body || undefined);

/** What differs, field by field in the order of the type, in words; of the body and long texts, word by word. @param before undefined for a new entry */
export function diffEntries(
  type: TypeName,
  before: string | undefined,
  after: string,
  names?: EntryNames,
): FieldDiff[] {
  const was = (before === undefined ? undefined : entryIn(type, before)) ?? NOTHING;
  const is = entryIn(type, after);
  // A header that is not read is shown as it is.
  if (!is) return [{ path: 'body', label: 'Texte', before, after, parts: wordParts(before ?? '', after) }];
  return placesOf(type, { isWhole: false }).flatMap((place): FieldDiff[] => {
    const { path, label, field } = place;
    if (field && isSameRaw(rawAt(was.raw, path.split('.')), rawAt(is.raw, path.split('.')))) return [];
    const [one, other] = [said(place, was, names), said(place, is, names)];
    if (one === other) return [];
    const isLong =
      !field || field.kind === 'longText' || (field.kind === 'text' && (one ?? '').includes(' '));
    const parts = isLong && one !== undefined && other !== undefined ? wordParts(one, other) : undefined;
    return [{ path, label, before: one, after: other, ...(parts ? { parts } : {}) }];
  });
}

/** Days, identifiers and addresses of one entry are nothing to choose between. */
const OWN = ['published', 'updated', 'publishedAt', 'draft', 'formerSlugs', 'uid', 'source', 'sourceId'];

/** What goes with a picture goes where it goes. */
const WITH: Readonly<Record<string, readonly string[]>> = {
  image: ['imageAlt', 'imageDecorative', 'imageCredit'],
  logo: ['logoAlt', 'logoDecorative', 'logoCredit'],
  verifiedOn: ['verifiedBy'],
  address: ['geo'],
};

const COMPANIONS = new Set(Object.values(WITH).flat());

/** The places that are chosen, each with those that follow it. */
export const choicesOf = (type: TypeName): (Place & { companions: readonly string[] })[] =>
  placesOf(type, { isWhole: true })
    .filter(({ path }) => !OWN.includes(path) && !COMPANIONS.has(path))
    .map((place) => ({ ...place, companions: WITH[place.path] ?? [] }));

/** Side by side: every field that one of them has; `a` and `b` are the same text where they say the same. */
export function compareEntries(
  type: TypeName,
  aText: string,
  bText: string,
  names?: EntryNames,
): ComparedField[] {
  const [a, b] = [entryIn(type, aText) ?? NOTHING, entryIn(type, bText) ?? NOTHING];
  return choicesOf(type).flatMap((place): ComparedField[] => {
    const side = (of: typeof NOTHING) => {
      const beside = place.companions.flatMap((path) => companionText(type, path, of, names));
      return [said(place, of, names), ...beside].filter(Boolean).join('\n') || undefined;
    };
    const [one, other] = [side(a), side(b)];
    return one === undefined && other === undefined
      ? []
      : [{ path: place.path, label: place.label, a: one, b: other }];
  });
}

function companionText(type: TypeName, path: string, { raw }: typeof NOTHING, names?: EntryNames): string[] {
  const field = typeOf(type).fields[path];
  const text = field && sayValue(field, raw[path], names);
  return text ? [`${inLocale(field.label, 'fr')}\u00a0: ${text}`] : [];
}

/** Whether a field holds several values, that `both` can keep. */
export const isListField = (type: TypeName, path: string): boolean => {
  const place = choicesOf(type).find((one) => one.path === path);
  const { fields, title } = typeOf(type);
  // A second name is another name of the one.
  const isNamed = path === title && fields['alternateNames'] !== undefined;
  return path === 'body' || isNamed || place?.field?.item !== undefined;
};
