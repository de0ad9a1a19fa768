/**
 * A correction: what it would change, field by field, against the published entry. Nothing is written unless it is asked
 * for (`--apply`): then the lines of these fields alone change, comments and order stay.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { answerTo, readForm } from '../../domain/forms/read.ts';
import type { RawData } from '../../domain/forms/read.ts';
import type { Item } from '../../domain/item.ts';
import type { Portal } from '../../domain/portal.ts';
import { formWords } from '../../i18n/form-words.ts';
import { fold } from '../../lib/text/fold.ts';
import { amend } from '../../reader/amend.ts';
import { parseFrontMatter } from '../../reader/front-matter.ts';
import { inLocale } from '../../schema/field.ts';
import { differences, overlay } from '../../schema/raw.ts';
import { fieldAt } from '../../schema/validate.ts';
import { save } from '../import/disk.ts';
import type { DraftOptions, Fate } from './drafts.ts';
import type { Proposal } from './understand.ts';
import { withoutEnds } from '../../lib/text/runs.ts';

type Correction = Extract<Proposal, { kind: 'form' }>;

export function correct(
  portal: Portal,
  proposal: Correction,
  options: DraftOptions & { apply: boolean },
): Fate {
  const { form, values } = proposal;
  const lookup = (type: TypeName, name: string) => portal.find(type, name)?.slug;
  const { raw, sender } = readForm(form, values, { lookup, today: options.today, how: '' });
  const address = answerTo(values, 'page');
  const item = itemAt(portal, address);
  const other = answerTo(values, 'other');
  if (!item) {
    const rest = other ? [`dit : « ${other} »`] : [];
    return {
      fate: 'refused',
      said: [
        address.trim()
          ? `aucune fiche publiée à l’adresse « ${address.slice(0, 120)} ». Retrouvez-la, et corrigez-la dans l’éditeur`
          : 'cette correction ne dit pas de quelle page elle parle. Retrouvez-la, et corrigez-la dans l’éditeur',
        ...rest,
      ],
      sender,
    };
  }
  const file = item.file;
  const said = [...proposal.remarks];
  const wanted = {
    ...changesOf(item, raw, said),
    ...verdictOf(portal, item, answerTo(values, 'verdict'), options, said),
  };
  if (other) said.push(`autre chose, à reporter à la main : « ${other} »`);
  const source = readFileSync(join(options.to, file), 'utf8');
  const read = parseFrontMatter(source);
  if (!read.ok) return { fate: 'refused', said: [`${file} : ${read.fault.message}`], sender };
  const next = overlay(read.raw, wanted);
  const found = differences(read.raw, next);
  for (const { path, there, other: becomes } of found)
    said.push(`${labelOf(item.type, path)} : « ${there || 'rien'} » devient « ${becomes} »`);
  const { title } = item;
  if (found.length === 0)
    return {
      fate: other ? 'waiting' : 'unchanged',
      file,
      title,
      said: [...said, ...(other ? [] : ['la fiche dit déjà cela'])],
      sender,
    };
  if (!options.apply || options.dryRun) return { fate: 'waiting', file, title, said, sender };
  const text = rewritten(item.type, source, found, next);
  if (!text)
    return {
      fate: 'refused',
      said: [...said, 'ce fichier ne peut pas être réécrit sans y perdre. Corrigez-le dans l’éditeur'],
      sender,
    };
  const failure = save(join(options.to, file), text, 'w');
  if (failure)
    return {
      fate: 'refused',
      said: [`${file} ne peut pas être écrit (${failure}). Vérifiez les droits du dossier`],
      sender,
    };
  return { fate: 'applied', file, title, said, sender };
}

/** The published entry at an address, with or without the host and the base of the portal. */
function itemAt(portal: Portal, text: string): Item | undefined {
  const path = text
    .trim()
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/[?#].*$/, '');
  const own = portal.base && path.startsWith(`${portal.base}/`) ? path.slice(portal.base.length) : path;
  const address = `/${withoutEnds(own, /\//)}/`;
  return [...portal.byKey.values()].find(({ href }) => href === portal.base + address);
}

/** What a type has of what was answered; the rest is told. */
function changesOf(item: Item, raw: RawData, said: string[]): RawData {
  const { title, ...others } = raw;
  const named: RawData = title === undefined ? others : { [typeOf(item.type).title]: title, ...others };
  return kept(item.type, named, [], said);
}

function kept(type: TypeName, raw: RawData, path: string[], said: string[]): RawData {
  const found: RawData = {};
  for (const [key, value] of Object.entries(raw)) {
    const here = [...path, key];
    const field = fieldAt(typeOf(type).fields, here);
    if (field?.fields && value && typeof value === 'object' && !Array.isArray(value)) {
      const inner = kept(type, value, here, said);
      if (Object.keys(inner).length > 0) found[key] = inner;
    } else if (!field) said.push(`« ${String(value)} » : ces fiches n’ont pas ce champ (${here.join('.')})`);
    else {
      const read = field.schema.safeParse(value);
      if (read.success) found[key] = value;
      else
        said.push(
          `${inLocale(field.label, 'fr')} : reçu « ${String(value)} », ${read.error.issues[0]!.message}`,
        );
    }
  }
  return found;
}

/** What « il n’existe plus » means for each type. */
const GONE: Partial<Record<TypeName, RawData>> = {
  actor: { status: 'ferme' },
  event: { status: 'annule' },
  listing: { state: 'close' },
};

function verdictOf(
  portal: Portal,
  item: Item,
  answer: string,
  { today }: DraftOptions,
  said: string[],
): RawData {
  const words = formWords(portal.locale).verdicts;
  const is = (verdict: keyof typeof words) => answer === verdict || fold(answer) === fold(words[verdict]);
  const canVerify = fieldAt(typeOf(item.type).fields, ['verifiedOn']) !== undefined;
  if (is('exact')) {
    said.push('« c’est toujours exact »');
    return canVerify ? { verifiedOn: today } : {};
  }
  if (!is('gone')) return { updated: today };
  const gone = GONE[item.type];
  said.push(gone ? '« cela n’existe plus »' : '« cela n’existe plus » : à retirer à la main');
  return gone ? { ...gone, updated: today } : {};
}

function labelOf(type: TypeName, path: string): string {
  const field = fieldAt(typeOf(type).fields, path.split('.'));
  return field ? inLocale(field.label, 'fr') : path;
}

/** The same file with these values; undefined where it would not be read back as they are. */
function rewritten(
  type: TypeName,
  source: string,
  found: readonly { path: string }[],
  next: RawData,
): string | undefined {
  const keys = new Set(found.map(({ path }) => path.split('.')[0]!));
  const changes = new Map([...keys].map((key) => [key, next[key]]));
  const text = amend(typeOf(type).fields, source, changes);
  const back = text === undefined ? undefined : parseFrontMatter(text);
  return back?.ok && differences(back.raw, next).length === 0 ? text : undefined;
}
