/** A ground of pictures under the map. This site's own comes at once; another's waits for the visitor to agree. */
import { TileLayer } from 'leaflet';
import type { GridLayer, Map as LeafletMap } from 'leaflet';
import type { TilesModel } from '../../../domain/models/types.ts';
import type { MapWords } from '../../../i18n/map-words.ts';
import { button, element } from './dom.ts';

/** Set on the map when a ground is under it: contours become lines, names are those of the ground. */
const WITH_TILES = 'atlas-with-tiles';

/** @param tell what is said aloud */
export async function addTiles(
  map: LeafletMap,
  tiles: TilesModel,
  say: MapWords,
  tell: (sentence: string) => void,
): Promise<HTMLElement> {
  const bar = element('div', { class: 'atlas-tiles' });
  const container = map.getContainer();

  async function show(): Promise<GridLayer> {
    const layer = await layerOf(tiles);
    let failures = 0;
    // One tile at the edge may be missing; none at all is a ground that is not there.
    layer.on('tileload', () => (failures = -Infinity));
    layer.on('tileerror', () => {
      if (++failures === 4) {
        container.classList.remove(WITH_TILES);
        tell(say.tilesFailed);
      }
    });
    container.classList.add(WITH_TILES);
    return layer.addTo(map);
  }

  if (!tiles.foreign) {
    await show();
    return bar;
  }
  const { provider, host } = tiles.foreign;
  const memory = remembered(host);
  const withdraw = (layer: GridLayer) => {
    layer.remove();
    container.classList.remove(WITH_TILES);
    memory.forget();
    ask();
    bar.querySelector('button')?.focus();
  };
  const agreed = async (moveFocus: boolean) => {
    const layer = await show();
    const back = button(say.withdraw, () => withdraw(layer), { class: 'tool' });
    fill(bar, back);
    if (moveFocus) back.focus();
  };
  function ask(): void {
    const always = element('input', { type: 'checkbox' });
    const agree = () => {
      if (always.checked) memory.keep();
      void agreed(true);
    };
    fill(
      bar,
      element('p', {}, say.ask(provider, host)),
      button(say.agree, agree, { class: 'tool' }),
      element('label', {}, always, ` ${say.remember}`),
    );
  }
  if (memory.has()) await agreed(false);
  else ask();
  return bar;
}

function fill(bar: HTMLElement, ...inside: Node[]): void {
  bar.textContent = '';
  bar.append(...inside);
}

async function layerOf({ kind, url, maxZoom }: TilesModel): Promise<GridLayer> {
  const options = { maxNativeZoom: maxZoom ?? 19, maxZoom: 20 };
  if (kind === 'raster') return new TileLayer(url, options);
  const { pmtilesLayer } = await import('./pmtiles-layer.ts');
  return pmtilesLayer(url);
}

/** What a visitor agreed to, by the host that it concerns; a browser that keeps nothing asks each time. */
function remembered(host: string) {
  const key = `fond-de-carte:${host}`;
  const tried = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    has: () => tried(() => localStorage.getItem(key)) === 'oui',
    keep: () => tried(() => localStorage.setItem(key, 'oui')),
    forget: () => tried(() => localStorage.removeItem(key)),
  };
}
