/** What the store tells as it happens: a page is visible, a colleague sent something. */
import { apiUrl } from './api.ts';
import { h } from './dom.ts';
import { forget, notify } from './notices.ts';

interface Visible {
  addresses?: string[];
}

interface Failed {
  message?: string;
}

interface Sending {
  kind: 'sent' | 'waiting';
  why?: string;
}

interface Hello {
  sending?: Sending;
  unlisted?: string[];
}

/** Whoever publishes sees no window of the server, where it is told too. */
function saySending({ kind, why = '' }: Sending): void {
  if (kind === 'sent') forget('sending');
  else notify('sending', `Publié ici, pas encore envoyé à la forge : ${why}`, { kind: 'warning' });
}

const SHOWN = 5;

/** The editor opens a page by its name: these have none that it could use. */
function sayUnlisted(files: readonly string[]): void {
  if (files.length === 0) return;
  const more = files.length > SHOWN ? '…' : '';
  notify(
    'unlisted',
    `Des pages publiées ne sont pas dans ces listes, à cause du nom de leur fichier (${files.length}) : ${files.slice(0, SHOWN).join(', ')}${more}. Renommés en minuscules sans accent, avec des tirets, et sans sous-dossier, ils s’ouvrent ici.`,
  );
}

/** @param publishes whether the person does: they are told how what is published goes on */
export function followEvents(publishes: boolean): void {
  const source = new EventSource(apiUrl('/events'));
  if (publishes) {
    source.addEventListener('hello', ({ data }: MessageEvent<string>) => {
      const { sending, unlisted = [] } = JSON.parse(data) as Hello;
      if (sending) saySending(sending);
      sayUnlisted(unlisted);
    });
    source.addEventListener('sending', ({ data }: MessageEvent<string>) =>
      saySending(JSON.parse(data) as Sending),
    );
  }
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
