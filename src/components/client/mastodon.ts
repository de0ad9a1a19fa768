/** The panel of Mastodon, once it is open. */
import { startMastodon } from './tools/mastodon.ts';

const root = document.querySelector<HTMLElement>('.tools');
if (root) {
  const { url = '', text = '', said = '{}' } = root.dataset;
  const { server = '' } = JSON.parse(said) as { server?: string };
  startMastodon(root, `${text}\n${url}`, () => {
    root.querySelector('[role=status]')!.textContent = server;
  });
}
