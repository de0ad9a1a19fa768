/**
 * A workshop in memory, for tests of what stands on it: it keeps the rules that are seen from outside (revisions, the
 * queue, words, stages), and nothing on the disk. What is real is tested with `openWorkshop`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreRefusal } from '../../cms/store/refusal.ts';
import type {
  ApproveResult,
  Contribution,
  EditResult,
  EndProgress,
  EntryKey,
  FormProblem,
  FormValues,
  Given,
  KeepResult,
  Note,
  Participant,
  QueueItem,
  ReviewItem,
  SameEntry,
  SendResult,
  Stage,
  Versions,
  Workshop,
  WorkshopEvent,
  WorkshopInfo,
  WorkshopKind,
  WorkshopPhoto,
  WorkshopSummary,
} from '../../cms/workshop/types.ts';

export const INFO: WorkshopInfo = {
  name: 'Atelier des Trois Vallées',
  place: 'Salle des fêtes de Saint-Aubin',
  day: '2026-12-01',
  until: '17:00',
  kinds: ['actor', 'event', 'article', 'listing', 'question', 'answer', 'correction', 'exact'],
  contact: 'Claire, 01 99 00 00 00',
};

const COLLECTIONS: Readonly<Record<string, string>> = {
  actor: 'actors',
  event: 'events',
  listing: 'listings',
  question: 'questions',
  article: 'articles',
};
const FOLDERS: Readonly<Record<string, string>> = {
  actors: 'annuaire',
  events: 'agenda',
  listings: 'annonces',
  questions: 'questions',
  articles: 'articles',
};

type Kept = { -readonly [K in keyof Contribution]: Contribution[K] } & {
  contact: string;
  bytes: Map<string, Uint8Array>;
};

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '-') || 'sans-titre';

const nameOf = ({ collection, slug }: EntryKey): string => `${collection}/${slug}`;

export interface FakeOptions {
  info?: Partial<WorkshopInfo>;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Titles that are published already, by `actors/le-plot`. */
  published?: Readonly<Record<string, string>>;
}

export class FakeWorkshop implements Workshop {
  readonly info: WorkshopInfo;
  readonly contributions = new Map<string, Kept>();
  readonly published: Map<string, string>;
  /** What was asked of the end. */
  readonly asked: string[] = [];
  /** What of the end a test says is done. */
  done: Partial<EndProgress> = {};
  readonly #people = new Map<string, Participant>();
  readonly #listeners = new Set<(event: WorkshopEvent) => void>();
  readonly #now: () => number;

  constructor({ info = {}, now = Date.now, published = {} }: FakeOptions = {}) {
    this.info = { ...INFO, ...info };
    this.#now = now;
    this.published = new Map(Object.entries(published));
  }

  get #time(): string {
    return new Date(this.#now()).toISOString();
  }

