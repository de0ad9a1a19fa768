/** Where the texts of a page stand once printed: each is made a link, and a PDF says where its links are. */
import type { Page } from 'playwright-core';
import { readPdf } from './pdf.ts';
import type { Pdf } from './pdf.ts';

export interface Title {
  text: string;
  /** Number of its first text, and of the first one after it. */
  at: number;
  next: number | undefined;
}

export interface Printed {
  pdf: Pdf;
  /** Where a text begins: its sheet, from 0, and its height on it, in points from the foot. */
  place(text: number): { sheet: number; top: number } | undefined;
  /** By sheet, the height of the lowest text. */
  lowest: number[];
}

const MARK = 'http://text.test/';

/** Makes a link of each text that is printed, with its number; the page is of no other use then. */
export async function markTexts(page: Page): Promise<{ titles: Title[] }> {
  await page.emulateMedia({ media: 'print' });
  return { titles: await page.evaluate(mark, MARK) };
}

/** Prints a page whose texts are marked. @param before millimetres of nothing at its head */
export async function printMarked(page: Page, before = 0): Promise<Printed> {
  await page.evaluate((height) => {
    document.querySelector('main')!.style.paddingBlockStart = `${height}mm`;
  }, before);
  const pdf = readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true }));
  const places = new Map<number, { sheet: number; top: number }>();
  const lowest = pdf.sheets.map(({ links }, sheet) => {
    const marks = links.filter(({ url }) => url.startsWith(MARK));
    for (const { url, top } of marks) {
      const text = Number(url.slice(MARK.length));
      const known = places.get(text);
      if (!known || (known.sheet === sheet && known.top < top)) places.set(text, { sheet, top });
    }
    return Math.min(...marks.map(({ top }) => top));
  });
  return { pdf, place: (text) => places.get(text), lowest };
}

/** In the page. */
function mark(address: string): Title[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const seen = texts.filter(
    (text) =>
      text.data.trim() !== '' &&
      text.parentElement!.checkVisibility({ visibilityProperty: true }) &&
      !text.parentElement!.closest('.visually-hidden, svg, script, style, template'),
  );
  const owners = seen.map((text) =>
    text.parentElement!.closest('h1, h2, h3, h4, h5, h6, .paper-notes-title, summary'),
  );
  const titles = owners.flatMap((owner, at) => {
    if (!owner || owners[at - 1] === owner) return [];
    const next = owners.findIndex((other, i) => i > at && other !== owner);
    return [{ text: owner.textContent!.trim(), at, next: next < 0 ? undefined : next }];
  });
  seen.forEach((text, number) => {
    for (let link = text.parentElement!.closest('a'); link; link = link.parentElement!.closest('a'))
      link.removeAttribute('href');
    const link = document.createElement('a');
    link.href = address + number;
    text.replaceWith(link);
    link.append(text);
  });
  return titles;
}
