/**
 * The smallest of Astro adapters. Astro compiles the code of the pages, not the content: our driver then
 * renders each address from its model. Compiling takes two seconds and is needed only when code changes;
 * a page takes a fifth of a millisecond, and needs rendering again only when its model changes.
 */
import type { AstroIntegration } from 'astro';

export function portalAdapter(): AstroIntegration {
  return {
    name: 'portal',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'portal',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'stable',
            sharpImageService: 'stable',
          },
        });
      },
    },
  };
}
