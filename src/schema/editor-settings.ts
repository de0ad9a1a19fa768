/** `editor` in `portal.yaml`: where the editor of `/admin/` keeps what is written, and how people log in there. */
import { bad, good } from '../lib/result.ts';
import type { Parsed } from '../lib/result.ts';
import { safeUrl } from '../lib/url.ts';
import type { DataOf } from './field.ts';
import { choice } from './fields/choice.ts';
import { group } from './fields/compound.ts';
import { scalar } from './fields/scalar.ts';
import { text } from './fields/text.ts';
import { vocabulary } from './vocabulary.ts';

export const EDITOR_BACKENDS = vocabulary({
  store: {
    label: { fr: 'Le serveur de Cordée', en: 'Cordée’s own server' },
    synonyms: ['cordee', 'cordée', 'serveur'],
  },
  github: 'GitHub',
  gitlab: 'GitLab',
  forgejo: { label: 'Forgejo', synonyms: ['codeberg'] },
  gitea: 'Gitea',
  none: { label: { fr: 'Aucun', en: 'None' }, synonyms: ['non', 'aucun', 'aucune'] },
});

const REPO = /^[\p{L}\p{N}][\p{L}\p{N}._-]*(\/[\p{L}\p{N}][\p{L}\p{N}._-]*)+$/u;
const readRepo = (path: string): Parsed<string> => {
  const repo = path.replace(/^https?:\/\/[^/]+\//, '').replace(/(?:\.git)?\/*$/, '');
  return REPO.test(repo) ? good(repo) : bad('format');
};

const readFolder = (path: string): Parsed<string> => {
  const folder = path.replace(/^(?:\.?\/)+|\/+$/g, '');
  return folder === '' || /^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/.test(folder) ? good(folder) : bad('format');
};

/** Without its last slash; in clear only towards the machine itself. */
function readForge(written: string): Parsed<string> {
  const parsed = safeUrl(written);
  if (!parsed.ok) return parsed;
  const { protocol, hostname } = new URL(parsed.value);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol !== 'https:' && !(protocol === 'http:' && isHere)) return bad('scheme');
  return good(parsed.value.replace(/\/+$/, ''));
}

const forgeAddress = (fr: string, en: string, hint: string, example: string) => ({
  kind: 'url' as const,
  label: { fr, en },
  hint,
  example,
  required: false as const,
  schema: scalar(readForge, () => 'une adresse web est attendue, commençant par https://'),
  widget: { widget: 'string' },
});

const fields = {
  backend: choice({
    label: { fr: 'Où vont les textes', en: 'Backend' },
    hint: 'store : le serveur de Cordée. github, gitlab, forgejo ou gitea : la forge, avec ses comptes. none : pas d’éditeur.',
    options: EDITOR_BACKENDS,
    example: 'forgejo',
  }),
  repo: {
    kind: 'text' as const,
    label: { fr: 'Dépôt', en: 'Repository' },
    hint: 'Sur la forge : le compte, une barre, le nom du dépôt.',
    example: 'ambrune/portail',
    required: false as const,
    schema: scalar(
      readRepo,
      () => 'un dépôt s’écrit avec le compte et le nom, séparés par une barre, comme ambrune/portail',
    ),
    widget: { widget: 'string' },
    synonyms: ['dépôt', 'repository'],
  },
  branch: text({ label: { fr: 'Branche', en: 'Branch' }, example: 'main', synonyms: ['branche'] }),
  folder: {
    kind: 'text' as const,
    label: { fr: 'Dossier du contenu', en: 'Folder' },
    hint: 'Dans le dépôt de la forge. Sans réglage : content.',
    example: 'content',
    required: false as const,
    schema: scalar(readFolder, () => 'un dossier du dépôt est attendu, comme content'),
    widget: { widget: 'string' },
    synonyms: ['dossier'],
  },
  siteUrl: forgeAddress(
    'Adresse de la forge',
    'Address of the forge',
    'Pour une forge qui n’est ni github.com, ni gitlab.com, ni codeberg.org.',
    'https://forge.exemple.fr',
  ),
  apiUrl: forgeAddress(
    'Adresse de l’interface',
    'Address of the API',
    'Si la forge ne la donne pas à sa place habituelle.',
    'https://forge.exemple.fr/api/v1',
  ),
  authUrl: forgeAddress(
    'Adresse du relais de connexion',
    'Address of the OAuth relay',
    'GitHub ne laisse pas une page entrer sans lui. Les autres forges s’en passent.',
    'https://connexion.exemple.fr',
  ),
  appId: text({
    label: { fr: 'Identifiant de l’application', en: 'Application ID' },
    hint: 'Donné par GitLab, Forgejo ou Gitea quand on y déclare l’éditeur. Ce n’est pas un secret.',
    synonyms: ['clientId', 'application'],
  }),
};

