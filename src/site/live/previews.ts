/** The page to come: that of an entry with a text which nobody has published, by the portal that is there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import type { Entry, Picture, Snapshot } from '../../content-types/snapshot.ts';
import { covers } from '../../domain/documents/covers.ts';
import { modelFor } from '../../domain/model-for.ts';
import { addressOf } from '../../domain/urls.ts';
import { readPictures } from '../../reader/pictures.ts';
import { readEntryText } from '../../reader/read-entry.ts';
import type { Problem } from '../../schema/problem.ts';
import type { CompiledApp } from '../build/compile.ts';
import { pictureFiles, rememberedColors, renderPicture } from '../build/pictures.ts';
import { Writer, renderModel } from '../build/render.ts';
import type { Environment } from '../environment.ts';
import { portalOf } from '../load-portal.ts';
import type { Source } from '../load-portal.ts';

export interface PreviewText {
  type: TypeName;
  slug: string;
  text: string;
  /** Folder of pictures that the content has not, as it would hold them: `<folder>/media/photo.jpg`. */
  pictures?: { folder: string; paths: readonly string[] } | undefined;
}

export interface PreviewPage {
  /** The whole page; undefined where the text cannot be published. */
  html?: string;
  /** Of the page to come, from the portal's root. */
  address?: string;
  /** All that is to be said of this text, in French. */
  problems: Problem[];
}

interface Folders extends Pick<Environment, 'now'> {
  /** Where pictures that are not published are drawn, by the name that the page gives them. */
  drawn: string;
}

export class Previews {
  readonly #folders: Folders;
  readonly #source: Source;
  readonly #app: CompiledApp;

  constructor(folders: Folders, source: Source, app: CompiledApp) {
    this.#folders = folders;
    this.#source = source;
    this.#app = app;
  }

  async page({ type, slug, text, pictures }: PreviewText): Promise<PreviewPage> {
    const file = `${typeOf(type).folder}/${slug}.md`;
    const { entry, problems } = readEntryText(text, file, type);
    if (!entry) return { problems };
    const added = await this.#added(pictures);
    const source = {
      ...this.#source,
      snapshot: withEntry(this.#source.snapshot, shown(entry), [...added.keys()]),
      pictures: new Map([...this.#source.pictures, ...added]),
    };
    const portal = portalOf(source, this.#folders);
    const address = addressOf({ kind: 'entry', type, slug });
    const known = new Set(problems.map(({ code, path }) => `${code} ${path.join('.')}`));
    const others = portal.problems.filter(
      (one) => one.file === file && !known.has(`${one.code} ${one.path.join('.')}`),
    );
    const model = modelFor(portal, address);
    if (!model) return { problems: [...problems, ...others] };
    if (pictures) await this.#draw(added, pictures.folder, JSON.stringify(model));
    // What is drawn for an entry without a picture is not on the portal before the entry is.
    for (const cover of covers(portal))
      if (cover.address.startsWith(address))
        new Writer(this.#folders.drawn).write(cover.address, cover.text());
    const html = new TextDecoder().decode(await renderModel(this.#app, portal.base, address, model));
    return { html, address, problems: [...problems, ...others] };
  }

  /** What is known of pictures that the content has not. One that is none costs itself alone. */
  async #added(pictures: PreviewText['pictures']): Promise<Map<string, Picture>> {
    if (!pictures) return new Map();
    return (await readPictures(pictures.folder, pictures.paths, rememberedColors)).pictures;
  }

  async #draw(added: ReadonlyMap<string, Picture>, folder: string, model: string): Promise<void> {
    const writer = new Writer(this.#folders.drawn);
    for (const one of pictureFiles({ pictures: added }))
      if (model.includes(one.file) && !existsSync(join(this.#folders.drawn, one.file)))
        writer.write(one.file, await renderPicture(folder, one));
  }
}

/** A draft, or what is to come out later, has no page: here it has the one that it will have. */
function shown(entry: Entry): Entry {
  const { draft: _draft, publishedAt: _publishedAt, ...data } = entry.data as Entry['data'] & object;
  return { ...entry, data: data as never };
}

function withEntry(snapshot: Snapshot, entry: Entry, media: readonly string[]): Snapshot {
  const isOther = ({ type, slug }: { type: TypeName; slug: string }) =>
    type !== entry.type || slug !== entry.slug;
  const { sections, ...settings } = snapshot.settings;
  return {
    ...snapshot,
    // Its section may be off: its page is still to be seen by whoever writes it.
    settings: { ...settings, sections: { ...sections, [entry.type]: true } },
    entries: [...snapshot.entries.filter(isOther), entry],
    setAside: snapshot.setAside.filter(isOther),
    media: new Set([...snapshot.media, ...media]),
    // Addresses that were published count for the portal, not for one page: they cost as much as all the rest.
    record: [],
    removed: [],
    problems: [],
  };
}
