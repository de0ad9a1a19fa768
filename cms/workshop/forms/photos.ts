/** Photos in a text: the first is the picture of the entry, the others stand at the end of its body, each with its words. */
import type { Fields } from '../../../src/schema/field.ts';
import type { RawGroup } from '../../../src/schema/raw.ts';
import type { WorkshopPhoto } from '../types.ts';
import { cleanAnswer } from './clean.ts';

export interface Illustrated {
  raw: RawGroup;
  body: string;
}

/**
 * A photo that the text has already stays where it is, with the words that it has now. A picture that is there is not
 * replaced: a new photo comes below the text.
 * @param raw by the names of fields
 */
export function illustrated(
  fields: Fields,
  { raw, body }: Illustrated,
  photos: readonly WorkshopPhoto[],
): Illustrated {
  let [now, text] = [raw, body];
  for (const photo of photos) {
    const alt = cleanAnswer(photo.alt).replace(/\s+/g, ' ').trim();
    const isMain = now['image'] === photo.path;
    if (isMain || (fields['image'] && now['image'] === undefined && !text.includes(`](${photo.path})`)))
      now = withMain(now, photo.path, alt);
    else text = withPicture(text, photo.path, alt);
  }
  return { raw: now, body: text };
}

function withMain(raw: RawGroup, path: string, alt: string): RawGroup {
  const { imageAlt: was, ...rest } = raw;
  const words = alt || (raw['image'] === path ? was : undefined);
  return { ...rest, image: path, ...(words === undefined ? {} : { imageAlt: words }) };
}

function withPicture(body: string, path: string, alt: string): string {
  const words = alt.replace(/[\\[\]]/g, '\\$&');
  // Within its line and its brackets, so that a text full of them is read once.
  const there = new RegExp(
    `!\\[(?:\\\\.|[^[\\]\\\\\\n])*\\]\\(${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\)`,
  );
  if (!there.test(body)) return [body, `![${words}](${path})`].filter(Boolean).join('\n\n');
  return words ? body.replace(there, () => `![${words}](${path})`) : body;
}
