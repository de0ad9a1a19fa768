/** What opens over a mark: an actor and its page, or the list of those that share a spot. */
import { Popup } from 'leaflet';
import type { Map as LeafletMap } from 'leaflet';
import type { MapWords } from '../../../i18n/map-words.ts';
import type { Mark } from './clusters.ts';
import type { Point } from './data.ts';
import { button, element } from './dom.ts';

/** Pixels between the popup and the edge of the map. */
const AIR: [number, number] = [12, 12];
const WIDEST = 300;
const NARROWEST = 190;

/** Opens the popup of a mark and gives it the focus; closed, the focus is back on the mark's button. */
export function openPopup(map: LeafletMap, mark: Mark, from: HTMLButtonElement, say: MapWords): void {
  const content = element('div', { role: 'dialog', 'aria-label': titleOf(mark, say), class: 'atlas-card' });
  const popup = new Popup({
    closeButton: false,
    autoPanPadding: AIR,
    offset: [0, -14],
    maxWidth: Math.min(WIDEST, map.getSize().x - 2 * AIR[0] - 20),
    minWidth: NARROWEST,
    className: 'atlas-popup',
  });
  content.append(
    ...(mark.point ? [cardOf(mark.point, say)] : [heapOf(mark, say)]),
    button(say.closePopup, () => map.closePopup(popup), { class: 'atlas-card-close' }),
  );
  popup.setLatLng([mark.lat, mark.lon]).setContent(content);
  from.setAttribute('aria-expanded', 'true');
  map.once('popupclose', () => {
    from.removeAttribute('aria-expanded');
    const lost = document.activeElement === document.body || content.contains(document.activeElement);
    // A mark that went meanwhile leaves its place to the map.
    if (lost) (from.isConnected ? from : map.getContainer()).focus({ preventScroll: true });
  });
  map.openPopup(popup);
  content.querySelector('a')?.focus({ preventScroll: true });
}

const titleOf = ({ point, count, place }: Mark, say: MapWords): string =>
  point ? say.pin(point.title, place) : say.heapTitle(count, place);

function cardOf(point: Point, say: MapWords): HTMLElement {
  const facts = [point.kind, point.place].filter((fact) => fact !== undefined).join(' · ');
  const card = element(
    'div',
    {},
    element('p', { class: 'atlas-card-title' }, element('a', { href: point.href }, point.title)),
  );
  if (facts) card.append(element('p', { class: 'atlas-card-facts' }, facts));
  if (!point.exact) card.append(element('p', { class: 'atlas-card-facts' }, say.inCommune));
  return card;
}

function heapOf(mark: Mark, say: MapWords): HTMLElement {
  const items = mark
    .points()
    .sort((a, b) => a.title.localeCompare(b.title))
    .map(({ href, title, kind }) => {
      const item = element('li', {}, element('a', { href }, title));
      if (kind) item.append(element('span', { class: 'atlas-card-facts' }, kind));
      return item;
    });
  return element(
    'div',
    {},
    element('p', { class: 'atlas-card-title' }, say.heapTitle(mark.count, mark.place)),
    element('ul', {}, ...items),
  );
}