  join(person: { name: string; credit: boolean; role: Participant['role']; id?: string | undefined }) {
    const id = person.id ?? randomBytes(16).toString('base64url');
    const same = [...this.#people.values()].filter((one) => one.id !== id && one.name === person.name);
    const one = { ...person, id, name: same.length ? `${person.name} ${same.length + 1}` : person.name };
    this.#people.set(id, one);
    this.#tell({ kind: 'joined-workshop', participants: this.#people.size });
    return Promise.resolve(one);
  }

  begin(kind: WorkshopKind, by: Participant, page?: EntryKey): Promise<Contribution> {
    const id = randomBytes(16).toString('base64url');
    const title = page ? this.published.get(nameOf(page)) : '';
    if (page && title === undefined)
      return Promise.reject(new StoreRefusal('not-published', 'Cette page n’est pas publiée.'));
    const one: Kept = {
      id,
      kind,
      by: { id: by.id, name: by.name, credit: by.credit },
      created: this.#time,
      updated: this.#time,
      stage: 'begun',
      title: title || 'sans titre',
      values: {},
      photos: [],
      words: [],
      revision: 0,
      hasContact: false,
      contact: '',
      bytes: new Map(),
      ...(page ? { page } : {}),
    };
    this.contributions.set(id, one);
    return Promise.resolve(one);
  }

  find(id: string): Promise<Contribution | undefined> {
    return Promise.resolve(this.contributions.get(id));
  }

  mine(person: string): Promise<Contribution[]> {
    return Promise.resolve([...this.contributions.values()].filter(({ by }) => by.id === person).reverse());
  }

  shown(): Promise<Contribution[]> {
    const isShown = ({ stage }: Contribution) => !['begun', 'refused', 'withdrawn'].includes(stage);
    return Promise.resolve([...this.contributions.values()].filter(isShown).reverse());
  }

  keep(id: string, values: FormValues, revision: number): Promise<KeepResult> {
    const one = this.#one(id);
    if (revision <= one.revision) return Promise.resolve({ kind: 'older', revision: one.revision });
    one.values = values;
    one.revision = revision;
    one.updated = this.#time;
    one.title = (values['name']?.[0] ?? values['title']?.[0])?.trim() || one.title;
    return Promise.resolve({ kind: 'kept', revision: one.revision });
  }

  addPhoto(id: string, name: string, bytes: Uint8Array): Promise<WorkshopPhoto> {
    const one = this.#one(id);
    if (bytes[0] !== 0xff || bytes[1] !== 0xd8)
      return Promise.reject(
        new StoreRefusal('bad-picture', 'Ce fichier n’est pas une photo que le portail sait lire.'),
      );
    const hash = createHash('sha256').update(bytes).digest('hex');
    const photo = { path: `media/${slugOf(name.replace(/\..*$/, ''))}.jpg`, hash, alt: '' };
    one.photos = [...one.photos.filter(({ path }) => path !== photo.path), photo];
    one.bytes.set(photo.path, bytes);
    return Promise.resolve(photo);
  }

  describePhoto(id: string, path: string, alt: string): Promise<void> {
    const one = this.#one(id);
    one.photos = one.photos.map((photo) => (photo.path === path ? { ...photo, alt } : photo));
    return Promise.resolve();
  }

  removePhoto(id: string, path: string): Promise<void> {
    const one = this.#one(id);
    one.photos = one.photos.filter((photo) => photo.path !== path);
    return Promise.resolve();
  }

  photo(id: string, path: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.contributions.get(id)?.bytes.get(path));
  }

  problems(id: string): Promise<readonly FormProblem[]> {
    const { values, kind } = this.#one(id);
    const name = kind === 'actor' ? 'name' : 'title';
    const isThere = !(kind in COLLECTIONS) || Boolean(values[name]?.[0]?.trim());
    return Promise.resolve(
      isThere ? [] : [{ question: name, label: 'Nom', message: 'il manque le nom', blocking: true }],
    );
  }

