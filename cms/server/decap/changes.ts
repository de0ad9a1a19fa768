/** What the editor changes. Who may is the store's affair; here, only that a contributor's hand stays on their own. */
import type { Draft, DraftStatus, Person, SaveResult, Upload } from '../../store/types.ts';
import { addressTaken } from '../../store/same-address.ts';
import type { Problem } from '../../../src/schema/problem.ts';
import { bytesOf, listOf, objectOf, optionalText, textOf, textsOf } from '../params.ts';
import type { Params } from '../params.ts';
import { Refused, badRequest } from '../refused.ts';
import type { Ask } from './actions.ts';
import { draftAt, entryAt, keyFrom } from './shapes.ts';

/** Signs: what one request may bring of text, pictures apart. */
const TEXT = 1024 * 1024;

/** Signs of a token: of a text, or of two that a conflict was settled from (`bothTokens`), by their longest names. */
const TOKEN = 2 * 64 + 1;

const STATUSES: readonly DraftStatus[] = ['draft', 'pending_review', 'pending_publish'];

/** A contributor writes and asks for a review; what was ready is to be read again once they changed it. */
export async function persistEntry({ store, by, params }: Ask) {
  const files = listOf(params, 'dataFiles');
  const [file] = files;
  if (!file || files.length > 1) throw badRequest('une page à la fois');
  const key = entryAt(textOf(file, 'path'));
  const newPath = optionalText(file, 'newPath');
  if (newPath !== undefined && newPath !== textOf(file, 'path'))
    throw new Refused(
      422,
      'no-rename',
      'Une page publiée garde son adresse : elle ne se renomme pas ici. Changez son titre, l’adresse reste.',
    );
  const asked = statusFrom(objectOf(params, 'options'), 'status');
  const result = await store.save({
    key,
    text: textOf(file, 'raw', TEXT),
    seen: optionalText(params, 'seen', TOKEN),
    id: optionalText(params, 'id', 100),
    uploads: listOf(params, 'assets').map(uploadOf),
    by,
    status: await statusFor(asked, by, () => store.draft(key)),
  });
  return answerTo(result);
}

function uploadOf(asset: Params): Upload {
  if (optionalText(asset, 'encoding', 20) !== 'base64') throw badRequest('une image est attendue en base64');
  return { path: textOf(asset, 'path'), bytes: bytesOf(asset) };
}

function statusFrom(params: Params, name: string): DraftStatus | undefined {
  const text = optionalText(params, name, 40);
  if (text === undefined || text === '') return undefined;
  const status = STATUSES.find((one) => one === text);
  if (!status) throw badRequest('cette étape de relecture n’existe pas');
  return status;
}

async function statusFor(
  asked: DraftStatus | undefined,
  { role }: Person,
  find: () => Promise<Draft | undefined>,
): Promise<DraftStatus | undefined> {
  if (role === 'reviewer') return asked;
  // Decap sends the status of a new draft with each save: it takes nothing back that was sent to be read.
  return (await find())?.status ?? asked;
}

function answerTo(result: SaveResult) {
  switch (result.kind) {
    case 'saved':
      return result;
    case 'invalid':
      throw invalid(result.problems);
    case 'conflict':
      throw conflicting(result.conflict);
    case 'exists':
      if (result.file !== undefined) throw addressTaken(result.file, result.key);
      throw new Refused(
        409,
        'exists',
        `« ${result.title} » existe déjà${result.where === 'draft' ? ', en brouillon' : ''}. Est-ce la même ? Ouvrez-la et complétez-la. Sinon, changez un mot du titre, par exemple avec le nom de la commune.`,
        { key: result.key, title: result.title, where: result.where, by: result.by },
      );
  }
}

const invalid = (problems: readonly Problem[]): Refused =>
  new Refused(
    422,
    'invalid',
    problems
      .filter(({ severity }) => severity === 'error')
      .map(said)
      .join('\n'),
    { problems },
  );

/** As the form calls the field: whoever writes never sees its name in the file. */
function said({ label, value, message, example }: Problem): string {
  const received = value === undefined ? '' : `reçu « ${value} » : `;
  const sentence = `${label ? `${label} : ` : ''}${received}${message}`.replace(/[^.!?…]$/, '$&.');
  return example === undefined ? sentence : `${sentence} Exemple : ${example}`;
}

const conflicting = (conflict: Extract<SaveResult, { kind: 'conflict' }>['conflict']): Refused =>
  new Refused(
    409,
    'conflict',
    `${conflict.theirs.by} a changé la même chose entre-temps. Rien n’est perdu : les deux versions sont gardées. Choisissez ce qui reste.`,
    { conflict },
  );

/** Contributors: their own, between draft and review. */
export async function setStatus({ store, by, params }: Ask) {
  const key = keyFrom(params);
  const status = statusFrom(params, 'newStatus');
  if (!status) throw badRequest('il manque l’étape de relecture');
  const draft = await draftAt(store, key);
  if (by.role !== 'reviewer' && draft.by !== by.name)
    throw new Refused(
      403,
      'reviewers-only',
      'Changer l’étape de cette page est l’affaire de qui l’a commencée, ou des personnes qui relisent. Votre texte est gardé.',
    );
  await store.setStatus(key, status, by);
  return { status };
}

/** One entry, or those that are named beside it: an association and its dance. */
export async function publish({ store, by, params }: Ask) {
  const others = listOf(params, 'with').map(keyFrom);
  const result = await store.publish([keyFrom(params), ...others], by);
  if (result.kind === 'invalid') throw invalid(result.problems);
  if (result.kind === 'conflict') throw conflicting(result.conflict);
  return result;
}

export async function discard({ store, by, params }: Ask) {
  const key = keyFrom(params);
  await draftAt(store, key);
  await store.discard(key, by);
  return { discarded: true };
}

/** What is published leaves by a draft that is read and published like another. */
export async function remove({ store, by, params }: Ask) {
  const path = optionalText(params, 'path');
  const paths = path === undefined ? textsOf(params, 'paths') : [path];
  if (paths.length === 0) throw badRequest('il manque le nom de la page');
  const keys = paths.map(entryAt);
  for (const key of keys) await store.remove(key, by);
  return { drafts: keys };
}
