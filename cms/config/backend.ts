/** Where the editor keeps what is written: our store, or the forge that `portal.yaml` names. */
import { forgeAddresses } from '../../src/schema/editor-settings.ts';
import type { EditorBackend, EditorSettings } from '../../src/schema/editor-settings.ts';
import type { BackendConfig } from './types.ts';

/** The commits of a forge, in French: Decap's own are in English. */
const COMMIT_MESSAGES = {
  create: 'Nouvelle fiche ({{collection}}) : {{slug}}',
  update: 'Modification ({{collection}}) : {{slug}}',
  delete: 'Retrait ({{collection}}) : {{slug}}',
  uploadMedia: 'Image : {{path}}',
  deleteMedia: 'Retrait de l’image : {{path}}',
  openAuthoring: '{{message}}',
};

/** @param base where the portal lies on its site: '' or '/portail' */
export function backendConfig(settings: EditorSettings | undefined, base = ''): BackendConfig {
  const backend = settings?.backend ?? 'store';
  if (backend === 'store' || backend === 'none')
    return { name: 'cordee', proxy_url: `${base}/api/v1`, commit_messages: COMMIT_MESSAGES };
  return { ...forgeConfig(backend, settings!), commit_messages: COMMIT_MESSAGES };
}

function forgeConfig(
  backend: Exclude<EditorBackend, 'store' | 'none'>,
  settings: EditorSettings,
): BackendConfig {
  const { site, api, auth } = forgeAddresses(backend, settings);
  const common = {
    name: backend,
    repo: settings.repo ?? '',
    branch: settings.branch ?? 'main',
    ...(api ? { api_root: api } : {}),
  };
  if (backend === 'github') return { ...common, squash_merges: true, ...(auth ? relay(auth) : {}) };
  return {
    ...common,
    // The browser proves who it is by itself (OAuth 2 with PKCE): no secret, no server of ours.
    ...(backend === 'gitlab' ? { auth_type: 'pkce', squash_merges: true } : {}),
    ...(settings.appId ? { app_id: settings.appId } : {}),
    ...(auth ? { base_url: auth } : site ? { base_url: site } : {}),
  };
}

/** Decap believes what a window tells it only where the window's origin is `base_url`, to the letter. */
function relay(address: string): { base_url: string; auth_endpoint: string } {
  const { origin, pathname } = new URL(address);
  return { base_url: origin, auth_endpoint: `${pathname}/auth`.replace(/^\/+/, '') };
}

/** Gitea's backend has no drafts to review: what is saved there is published. */
export const hasWorkflow = (settings: EditorSettings | undefined): boolean => settings?.backend !== 'gitea';

/** Words of the review: our store keeps them, GitHub and GitLab make them issues, the others have no place for them. */
export const hasNotes = (settings: EditorSettings | undefined): boolean =>
  settings?.backend !== 'gitea' && settings?.backend !== 'forgejo';

/** Folder of the content, with its last slash: our store names files from the content itself. */
export function contentRoot(settings: EditorSettings | undefined): string {
  const backend = settings?.backend ?? 'store';
  if (backend === 'store' || backend === 'none') return '';
  const folder = settings?.folder ?? 'content';
  return folder ? `${folder}/` : '';
}
