import { MANIFEST } from '../icons.ts';
import { SECTIONS_WITH_MAP } from '../models/atlas.ts';
import {
  EDITOR_HEADERS,
  SECURITY_HEADERS,
  adminPolicy,
  embedPolicy,
  guidePolicy,
  publicPolicy,
} from '../../lib/security/csp.ts';
import { EMBEDS, addressOf } from '../urls.ts';

/** A year: these files carry a hash of their content in their name. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

/** Endings of the files that anybody may take: tables, maps, calendars. */
export const OPEN = ['csv', 'json', 'geojson', 'ics'] as const;

const OPENER = 'Cross-Origin-Opener-Policy';

const GUIDE = addressOf({ kind: 'embed-guide' });

/** Whether an address is a frame for other sites. @param path from the portal's root, without the base */
const isEmbed = (path: string): boolean =>
  Object.values(EMBEDS).some((segment) => path.startsWith(`${GUIDE}${segment}/`));

/**
 * The headers of an address, for the server of `npm start`. Of the policy only what a page cannot say of itself: who may
 * frame it. The rest is in each page.
 * @param path from the portal's root, without the base
 */
export const servedHeaders = (path: string): Readonly<Record<string, string>> => ({
  ...(path.startsWith('/admin/') ? EDITOR_HEADERS : SECURITY_HEADERS),
  'Content-Security-Policy': `frame-ancestors ${isEmbed(path) ? '*' : "'none'"}`,
  ...(OPEN.some((ending) => path.endsWith(`.${ending}`)) ? { 'Access-Control-Allow-Origin': '*' } : {}),
});

/**
 * `_headers`, which Netlify, Cloudflare Pages and others read beside the pages. The samples for nginx and
 * Caddy say the same (`src/site/hosting`), held by a test.
 * @param images where pictures of the map's ground come from, if it is elsewhere: `https://tile.example`
 * @param forges origins that the editor speaks to besides its own
 */
export function hostHeaders(
  base: string,
  images: readonly string[] = [],
  forges: readonly string[] = [],
): string {
  const lines = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `${base}/*`,
    ...lines({ 'Content-Security-Policy': publicPolicy({ asHeader: true }), ...SECURITY_HEADERS }),
    // A ground of the map that comes from elsewhere, on the pages with a map and nowhere else.
    ...(images.length > 0 ? SECTIONS_WITH_MAP : []).flatMap((section) => [
      `${base}${section}*`,
      '  ! Content-Security-Policy',
      ...lines({ 'Content-Security-Policy': publicPolicy({ asHeader: true, images }) }),
    ]),
    // One page shows frames of the portal; the frames let themselves be shown anywhere.
    `${base}${GUIDE}`,
    '  ! Content-Security-Policy',
    ...lines({ 'Content-Security-Policy': guidePolicy({ asHeader: true }) }),
    ...Object.values(EMBEDS).flatMap((segment) => [
      `${base}${GUIDE}${segment}/*`,
      '  ! Content-Security-Policy',
      ...lines({ 'Content-Security-Policy': embedPolicy({ asHeader: true, images }) }),
    ]),
    // The editor needs more: what was said above is taken back there first.
    `${base}/admin/*`,
    '  ! Content-Security-Policy',
    `  ! ${OPENER}`,
    ...lines({
      'Content-Security-Policy': adminPolicy({ asHeader: true, forges }),
      [OPENER]: EDITOR_HEADERS[OPENER]!,
    }),
    // Hosts that do not know the ending would hand it over as a file to keep.
    `${base}${MANIFEST}`,
    ...lines({ 'Content-Type': 'application/manifest+json' }),
    // Open data: a page of another site may read them by a script.
    ...OPEN.flatMap((ending) => [`${base}/*.${ending}`, ...lines({ 'Access-Control-Allow-Origin': '*' })]),
    `${base}/*.geojson`,
    ...lines({ 'Content-Type': 'application/geo+json; charset=utf-8' }),
    // Where nothing says the alphabet, old calendars take another one.
    `${base}/*.ics`,
    ...lines({ 'Content-Type': 'text/calendar; charset=utf-8' }),
    // Under its old name, some phones would ask what it is.
    `${base}/*.vcf`,
    ...lines({ 'Content-Type': 'text/vcard; charset=utf-8' }),
    `${base}/_astro/*`,
    ...lines({ 'Cache-Control': FOR_EVER }),
    '',
  ].join('\n');
}
