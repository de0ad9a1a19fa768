/**
 * `npm run dev`: pages reload when a contribution changes, and what is not a page (feeds, pictures, search)
 * is made when it is asked for.
 */
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { readEnvironment } from '../environment.ts';

type Dev = typeof import('../dev.ts');

export function portalDevServer(): AstroIntegration {
  return {
    name: 'portal-dev',
    hooks: {
      // Not a file of src/pages: Astro would take it for one of the portal, and leaves out names in `_`.
      'astro:config:setup': ({ injectRoute }) =>
        injectRoute({
          pattern: '/_atelier-des-composants/[...example]',
          entrypoint: new URL('../../components/atelier/Atelier.astro', import.meta.url),
          prerender: false,
        }),
      'astro:server:setup': ({ server }) => {
        watchContent(server);
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '/').replace(/[?#].*$/, '');
          server
            .ssrLoadModule('/src/site/dev.ts')
            .then((dev) => (dev as Dev).fileFor(path))
            .then((file) => {
              if (!file) return next();
              response.setHeader('content-type', file.type);
              response.end(file.body);
            })
            .catch(next);
        });
      },
    },
  };
}

function watchContent(server: ViteDevServer): void {
  const { content } = readEnvironment();
  server.watcher.add(content);
  server.watcher.on('all', (_event, path) => {
    if (path.startsWith(content)) server.ws.send({ type: 'full-reload' });
  });
}
