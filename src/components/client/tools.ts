/** The tools of a page: what `<a href>` cannot do is added here, where the browser can do it. */
// Not a worker: a script of its own, without the kilobyte by which Vite wraps an `import()`.
import mastodonHref from './mastodon.ts?worker&url';
import { copyText } from './tools/copy.ts';
import { createReader, whenVoice } from './tools/listen.ts';
import { closable, onPress, reveal } from './tools/reveal.ts';

type Said = Record<'copied' | 'copyFailed' | 'pdf' | 'listen' | 'pause' | 'resume', string>;

export function startTools(root: HTMLElement): void {
  const { url = '', title = '', text = '', said = '{}' } = root.dataset;
  const say = JSON.parse(said) as Said;
  const status = root.querySelector<HTMLElement>('[role=status]')!;
  const tell = (sentence: string) => void (status.textContent = sentence);

  // The panel of dates stands with what is practical, and closes as those of the tools do.
  document.querySelectorAll<HTMLDetailsElement>('.tools details, .tool-menu').forEach(closable);
  onPress(root, 'copy', async () => tell((await copyText(url)) ? say.copied : say.copyFailed));
  onPress(root, 'print', () => print());
  onPress(root, 'pdf', () => {
    tell(say.pdf);
    // Once the sentence is on the screen: the window of the printer stops everything.
    requestAnimationFrame(() => setTimeout(() => print()));
  });
  // Without a script, the file itself; with one, the page that helps to correct it and to send it.
  root.querySelectorAll<HTMLAnchorElement>('a[data-page]').forEach((link) => {
    link.href = link.dataset.page!;
    link.removeAttribute('download');
  });
  startReport(say);
  startMastodon(root);
  startSharing(root, { title, text, url });
  startListening(root, say);
}

/** What shares to Mastodon comes when its panel is opened: most never open it. */
function startMastodon(root: ParentNode): void {
  const load = () => {
    const script = document.createElement('script');
    script.src = mastodonHref;
    // Development serves modules alone.
    if (import.meta.env.DEV) script.type = 'module';
    document.head.append(script);
  };
  const panel = root.querySelector<HTMLElement>('.tool-server');
  panel?.addEventListener('toggle', load, { once: true });
  // What is asked for before it is there waits for it.
  panel?.addEventListener('submit', (event) => {
    event.preventDefault();
    panel.dataset.asked = '';
  });
}

/** The report of a fault, for who sends no mail from here. */
function startReport(say: Said): void {
  const report = document.querySelector('.report');
  if (!report) return;
  onPress(report, 'copy-report', async (button) => {
    const isCopied = await copyText(report.querySelector('pre')!.textContent);
    report.querySelector('[role=status]')!.textContent = isCopied ? button.dataset.said! : say.copyFailed;
  });
}

/** The list of applications of a phone. */
function startSharing(root: ParentNode, data: ShareData): void {
  if (!('share' in navigator)) return;
  reveal(root, '.tool-native');
  // Who closes the list has changed their mind: that is no fault.
  onPress(root, 'native', () => navigator.share(data).catch(() => {}));
}

function startListening(root: HTMLElement, say: Said): void {
  const lang = document.documentElement.lang;
  whenVoice(lang, () => {
    reveal(root, '.tool-voice');
    const [listen, stop] = root.querySelectorAll<HTMLButtonElement>('[data-tool=listen], [data-tool=hush]');
    const label = listen?.querySelector('span');
    if (!listen || !stop || !label) return;
    const reader = createReader(textToRead, lang, (state) => {
      listen.dataset.state = state;
      label.textContent = { idle: say.listen, reading: say.pause, paused: say.resume }[state];
      stop.hidden = state === 'idle';
    });
    listen.addEventListener('click', () => reader.toggle());
    stop.addEventListener('click', () => {
      reader.stop();
      listen.focus();
    });
  });
}

/** Title, introduction, text and answers, as they are seen. */
const textToRead = (): string =>
  [...document.querySelectorAll<HTMLElement>('main h1, main .intro, main .prose')]
    .map((part) => part.innerText)
    .join('\n');
