/**
 * Decap's own backends for forges, with what they lack: nothing is asked of a third address, what a colleague wrote
 * meanwhile is not written over without a word, and a refusal is said in French. A forge's code is fetched where it is
 * chosen, and nowhere else.
 */
import { ApiError } from './api.ts';
import type { DataFile, LoadedFile, PersistOptions } from './decap.ts';
import { openForm, savedForm } from './form.ts';
import { store } from './store.ts';

interface User {
  avatar_url?: string;
}

interface ForgeApi {
  user(): Promise<object>;
  forceMergePR?: () => Promise<never>;
}

interface ForgeBackend {
  api: ForgeApi | null;
  repo: string;
  authenticate(credentials: object): Promise<User>;
  status(): Promise<object>;
  getEntry(path: string): Promise<LoadedFile>;
  unpublishedEntryDataFile(collection: string, slug: string, path: string, id: string): Promise<string>;
  persistEntry(entry: { dataFiles: DataFile[]; assets: object[] }, options: PersistOptions): Promise<unknown>;
  updateUnpublishedEntryStatus(collection: string, slug: string, status: string): Promise<unknown>;
  publishUnpublishedEntry(collection: string, slug: string): Promise<unknown>;
}

type ForgeClass = new (config: never, options?: never) => ForgeBackend;

const FORGES: Record<string, () => Promise<unknown>> = {
  github: async () => (await import('decap-cms-backend-github')).GitHubBackend,
  gitlab: async () => (await import('decap-cms-backend-gitlab')).GitLabBackend,
  gitea: async () => (await import('decap-cms-backend-gitea')).GiteaBackend,
  forgejo: async () => (await import('decap-cms-backend-forgejo')).ForgejoBackend,
};

/** @returns undefined where the name is no forge's: our store */
export async function forgeBackend(name: string): Promise<ForgeClass | undefined> {
  const load = FORGES[name];
  return load && mended((await load()) as ForgeClass);
}

const mended = (Forge: ForgeClass): ForgeClass =>
  class extends Forge {
    /** Texts as they were when this page read or wrote them, by path: of drafts, and of the portal. */
    private readonly drafts = new Map<string, string>();
    private readonly published = new Map<string, string>();

    /** Without the picture of the account: it comes from a third address, which the page may not ask. */
    override async authenticate(credentials: object): Promise<User> {
      const { avatar_url: _, ...user } = await super.authenticate(credentials).catch((error: unknown) => {
        // After a refusal, Decap leaves its button waiting for ever.
        setTimeout(() => store.dispatch({ type: 'AUTH_REQUEST_DONE' }));
        throw new ApiError(entrance(error, this.repo));
      });
      if (this.api?.forceMergePR) this.api.forceMergePR = () => Promise.reject(new ApiError(NOT_MERGED, 405));
      return user;
    }

    /** GitHub's would ask a third address how GitHub feels. */
    override async status(): Promise<object> {
      const known = await this.api?.user().then(
        () => true,
        () => false,
      );
      return { auth: { status: known ?? false }, api: { status: true, statusPage: '' } };
    }

    override async getEntry(path: string): Promise<LoadedFile> {
      const loaded = await super.getEntry(path);
      this.published.set(path, loaded.data);
      return loaded;
    }

    override async unpublishedEntryDataFile(
      collection: string,
      slug: string,
      path: string,
      id: string,
    ): Promise<string> {
      const text = await super.unpublishedEntryDataFile(collection, slug, path, id);
      this.drafts.set(path, text);
      return text;
    }

    override async persistEntry(
      entry: { dataFiles: DataFile[]; assets: object[] },
      options: PersistOptions,
    ): Promise<unknown> {
      for (const file of entry.dataFiles) await this.refuseOver(file, options);
      const record = openForm()?.record;
      const saved = await said(super.persistEntry(entry, options));
      // The forge has it: what this device kept of it goes. A forge gives no token.
      if (record) savedForm(record, '');
      const known = options.useWorkflow ? this.drafts : this.published;
      for (const { path, raw } of entry.dataFiles) known.set(path, raw);
      return saved;
    }

    override updateUnpublishedEntryStatus(
      collection: string,
      slug: string,
      status: string,
    ): Promise<unknown> {
      return said(super.updateUnpublishedEntryStatus(collection, slug, status));
    }

    override publishUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
      return said(super.publishUnpublishedEntry(collection, slug));
    }

    /** On a forge the last save wins, and says nothing: it is stopped where somebody else's came between. */
    private async refuseOver(
      { path, slug }: DataFile,
      { unpublished, newEntry, collectionName }: PersistOptions,
    ): Promise<void> {
      if (newEntry) return;
      const seen = (unpublished ? this.drafts : this.published).get(path);
      if (seen === undefined) return;
      const now = unpublished
        ? await super.unpublishedEntryDataFile(collectionName!, slug, path, '')
        : (await super.getEntry(path)).data;
      if (now !== seen) throw new ApiError(CHANGED, 409);
    }
  };

const CHANGED =
  'Quelqu’un d’autre a enregistré cette fiche depuis que vous l’avez ouverte. Rien n’est écrasé, et votre texte est gardé sur cet appareil : rechargez la page pour comparer.';

const NOT_MERGED =
  'La forge ne publie pas cette fiche : elle a changé sur le portail depuis ce brouillon, ou ce compte ne peut pas publier. Parlez-en à l’équipe ; le brouillon reste là.';

const SENTENCES: Readonly<Record<number, string>> = {
  401: 'La forge ne vous reconnaît plus. Votre texte est gardé sur cet appareil : rechargez la page et reconnectez-vous.',
  403: 'Ce compte n’a pas ce droit sur la forge. Votre texte est gardé : demandez à l’équipe du portail.',
  405: NOT_MERGED,
  406: NOT_MERGED,
  409: NOT_MERGED,
};

/** @throws ApiError the sentence of the forge's refusal */
const said = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    const { status } = error as { status?: number };
    const sentence = status !== undefined && !(error instanceof ApiError) && SENTENCES[status];
    throw sentence ? new ApiError(sentence, status) : error;
  });

/** Why one is not let in: Decap has it in English. */
function entrance(error: unknown, repo: string): string {
  const message = (error as Error).message ?? String(error);
  if (/does not have access to this repo/.test(message))
    return `Ce compte n’a pas le droit d’écrire dans le dépôt ${repo}. Demandez-le à l’équipe du portail.`;
  if (/not found/i.test(message))
    return `Le dépôt ${repo} est introuvable avec ce compte. Est-ce le bon ? Sinon, dites-le à l’équipe du portail.`;
  return `La forge n’a pas répondu comme prévu (${message.trim()}). Réessayez dans un moment.`;
}
