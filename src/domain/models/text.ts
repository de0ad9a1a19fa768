/** From what was written to what is shown: typography, Markdown, links within the portal. */
import { renderMarkdown } from '../../lib/markdown/index.ts';
import { typesetFrench } from '../../lib/markdown/typography.ts';
import type { RenderedMarkdown } from '../../lib/markdown/index.ts';
import { bodyWords } from '../../i18n/body.ts';
import type { Item } from '../item.ts';
import { leadsSomewhere } from '../exists.ts';
import type { Portal } from '../portal.ts';
import { pictureOf } from './pictures.ts';

/** Titles and summaries get the same typography as bodies. */
export function typesetOf(portal: Portal): (text: string) => string {
  return portal.locale.startsWith('fr') ? typesetFrench : (text) => text;
}

/** A body of Markdown, with its links and pictures resolved in this portal. */
export function renderBody(portal: Portal, source: string, idPrefix = 'texte-'): RenderedMarkdown {
  return renderMarkdown(source, {
    ...bodyWords(portal.locale),
    locale: portal.locale,
    siteHost: new URL(portal.origin).host,
    base: portal.base,
    idPrefix,
    leadsSomewhere: (path) => leadsSomewhere(portal, path),
    resolveImage: (src) => {
      const picture = pictureOf(portal, src.replace(/^(\.{0,2}\/)*/, ''), '');
      return (
        picture && {
          src: picture.src,
          width: picture.width,
          height: picture.height,
          ...(picture.tone ? { className: `tone-${picture.tone}` } : {}),
          ...(picture.srcset
            ? { srcset: picture.srcset, sizes: '(min-width: 52rem) 50rem, calc(100vw - 2rem)' }
            : {}),
        }
      );
    },
  });
}

const bodies = new WeakMap<Item, RenderedMarkdown>();

/** The body of an item, rendered once: its page, its feeds, the search and the checks all need it. */
export function bodyOf(portal: Portal, item: Item): RenderedMarkdown {
  let body = bodies.get(item);
  if (!body) bodies.set(item, (body = renderBody(portal, item.body)));
  return body;
}

/** The words of a text, without its marks: for search and structured data. */
export const plainText = (portal: Portal, source: string): string => renderBody(portal, source).text;
