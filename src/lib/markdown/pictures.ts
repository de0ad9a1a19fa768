import { report, type Context } from './context.ts';
import { attribute, escapeText } from './escape.ts';
import type { ResolvedImage } from './types.ts';
import type { MdastNode } from 'satteri';

interface Picture {
  url: string;
  alt?: string | null | undefined;
  title?: string | null | undefined;
}

/** A local picture that the site knows, else its alternative text. */
export function renderPicture(context: Context, node: MdastNode, picture: Picture): string {
  const declared = isDecorative(context, picture.alt);
  const alt = declared ? '' : context.typeset(picture.alt ?? '');
  const resolved = resolve(context, node, picture.url);
  if (resolved && !declared && alt.trim() === '') report(context, 'image-alt', node, picture.url);
  if (resolved) return imageTag(resolved, alt, picture.title ? context.typeset(picture.title) : undefined);
  context.words.push(alt);
  return escapeText(alt);
}

const isDecorative = ({ options }: Context, alt: string | null | undefined): boolean =>
  options.decorative?.includes((alt ?? '').trim().toLowerCase()) ?? false;

function resolve(context: Context, node: MdastNode, src: string): ResolvedImage | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(src.trim())) {
    report(context, 'remote-image', node, src);
    return undefined;
  }
  if (!isContentPath(src)) {
    report(context, 'image-path', node, src);
    return undefined;
  }
  context.images.add(src);
  const resolved = context.options.resolveImage?.(src);
  if (!resolved) report(context, 'image-missing', node, src);
  return resolved;
}

/**
 * `/media/x`, `media/x`, `./x` or `../media/x`. Who resolves it looks it up in a list of files;
 * a path that climbs back after its first folder is refused here all the same.
 */
function isContentPath(src: string): boolean {
  if (src === '' || /[\\\u0000-\u001F]/.test(src)) return false;
  if (src.startsWith('/')) return src.startsWith('/media/') && !climbs(src);
  return !climbs(src.replace(/^(?:\.\.?\/)+/, ''));
}

function climbs(path: string): boolean {
  return path.split('/').some((part) => /^(?:\.|%2e){2}$/i.test(part));
}

function imageTag(image: ResolvedImage, alt: string, title: string | undefined): string {
  return (
    `<img${attribute('class', image.className)}${attribute('src', image.src)}${attribute('srcset', image.srcset)}${attribute('sizes', image.sizes)}` +
    `${attribute('alt', alt)}${attribute('title', title)}` +
    `${attribute('width', image.width)}${attribute('height', image.height)} loading="lazy" decoding="async">`
  );
}
