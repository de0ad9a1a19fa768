import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { portalAdapter } from './src/site/app/adapter.ts';
import { portalDevServer } from './src/site/app/dev-server.ts';
import { devSettings } from './src/site/app/dev-settings.ts';
import { floorScripts, floorStyles } from './src/site/app/floor/vite.ts';

const dev = process.argv.includes('dev');

/**
 * Astro compiles the code of the pages, never the content (`src/site/README.md`). The base path comes from
 * the portal's own settings: the build gives it, and development reads it.
 */
export default defineConfig({
  output: 'server',
  adapter: portalAdapter(),
  base: process.env.PORTAL_BASE ?? (dev ? devSettings().base : '') ?? '',
  // MDX is for the maintainers' own pages under src/pages; content folders are never given to it.
  integrations: [mdx(), ...(dev ? [portalDevServer()] : [])],
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never', assets: '_astro' },
  scopedStyleStrategy: 'where',
  devToolbar: { enabled: false },
  server: { port: 4321 },
  // What browsers get is compiled for those of src/site/app/floor/targets.ts.
  vite: {
    css: floorStyles.css,
    build: { ...floorStyles.build, assetsInlineLimit: 0 },
    plugins: [floorScripts()],
  },
});
