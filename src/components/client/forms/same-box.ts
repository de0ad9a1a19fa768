/** « Est-ce celle-ci ? »: what bears nearly the name that is typed, under its field. */
interface Row {
  /** Its name, and what tells it from others. */
  name: string;
  detail: string;
  href?: string | undefined;
  /** What one may do instead of writing it again. */
  other?: { href: string; label: string } | undefined;
}

/** A place under a field, heard as it changes. */
export function placeUnder(field: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  place.setAttribute('role', 'status');
  field.parentElement!.append(place);
  return place;
}

/** Written again only where it is another: what stays is not read aloud twice. */
export function showSame(
  place: HTMLElement,
  rows: readonly Row[],
  say: { same: string; sameHow: string },
): void {
  const key = rows.map(({ name, detail, href }) => name + detail + (href || '')).join();
  if ((place.dataset.shown || '') === key) return;
  place.dataset.shown = key;
  place.textContent = '';
  if (rows.length === 0) return;
  const box = document.createElement('div');
  box.className = 'same';
  const title = document.createElement('p');
  title.textContent = `${say.same} ${say.sameHow}`;
  const list = document.createElement('ul');
  for (const { name, detail, href, other } of rows) {
    const item = document.createElement('li');
    const text = detail ? `${name}, ${detail}` : name;
    item.append(href ? link(href, text) : text);
    if (other) item.append(' · ', link(other.href, other.label));
    list.append(item);
  }
  box.append(title, list);
  place.append(box);
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  return made;
}
