/**
 * Content security policies (W3C CSP Level 3). Public pages load nothing from elsewhere and run nothing
 * that is not a file of the portal; the search needs WebAssembly to be compiled, and nothing more.
 */
type Directives = Readonly<Record<string, readonly string[]>>;

const PUBLIC: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Decap compiles its validators and styles itself inline: it gets what it needs, on its own pages only. */
const ADMIN: Directives = {
  ...PUBLIC,
  'script-src': ["'self'", "'unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'", 'blob:', 'data:'],
  'frame-src': ["'self'"],
};

/** A list for other sites: it may be framed by anybody, and sends nothing anywhere. */
const EMBED: Directives = {
  ...PUBLIC,
  'script-src': ["'self'"],
  'form-action': ["'none'"],
  'frame-ancestors': ['*'],
};

/** Directives that a `<meta>` cannot carry: browsers ignore them there, and say so in the console. */
const HEADER_ONLY = new Set(['frame-ancestors']);

function write(directives: Directives, asHeader: boolean): string {
  return Object.entries(directives)
    .filter(([name]) => asHeader || !HEADER_ONLY.has(name))
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/**
 * The policy of the public pages, as a header or for the `<meta>` where a host gives no headers.
 * @param images sources of pictures that a portal names besides itself: the ground of its map, on pages with a map
 */
export function publicPolicy({
  asHeader,
  images = [],
}: {
  asHeader: boolean;
  images?: readonly string[];
}): string {
  return write({ ...PUBLIC, 'img-src': [...PUBLIC['img-src']!, ...images] }, asHeader);
}

/** The policy of the page that shows frames of the portal, to those who want one. */
export const guidePolicy = ({ asHeader }: { asHeader: boolean }): string =>
  write({ ...PUBLIC, 'frame-src': ["'self'"] }, asHeader);

/** The policy of the frames themselves. @param images as for the public pages */
export const embedPolicy = ({
  asHeader,
  images = [],
}: {
  asHeader: boolean;
  images?: readonly string[];
}): string => write({ ...EMBED, 'img-src': [...EMBED['img-src']!, ...images] }, asHeader);

/** The policy of `/admin/`; `forges` are the origins of the forge's interface that the editor speaks to. */
export function adminPolicy({
  asHeader,
  forges = [],
}: {
  asHeader: boolean;
  forges?: readonly string[];
}): string {
  return write({ ...ADMIN, 'connect-src': [...ADMIN['connect-src']!, ...forges] }, asHeader);
}

/** The other headers of every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // Distances are counted from the visitor, if they ask: the browser asks them again.
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Those of `/admin/`: the relay that lets people in with GitHub is a window that answers to the one that opened it. */
export const EDITOR_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
};
