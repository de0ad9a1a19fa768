/**
 * The configuration of the editor, from the content types and the settings of the portal: plain JSON, made where the
 * portal is built or served, read by `/admin/`. Pure.
 */
import { TYPE_NAMES } from '../../src/content-types/registry.ts';
import type { Settings } from '../../src/schema/settings.ts';
import { backendConfig, contentRoot, hasNotes, hasWorkflow } from './backend.ts';
import { collectionOf } from './collections.ts';
import type { ListWords } from './collections.ts';
import type { EditorConfig } from './types.ts';

export type { CollectionConfig, EditorConfig, FieldConfig, OptionConfig } from './types.ts';
export { formatName } from './collections.ts';
export { communesIndex } from './communes.ts';
export type { CommuneChoice } from './communes.ts';
export { entriesIndex } from './entries.ts';
export type { EntryChoice } from './entries.ts';

export interface EditorOptions extends ListWords {
  /** In place of the one that the settings name: `store` where our server hands the configuration out. */
  backend?: 'store';
}

/**
 * @param settings those of `portal.yaml`
 * @returns what `CMS.init({ config })` takes
 */
export function editorConfig(settings: Settings, options: EditorOptions = {}): EditorConfig {
  const editor = options.backend ? { ...settings.editor, backend: options.backend } : settings.editor;
  const root = contentRoot(editor);
  const base = settings.base ?? '';
  const address = new URL(settings.url).origin + base;
  return {
    load_config_file: false,
    backend: backendConfig(editor, base),
    locale: 'fr',
    site_url: address,
    display_url: address,
    // At the door, in place of Decap's own.
    logo_url: `${base}/logo.png`,
    show_preview_links: true,
    publish_mode: hasWorkflow(editor) ? 'editorial_workflow' : 'simple',
    media_folder: `${root}media`,
    public_folder: 'media',
    // In the browser already, so that a photo of twelve megapixels does not have to travel; the store does it again.
    media_processing: {
      enabled: true,
      strip_metadata: true,
      width: 1600,
      quality: 82,
      format: { enabled: true, default: 'webp' },
    },
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    editor: { preview: true, notes: hasNotes(editor) },
    collections: TYPE_NAMES.map((name) => collectionOf(name, root, { ...options, notes: hasNotes(editor) })),
  };
}
