import type { Map as LeafletMap } from 'leaflet';

const STEP = 90;
const MOVES: Readonly<Record<string, [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * Keys on the map and on all that is in it: Leaflet's own answer on the map alone, and are lost on the first mark.
 * What is typed in a card stays there, Escape excepted.
 */
export function listenToKeys(map: LeafletMap, { whole }: { whole: () => void }): void {
  const container = map.getContainer();
  container.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isInCard = (event.target as Element).closest('.atlas-popup') !== null;
    if (event.key === 'Escape') {
      if (!container.querySelector('.atlas-popup')) return;
      map.closePopup();
    } else if (isInCard) return;
    else if (MOVES[event.key]) {
      const [x, y] = MOVES[event.key]!;
      const far = event.shiftKey ? 3 : 1;
      map.panBy([x * far, y * far]);
    } else if (event.key === '+' || event.key === '=') map.zoomIn();
    else if (event.key === '-') map.zoomOut();
    else if (event.key === 'Home') whole();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
