/**
 * Values as the header of a content file (YAML 1.2). Texts that a reader of YAML could take for something else are
 * quoted as JSON, which YAML reads; keys come in their order, absent values are left out.
 */

export type Written =
  string | number | boolean | readonly Written[] | { readonly [key: string]: Written | undefined };

/** `key: value` lines, indented by two spaces a level. */
export const toYaml = (values: Readonly<Record<string, Written | undefined>>): string => mapping(values, '');

function mapping(values: Readonly<Record<string, Written | undefined>>, indent: string): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined || isEmpty(value) ? [] : [pair(key, value, indent)]))
    .join('');
}

const isEmpty = (value: Written): boolean =>
  Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0;

function pair(key: string, value: Written, indent: string): string {
  if (Array.isArray(value))
    return `${indent}${key}:\n${value.map((one) => item(one, `${indent}  `)).join('')}`;
  if (typeof value === 'object') return `${indent}${key}:\n${mapping(value as never, `${indent}  `)}`;
  return `${indent}${key}: ${scalar(value)}\n`;
}

function item(value: Written, indent: string): string {
  if (typeof value !== 'object') return `${indent}- ${scalar(value)}\n`;
  const lines = mapping(value as never, `${indent}  `);
  return `${indent}- ${lines.slice(indent.length + 2)}`;
}

/** Letters, figures and the marks of plain sentences, beginning with a letter. */
const PLAIN = /^\p{L}[\p{L}\p{N} ’.()/_-]*$/u;
/** What YAML, or people who write it, take for yes, no or nothing. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|oui|non|vrai|faux)$/i;
/** The portal's own days and hours. */
const MOMENT = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/;

function scalar(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'number' || MOMENT.test(value)) return String(value);
  return PLAIN.test(value) && !NOT_TEXT.test(value) && value === value.trim() ? value : JSON.stringify(value);
}
