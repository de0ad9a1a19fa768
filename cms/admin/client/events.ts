/** What the store tells as it happens: a page is visible, a colleague sent something. */
import { apiUrl } from './api.ts';
import { h } from './dom.ts';
import { notify } from './notices.ts';

interface Visible {
  addresses?: string[];
}

interface Failed {
  message?: string;
}

export function followEvents(): void {
  const source = new EventSource(apiUrl('/events'));
  source.addEventListener('visible', ({ data }: MessageEvent<string>) => {
    const [first, ...others] = (JSON.parse(data) as Visible).addresses ?? [];
    if (!first) return;
    const link = (address: string) => h('a', { href: address, target: '_blank', rel: 'noopener' }, address);
    notify(
      'visible',
      [
        'Publié, visible à l’adresse ',
        link(first),
        others.length ? ` et ${others.length} autre${others.length > 1 ? 's' : ''}.` : '.',
      ],
      { kind: 'good' },
    );
  });
  source.addEventListener('failed', ({ data }: MessageEvent<string>) => {
    const { message = 'Le portail n’a pas pu être mis à jour.' } = JSON.parse(data) as Failed;
    notify('visible', `${message} Ce qui est enregistré l’est toujours.`, { kind: 'problem' });
  });
}
