/**
 * A portal kept on the disk and brought up to date in place: what was just published is seen first, then all that
 * depends on it, then the search. Only what changed is rendered: a page is its model, and the model tells. A content at
 * fault, or a page that cannot be rendered, leaves what was there.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { TypeName } from '../../content-types/registry.ts';
import { addresses } from '../../domain/addresses.ts';
import { documents } from '../../domain/documents/index.ts';
import { modelFor } from '../../domain/model-for.ts';
import type { Portal } from '../../domain/portal.ts';
import { addressOf } from '../../domain/urls.ts';
import { compileApp } from '../build/compile.ts';
import type { CompiledApp } from '../build/compile.ts';
import { imageFiles } from '../build/images.ts';
import { copyStatic, writeDownloads } from '../build/index.ts';
import { writeQuarantine } from '../build/quarantine.ts';
import { fileOf, renderModel } from '../build/render.ts';
import type { Writer } from '../build/render.ts';
import { buildSearch } from '../build/search.ts';
import { refuseAccident } from '../build/verify.ts';
import type { Environment } from '../environment.ts';
import { portalOf, problemsOf, readPrevious, readSource } from '../load-portal.ts';
import { factsOf } from './facts.ts';
import type { PortalFacts } from './facts.ts';
import { LiveWriter, hashOf } from './live-writer.ts';
import { Previews } from './previews.ts';
import type { PreviewPage, PreviewText } from './previews.ts';
import { LiveRecord } from './record.ts';

export interface LiveOptions extends Pick<Environment, 'content' | 'out' | 'now'> {
  /** Where the pictures of texts that are not published are drawn, for their previews. */
  drawn: string;
  /** What else is written beside the pages: the editor's own. */
  doors?: (portal: Portal, writer: Writer) => Promise<void>;
}

export interface EntryName {
  type: TypeName;
  slug: string;
}

export interface UpdateOptions {
  /** Entries that people wait for: their pages come before all others. */
  first?: readonly EntryName[];
  /** Told once those are there; all pages, where none is waited for. @param addresses from the portal's root, of those that have a page */
  onVisible?: (addresses: string[]) => void;
  /** Whether something newer is to be done: the rest is then left to it. */
  isOutdated?: () => boolean;
  /** A page that could not be rendered: the one that was there stays. */
  onFault?: (address: string, error: unknown) => void;
}

export interface UpdateReport {
  /** False where it was left for a newer one. */
  isWhole: boolean;
  pages: number;
  rendered: number;
}

/** Milliseconds of work after which others may speak: a preview waits no longer. */
const TURN = 30;

