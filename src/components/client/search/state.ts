/** What is searched: in the form, and in the address. */
export interface Asked {
  q: string;
  /** Slugs for the address, labels for the index. */
  filters: Record<'type' | 'theme' | 'territory', { value: string; label: string }>;
  sort: string;
}

const NAMES = ['q', 'type', 'theme', 'territoire', 'tri'] as const;
type Name = (typeof NAMES)[number];

export function readForm(form: HTMLFormElement): Asked {
  const select = (name: Name) => {
    const field = fieldOf(form, name);
    const option = field instanceof HTMLSelectElement ? field.selectedOptions[0] : undefined;
    return { value: option?.value ?? '', label: option?.value ? (option.textContent?.trim() ?? '') : '' };
  };
  return {
    q: fieldOf(form, 'q')?.value.trim() ?? '',
    filters: { type: select('type'), theme: select('theme'), territory: select('territoire') },
    sort: select('tri').value,
  };
}

export function addressOf({ q, filters, sort }: Asked): string {
  const values: Record<Name, string> = {
    q,
    type: filters.type.value,
    theme: filters.theme.value,
    territoire: filters.territory.value,
    tri: sort,
  };
  const query = new URLSearchParams(
    NAMES.filter((name) => values[name] !== '').map((name) => [name, values[name]]),
  );
  return location.pathname + (query.size > 0 ? `?${query}` : '');
}

export function readAddress(): Record<Name, string> {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ''])) as Record<Name, string>;
}

/** A value that a list does not offer leaves it on its first choice. */
export function fillForm(form: HTMLFormElement, values: Record<Name, string>): void {
  for (const name of NAMES) {
    const field = fieldOf(form, name);
    if (!field) continue;
    field.value = values[name];
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
  }
}

function fieldOf(form: HTMLFormElement, name: Name): HTMLInputElement | HTMLSelectElement | undefined {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : undefined;
}
