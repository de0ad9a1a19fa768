/** What the map shows, fetched once it is asked for: the points of the directory (domain/documents/atlas.ts). */

export interface Point {
  slug: string;
  title: string;
  href: string;
  lon: number;
  lat: number;
  /** Else it stands at the heart of its commune. */
  exact: boolean;
  kind?: string | undefined;
  place?: string | undefined;
}

type Row = [
  slug: string,
  title: string,
  lon: number,
  lat: number,
  exact: 0 | 1,
  kind: number,
  place: number,
  themes: number[],
  territories: number[],
];

interface Table {
  base: string;
  kinds: string[];
  places: string[];
  themes: string[];
  territories: string[];
  points: Row[];
}

export interface Scope {
  theme?: string | undefined;
  territory?: string | undefined;
}

/** @throws where the file does not come, or is not what it was */
export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} ${response.status}`);
  return (await response.json()) as T;
}

/** The points of a theme, of a territory, or all, from north to south: the order in which one reads. */
export async function fetchPoints(address: string, scope: Scope): Promise<Point[]> {
  const table = await fetchJson<Table>(address);
  const theme = scope.theme === undefined ? undefined : table.themes.indexOf(scope.theme);
  const territory = scope.territory === undefined ? undefined : table.territories.indexOf(scope.territory);
  return table.points
    .filter(
      ([, , , , , , , themes, territories]) =>
        (theme === undefined || themes.includes(theme)) &&
        (territory === undefined || territories.includes(territory)),
    )
    .map(([slug, title, lon, lat, exact, kind, place]) => ({
      slug,
      title,
      href: `${table.base}${slug}/`,
      lon,
      lat,
      exact: exact === 1,
      kind: table.kinds[kind],
      place: table.places[place],
    }))
    .sort((a, b) => b.lat - a.lat || a.lon - b.lon);
}
