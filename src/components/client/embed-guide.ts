/** The choice of a list for another site: its code, ready to be copied, and what it looks like. */
import { iframeCode, scriptCode } from '../../lib/embed-code.ts';
import type { EmbedSpec } from '../../lib/embed-code.ts';
import { copyText } from './tools/copy.ts';
import { onPress } from './tools/reveal.ts';

export function startEmbedGuide(root: HTMLElement): void {
  root.classList.add('embed-guide-ready');
  const form = root.querySelector<HTMLFormElement>('form')!;
  const list = form.querySelector('select')!;
  const code = form.querySelector('textarea')!;
  const preview = root.querySelector<HTMLElement>('.embed-preview-place')!;
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const { script = '', here = '', copied = '', failed = '' } = root.dataset;
  const rows = [...root.querySelectorAll<HTMLElement>('[data-src]')];
  fill(list, rows);

  const chosen = (name: string) => new FormData(form).get(name) as string;
  let shown = '';

  function show(): void {
    const row = rows.find(({ id }) => id === list.value) ?? rows[0];
    if (!row) return;
    const { src = '', title = '', page = '', embed = '' } = row.dataset;
    const colours = chosen('colours') as EmbedSpec['colours'];
    const spec = { script, src, title, page, ...(colours ? { colours } : {}) };
    code.value = chosen('kind') === 'iframe' ? iframeCode(spec) : scriptCode(spec);
    status.textContent = '';
    const wanted = `${embed} ${colours}`;
    if (wanted === shown) return;
    shown = wanted;
    place(preview, here, { list: embed, title, colours: colours ?? 'clair' });
  }

  form.addEventListener('change', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  onPress(form, 'copy', async () => {
    status.textContent = (await copyText(code.value)) ? copied : failed;
  });
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (rows.some((row) => row.id === id)) list.value = id;
    show();
  };
  addEventListener('hashchange', follow);
  follow();
}

/** The lists as they stand in the page, by group. */
function fill(list: HTMLSelectElement, rows: readonly HTMLElement[]): void {
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const row of rows) {
    const { group = '', label = '' } = row.dataset;
    let options = groups.get(group);
    if (!options) {
      options = document.createElement('optgroup');
      options.label = group;
      groups.set(group, options);
      list.append(options);
    }
    options.append(new Option(label, row.id));
  }
}

/** Through the very script that partners use. */
function place(
  around: HTMLElement,
  here: string,
  { list, title, colours }: { list: string; title: string; colours: string },
): void {
  const spot = document.createElement('div');
  spot.dataset.cordee = list;
  spot.dataset.titre = title;
  spot.dataset.couleurs = colours;
  const script = document.createElement('script');
  script.src = here;
  around.textContent = '';
  around.append(spot, script);
}
