/** The parts of Decap that read, check and write, without its screen: bundled once a test file, run in this process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

export async function loadDecap(): Promise<Decap> {
  const folder = mkdtempSync(join(PROJECT_ROOT, 'node_modules', '.cache', 'decap-'));
  try {
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, ENTRY);
    await build({
      root: PROJECT_ROOT,
      configFile: false,
      envFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      ssr: { noExternal: true },
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
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: { shimMissingExports: true, output: { entryFileNames: 'decap.mjs' } },
      },
    });
    const all = (await import(pathToFileURL(join(folder, 'decap.mjs')).href)) as Record<string, object> &
      Omit<Decap, 'schemas'>;
    const schemas = Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        name.endsWith('Schema') ? [[name.slice(0, -'Schema'.length), value]] : [],
      ),
    );
    return { ...all, schemas };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
