/** « Reprendre une date »: reads the file that the event’s page offers, and helps to correct it and to send it. */
import { fileName, prefill, titleOf } from './reuse/prepared.ts';
import { copyText } from './tools/copy.ts';
import { reveal } from './tools/reveal.ts';

type Said = Record<'copied' | 'copyFailed' | 'missing' | 'mailTitle' | 'paste', string>;

/** A mail longer than this is cut by some programs, in signs of its address. */
const MAIL = 1800;

export async function startReuse(root: HTMLElement): Promise<void> {
  const slug = new URLSearchParams(location.search).get('de') ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return;
  const { agenda = '', editor = '', email = '', said = '{}' } = root.dataset;
  const say = JSON.parse(said) as Said;
  const status = root.querySelector<HTMLElement>('[role=status]')!;
  const text = await fetchText(`${agenda}${slug}/reprendre.md`);
  if (text === undefined) {
    status.textContent = say.missing;
    return;
  }
  reveal(root, '.reuse-ready');
  const field = root.querySelector<HTMLTextAreaElement>('textarea')!;
  field.value = text;
  root.querySelector<HTMLElement>('.reuse-how')!.hidden = true;

  const link = (name: string) => root.querySelector<HTMLAnchorElement>(`[data-reuse=${name}]`);
  link('copy')!.addEventListener('click', async () => {
    status.textContent = (await copyText(field.value)) ? say.copied : say.copyFailed;
  });
  onFollow(link('download'), (a) => {
    a.href = URL.createObjectURL(new Blob([field.value], { type: 'text/markdown' }));
    a.download = fileName(field.value);
  });
  onFollow(link('mail'), (a) => {
    const mailTitle = say.mailTitle.replace('%', titleOf(field.value));
    const whole = mailTo(email, mailTitle, field.value);
    a.href = whole.length > MAIL ? mailTo(email, mailTitle, say.paste) : whole;
    if (whole.length > MAIL) void copyText(field.value).then(() => (status.textContent = say.copied));
  });
  onFollow(link('editor'), (a) => {
    a.href = `${editor}#/collections/events/new?${prefill(field.value).toString()}`;
  });
  // Not every portal has an editor: it is offered where one answers.
  const hasEditor = await fetch(editor, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!hasEditor) return;
  // Without an address nobody would reach it by the keyboard.
  link('editor')!.href = editor;
  link('editor')!.hidden = false;
}

/** An address that is made of the text as it is when the link is followed. */
function onFollow(link: HTMLAnchorElement | null, make: (link: HTMLAnchorElement) => void): void {
  link?.addEventListener('click', () => make(link));
}

const mailTo = (email: string, subject: string, body: string): string =>
  `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`;

async function fetchText(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(address);
    const text = response.ok ? await response.text() : '';
    return text.startsWith('---\n') ? text : undefined;
  } catch {
    return undefined;
  }
}
