/** What the editor takes from inside Decap, as far as it needs it. Versions are exact: `patches.ts` holds them. */
declare module 'decap-cms-widget-*' {
  const widget: { Widget(options?: object): object };
  export default widget;
}

declare module 'decap-cms-backend-*' {
  type Backend = new (config: never, options?: never) => object;
  export const GitHubBackend: Backend;
  export const GitLabBackend: Backend;
  export const GiteaBackend: Backend;
  export const ForgejoBackend: Backend;
}

declare module 'decap-cms-backend-proxy' {
  export const ProxyBackend: typeof import('./decap.ts').ProxyBackend;
}

declare module 'decap-cms-widget-markdown/dist/esm/serializers/index.js' {
  interface Options {
    voidCodeBlock: boolean;
  }
  export function markdownToSlate(markdown: string, options: Options): object[];
  export function slateToMarkdown(nodes: object[], options: Options): string;
}

declare module 'decap-cms-lib-util' {
  export class EditorialWorkflowError extends Error {
    constructor(message: string, notUnderEditorialWorkflow: boolean);
  }
}

declare module 'decap-cms-editor-component-image' {
  const component: object;
  export default component;
}

declare module 'decap-cms-locales/dist/esm/fr/index.js' {
  const fr: import('./decap.ts').Phrases;
  export default fr;
}

declare module 'decap-cms-core/dist/esm/redux/index.js' {
  export const store: import('./decap.ts').Store;
}

declare module 'decap-cms-core/dist/esm/reducers/combinedReducer.js' {
  export default function createRootReducer(): import('./decap.ts').Reducer;
}

declare module 'decap-cms-core/dist/esm/backend.js' {
  export function currentBackend(config: unknown): import('./decap.ts').CurrentBackend;
}

declare module 'decap-cms-core/dist/esm/actions/entries.js' {
  import type { Collection, EntryMap } from './decap.ts';
  export function getSerializedEntry(collection: Collection, entry: EntryMap): EntryMap;
  export function loadEntry(collection: Collection, slug: string): unknown;
}

declare module 'decap-cms-core/dist/esm/actions/editorialWorkflow.js' {
  export function loadUnpublishedEntry(collection: import('./decap.ts').Collection, slug: string): unknown;
}

declare module 'decap-cms-core/dist/esm/actions/media.js' {
  export function addAssets(assets: readonly object[]): { type: string };
}

declare module 'decap-cms-core/dist/esm/valueObjects/AssetProxy.js' {
  export function createAssetProxy(asset: { path: string; file: File; url: string; field?: unknown }): object;
}

declare module 'decap-cms-core/dist/esm/components/Editor/EditorPreviewPane/EditorPreviewPane.js' {
  const Pane: import('react').ComponentType<object>;
  export default Pane;
}
