/** In degrees. */
export interface Point {
  lat: number;
  lon: number;
}

/** Mean radius of the Earth, in kilometres. */
const RADIUS = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres between two points as the crow flies: the haversine formula, good to a half per cent. */
export function kilometres(a: Point, b: Point): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, chord)));
}
