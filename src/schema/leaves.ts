import type { Field, Fields } from './field.ts';

/** A field that takes a value, by its path: `contact.phone`, `links.1.url`. */
export interface Leaf {
  path: string;
  field: Field;
}

/** Every field of a set that takes a value, groups opened; of a list of groups, the first. */
export function leavesOf(fields: Fields, under = ''): Leaf[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${under}${name}`;
    if (field.fields) return leavesOf(field.fields, `${path}.`);
    if (field.item?.fields) return leavesOf(field.item.fields, `${path}.1.`);
    return [{ path, field }];
  });
}