export const editor = group({
  label: { fr: 'Éditeur', en: 'Editor' },
  hint: 'Où l’éditeur de /admin/ garde ce qui est écrit. Sans réglage : le serveur de Cordée, là où il tourne.',
  synonyms: ['éditeur', 'cms'],
  fields,
});

export type EditorSettings = DataOf<typeof fields>;
export type EditorBackend = NonNullable<EditorSettings['backend']>;
type Forge = Exclude<EditorBackend, 'store' | 'none'>;

/** Where forges are when nobody says; gitea has no home of its own. */
const HOMES: Record<Forge, { site?: string; api?: string }> = {
  github: { site: 'https://github.com', api: 'https://api.github.com' },
  gitlab: { site: 'https://gitlab.com', api: 'https://gitlab.com/api/v4' },
  forgejo: { site: 'https://codeberg.org', api: 'https://codeberg.org/api/v1' },
  gitea: {},
};

const API_PATHS: Record<Forge, string> = {
  github: '/api/v3',
  gitlab: '/api/v4',
  forgejo: '/api/v1',
  gitea: '/api/v1',
};

export interface ForgeAddresses {
  site?: string | undefined;
  api?: string | undefined;
  auth?: string | undefined;
}

/** The addresses of a forge: those that are set, else those of its public home. */
export function forgeAddresses(forge: Forge, settings: EditorSettings): ForgeAddresses {
  const { siteUrl, apiUrl, authUrl } = settings;
  const site = siteUrl ?? (apiUrl ? new URL(apiUrl).origin : HOMES[forge].site);
  const api = apiUrl ?? (siteUrl ? siteUrl + API_PATHS[forge] : HOMES[forge].api);
  return { site, api, auth: authUrl };
}

/**
 * The origins that `/admin/` speaks to besides its own: the forge's interface, and where it hands tokens out; none for our
 * store. GitHub hands none to a page: its relay is a window of its own, to which the page sends nothing.
 */
export function forgeOrigins(settings: EditorSettings | undefined): string[] {
  const backend = settings?.backend ?? 'store';
  if (backend === 'store' || backend === 'none') return [];
  const { site, api, auth } = forgeAddresses(backend, settings!);
  const asked = backend === 'github' ? [api] : [auth ?? site, api];
  const origins = asked.flatMap((address) => (address ? [new URL(address).origin] : []));
  return [...new Set(origins)];
}

/** What a forge needs and `portal.yaml` does not say, in French: empty when all is there. */
export function editorFaults(settings: EditorSettings | undefined): { path: string[]; message: string }[] {
  const backend = settings?.backend ?? 'store';
  if (backend === 'store' || backend === 'none') return [];
  const missing = (name: string, message: string) => ({ path: ['editor', name], message });
  const { site, api } = forgeAddresses(backend, settings!);
  return [
    ...(settings!.repo
      ? []
      : [missing('repo', 'l’éditeur ne sait pas dans quel dépôt écrire. Ajoutez-le, comme ambrune/portail')]),
    ...(site && api
      ? []
      : [missing('siteUrl', 'l’adresse de la forge manque, par exemple https://forge.exemple.fr')]),
    ...(backend === 'github' && !settings!.authUrl
      ? [
          missing(
            'authUrl',
            'GitHub demande un relais de connexion. Ajoutez son adresse, ou choisissez une autre forge',
          ),
        ]
      : []),
    ...(backend !== 'github' && !settings!.appId
      ? [
          missing(
            'appId',
            'l’identifiant de l’application manque : la forge le donne quand on y déclare l’éditeur',
          ),
        ]
      : []),
  ];
}
