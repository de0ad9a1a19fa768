/** A new entry becomes a draft in the content folder, under a name that nobody bears; a file that is there is never touched. */
import { join } from 'node:path';
import { titleOf } from '../../content-types/free-slug.ts';
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { mayReach, setAside } from '../../domain/forms/check.ts';
import type { SetAsideValue } from '../../domain/forms/check.ts';
import { readForm } from '../../domain/forms/read.ts';
import type { RawData, Sender } from '../../domain/forms/read.ts';
import type { Portal } from '../../domain/portal.ts';
import { fold } from '../../lib/text/fold.ts';
import { isFaithful } from '../../reader/faithful.ts';
import { inLocale } from '../../schema/field.ts';
import { sentenceOf } from '../../schema/problem.ts';
import { differences } from '../../schema/raw.ts';
import type { Raw } from '../../schema/validate.ts';
import { validate } from '../../schema/validate.ts';
import { save } from '../import/disk.ts';
import { Folder, fileText } from '../import/folder.ts';
import type { Existing } from '../import/folder.ts';
import type { Proposal } from './understand.ts';

export type Fate =
  | {
      fate: 'written' | 'unchanged';
      file: string;
      title: string;
      said: string[];
      sender?: Sender | undefined;
    }
  | { fate: 'waiting' | 'applied'; file: string; title: string; said: string[]; sender?: Sender | undefined }
  | { fate: 'refused'; said: string[]; sender?: Sender | undefined };

export interface DraftOptions {
  /** The content folder. */
  to: string;
  /** YYYY-MM-DD */
  today: string;
  dryRun: boolean;
}

/** The folders of a content, each read once; they remember what this run writes. */
export class Shelves {
  readonly #to: string;
  readonly #folders = new Map<TypeName, Folder>();
  readonly #written = new Map<TypeName, Existing[]>();

  constructor(to: string) {
    this.#to = to;
  }

  folder(type: TypeName): Folder {
    let folder = this.#folders.get(type);
    if (!folder) this.#folders.set(type, (folder = new Folder(this.#to, type)));
    return folder;
  }

  /** Entries that bear a title, drafts and those of this run among them. */
  named(type: TypeName, title: string): Existing[] {
    const all = [...this.folder(type).all(), ...(this.#written.get(type) ?? [])];
    return all.filter(({ raw }) => fold(titleOf(type, raw)) === fold(title));
  }

  add(type: TypeName, existing: Existing): void {
    this.#written.set(type, [...(this.#written.get(type) ?? []), existing]);
  }
}

/** How an agreement was given: the only trace of it in the entry; who gave it stays with the team. */
const HOW = 'Par le formulaire du portail';

export function draft(portal: Portal, proposal: Proposal, shelves: Shelves, options: DraftOptions): Fate {
  const read = proposal.kind === 'form' ? fromForm(portal, proposal, options) : fromEntry(proposal);
  if ('refused' in read)
    return { fate: 'refused', said: [...proposal.remarks, ...read.refused], sender: read.sender };
  const { type, raw, body, aside, sender } = read;
  const title = titleOf(type, raw);
  const said = [...proposal.remarks, ...read.said, ...aside.map(sayAside)];
  const whole = { ...raw, published: options.today, draft: 'oui' };
  const shown = aside.filter((one) => !mayReach(one));
  const text = [body, ...shown.map(({ label, value }) => `**À relire, ${label} :** ${value}`)]
    .filter(Boolean)
    .join('\n\n');
  const twins = shelves.named(type, title);
  const same = twins.find((twin) => holds(twin, raw, text));
  const folder = typeOf(type).folder;
  if (same)
    return {
      fate: 'unchanged',
      file: `${folder}/${same.path}`,
      title,
      said: ['déjà reçue : rien n’est changé'],
      sender,
    };
  if (twins.length > 0)
    said.push(
      `une fiche porte déjà ce nom : ${twins.map(({ path }) => `${folder}/${path}`).join(', ')}. Si c’est la même, reportez-y ce qui change et supprimez ce brouillon`,
    );
  const slug = shelves.folder(type).freeSlug(raw);
  const file = `${folder}/${slug}.md`;
  const content = fileText(type, whole, text);
  if (!isFaithful(content, whole))
    return {
      fate: 'refused',
      said: ['ces valeurs ne peuvent pas être écrites sans perte. Recopiez-les dans l’éditeur'],
      sender,
    };
  const failure = options.dryRun ? undefined : save(join(options.to, file), content, 'wx');
  if (failure)
    return {
      fate: 'refused',
      said: [`${file} ne peut pas être écrit (${failure}). Vérifiez les droits du dossier`],
      sender,
    };
  shelves.add(type, { path: `${slug}.md`, raw: whole, body: text, damaged: false });
  return { fate: 'written', file, title, said, sender };
}

type Readable =
  | {
      type: TypeName;
      raw: RawData;
      body: string;
      aside: SetAsideValue[];
      said: string[];
      sender?: Sender | undefined;
    }
  | { refused: string[]; sender?: Sender | undefined };

function fromForm(
  portal: Portal,
  { form, values }: Extract<Proposal, { kind: 'form' }>,
  { today }: DraftOptions,
): Readable {
  const lookup = (type: TypeName, name: string) => portal.find(type, name)?.slug;
  const read = readForm(form, values, { lookup, today, how: HOW });
  const result = setAside(form, read);
  if ('blocking' in result)
    return {
      refused: result.blocking.map((problem) => sentenceOf(asProblem(problem)).slice(2)),
      sender: read.sender,
    };
  return {
    type: form.type!,
    raw: result.raw,
    body: read.body,
    aside: result.aside,
    said: [],
    sender: read.sender,
  };
}

const asProblem = ({
  label,
  value,
  message,
}: {
  label: string;
  value?: string | undefined;
  message: string;
}) => ({
  severity: 'error' as const,
  code: 'form',
  file: '',
  path: [],
  label: undefined,
  ...(value === undefined ? {} : { value }),
  message: value === undefined ? `${label} : ${message}` : `${message} (${label})`,
});

function fromEntry({ type, raw, body }: Extract<Proposal, { kind: 'entry' }>): Readable {
  const { fields, rules } = typeOf(type);
  const { data, faults } = validate<Record<string, unknown>>(fields, raw, { sparing: true });
  const all = data ? [...faults, ...(rules?.(data as never) ?? [])] : faults;
  const say = (severity: string) =>
    all
      .filter((fault) => fault.severity === severity)
      .map((fault) => sentenceOf({ ...fault, file: '' }).slice(2));
  const errors = say('error');
  return errors.length > 0 ? { refused: errors } : { type, raw, body, aside: [], said: say('warning') };
}

const sayAside = (aside: SetAsideValue): string => {
  const { label, value, message } = aside;
  const where = mayReach(aside)
    ? 'Absent du brouillon, que git n’oublierait pas : demandez à la personne, puis complétez la fiche'
    : 'Gardé en clair à la fin du texte';
  return `${label} : reçu « ${value} », ${message}. ${where}`;
};

/** Whether a file has all that is proposed; what its reviewers added or published stays theirs. */
function holds({ raw, body }: Existing, proposed: RawData, text: string): boolean {
  const { consent: _consent, ...rest } = proposed;
  const there = Object.fromEntries(Object.keys(rest).map((key) => [key, raw[key] as Raw]));
  return differences(there, rest).length === 0 && body.trim() === text.trim();
}

/** « Structure », « Rendez-vous » */
export const kindName = (type: TypeName): string =>
  inLocale(typeOf(type).labels.singular, 'fr').toLowerCase();
