/** The open map: the land, the points as buttons, controls, and a way past it. Loaded on a click. */
import { LatLngBounds, Map as LeafletMap } from 'leaflet';
import type { FeatureCollection } from 'geojson';
import type { TilesModel } from '../../../domain/models/types.ts';
import { mapWords } from '../../../i18n/map-words.ts';
import type { MapWords } from '../../../i18n/map-words.ts';
import { clustersOf } from './clusters.ts';
import type { Clusters, Mark } from './clusters.ts';
import { fetchJson, fetchPoints } from './data.ts';
import type { Point } from './data.ts';
import { button, element } from './dom.ts';
import { drawGround } from './ground.ts';
import { listenToKeys } from './keys.ts';
import { createPins } from './pins.ts';
import { openPopup } from './popup.ts';
import { whenShown } from './shown.ts';
import { addTiles } from './tiles.ts';

/** Contours alone say nothing nearer than a hamlet; pictures of the ground say where the door is. */
const NEAREST = 16;
const NEAREST_WITH_TILES = 18;
/** How much of the view is kept ready around it, of its side. */
const AROUND = 0.25;

interface Options {
  /** Whether the map takes the focus. */
  focus: boolean;
  onClose(): void;
}

/** @throws where its points do not come */
export async function openMap(root: HTMLDetailsElement, { focus, onClose }: Options): Promise<void> {
  const { points: address, ground, themeOnly, territoryOnly, tiles: given } = root.dataset;
  const say = mapWords(document.documentElement.lang);
  const status = root.querySelector<HTMLElement>('[role=status]')!;
  const caption = root.querySelector('figcaption')?.textContent;
  const tell = (sentence: string) => void (status.textContent = sentence);
  const [points, land] = await Promise.all([
    fetchPoints(address!, { theme: themeOnly, territory: territoryOnly }),
    // Points without land are still a map.
    fetchJson<FeatureCollection>(ground!).catch(() => undefined),
  ]);
  const tiles = given ? (JSON.parse(given) as TilesModel) : undefined;
  const frame = buildFrame(say, {
    zoomIn: () => map.zoomIn(),
    zoomOut: () => map.zoomOut(),
    whole: () => whole(),
    close: () => close(),
  });
  root.classList.add('atlas-live');
  status.before(frame.holder);
  // Not inside: from an element without a stop of its own, Chromium goes back to the first of the folded part.
  root.after(frame.after);
  const maxZoom = tiles ? NEAREST_WITH_TILES : NEAREST;
  const map = createMap(frame.container, maxZoom);
  const landBounds = land && drawGround(map, land);
  let shown: readonly Point[] = points;
  let clusters: Clusters = clustersOf(points, maxZoom);
  const pins = createPins(map, say, choose);
  const whole = (animate = true) =>
    map.fitBounds(boundsOf(shown) ?? landBounds ?? map.getBounds(), {
      padding: [36, 36],
      maxZoom: 15,
      animate: animate && !isStill(),
    });

  function draw(): readonly Mark[] {
    const box = map.getBounds().pad(AROUND);
    const marks = clusters.marks(
      [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()],
      Math.round(map.getZoom()),
    );
    pins.show(marks);
    return marks;
  }

  function choose(mark: Mark, from: HTMLButtonElement, byKey: boolean): void {
    if (mark.parts === undefined) return openPopup(map, mark, from, say);
    map.once('moveend', () => {
      const inView = draw().filter(({ lat, lon }) => map.getBounds().contains([lat, lon]));
      tell(say.zoomed(inView.length));
      // The mark is gone: whoever chose it by key goes on from where it was.
      if (byKey) pins.nearest(mark.lat, mark.lon)?.focus({ preventScroll: true });
    });
    map.setView([mark.lat, mark.lon], mark.parts);
  }

  function close(): void {
    endStep();
    root.removeEventListener('toggle', remeasure);
    map.remove();
    frame.holder.remove();
    frame.after.remove();
    root.classList.remove('atlas-live');
    tell(say.closed);
    onClose();
  }

  whole(false);
  map.on('moveend', draw);
  listenToKeys(map, { whole });
  // What is folded has no size.
  const remeasure = () => void (root.open && map.invalidateSize());
  root.addEventListener('toggle', remeasure);
  const endStep = whenShown((slugs) => {
    map.closePopup();
    shown = slugs ? points.filter(({ slug }) => slugs.has(slug)) : points;
    clusters = clustersOf(shown, maxZoom);
    whole(false);
    draw();
    // Those that the map cannot show are told as before, as long as no filter chooses among them.
    tell(slugs ? say.shown(shown.length) : (caption ?? say.shown(shown.length)));
  });
  if (tiles) {
    frame.below.append(credit(tiles));
    addTiles(map, tiles, say, tell).then(
      (bar) => frame.below.prepend(bar),
      () => tell(say.tilesFailed),
    );
  }
  if (focus) frame.container.focus({ preventScroll: true });
  frame.holder.scrollIntoView({ block: 'nearest' });
}

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function createMap(container: HTMLElement, maxZoom: number): LeafletMap {
  const still = isStill();
  const map = new LeafletMap(container, {
    attributionControl: false,
    zoomControl: false,
    keyboard: false,
    maxZoom,
    minZoom: 4,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    // The wheel goes through the page, until somebody is in the map.
    scrollWheelZoom: false,
  });
  if (still) {
    const panBy = map.panBy.bind(map);
    map.panBy = (offset, options) => panBy(offset, { ...options, animate: false });
  }
  container.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  container.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  return map;
}

/** What holds all points; undefined where there are none. */
function boundsOf(points: readonly Point[]): LatLngBounds | undefined {
  if (points.length === 0) return undefined;
  return new LatLngBounds(points.map(({ lat, lon }) => [lat, lon]));
}

type Actions = Record<'zoomIn' | 'zoomOut' | 'whole' | 'close', () => void>;

function buildFrame(say: MapWords, actions: Actions) {
  const container = element('div', {
    class: 'atlas-map',
    role: 'region',
    tabindex: '0',
    'aria-label': say.region,
    'aria-describedby': 'carte-aide',
  });
  const sign = (text: string, label: string, action: () => void) =>
    button(text, action, { 'aria-label': label, title: label });
  const controls = element(
    'div',
    { class: 'atlas-controls', role: 'group', 'aria-label': say.controls },
    sign('+', say.zoomIn, actions.zoomIn),
    sign('−', say.zoomOut, actions.zoomOut),
    button(say.whole, actions.whole),
    button(say.closePopup, actions.close, { 'aria-label': say.close, title: say.close }),
  );
  const below = element('div', { class: 'atlas-below' });
  const after = element('p', { id: 'carte-fin', tabindex: '-1', class: 'visually-hidden' }, say.after);
  const holder = element(
    'div',
    { class: 'atlas-frame' },
    element('a', { class: 'atlas-skip', href: '#carte-fin', target: '_self' }, say.skip),
    element('p', { id: 'carte-aide', class: 'atlas-help' }, say.help),
    controls,
    container,
    below,
  );
  return { holder, container, below, after };
}

/** Who made the ground, as their licence asks. */
function credit({ attribution = '', attributionUrl }: TilesModel): HTMLElement {
  const text = attributionUrl
    ? element('a', { href: attributionUrl, rel: 'noopener noreferrer' }, attribution)
    : attribution;
  return element('p', { class: 'atlas-credit' }, text);
}
