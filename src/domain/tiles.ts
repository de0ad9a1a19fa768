/** The ground that `portal.yaml` gives to the map: whose it is, and what is missing before anybody is sent there. */
import { isForeign, isPmtiles, tilesHost, tilesSource } from '../lib/geo/tiles-url.ts';
import { inLocale } from '../schema/field.ts';
import type { Fields } from '../schema/field.ts';
import type { Problem } from '../schema/problem.ts';
import { SETTINGS } from '../schema/settings.ts';
import type { Settings } from '../schema/settings.ts';
import { fieldAt } from '../schema/validate.ts';
import type { TilesModel } from './models/types.ts';

type Mapped = Pick<Settings, 'map' | 'base'>;

/** The tiles under the map; undefined where there are none, or where visitors could not be told whose they are. */
export function tilesOf({ map, base = '' }: Mapped): TilesModel | undefined {
  const tiles = map?.tiles;
  if (!tiles || tilesProblems({ map }).some(({ severity }) => severity === 'error')) return undefined;
  const { url, provider, attribution, attributionUrl, maxZoom } = tiles;
  const host = tilesHost(url);
  return {
    kind: isPmtiles(url) ? 'pmtiles' : 'raster',
    url: host ? url : base + url,
    attribution,
    attributionUrl,
    maxZoom,
    ...(host ? { foreign: { provider: provider!, host, source: tilesSource(url)! } } : {}),
  };
}

/** What pictures may come from elsewhere: one source of a content security policy, or none. */
export function tilesSources(settings: Mapped): string[] {
  const foreign = tilesOf(settings)?.foreign;
  return foreign ? [foreign.source] : [];
}

/** Nobody's address goes to a provider without a name; nobody's work is shown without theirs. */
export function tilesProblems({ map }: Pick<Settings, 'map'>): Problem[] {
  const tiles = map?.tiles;
  if (!tiles) return [];
  const foreign = isForeign(tiles.url);
  const problem = (
    name: 'provider' | 'attribution',
    severity: Problem['severity'],
    message: string,
  ): Problem => {
    const field = fieldAt(SETTINGS as Fields, ['map', 'tiles', name])!;
    return {
      severity,
      code: `tiles-${name}`,
      path: ['map', 'tiles', name],
      file: 'portal.yaml',
      label: inLocale(field.label, 'fr'),
      message,
      example: field.example!,
    };
  };
  const problems: Problem[] = [];
  if (foreign && !tiles.provider)
    problems.push(
      problem(
        'provider',
        'error',
        'ce fond de carte vient d’un autre site : dites à qui l’adresse IP des visiteurs sera envoyée. En attendant, la carte se fait sans ce fond',
      ),
    );
  if (!tiles.attribution)
    problems.push(
      problem(
        'attribution',
        foreign ? 'error' : 'warning',
        'les licences des fonds de carte demandent que leurs auteurs soient nommés. Donnez la mention qu’elles prescrivent',
      ),
    );
  return problems;
}
