import { MANIFEST } from '../icons.ts';
import { SECURITY_HEADERS, adminPolicy, publicPolicy } from '../../lib/security/csp.ts';

/** A year: these files carry a hash of their content in their name. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * `_headers`, which Netlify, Cloudflare Pages and others read beside the pages. The samples for nginx and
 * Caddy say the same (`src/site/hosting`), held by a test.
 */
export function hostHeaders(base: string): string {
  const lines = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `${base}/*`,
    ...lines({ 'Content-Security-Policy': publicPolicy({ asHeader: true }), ...SECURITY_HEADERS }),
    // The editor needs more: what was said above is taken back there first.
    `${base}/admin/*`,
    '  ! Content-Security-Policy',
    ...lines({ 'Content-Security-Policy': adminPolicy({ asHeader: true }) }),
    // Hosts that do not know the ending would hand it over as a file to keep.
    `${base}${MANIFEST}`,
    ...lines({ 'Content-Type': 'application/manifest+json' }),
    // Where nothing says the alphabet, old calendars take another one.
    `${base}/*.ics`,
    ...lines({ 'Content-Type': 'text/calendar; charset=utf-8' }),
    `${base}/_astro/*`,
    ...lines({ 'Cache-Control': FOR_EVER }),
    '',
  ].join('\n');
}
