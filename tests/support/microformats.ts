/**
 * Microformats of a page, by the rules of https://microformats.org/wiki/microformats2-parsing that our pages need:
 * roots (`h-`), their properties (`p-`, `u-`, `dt-`), values from attributes, nested items.
 */
import type { Element } from './html.ts';
import { plainly, textOf } from './html.ts';

export interface Microformat {
  /** `h-event`, `h-card`. */
  type: string;
  /** By name, without the prefix: `start`, `location`. An item stands for itself. */
  properties: Record<string, (string | Microformat)[]>;
  /** Items within that are nobody's property. */
  children: Microformat[];
}

const classes = (element: Element): string[] =>
  (element.attributes['class'] ?? '').split(/\s+/).filter(Boolean);
const rootOf = (element: Element): string | undefined =>
  classes(element).find((name) => /^h-[a-z]+$/.test(name));

/** The items of a page, outermost first. */
export function microformats(root: Element): Microformat[] {
  const found: Microformat[] = [];
  walk(root, undefined, found);
  return found;
}

function walk(element: Element, owner: Microformat | undefined, outside: Microformat[]): void {
  const type = rootOf(element);
  const properties = classes(element).flatMap((name) => {
    const [, prefix, property] = /^(p|u|dt|e)-([a-z-]+)$/.exec(name) ?? [];
    return prefix && property ? [{ prefix, property }] : [];
  });
  const own: Microformat | undefined = type ? { type, properties: {}, children: [] } : undefined;
  if (own && !owner) outside.push(own);
  if (owner)
    for (const { prefix, property } of properties)
      (owner.properties[property] ??= []).push(own ?? valueOf(element, prefix));
  if (own && owner && properties.length === 0) owner.children.push(own);
  for (const child of element.children) if (typeof child !== 'string') walk(child, own ?? owner, outside);
}

function valueOf(element: Element, prefix: string): string {
  const { tag, attributes } = element;
  if (prefix === 'u' && tag === 'a') return attributes['href']!;
  if (prefix === 'dt' && tag === 'time') return attributes['datetime']!;
  if (tag === 'data') return attributes['value']!;
  return plainly(textOf(element)).trim();
}

/** Every item of a type, wherever it stands. */
export function allOf(items: readonly Microformat[], type: string): Microformat[] {
  return items.flatMap((item) => {
    const within = Object.values(item.properties)
      .flat()
      .filter((value) => typeof value !== 'string');
    return [...(item.type === type ? [item] : []), ...allOf([...within, ...item.children], type)];
  });
}
