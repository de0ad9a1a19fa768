import type { RenderOptions } from '../../../../src/lib/markdown/index.ts';

/** Options of every test: a French portal under a base, which knows the pictures whose name begins with `ok`. */
export const OPTIONS: RenderOptions = {
  locale: 'fr',
  siteHost: 'portail.example',
  base: '/vallee/',
  idPrefix: 'c-',
  footnoteLabel: 'Notes',
  backLabel: 'Retour à l’appel',
  tableLabel: 'Tableau',
  calloutLabels: { note: 'À noter' },
  todoLabel: 'à faire',
  doneLabel: 'fait',
  resolveImage: (src) =>
    /(?:^|\/)ok[^/]*$/.test(src)
      ? { src: '/_served/ok.webp', width: 640, height: 480, srcset: '/_served/ok.webp 640w' }
      : undefined,
};
