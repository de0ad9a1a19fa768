/** The map's button: Leaflet, its styles and the points come once somebody asks for them. */
import './map/shown.ts';

type Said = Record<'wait' | 'failed', string>;

/** In the address of a page whose map is open, to be shared. */
const VIEW = 'vue';
const MAP = 'carte';
/** Set by map/open.ts while the map is there. */
const LIVE = 'atlas-live';

export function startMap(root: HTMLDetailsElement): void {
  const button = root.querySelector<HTMLButtonElement>('[data-map-open]')!;
  const status = root.querySelector<HTMLElement>('[role=status]')!;
  const say = JSON.parse(root.dataset.said ?? '{}') as Said;

  async function open(focus: boolean): Promise<void> {
    button.disabled = true;
    status.textContent = say.wait;
    try {
      const [{ openMap }] = await Promise.all([import('./map/open.ts'), sheet(root.dataset.styles!)]);
      await openMap(root, {
        focus,
        onClose() {
          writeView(false);
          button.disabled = false;
          button.focus();
        },
      });
      writeView(true);
      // Filters that were not asked for anything yet say what they show.
      document.dispatchEvent(new Event('cordee:ask-shown'));
    } catch (error) {
      console.error(error);
      status.textContent = say.failed;
      button.disabled = false;
    }
  }

  // The choice of a view presses it too: the focus stays on what was chosen.
  button.addEventListener('click', ({ isTrusted }) => void open(isTrusted));
  // Folded, an open map is no longer the view.
  root.addEventListener('toggle', () => {
    if (root.classList.contains(LIVE)) writeView(root.open);
  });
  if (new URLSearchParams(location.search).get(VIEW) !== MAP) return;
  root.open = true;
  void open(false);
}

/** The rest of the address, filters above all, stays as it is. */
function writeView(isOpen: boolean): void {
  const url = new URL(location.href);
  // Folded because another view was chosen: that one stays.
  if (!isOpen && url.searchParams.get(VIEW) !== MAP) return;
  if (isOpen) url.searchParams.set(VIEW, MAP);
  else url.searchParams.delete(VIEW);
  history.replaceState(history.state, '', url);
  // The filters of the list show which view is on.
  document.dispatchEvent(new CustomEvent('cordee:view', { detail: { map: isOpen } }));
}

/** A style sheet that only an open map needs. */
function sheet(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${href}"]`)) return resolve();
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(href));
    });
    document.head.append(link);
  });
}
