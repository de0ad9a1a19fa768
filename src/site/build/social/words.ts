/** The words of a card, set in the portal's own letters; what these letters do not have is left out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import satori from 'satori';
import type { Font } from 'satori';
import { SOCIAL_SIZE } from '../../../domain/models/social.ts';
import type { SocialCard } from '../../../domain/models/social.ts';
import { layout } from './layout.ts';
import type { Box } from './layout.ts';

const YOUNG = '@fontsource/young-serif/files/young-serif';
const ATKINSON = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';

/**
 * satori reads WOFF, not WOFF2, and one file a name and weight: the letters of other Latin alphabets are fonts of
 * their own, to which it turns where the first has none.
 */
const FONT_FILES = [
  ['Young Serif', 400, `${YOUNG}-latin-400-normal.woff`],
  ['Young Serif more', 400, `${YOUNG}-latin-ext-400-normal.woff`],
  ['Atkinson', 400, `${ATKINSON}-latin-400-normal.woff`],
  ['Atkinson', 700, `${ATKINSON}-latin-700-normal.woff`],
  ['Atkinson more', 400, `${ATKINSON}-latin-ext-400-normal.woff`],
  ['Atkinson more', 700, `${ATKINSON}-latin-ext-700-normal.woff`],
] as const;

const require = createRequire(import.meta.url);

let fonts: Font[] | undefined;

/** Read once: satori takes in each font at its first card, then knows it. */
const loadFonts = (): Font[] =>
  (fonts ??= FONT_FILES.map(([name, weight, file]) => ({
    name,
    weight,
    style: 'normal',
    data: readFileSync(require.resolve(file)),
  })));

/** The card with these words, as an SVG of paths. */
export async function setWords(card: SocialCard): Promise<string> {
  const missing = new Set<string>();
  const plain = changed(card, normalized);
  const svg = await set(layout(plain), missing);
  if (missing.size === 0) return svg;
  // Arabic, emoji… would show as empty boxes: these fonts do not have them, and no others are at hand on every machine.
  return set(layout(without(plain, missing)), new Set());
}

const set = (box: Box, missing: Set<string>): Promise<string> =>
  satori(box as never, {
    ...SOCIAL_SIZE,
    fonts: loadFonts(),
    loadAdditionalAsset: (_language, segment) => {
      for (const character of segment) missing.add(character);
      return Promise.resolve([]);
    },
  });

/** Letters with their accents as one, and the narrow space of French, which fonts lack, as a plain one. */
const normalized = (text: string): string => text.normalize('NFC').replace(/\u202f/g, '\u00a0');

/**
 * The card without these characters. A text that loses most of its letters says nothing any more: a line of them
 * is left out, and a title gives way to the portal's name.
 */
export function without(card: SocialCard, missing: ReadonlySet<string>): SocialCard {
  const made = changed(card, (text) => readable(text, missing));
  return made.title ? made : { ...made, portal: '', title: made.portal };
}

function changed(card: SocialCard, change: (text: string) => string): SocialCard {
  const { portal, kicker, title, lines } = card;
  return {
    ...card,
    portal: change(portal),
    kicker: kicker && change(kicker),
    title: change(title),
    lines: lines.map(change).filter(Boolean),
  };
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** What joins and varies emoji, and goes with them. */
const JOINERS = new Set(['\u200d', '\ufe0e', '\ufe0f', '\u20e3']);

function readable(text: string, missing: ReadonlySet<string>): string {
  const kept = [...text]
    .filter((character) => !missing.has(character) && !JOINERS.has(character))
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  return lettersOf(kept) < lettersOf(text) * 0.6 ? '' : kept;
}
