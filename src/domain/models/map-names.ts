/** Where the names of places go on the map: beside their dot, and never over another name. */
import type { MapArea, MapName } from './types.ts';

/** Height of the letters, and the width of one on average, in the units of the drawing (Atkinson, 600). */
const NAME_SIZE = 20;
const LETTER = 10.2;
/** From the dot to the name. */
const GAP = 9;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Names the places, the fullest first; one that finds no room keeps its dot alone. */
export function placeNames(areas: readonly MapArea[]): void {
  for (const [area, name] of findNames(areas)) area.name = name;
}

/**
 * Where there is room for the names.
 * @param scale of the letters: what is drawn small has larger ones, and fewer names
 * @param width of the drawing, that no name may leave
 */
export function findNames(areas: readonly MapArea[], scale = 1, width = Infinity): Map<MapArea, MapName> {
  const names = new Map<MapArea, MapName>();
  const taken: Box[] = areas.map(dotBox);
  for (const area of areas.toSorted((a, b) => b.count - a.count)) {
    const own = taken[areas.indexOf(area)];
    const name = candidates(area, scale).find((one) => {
      const box = nameBox(one, area.label, scale);
      const isSeen = width === Infinity || (box.left >= 0 && box.right <= width);
      return isSeen && taken.every((other) => other === own || !overlap(box, other));
    });
    if (!name) continue;
    names.set(area, name);
    taken.push(nameBox(name, area.label, scale));
  }
  return names;
}

function candidates({ x, y, radius }: MapArea, scale: number): MapName[] {
  const far = radius + GAP;
  const middle = y + NAME_SIZE * scale * 0.35;
  return [
    { x, y: y + far + NAME_SIZE * scale * 0.6, anchor: 'middle' },
    { x, y: y - far, anchor: 'middle' },
    { x: x + far, y: middle, anchor: 'start' },
    { x: x - far, y: middle, anchor: 'end' },
  ].map((name) => ({ ...name, x: Math.round(name.x), y: Math.round(name.y) }) as MapName);
}

function dotBox({ x, y, radius }: MapArea): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function nameBox({ x, y, anchor }: MapName, label: string, scale: number): Box {
  const width = label.length * LETTER * scale;
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'start' ? x : x - width;
  return {
    left,
    right: left + width,
    top: y - NAME_SIZE * scale * 0.8,
    bottom: y + NAME_SIZE * scale * 0.25,
  };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
