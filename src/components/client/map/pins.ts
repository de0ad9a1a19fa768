/** Marks as buttons on the map: names that are read aloud, an order, and a focus that stays where it was. */
import { Icon, Marker } from 'leaflet';
import type { Map as LeafletMap } from 'leaflet';
import type { MapWords } from '../../../i18n/map-words.ts';
import type { Mark } from './clusters.ts';
import { element } from './dom.ts';

/** Pixels: what a finger needs, whatever is drawn inside. */
const TARGET = 44;

/** An icon that is a real button: Leaflet's own are images and boxes. */
const ButtonIcon = Icon.extend({
  createIcon(this: { options: { button: HTMLButtonElement } }): HTMLElement {
    const { button } = this.options;
    button.style.marginLeft = button.style.marginTop = `${-TARGET / 2}px`;
    return button;
  },
  createShadow: () => null,
}) as unknown as new (options: { button: HTMLButtonElement }) => Icon;

interface Pin {
  mark: Mark;
  marker: Marker;
  button: HTMLButtonElement;
}

export interface Pins {
  /** Shows these marks, and no other. A focus whose mark goes is given to the nearest one in view. */
  show(marks: readonly Mark[]): void;
  /** The button of the mark in view that is nearest to a place. */
  nearest(lat: number, lon: number): HTMLButtonElement | undefined;
}

/** @param onChoose told of the mark, and whether it was chosen without a pointer */
export function createPins(
  map: LeafletMap,
  say: MapWords,
  onChoose: (mark: Mark, button: HTMLButtonElement, byKey: boolean) => void,
): Pins {
  const pins = new Map<string, Pin>();

  function add(mark: Mark): void {
    const button = element('button', { type: 'button', class: classOf(mark) });
    const name = nameOf(mark, say);
    button.setAttribute('aria-label', name);
    button.title = name;
    if (!mark.point) button.append(element('span', { 'aria-hidden': 'true' }, String(mark.count)));
    // Keys and screen readers click without a pointer: such a click has no count.
    button.addEventListener('click', (event) => {
      // A click on the map closes what is open.
      event.stopPropagation();
      onChoose(mark, button, event.detail === 0);
    });
    button.addEventListener('dblclick', (event) => event.stopPropagation());
    const marker = new Marker([mark.lat, mark.lon], {
      icon: new ButtonIcon({ button }),
      keyboard: false,
      interactive: false,
    }).addTo(map);
    pins.set(mark.key, { mark, marker, button });
  }

  function nearest(lat: number, lon: number): HTMLButtonElement | undefined {
    const far = ({ mark }: Pin) => (mark.lat - lat) ** 2 + (mark.lon - lon) ** 2;
    const inView = [...pins.values()].filter(({ mark }) => map.getBounds().contains([mark.lat, mark.lon]));
    return inView.sort((a, b) => far(a) - far(b))[0]?.button;
  }

  return {
    show(marks) {
      const wanted = new Set(marks.map(({ key }) => key));
      let lost: Mark | undefined;
      for (const [key, { mark, marker, button }] of pins) {
        if (wanted.has(key)) continue;
        if (button === document.activeElement) lost = mark;
        marker.remove();
        pins.delete(key);
      }
      for (const mark of marks) if (!pins.has(mark.key)) add(mark);
      inReadingOrder([...pins.values()]);
      if (lost) (nearest(lost.lat, lost.lon) ?? map.getContainer()).focus({ preventScroll: true });
    },
    nearest,
  };
}

const PIN = 'leaflet-marker-icon atlas-pin';

const classOf = ({ point, count }: Mark): string => {
  if (point) return point.exact ? PIN : `${PIN} atlas-pin-near`;
  return `${PIN} atlas-cluster atlas-cluster-${count < 10 ? 's' : count < 100 ? 'm' : 'l'}`;
};

function nameOf({ point, parts, count, place }: Mark, say: MapWords): string {
  if (point) return say.pin(point.title, place);
  return parts === undefined ? say.heap(count, place) : say.cluster(count, place);
}

/** From north to south, as Tab goes. What has the focus is not moved: it would lose it. */
function inReadingOrder(pins: Pin[]): void {
  pins.sort((a, b) => b.mark.lat - a.mark.lat || a.mark.lon - b.mark.lon);
  const held = pins.findIndex(({ button }) => button === document.activeElement);
  for (const [i, { button }] of pins.entries()) {
    if (i < held) pins[held]!.button.before(button);
    else if (i > held) button.parentElement?.append(button);
  }
}
