/** Shapes of Decap's own state and classes, as far as the editor touches them. Types alone. */
import type { List, Map } from 'immutable';

export type EntryMap = Map<string, unknown>;
export type Collection = Map<string, unknown>;
/** `entry`, `hasChanged`, `key`: the form that is open. */
export type Draft = Map<string, unknown>;

export interface Action {
  type: string;
  payload?: unknown;
}

export interface State {
  auth: { user?: { name?: string; role?: string } | null };
  config: Record<string, unknown> & { backend?: { name?: string } };
  collections: Map<string, Collection>;
  entryDraft: Draft;
}

export type Reducer = (state: State | undefined, action: Action) => State;

export interface Store {
  getState(): State;
  dispatch(action: unknown): unknown;
  subscribe(listener: () => void): () => void;
  replaceReducer(reducer: Reducer): void;
}

export interface CurrentBackend {
  entryToRaw(collection: Collection, entry: EntryMap): string;
  entryWithFormat(collection: Collection): (entry: { raw: string; path: string; slug: string }) => {
    data: Record<string, unknown>;
  };
}

/** A picture that the form holds: `draft` until it is saved. */
export interface MediaFile {
  id: string;
  name: string;
  path: string;
  draft?: boolean;
  file?: File;
  url?: string;
  displayURL?: string;
  size?: number;
  field?: unknown;
}

export type MediaFiles = List<Map<string, unknown>>;

export interface DataFile {
  path: string;
  slug: string;
  raw: string;
  newPath?: string | undefined;
}

export interface AssetProxy {
  path: string;
  toBase64(): Promise<string>;
}

export interface PersistOptions {
  collectionName?: string;
  newEntry?: boolean;
  unpublished?: boolean;
  useWorkflow?: boolean;
  status?: string | undefined;
  commitMessage: string;
}

export interface LoadedFile {
  file: { path: string; id?: string };
  data: string;
}

export interface Request {
  action: string;
  params: Record<string, unknown>;
}

/** What `decap-cms-backend-proxy` gives to those who extend it. */
export declare class ProxyBackend {
  constructor(config: object, options?: object);
  proxyUrl: string;
  branch: string;
  options: { initialWorkflowStatus?: string };
  request(payload: Request): Promise<unknown>;
  entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedFile[]>;
  entriesByFiles(files: object[]): Promise<LoadedFile[]>;
  getEntry(path: string): Promise<LoadedFile>;
  getMedia(mediaFolder?: string): Promise<object[]>;
  unpublishedEntryDataFile(collection: string, slug: string, path: string, id: string): Promise<string>;
  publishUnpublishedEntry(collection: string, slug: string): Promise<void>;
}

export interface Phrases {
  [key: string]: string | Phrases;
}
