/** Icons as the packages of Iconify have them (`icons.json`): https://iconify.design/docs/types/iconify-json.html */

export interface IconSet {
  icons: Readonly<Record<string, { body: string }>>;
  /** Other names; ours have no transformation (tests/conformance/icons.test.ts). */
  aliases?: Readonly<Record<string, { parent: string }>>;
}

/** What is inside the `<svg>` of an icon, by its name or another name of it; undefined for an unknown name. */
export function iconBody({ icons, aliases = {} }: IconSet, name: string): string | undefined {
  const own = Object.hasOwn(aliases, name) ? aliases[name]!.parent : name;
  return Object.hasOwn(icons, own) ? icons[own]!.body : undefined;
}

export interface IconShape {
  /** `path`, `circle`, `rect`, `ellipse`. */
  tag: string;
  attributes: Readonly<Record<string, string>>;
}

/** How the lines of an icon are drawn: said once on its `<svg>`, all its shapes inherit it. */
export const LINES: Readonly<Record<string, string>> = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'stroke-width': '2',
};

/**
 * The shapes of a body, groups undone: each with its attributes, those of its group, and without those of `LINES`.
 * The bodies are of a package: plain elements in double quotes, no text.
 */
export function iconShapes(body: string): IconShape[] {
  const shapes: IconShape[] = [];
  let group: Record<string, string> = {};
  for (const [, close, tag, written] of body.matchAll(/<(\/?)([a-z]+)([^>]*)>/g)) {
    if (tag === 'g') group = close ? {} : attributesOf(written!);
    else if (!close) shapes.push({ tag: tag!, attributes: own({ ...group, ...attributesOf(written!) }) });
  }
  return shapes;
}

/** The shapes of a body as elements: of a package's bodies alone, never of what somebody sent. */
export const iconMarkup = (body: string): string =>
  iconShapes(body)
    .map(({ tag, attributes }) => `<${tag}${written(attributes).replaceAll("'", '"')}></${tag}>`)
    .join('');

const attributesOf = (written: string): Record<string, string> =>
  Object.fromEntries([...written.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));

const own = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name, value]) => LINES[name] !== value));

/**
 * An icon as an address that style sheets hold between double quotes: `url("…")`. Its lines are black: it is to be
 * a mask, and the colour is the element's.
 */
export function iconDataUri(body: string): string {
  const lines = written(LINES);
  const shapes = iconShapes(body).map(({ tag, attributes }) => `<${tag}${written(attributes)}/>`);
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'${lines}>${shapes.join('')}</svg>`;
  return `data:image/svg+xml,${svg.replace(/[^\w\s'()*+,./:;=-]/g, encodeURIComponent)}`;
}

const written = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}='${value}'`)
    .join('');
