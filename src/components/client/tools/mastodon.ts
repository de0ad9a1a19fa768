/** Mastodon has no address of its own: one shares from one's own server, which is asked for once. */
const KEY = 'mastodon-server';

const HOST = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/;

/** The host in what people type: `framapiaf.org`, `https://framapiaf.org/@nom`, `@nom@framapiaf.org`. */
export function serverOf(typed: string): string | undefined {
  const [authority = ''] = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .split(/[/?#\\]/);
  try {
    const { host } = new URL(`https://${authority.slice(authority.lastIndexOf('@') + 1)}`);
    return HOST.test(host) ? host : undefined;
  } catch {
    return undefined;
  }
}

/** https://docs.joinmastodon.org/ : every server shares what it is given at `/share`. */
export const shareAddress = (server: string, text: string): string =>
  `https://${server}/share?text=${encodeURIComponent(text)}`;

/** `refused` says what is wrong with what was typed. */
export function startMastodon(root: ParentNode, text: string, refused: () => void): void {
  const panel = root.querySelector<HTMLDetailsElement>('.tool-server');
  const field = panel?.querySelector('input');
  if (!panel || !field) return;
  const ask = () => {
    if (!panel.open) return;
    field.value ||= remembered();
    field.focus();
  };
  panel.addEventListener('toggle', ask);
  field.addEventListener('input', () => field.removeAttribute('aria-invalid'));
  const send = () => {
    const server = serverOf(field.value);
    if (!server) {
      field.setAttribute('aria-invalid', 'true');
      field.focus();
      return refused();
    }
    remember(server);
    open(shareAddress(server, text), '_blank', 'noopener');
  };
  panel.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  // It was opened, and perhaps sent, before this came.
  ask();
  if (panel.dataset.asked !== undefined) send();
}

/** A browser may keep nothing: then it is asked for again. */
function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function remember(server: string): void {
  try {
    localStorage.setItem(KEY, server);
  } catch {
    // Asked for again the next time.
  }
}
