/** The land under the points, from the portal's own contours: no name of a place goes out to anybody. */
import { GeoJSON, Icon, LatLngBounds, Marker } from 'leaflet';
import type { Layer, LatLng, Map as LeafletMap } from 'leaflet';
import type { Feature, FeatureCollection } from 'geojson';
import { element } from './dom.ts';

interface Name {
  at: LatLng;
  label: HTMLElement;
  marker: Marker;
  count: number;
}

const NAMES = 'atlas-names';

const NameIcon = Icon.extend({
  createIcon(this: { options: { label: HTMLElement } }): HTMLElement {
    return this.options.label;
  },
  createShadow: () => null,
}) as unknown as new (options: { label: HTMLElement }) => Icon;

/** Draws contours, rivers and names. @returns what they cover, where they cover anything */
export function drawGround(map: LeafletMap, land: FeatureCollection): LatLngBounds | undefined {
  map.createPane(NAMES).classList.add(NAMES);
  const names: Name[] = [];
  const drawn = new GeoJSON(land, {
    interactive: false,
    style: (feature?: Feature) => ({ className: `land-${feature?.properties?.['level']}` }),
    filter: ({ geometry }) => geometry.type !== 'Point',
  } as ConstructorParameters<typeof GeoJSON>[1]);
  // Levels lie over each other in this order, whatever the order of the file.
  const layers = drawn.getLayers() as (Layer & { feature?: { properties?: { level?: string } } })[];
  for (const level of ['root', 'leaf', 'group', 'river'])
    for (const layer of layers) if (layer.feature?.properties?.level === level) layer.addTo(map);
  for (const { geometry, properties } of land.features) {
    if (geometry.type !== 'Point') continue;
    const [lon, lat] = geometry.coordinates as [number, number];
    const label = element(
      'span',
      { 'aria-hidden': 'true', class: 'leaflet-marker-icon atlas-name' },
      String(properties?.name),
    );
    const marker = new Marker([lat, lon], {
      icon: new NameIcon({ label }),
      interactive: false,
      keyboard: false,
      pane: NAMES,
    }).addTo(map);
    names.push({ at: marker.getLatLng(), label, marker, count: Number(properties?.count ?? 0) });
  }
  names.sort((a, b) => b.count - a.count);
  const refresh = () => hideCovered(map, names);
  map.on('zoomend', refresh);
  map.whenReady(refresh);
  const bounds = drawn.getBounds();
  return bounds.isValid() ? bounds : undefined;
}

/** Pixels of a letter and of a line, with some air. */
const LETTER = 8.5;
const LINE = 24;

/** The fullest places keep their names; one that would cover another waits for a closer view. */
function hideCovered(map: LeafletMap, names: readonly Name[]): void {
  const taken: { x: number; y: number; half: number }[] = [];
  for (const { at, label } of names) {
    const { x, y } = map.latLngToLayerPoint(at);
    const half = ((label.textContent ?? '').length * LETTER) / 2;
    const covers = taken.some(
      (other) => Math.abs(other.x - x) < half + other.half && Math.abs(other.y - y) < LINE,
    );
    label.hidden = covers;
    if (!covers) taken.push({ x, y, half });
  }
}
