import { safeHref } from '../url.ts';
import { report, type Context } from './context.ts';
import { attribute, stripUnseen } from './escape.ts';
import type { MdastNode } from 'satteri';

const REL_OUTSIDE = 'noopener nofollow ugc';
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** The attributes of a link, or undefined (and a report) when its address is refused. */
export function linkAttributes(
  context: Context,
  node: MdastNode,
  url: string,
  title: string | null | undefined,
): string | undefined {
  const href = allowedHref(url);
  if (href === undefined) {
    report(context, 'link', node, url);
    return undefined;
  }
  if (isDead(href, context)) {
    report(context, 'dead-link', node, url);
    return undefined;
  }
  const rel = isOutside(href, context.options.siteHost) ? REL_OUTSIDE : undefined;
  return (
    attribute('href', localHref(href, context)) +
    attribute('title', title ? context.typeset(title) : undefined) +
    attribute('rel', rel)
  );
}

function allowedHref(written: string): string | undefined {
  // Browsers drop these from an address before they read its scheme.
  const url = stripUnseen(written)
    .replace(/[\t\n]/g, '')
    .trim();
  if (/^www\./i.test(url)) return safeHref(`https://${url}`);
  if (url === '' || HAS_SCHEME.test(url)) return safeHref(url);
  if (/^[/.#?\\]/.test(url)) return encodePath(safeHref(url));
  // `media/x.pdf`: the door knows a relative address by its `./`, which stays where a colon could pass for a scheme.
  const relative = encodePath(safeHref(`./${url}`));
  return /^[^/?#]*:/.test(url) ? relative : relative?.slice(2);
}

/** Percent signs that already encode something are kept. */
function encodePath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : encodeURI(path).replace(/%25(?=[0-9a-f]{2})/gi, '%');
}

function isOutside(href: string, siteHost: string | undefined): boolean {
  if (!/^https?:/i.test(href)) return false;
  return !URL.canParse(href) || new URL(href).host !== siteHost?.toLowerCase();
}

/** A link to a page that was renamed or switched off would lead a visitor to nothing. */
function isDead(href: string, { options }: Context): boolean {
  if (!href.startsWith('/') || !options.leadsSomewhere) return false;
  const path = href.replace(/[?#].*$/, '');
  try {
    return !options.leadsSomewhere(decodeURI(path));
  } catch {
    return true;
  }
}

function localHref(href: string, context: Context): string {
  const { base = '' } = context.options;
  if (href.startsWith('/')) return base.replace(/\/+$/, '') + href;
  if (href.startsWith('media/')) return `${base.replace(/\/+$/, '')}/${href}`;
  const isOurs = href.startsWith('#') && !href.startsWith(`#${context.prefix}`);
  return isOurs && href.length > 1 ? `#${context.prefix}${href.slice(1)}` : href;
}