export class LivePortal {
  readonly #options: LiveOptions;
  #record: LiveRecord | undefined;
  #previews: Previews | undefined;
  #shown: Portal | undefined;
  #app: { base: string; compiled: Promise<CompiledApp> } | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /**
   * Reads the content again and brings the portal to it; one at a time.
   * @throws ContentRootError, FaultsError, CompileError, SearchError; the portal stays as it was
   */
  async update(options: UpdateOptions = {}): Promise<UpdateReport> {
    const { content, out, now } = this.#options;
    const source = await readSource(content);
    const portal = portalOf(source, { now }, readPrevious({ out }) ?? undefined);
    portal.problems = problemsOf(portal, { content, out });
    refuseAccident(portal, { out });
    const app = await this.#appOf(portal.base);
    this.#previews = new Previews(this.#options, source, app);
    this.#shown = portal;
    const isDressed = this.#record?.code === app.key;
    if (!isDressed) this.#record = openRecord(out, app.key);
    const record = this.#record!;
    try {
      return await new Update(this.#options, { portal, app, record }, options).run(isDressed);
    } finally {
      record.save();
    }
  }

  /** The page that an entry would have with this text; reads the content first where that was not done. */
  async preview(text: PreviewText): Promise<PreviewPage> {
    if (!this.#previews) {
      const source = await readSource(this.#options.content);
      const app = await this.#appOf(source.snapshot.settings.base ?? '');
      this.#previews ??= new Previews(this.#options, source, app);
    }
    return this.#previews.page(text);
  }

  /** Of the portal that is shown, or is about to be; reads the content where none is. */
  async facts(): Promise<PortalFacts> {
    const { content, now } = this.#options;
    return factsOf((this.#shown ??= portalOf(await readSource(content), { now })));
  }

  /** Compiled once, whatever becomes of the code meanwhile; another base is another code. */
  #appOf(base: string): Promise<CompiledApp> {
    if (this.#app?.base !== base) this.#app = { base, compiled: compileApp(base) };
    return this.#app.compiled;
  }
}

/** A folder of which nothing is known is begun again: what the portal has no more would stay in it. */
function openRecord(out: string, code: string): LiveRecord {
  mkdirSync(dirname(out), { recursive: true });
  const record = new LiveRecord(`${out}.json`, code);
  if (record.isNew) rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return record;
}

interface Work {
  portal: Portal;
  app: CompiledApp;
  record: LiveRecord;
}

/** One pass from a content to the files. */
class Update {
  readonly #content: string;
  readonly #out: string;
  readonly #doors: LiveOptions['doors'];
  readonly #work: Work;
  readonly #options: UpdateOptions;
  readonly #writer: LiveWriter;
  readonly #done = new Set<string>();
  #turn = performance.now();
  #rendered = 0;

  constructor({ content, out, doors }: LiveOptions, work: Work, options: UpdateOptions) {
    this.#content = content;
    this.#out = out;
    this.#doors = doors;
    this.#work = work;
    this.#options = options;
    this.#writer = new LiveWriter(out, work.record);
  }

  /** @param isDressed styles and scripts are there */
  async run(isDressed: boolean): Promise<UpdateReport> {
    const { portal, app } = this.#work;
    if (!isDressed) copyStatic(app.client, this.#out);
    await this.#first();
    const doors = this.#doors?.(portal, this.#writer).catch((error: unknown) =>
      this.#options.onFault?.('/admin/', error),
    );
    const isWhole = await this.#rest();
    await doors;
    // The last step: what the doors wrote is among what stays.
    if (isWhole) this.#writer.sweep((name) => name.startsWith(SEARCH));
    return { isWhole, pages: this.#done.size, rendered: this.#rendered };
  }

  /** @returns false where it was left for something newer */
  async #rest(): Promise<boolean> {
    const { portal } = this.#work;
    // Listed once all of the first are there: what is to be seen soon does not wait for a list.
    for (const address of addresses(portal)) {
      await this.#page(address);
      if (await this.#isOver()) return false;
    }
    const { first = [], onVisible } = this.#options;
    if (first.length === 0) onVisible?.([]);
    await this.#beside();
    if (await this.#isOver()) return false;
    await this.#search();
    for (const image of imageFiles(portal)) {
      if (image.isNamedByContent && this.#writer.has(image.file, image.file)) continue;
      const bytes = await image.render(this.#content);
      this.#writer.write(image.file, bytes, image.isNamedByContent ? image.file : undefined);
      if (await this.#isOver()) return false;
    }
    return true;
  }

  /** Lets others speak, now and then. @returns whether this is to be left for something newer */
  async #isOver(): Promise<boolean> {
    if (performance.now() - this.#turn > TURN) {
      await breathe();
      this.#turn = performance.now();
    }
    return this.#options.isOutdated?.() ?? false;
  }

  /** The pages that people wait for, with their pictures, and those on which they look for them. */
  async #first(): Promise<void> {
    const { first = [], onVisible } = this.#options;
    const { portal } = this.#work;
    const own = new Map(first.map((name) => [addressOf({ kind: 'entry', ...name }), name]));
    const lists = new Set(first.map(({ type }) => addressOf({ kind: 'list', type, page: 1 })));
    const shown: string[] = [];
    for (const [address, { type, slug }] of own) {
      const model = modelFor(portal, address);
      if (!model) this.#writer.remove(fileOf(address));
      else {
        await this.#pictures(JSON.stringify(model));
        await this.#page(address);
        // That of an entry that left says what became of it: nobody is told that it is published.
        if (portal.byKey.has(`${type}/${slug}`)) shown.push(address);
      }
    }
    if (own.size === 0) return;
    for (const address of [...lists, '/']) if (modelFor(portal, address)) await this.#page(address);
    onVisible?.(shown);
  }

  async #pictures(model: string): Promise<void> {
    for (const { kind, file, render } of imageFiles(this.#work.portal))
      if (kind === 'picture' && model.includes(file) && !this.#writer.has(file, file))
        this.#writer.write(file, await render(this.#content), file);
  }

  async #page(address: string): Promise<void> {
    if (this.#done.has(address)) return;
    this.#done.add(address);
    const { portal, app } = this.#work;
    const file = fileOf(address).slice(1);
    try {
      const model = modelFor(portal, address);
      if (!model) throw new Error(`no model for ${address}`);
      const from = hashOf(JSON.stringify(model));
      if (this.#writer.has(file, from)) return;
      this.#writer.write(file, await renderModel(app, portal.base, address, model), from);
      this.#rendered++;
    } catch (error) {
      this.#options.onFault?.(address, error);
    }
  }

  /** Feeds, calendars, tables, downloads, and what the team has. */
  async #beside(): Promise<void> {
    const { portal } = this.#work;
    for (const { address, text } of documents(portal)) {
      this.#writer.write(address, text());
      if (await this.#isOver()) return;
    }
    await writeDownloads(this.#content, portal, this.#writer);
    writeQuarantine(portal, this.#writer);
  }

  /** The index names its parts by their content: the new parts first, then what names them, then the old ones go. */
  async #search(): Promise<void> {
    const { files } = await buildSearch(this.#work.portal);
    const names = [...files.keys()];
    const isEntrance = (name: string) => name.endsWith('pagefind-entry.json');
    for (const name of [...names.filter((one) => !isEntrance(one)), ...names.filter(isEntrance)])
      this.#writer.write(SEARCH + name, files.get(name)!);
    for (const name of this.#work.record.names())
      if (name.startsWith(SEARCH) && !files.has(name.slice(SEARCH.length))) this.#writer.remove(name);
  }
}

const SEARCH = 'pagefind/';
