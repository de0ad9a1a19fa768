import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypeName } from '../content-types/registry.ts';
import { typeOf } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import { inLocale } from '../schema/field.ts';
import type { Problem } from '../schema/problem.ts';
import { fieldAt, validate } from '../schema/validate.ts';
import { slugify } from '../lib/text/slugify.ts';
import { MAX_BYTES, decode, tooLarge } from './decode.ts';
import type { Decoded } from './decode.ts';
import { parseFrontMatter } from './front-matter.ts';

export interface ReadEntry {
  slug: string;
  /** Absent where the file is set aside. */
  entry?: Entry;
  problems: Problem[];
}

/** One file: its entry if it can be published, and all that is to be said of it. */
export const readEntry = (root: string, file: string, type: TypeName): ReadEntry =>
  entryOf(file, type, () => readSource(root, file));

/** The same of a text that is not on the disk: what somebody is writing. @param file where it would be */
export const readEntryText = (text: string, file: string, type: TypeName): ReadEntry =>
  entryOf(file, type, () => sourceOf(decode(Buffer.from(text))));

function entryOf(file: string, type: TypeName, source: () => Source): ReadEntry {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.md'.length);
  const slug = slugify(name);
  const problems: Problem[] = slug === name ? [] : [renamed(file, name, slug)];
  const read = source();
  if (read.note) problems.push({ severity: 'note', code: 'encoding', path: [], file, message: read.note });
  if (!read.ok) return { slug, problems: [...problems, { ...read.fault, file }] };
  for (const remark of read.remarks ?? []) problems.push({ ...remark, file });
  const kind = typeOf(type);
  const { data, faults } = validate<Record<string, unknown>>(kind.fields, read.raw, {
    sparing: true,
  });
  problems.push(...faults.map((fault) => ({ ...fault, file })));
  if (!data || !slug) return { slug, problems };
  for (const rule of kind.rules?.(data as never) ?? []) {
    const field = fieldAt(kind.fields, rule.path);
    problems.push({ ...rule, label: field && inLocale(field.label, 'fr'), file });
  }
  if (problems.some((problem) => problem.severity === 'error')) return { slug, problems };
  return {
    slug,
    problems,
    entry: { type, slug, file, data: data as never, body: read.body, bodyLine: read.bodyLine },
  };
}

type Source = ReturnType<typeof parseFrontMatter> & { note?: string };

function readSource(root: string, file: string): Source {
  const path = join(root, file);
  try {
    // Looked at before it is opened: a file of ten gigabytes is not read to learn that it is too large.
    const { size } = lstatSync(path);
    return sourceOf(size > MAX_BYTES ? tooLarge(size) : decode(readFileSync(path)));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return unreadable(`le fichier ne peut pas être lu (${code}). Vérifiez ses droits`);
  }
}

function sourceOf(decoded: Decoded): Source {
  if (!decoded.ok) return decoded;
  const parsed: Source = parseFrontMatter(decoded.text);
  return decoded.note ? { ...parsed, note: decoded.note } : parsed;
}

const unreadable = (message: string): Source => ({
  ok: false,
  fault: { severity: 'error', code: 'unreadable', path: [], message },
});

function renamed(file: string, name: string, slug: string): Problem {
  return {
    severity: slug ? 'note' : 'error',
    code: 'file-name',
    path: [],
    file,
    value: name,
    message: slug
      ? `le nom du fichier fait l’adresse de la page, en minuscules et tirets : elle sera « ${slug} ». Renommez-le ${slug}.md`
      : 'le nom du fichier doit contenir des lettres ou des chiffres. Renommez-le, par exemple mon-association.md',
  };
}
