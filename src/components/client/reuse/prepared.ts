/** The prepared file of an event, read as the portal writes it (`lib/formats/front-matter.ts`): for nothing else. */

/** Its name, from the sentence that tells where it goes. */
export const fileName = (text: string): string =>
  /events\/([a-z0-9-]+\.md)/.exec(text)?.[1] ?? 'rendez-vous.md';

export const titleOf = (text: string): string => valueOf(/^title: (.*)$/m.exec(text)?.[1] ?? '');

/**
 * What Decap CMS takes from an address to fill a new entry: fields, those of a group after a full stop, a list of
 * plain values by its repeated name, and the text. https://decapcms.org/docs/dynamic-default-values/
 */
export function prefill(text: string): URLSearchParams {
  const [, header = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
  const params = new URLSearchParams();
  let group = '';
  for (const line of header.split('\n')) {
    const [, indent, key, value] = /^( *)(\w+):(?: (.*))?$/.exec(line) ?? [];
    const item = /^ {2}- (?!\w+: )(.*)$/.exec(line)?.[1];
    if (item !== undefined && group) params.append(group, valueOf(item));
    else if (key && value === undefined && indent === '') group = key;
    else if (key && value !== undefined && indent === '') params.append(key, valueOf(value));
    else if (key && value !== undefined && indent === '  ') params.append(`${group}.${key}`, valueOf(value));
  }
  if (body.trim()) params.append('body', body.trim());
  return params;
}

/** Decap knows booleans in English alone. */
const WORDS: Readonly<Record<string, string>> = { oui: 'true', non: 'false' };

function valueOf(written: string): string {
  if (!written.startsWith('"')) return WORDS[written] ?? written;
  try {
    return JSON.parse(written) as string;
  } catch {
    return written;
  }
}
