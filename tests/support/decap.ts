/** The parts of Decap that read, check and write, without its screen: bundled once a test file, run in this process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

const CORE = 'decap-cms-core/dist/esm';

const ENTRY = `
export { validateConfig } from '${CORE}/constants/configSchema.js';
export { resolveFormat } from '${CORE}/formats/formats.js';
export { default as registry } from '${CORE}/lib/registry.js';
export { serializeValues, deserializeValues } from '${CORE}/lib/serializeEntryValues.js';
export { compileStringTemplate } from 'decap-cms-lib-widgets/dist/esm/stringTemplate.js';
export { sanitizeSlug } from '${CORE}/lib/urlHelper.js';
export { default as listSchema } from 'decap-cms-widget-list/dist/esm/schema.js';
export { default as objectSchema } from 'decap-cms-widget-object/dist/esm/schema.js';
export { default as imageSchema } from 'decap-cms-widget-image/dist/esm/schema.js';
export { default as fileSchema } from 'decap-cms-widget-file/dist/esm/schema.js';
export { default as markdownSchema } from 'decap-cms-widget-markdown/dist/esm/schema.js';
export { fromJS } from 'immutable';
`;

/** What needs a window, and none of this calls. */
const NOTHING = '\0nothing';

interface Dictionary {
  get(key: string): unknown;
  toJS(): Record<string, unknown>;
}

export interface Decap {
  /** @throws Error where Decap would not start */
  validateConfig(config: object): void;
  resolveFormat(
    collection: unknown,
    entry: object,
  ): { fromFile(text: string): object; toFile(data: object, order?: string[]): string };
  registry: {
    registerWidget(widget: object): void;
    registerCustomFormat(name: string, extension: string, format: object): void;
  };
  serializeValues(values: unknown, fields: unknown): Dictionary;
  deserializeValues(values: unknown, fields: unknown): Dictionary;
  compileStringTemplate(
    template: string,
    date: Date | null,
    identifier: string,
    data: unknown,
    processor?: (text: string) => string,
  ): string;
  sanitizeSlug(text: string, options: object): string;
  schemas: Record<string, object>;
  fromJS(value: unknown): Dictionary;
}

type BuildOptions = NonNullable<Parameters<typeof build>[0]>;

/** A script bundled in a folder of its own, which is gone afterwards. */
async function bundled<T>(
  source: string,
  more: (entry: string) => BuildOptions,
  take: (folder: string) => Promise<T> | T,
): Promise<T> {
  const folder = mkdtempSync(join(PROJECT_ROOT, 'node_modules', '.cache', 'decap-'));
  try {
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, source);
    const { build: options, ...rest } = more(entry);
    await build({
      root: PROJECT_ROOT,
      configFile: false,
      envFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [
        {
          name: 'without-screen',
          enforce: 'pre',
          resolveId: (id) =>
            /\/(?:reducers|routing|actions|components)(?:\/|$)/.test(id) && !id.startsWith('/')
              ? NOTHING
              : undefined,
          load: (id) => (id === NOTHING ? 'export {};' : undefined),
        },
      ],
      ...rest,
      build: { outDir: folder, emptyOutDir: false, minify: false, ...options },
    });
    return await take(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BUNDLE = 'decap.mjs';

export const loadDecap = (): Promise<Decap> =>
  bundled(
    ENTRY,
    (entry) => ({
      ssr: { noExternal: true },
      build: {
        ssr: entry,
        rolldownOptions: { shimMissingExports: true, output: { entryFileNames: BUNDLE } },
      },
    }),
    async (folder) => {
      const all = (await import(pathToFileURL(join(folder, BUNDLE)).href)) as Record<string, object> &
        Omit<Decap, 'schemas'>;
      const schemas = Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) =>
          name.endsWith('Schema') ? [[name.slice(0, -'Schema'.length), value]] : [],
        ),
      );
      return { ...all, schemas };
    },
  );

/**
 * A script for a browser, which there makes `window.through(config, files)`: each file read by the collection's format,
 * made Immutable and back by Decap's serializers, and written.
 */
export const serializerScript = (): Promise<string> =>
  bundled(
    `
import { resolveFormat } from '${CORE}/formats/formats.js';
import registry from '${CORE}/lib/registry.js';
import { serializeValues, deserializeValues } from '${CORE}/lib/serializeEntryValues.js';
import { fromJS } from 'immutable';
import { createFormats } from '${join(PROJECT_ROOT, 'cms/admin/widgets/format.ts')}';
window.through = (config, files) => {
  const formats = createFormats(config);
  for (const { name, format } of config.collections) registry.registerCustomFormat(format, 'md', formats[name]);
  return files.map(({ folder, text }) => {
    const collection = fromJS(config.collections.find(({ name }) => name === folder));
    const format = resolveFormat(collection, { path: 'x.md' });
    const fields = collection.get('fields');
    const shown = deserializeValues(fromJS(format.fromFile(text)), fields);
    return format.toFile(serializeValues(shown, fields).toJS(), []);
  });
};
`,
    (entry) => ({
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      build: {
        rolldownOptions: { input: entry, shimMissingExports: true, output: { entryFileNames: BUNDLE } },
      },
    }),
    (folder) => readFileSync(join(folder, BUNDLE), 'utf8'),
  );
