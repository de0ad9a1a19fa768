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

/** Directives that a `<meta>` cannot carry: browsers ignore them there, and say so in the console. */
const HEADER_ONLY = new Set(['frame-ancestors']);

function write(directives: Directives, asHeader: boolean): string {
  return Object.entries(directives)
    .filter(([name]) => asHeader || !HEADER_ONLY.has(name))
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The policy of the public pages, as a header or for the `<meta>` where a host gives no headers. */
export const publicPolicy = ({ asHeader }: { asHeader: boolean }): string => write(PUBLIC, asHeader);

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
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
