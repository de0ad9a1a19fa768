/**
 * Decap's proxy protocol, as decap-cms-backend-proxy 3.5 speaks it: one address, an action and its parameters. What it
 * asks and this store has not (notes that change, files beside the entries) is refused in a sentence.
 */
import type { Person, Store } from '../../store/types.ts';
import type { Params } from '../params.ts';
import { textOf } from '../params.ts';
import { Refused } from '../refused.ts';
import { addNote, getNotes } from './notes.ts';
import { discard, persistEntry, publish, remove, setStatus } from './changes.ts';
import {
  draftData,
  draftMedia,
  drafts,
  entriesByFiles,
  entriesByFolder,
  entry,
  media,
  mediaFile,
  metadata,
  oneDraft,
} from './reads.ts';

export interface Ask {
  store: Store;
  by: Person;
  params: Params;
}

type Action = (ask: Ask) => Promise<unknown>;

const NOT_HERE = (what: string): Action => {
  const refuse = () => Promise.reject(new Refused(422, 'not-here', what));
  return refuse;
};

const KEPT_NOTES = NOT_HERE(
  'Un mot de relecture reste dans l’histoire de la page : il ne se change pas et ne s’efface pas. Écrivez-en un autre.',
);

const ACTIONS: Readonly<Record<string, Action>> = {
  info: () => Promise.resolve({ repo: 'cordee', publish_modes: ['editorial_workflow'], type: 'cordee' }),
  entriesByFolder,
  entriesByFiles,
  getEntry: entry,
  unpublishedEntries: drafts,
  unpublishedEntry: oneDraft,
  unpublishedEntryDataFile: draftData,
  unpublishedEntryMediaFile: draftMedia,
  persistEntry,
  updateUnpublishedEntryStatus: setStatus,
  publishUnpublishedEntry: publish,
  deleteUnpublishedEntry: discard,
  deleteFile: remove,
  deleteFiles: remove,
  getMedia: media,
  getMediaFile: mediaFile,
  persistMedia: NOT_HERE(
    'Une image s’ajoute depuis la page qui la montre : ouvrez cette page, et choisissez l’image dans son champ. Elle part avec la page, une fois relue.',
  ),
  getNotes,
  addNote,
  updateNote: KEPT_NOTES,
  deleteNote: KEPT_NOTES,
  toggleNoteResolution: KEPT_NOTES,
  getPRMetadata: metadata,
  // The page to come is shown by /api/preview.
  getDeployPreview: () => Promise.resolve(null),
};

/** Those that write to the repository, with all that its history keeps of them. */
const CHANGES: ReadonlySet<unknown> = new Set([
  'persistEntry',
  'updateUnpublishedEntryStatus',
  'publishUnpublishedEntry',
  'deleteUnpublishedEntry',
  'deleteFile',
  'deleteFiles',
  'addNote',
]);

/** Whether a request changes what is kept. */
export const isChange = ({ action }: Params): boolean => CHANGES.has(action);

/** @throws Refused, StoreRefusal */
export function act(store: Store, by: Person, request: Params): Promise<unknown> {
  const name = textOf(request, 'action', 60);
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action)
    throw new Refused(
      422,
      'unknown-action',
      `L’éditeur demande quelque chose que ce serveur ne sait pas faire (${name.replace(/[^\w-]/g, '').slice(0, 40)}). Rechargez la page.`,
    );
  const { params } = request;
  return action({ store, by, params: (params ?? {}) as Params });
}
