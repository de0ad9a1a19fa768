/**
 * Two people changed the same thing: each field and each paragraph that both changed, with both versions, and the text
 * with the chosen ones. Pure.
 */
import { typeOf } from '../../../src/content-types/registry.ts';
import { BODY, amend } from '../../../src/reader/amend.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import { inLocale } from '../../../src/schema/field.ts';
import type { Fields } from '../../../src/schema/field.ts';
import { fieldAt } from '../../../src/schema/validate.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { blocksOf, bothBlocks } from '../../merge/body.ts';
import { typeOfCollection } from '../../store/paths.ts';
import { diffEntries } from '../forms/index.ts';
import type { EntryNames } from '../forms/index.ts';
import type { Conflict } from '../types.ts';

export type Choices = Readonly<Record<string, 'theirs' | 'mine'>>;

export interface ClashField {
  /** Of a choice: `contact.phone`, or `body.1` for the first paragraph. */
  name: string;
  label: string;
  /** As people read them; empty where it was taken out. */
  theirs: string;
  mine: string;
}

export function clashFields(conflict: Conflict, names?: EntryNames): ClashField[] {
  const { theirs, mine, fields, paragraphs } = conflict;
  const type = typeOfCollection(theirs.key.collection);
  const said = diffEntries(type, theirs.text, mine, names);
  return [
    ...fields.map((field): ClashField => {
      const name = field.path.join('.');
      const read = said.find(({ path }) => path === name);
      return {
        name,
        label: labelOf(typeOf(type).fields, field.path),
        theirs: read?.before ?? inWords(field.theirs),
        mine: read?.after ?? inWords(field.mine),
      };
    }),
    ...paragraphs.map((one, i): ClashField => ({
      name: `body.${i + 1}`,
      label: paragraphs.length > 1 ? `Texte, passage ${i + 1}` : 'Texte',
      theirs: one.theirs,
      mine: one.mine,
    })),
  ];
}

/** « Contact, Téléphone » */
function labelOf(fields: Fields, path: readonly string[]): string {
  const labels = path.map((name, i) => {
    const field = fieldAt(fields, path.slice(0, i + 1));
    return field ? inLocale(field.label, 'fr') : name;
  });
  return labels.join(', ');
}

function inWords(raw: Raw | undefined): string {
  if (raw === undefined || raw === null) return '';
  if (typeof raw === 'string') return raw;
  if (Array.isArray(raw)) return raw.map(inWords).join('\n');
  return Object.entries(raw)
    .map(([name, value]) => `${name} : ${inWords(value)}`)
    .join(', ');
}

/** What is not chosen stays as it is kept: theirs. */
export function settledText(
  { theirs, mine, merged, fields, paragraphs }: Conflict,
  choices: Choices,
): string {
  const read = parseFrontMatter(merged);
  // Nothing could be said of the fields of one of them: the one file or the other.
  if (!read.ok || isWhole(paragraphs, theirs.text)) return choices['body.1'] === 'mine' ? mine : theirs.text;
  const changes = new Map<string, Raw | undefined>();
  const raw = structuredClone(read.raw);
  for (const { path, mine: value } of fields)
    if (choices[path.join('.')] === 'mine') {
      setAt(raw, path, value);
      changes.set(path[0]!, raw[path[0]!]);
    }
  if (paragraphs.length > 0) changes.set(BODY, settledBody(read.body, paragraphs, choices));
  const type = typeOf(typeOfCollection(theirs.key.collection));
  return amend(type.fields, merged, changes) ?? merged;
}

const isWhole = (paragraphs: Conflict['paragraphs'], text: string): boolean =>
  paragraphs.length === 1 && paragraphs[0]!.theirs === text;

function setAt(
  group: Record<string, Raw>,
  [name = '', ...rest]: readonly string[],
  value: Raw | undefined,
): void {
  if (rest.length === 0) {
    if (value === undefined) delete group[name];
    else group[name] = value;
    return;
  }
  const inner = group[name];
  const there = inner && typeof inner === 'object' && !Array.isArray(inner) ? inner : {};
  group[name] = there;
  setAt(there, rest, value);
}

/** Both versions stand one under the other in what was merged: one of them goes. */
function settledBody(body: string, paragraphs: Conflict['paragraphs'], choices: Choices): string {
  let done = '';
  let rest = body;
  paragraphs.forEach(({ theirs, mine }, i) => {
    const both = bothBlocks(blocksOf(theirs), blocksOf(mine)).join('\n\n');
    const at = rest.indexOf(both);
    if (at === -1) return;
    const chosen = choices[`body.${i + 1}`] === 'mine' ? mine : theirs;
    done += rest.slice(0, at) + chosen;
    rest = rest.slice(at + both.length);
  });
  return (done + rest).replace(/\n{3,}/g, '\n\n');
}