  async text(id: string) {
    const problems = await this.problems(id);
    if (problems.length > 0) return { problems };
    const one = this.#one(id);
    return { key: this.#keyOf(one), text: `---\nname: ${one.title}\n---\n` };
  }

  same(kind: WorkshopKind, title: string): Promise<SameEntry[]> {
    const found = [...this.published].filter(
      ([name, other]) => name.startsWith(`${COLLECTIONS[kind]}/`) && slugOf(other) === slugOf(title),
    );
    return Promise.resolve(
      found.map(([name, other]) => {
        const key = keyOf(name);
        return {
          key,
          title: other,
          detail: 'Saint-Aubin',
          where: 'published',
          address: addressOf(key),
        };
      }),
    );
  }

  async send(id: string, _by: Participant, { isAnother = false } = {}): Promise<SendResult> {
    const one = this.#one(id);
    const problems = await this.problems(id);
    if (problems.some(({ blocking }) => blocking)) return { kind: 'invalid', problems };
    const same = isAnother || one.page ? [] : await this.same(one.kind, one.title);
    if (same.length > 0) return { kind: 'same', same };
    one.page = this.#keyOf(one);
    one.sent = this.#time;
    this.#to(one, 'sent');
    return { kind: 'sent', key: one.page, address: addressOf(one.page) };
  }

  async exact(page: EntryKey, by: Participant): Promise<Contribution> {
    const one = this.#one((await this.begin('exact', by, page)).id);
    one.sent = this.#time;
    this.#to(one, 'sent');
    return one;
  }

  reply(id: string, text: string, by: Participant): Promise<void> {
    this.#word(this.#one(id), text, by);
    return Promise.resolve();
  }

  leaveContact(id: string, contact: string): Promise<void> {
    const one = this.#one(id);
    one.contact = contact;
    one.hasContact = contact !== '';
    return Promise.resolve();
  }

  withdraw(id: string): Promise<void> {
    this.#to(this.#one(id), 'withdrawn');
    return Promise.resolve();
  }

  queue(): Promise<QueueItem[]> {
    const waiting = [...this.contributions.values()].filter(({ stage }) =>
      ['sent', 'to-change', 'clash', 'ready'].includes(stage),
    );
    return Promise.resolve(waiting.map((one) => this.#item(one)));
  }

  item(key: EntryKey): Promise<ReviewItem | undefined> {
    const one = this.#inQueue(key);
    return Promise.resolve(
      one && {
        ...this.#item(one),
        fields: Object.entries(one.values).map(([path, [after]]) => ({ path, label: path, after })),
        photos: one.photos,
        words: one.words,
        remarks: [],
        contacts: one.contact ? [{ name: one.by.name, contact: one.contact }] : [],
        clashes: [],
      },
    );
  }

  version(key: EntryKey): Promise<string> {
    return Promise.resolve(String(this.#inQueue(key)?.revision ?? ''));
  }

  outcome(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  approve(keys: readonly EntryKey[], by: Participant, read?: Versions): Promise<ApproveResult> {
    reviewersOnly(by);
    const changed = keys.filter((key) => {
      const one = this.#inQueue(key);
      return read && one && read[nameOf(key)] !== String(one.revision);
    });
    if (changed.length > 0) return Promise.resolve({ kind: 'changed', keys: changed });
    for (const key of keys) {
      const one = this.#inQueue(key);
      if (!one)
        return Promise.reject(new StoreRefusal('no-draft', `Il n’y a pas de brouillon de ${nameOf(key)}.`));
      this.published.set(nameOf(key), one.title);
      this.#to(one, 'published');
    }
    return Promise.resolve({ kind: 'published', commit: 'c0ffee', keys });
  }

  ask(key: EntryKey, text: string, by: Participant): Promise<void> {
    reviewersOnly(by);
    const one = this.#inQueue(key)!;
    this.#word(one, text, by);
    this.#to(one, 'to-change');
    return Promise.resolve();
  }

  refuse(
    key: EntryKey,
    reason: NonNullable<Contribution['refusal']>['reason'],
    text: string,
    by: Participant,
  ) {
    reviewersOnly(by);
    const one = this.#inQueue(key)!;
    one.refusal = { reason, text };
    this.#to(one, 'refused');
    return Promise.resolve();
  }

  compare(a: EntryKey, b: EntryKey) {
    return Promise.resolve([{ path: 'name', label: 'Nom', a: a.slug, b: b.slug }]);
  }

  merge(kept: EntryKey, other: EntryKey, choices: Readonly<Record<string, string>>, by: Participant) {
    reviewersOnly(by);
    this.asked.push(`merge ${nameOf(kept)} ${nameOf(other)} ${JSON.stringify(choices)}`);
    return Promise.resolve();
  }

  settle(contribution: string, choices: Readonly<Record<string, string>>, by: Participant) {
    reviewersOnly(by);
    this.asked.push(`settle ${contribution} ${JSON.stringify(choices)}`);
    return Promise.resolve();
  }

  values(key: EntryKey) {
    const one = this.#inQueue(key);
    return Promise.resolve(one && { values: one.values, seen: 'seen' });
  }

  edit(key: EntryKey, values: FormValues, given: Given | undefined, by: Participant): Promise<EditResult> {
    reviewersOnly(by);
    const now = { values: this.#inQueue(key)!.values, seen: 'seen' };
    if (!given) return Promise.resolve({ kind: 'changed', problems: [], values, given: now });
    this.#inQueue(key)!.values = values;
    return Promise.resolve({ kind: 'sent', key, address: addressOf(key) });
  }

  summary(): Promise<WorkshopSummary> {
    const all = [...this.contributions.values()];
    return Promise.resolve({
      info: this.info,
      participants: this.#people.size,
      thanks: [...this.#people.values()].filter(({ credit }) => credit).map(({ name }) => name),
      made: all
        .filter(({ page, stage }) => page && stage !== 'refused')
        .map((one) => ({
          key: one.page!,
          title: one.title,
          what: one.kind === 'exact' ? 'exact' : one.kind === 'correction' ? 'changed' : 'new',
          by: one.by.credit ? [one.by.name] : [],
          published: one.stage === 'published',
          address: addressOf(one.page!),
        })),
      refused: all.filter(({ stage }) => stage === 'refused').length,
      waiting: all.filter(({ stage }) => stage === 'sent').length,
      unsent: all.filter(({ stage }) => stage === 'begun').length,
    });
  }

  progress() {
    return Promise.resolve({ event: false, pushed: false, safe: false, ...this.done });
  }

  finish(by: Participant, remote: string | undefined) {
    reviewersOnly(by);
    this.asked.push(`finish ${remote}`);
    return Promise.resolve({
      later: 'Pas de réseau : la même commande enverra plus tard.',
      event: { collection: 'events', slug: 'atelier' },
    });
  }

  exportTo(folder: string) {
    this.asked.push(`export ${folder}`);
    return Promise.resolve({
      files: 0,
      bytes: 0,
      taken: () => Promise.resolve(void this.asked.push('taken')),
    });
  }

  exportAside() {
    const folder = mkdtempSync(join(tmpdir(), 'cordee-essai-'));
    const remove = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
    return this.exportTo(folder).then((made) => ({ ...made, folder, remove }));
  }

  erase() {
    this.asked.push('erase');
    return Promise.resolve();
  }

  on(listener: (event: WorkshopEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #one(id: string): Kept {
    const one = this.contributions.get(id);
    if (!one) throw new StoreRefusal('no-draft', 'Cette contribution n’est pas là.');
    return one;
  }

  #inQueue(key: EntryKey): Kept | undefined {
    return [...this.contributions.values()].find(
      ({ page, stage }) => page && nameOf(page) === nameOf(key) && stage !== 'begun',
    );
  }

  #keyOf({ page, kind, title }: Kept): EntryKey {
    return page ?? { collection: COLLECTIONS[kind] ?? 'articles', slug: slugOf(title) };
  }

  #item(one: Kept): QueueItem {
    return {
      key: one.page!,
      title: one.title,
      isNew: one.kind in COLLECTIONS,
      isRemoval: false,
      status: one.stage === 'sent' ? 'pending_review' : one.stage === 'ready' ? 'pending_publish' : 'draft',
      by: one.by.name,
      age: this.#now() - Date.parse(one.sent ?? one.updated),
      version: String(one.revision),
      contributions: [one],
      doubles: [],
      together: [],
    };
  }

  #word(one: Kept, text: string, by: Participant): void {
    const note: Note = {
      id: String(one.words.length),
      by: by.name,
      role: by.role,
      time: this.#time,
      text,
    };
    one.words = [...one.words, note];
  }

  #to(one: Kept, stage: Stage): void {
    one.stage = stage;
    one.updated = this.#time;
    this.#tell({
      kind: 'contribution',
      id: one.id,
      stage,
      title: one.title,
      contributionKind: one.kind,
      ...(one.by.credit ? { by: one.by.name } : {}),
    });
  }

  #tell(event: WorkshopEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function keyOf(name: string): EntryKey {
  const [collection = '', slug = ''] = name.split('/');
  return { collection, slug };
}

const addressOf = ({ collection, slug }: EntryKey): string => `/${FOLDERS[collection]}/${slug}/`;

function reviewersOnly({ role }: Participant): void {
  if (role !== 'reviewer')
    throw new StoreRefusal('reviewers-only', 'C’est à une personne qui relit de le faire.');
}
