/**
 * References between entries: by slug, by a former slug, or by name. One that leads to nothing is said,
 * with the nearest entries, and never costs the entry that holds it.
 */
import type { TypeName } from '../content-types/registry.ts';
import { typeOf } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import { fold } from '../lib/text/fold.ts';
import { nearest } from '../lib/text/nearest.ts';
import { isSlug } from '../lib/text/slugify.ts';
import type { Field, Fields } from '../schema/field.ts';
import { inLocale } from '../schema/field.ts';
import type { Problem } from '../schema/problem.ts';

/** From what was written to the slug of the entry that is meant. */
export class Directory {
  readonly #bySlug = new Map<string, string>();
  readonly #byName = new Map<string, string | null>();
  readonly #slugs = new Map<TypeName, string[]>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.#addSlug(entry);
    for (const entry of entries) this.#addFormerSlugs(entry);
    for (const entry of entries) this.#addNames(entry);
  }

  /** The slug of the entry that a reference means, if there is one. */
  find(type: TypeName, text: string): string | undefined {
    return this.#bySlug.get(`${type}/${text}`) ?? this.#byName.get(`${type}/${fold(text)}`) ?? undefined;
  }

  near(type: TypeName, text: string): string[] {
    return nearest(text, this.#slugs.get(type) ?? [], 3);
  }

  #addSlug({ type, slug }: Entry): void {
    this.#bySlug.set(`${type}/${slug}`, slug);
    const slugs = this.#slugs.get(type);
    if (slugs) slugs.push(slug);
    else this.#slugs.set(type, [slug]);
  }

  #addFormerSlugs({ type, slug, data }: Entry): void {
    for (const former of data.formerSlugs ?? []) {
      if (!this.#bySlug.has(`${type}/${former}`)) this.#bySlug.set(`${type}/${former}`, slug);
    }
  }

  /** A name that two entries bear leads to neither. */
  #addNames(entry: Entry): void {
    for (const name of namesOf(entry)) {
      const key = `${entry.type}/${fold(name)}`;
      const known = this.#byName.get(key);
      this.#byName.set(key, known === undefined || known === entry.slug ? entry.slug : null);
    }
  }
}

function namesOf({ type, data }: Entry): string[] {
  const title = (data as Record<string, unknown>)[typeOf(type).title] as string;
  return [title, ...(('alternateNames' in data && data.alternateNames) || [])];
}

/** Every relation of every entry, held against the directory. */
export function checkReferences(
  entries: readonly Entry[],
  directory: Directory,
  ignored: ReadonlySet<TypeName>,
  setAside: ReadonlySet<string> = new Set(),
): Problem[] {
  const problems: Problem[] = [];
  for (const entry of entries) {
    walk(typeOf(entry.type).fields, entry.data as Record<string, unknown>, [], (field, path, text) => {
      const to = field.to as TypeName;
      if (ignored.has(to) || directory.find(to, text)) return;
      if (field.words && !looksLikeSlug(text)) return;
      const waiting = setAside.has(`${to}/${text}`);
      problems.push(
        waiting
          ? toWaiting(entry, field, path, text)
          : toNothing(entry, field, path, text, directory.near(to, text)),
      );
    });
  }
  return problems;
}

/** « la-remise-a-neuf » was meant for a link; « Mairie » or « itinérant » were not. */
const looksLikeSlug = (text: string): boolean => isSlug(text) && text.includes('-');

/** What is meant exists, and waits for its own correction: nothing is to be changed here. */
const toWaiting = (entry: Entry, field: Field, path: (string | number)[], text: string): Problem => ({
  severity: 'note',
  code: 'reference-set-aside',
  path,
  file: entry.file,
  label: inLocale(field.label, 'fr'),
  value: text,
  message: 'la fiche visée est mise de côté : ce lien reviendra avec elle',
});

function toNothing(
  entry: Entry,
  field: Field,
  path: (string | number)[],
  text: string,
  near: string[],
): Problem {
  const kept = field.words ? 'son nom est affiché tel quel' : 'ce lien n’est pas affiché';
  const singular = inLocale(typeOf(field.to as TypeName).labels.plural, 'fr').toLowerCase();
  return {
    severity: 'warning',
    code: 'unknown-reference',
    path,
    file: entry.file,
    label: inLocale(field.label, 'fr'),
    value: text,
    message: near.length
      ? `rien de ce nom parmi les ${singular} : ${kept}. Les plus proches : ${near.join(', ')}`
      : `rien de ce nom parmi les ${singular} : ${kept}. Vérifiez le nom du fichier visé`,
  };
}

type Visit = (field: Field, path: (string | number)[], text: string) => void;

function walk(
  fields: Fields,
  values: Record<string, unknown>,
  path: (string | number)[],
  visit: Visit,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    if (field && value !== undefined) walkField(field, value, [...path, name], visit);
  }
}

function walkField(field: Field, value: unknown, path: (string | number)[], visit: Visit): void {
  if (field.kind === 'relation') visit(field, path, value as string);
  else if (field.kind === 'list' && field.item)
    (value as unknown[]).forEach((item, i) => walkField(field.item!, item, [...path, i], visit));
  else if (field.kind === 'group' && field.fields)
    walk(field.fields, value as Record<string, unknown>, path, visit);
}
