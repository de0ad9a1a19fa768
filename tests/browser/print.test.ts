/** On paper: what one needs to call or go, in few sheets, whose titles keep their texts; no menus, no fields. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plain, useBrowser } from '../support/browser.ts';
import { KINDS } from '../support/page-kinds.ts';
import { markTexts, printMarked } from '../support/paper.ts';
import { readPdf } from '../support/pdf.ts';

const opened = useBrowser();

const ACTOR = '/annuaire/les-watts-d-ambrune/';
const EVENT = '/agenda/cafe-des-bricoles/';

async function onPaper(address: string, options = {}): Promise<Page> {
  const page = await opened.page(options);
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  return page;
}

const sheetsOf = async (page: Page): Promise<number> =>
  readPdf(await page.pdf({ preferCSSPageSize: true })).sheets.length;

/** Pages that hold nothing but ways to other pages. */
const WAYS_ONLY = new Set(['search', 'subscribe', 'site-map', 'not-found', 'quarantine']);

/** What is made to be printed has its own paper: tests/browser/posters.test.ts. */
const PAGES = Object.entries(KINDS).filter(([kind]) => kind !== 'poster' && kind !== 'programme');

describe.each(PAGES)('%s', (kind, address) => {
  it('shows what it is and nothing that only a screen can use, black on white', async () => {
    const page = await onPaper(address, { colorScheme: 'dark' });
    expect(await page.locator(SCREEN).count()).toBeGreaterThan(3);
    // A form that is a sheet for the pen as well keeps its lines and boxes, and no button.
    const forScreens = page.locator(':not(.form, .form input, .form textarea)');
    const shown = page.locator(SCREEN).filter({ visible: true });
    expect(await shown.and(forScreens).allTextContents()).toEqual([]);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.locator('.brand').isVisible()).toBe(true);
    const { grounds, text } = await page.evaluate(readColours);
    expect(grounds.length).toBeGreaterThan(2);
    expect(grounds.filter((color) => !/^rgb\(255, 255, 255\)$|, 0\)$/.test(color))).toEqual([]);
    expect(text).toBe('rgb(0, 0, 0)');
  });

  it('says where it comes from and how old it is, and spells once each address of elsewhere', async () => {
    const page = await onPaper(address);
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    const source = kind === 'not-found' ? 'https://ambrune.example/' : canonical!;
    const head = plain(await page.locator('.paper-head').innerText());
    expect(head).toContain(`${spelled(source)} `);
    expect(head).toMatch(
      /(?:(?:Publiée|Mise à jour|Vérifiée|Dernier changement) le|État du portail :) (?:\d+|1er) \p{L}+ 20\d\d/u,
    );
    expect(head).toContain('04 65 71 20 26');
    const { links, notes, text } = await page.evaluate(readLinks);
    expect(new Set(notes).size).toBe(notes.length);
    for (const { href, words, note } of links) {
      expect([href, occurrences(text, spelled(href))]).toEqual([href, 1]);
      if (note === null) expect([href, spelled(href)]).toEqual([href, expect.stringContaining(words)]);
      else expect([href, notes[Number(note) - 1]]).toEqual([href, spelled(href)]);
    }
  });

  it('prints on A4 sheets well filled, where no title is left without its text', async () => {
    const page = await opened.page();
    // As wide as the sheet between its margins: what depends on a width is the same when marked and printed.
    await page.setViewportSize({ width: 658, height: 900 });
    await page.goto(address);
    const [name, title] = [await page.title(), await page.getByRole('heading', { level: 1 }).innerText()];
    const marks = await markTexts(page);
    // Moved down little by little, its titles meet the foot of the sheet.
    for (const before of WAYS_ONLY.has(kind) ? [0] : [0, 70, 140]) {
      const { pdf, place, lowest } = await printMarked(page, before);
      expect(
        pdf.sheets.every(({ width, height }) => Math.round(width) === 595 && Math.round(height) === 842),
      ).toBe(true);
      expect([pdf.title, pdf.lang, pdf.isTagged]).toEqual([name, 'fr', true]);
      expect(plain(pdf.outline[0]!)).toBe(plain(title));
      expect(marks.titles.length).toBeGreaterThan(0);
      const orphans = marks.titles.filter(({ at, next }) => {
        const [own, follower] = [place(at), next === undefined ? undefined : place(next)];
        if (!own || next === undefined) return !own;
        // Beside its title or under it, on the same sheet and in the same column.
        return !follower || follower.sheet !== own.sheet || follower.top > own.top + 30;
      });
      expect([before, orphans.map(({ text }) => text)]).toEqual([before, []]);
      // None but the last is left half empty.
      if (before === 0) expect(lowest.slice(0, -1).filter((top) => !(top < 421))).toEqual([]);
    }
  });
});

const SCREEN =
  'nav, form, input, select, button, dialog, .skip, .breadcrumbs, .feeds, .tools, .pagination, .no-print, .cover';

const spelled = (href: string): string => href.replace(/^https:\/\//, '').replace(/\/$/, '');

/** In the page. */
function readColours() {
  const boxes = 'html, body, main, .page-title, .card, .practical, .notice, .callout, .hero, .button, .badge';
  return {
    grounds: [...document.querySelectorAll(boxes)]
      .filter((box) => box.checkVisibility())
      .map((box) => getComputedStyle(box).backgroundColor),
    text: getComputedStyle(document.body).color,
  };
}

/** In the page: its links to elsewhere, its notes, and all that is read. */
function readLinks() {
  const seen = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="http"]')].filter(
    (link) => link.checkVisibility() && link.host !== 'ambrune.example' && link.host !== location.host,
  );
  return {
    links: seen.map((link) => ({
      href: link.href,
      words: link.textContent!.trim(),
      note: link.getAttribute('data-note'),
    })),
    notes: [...document.querySelectorAll('.paper-notes li')].map((note) => note.textContent!.trim()),
    text: document.body.innerText,
  };
}

/** `alpes.example` is not spelled by `bonjour@alpes.example` nor by `alpes.example/dates`. */
const occurrences = (text: string, address: string): number =>
  text.match(new RegExp(`(?<![\\w@.-])${address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!/?[\\w-])`, 'g'))
    ?.length ?? 0;

describe('a page that speaks of other sites', () => {
  it('is among those looked at above, in its box and in its text', async () => {
    const found = new Set<string>();
    for (const address of [ACTOR, KINDS['entry resource']!, KINDS['entry page']!]) {
      const { links } = await (await onPaper(address)).evaluate(readLinks);
      for (const { note } of links) found.add(note === null ? 'in clear' : 'in a note');
    }
    expect([...found].sort()).toEqual(['in a note', 'in clear']);
  });

  it('shows the number of the note beside the link', async () => {
    const page = await onPaper(KINDS['entry resource']!);
    const link = page.locator('main [data-note]').first();
    expect(await link.evaluate((one) => getComputedStyle(one, '::after').content)).toBe('"1"');
    await page.emulateMedia({ media: 'screen' });
    expect(await link.evaluate((one) => getComputedStyle(one, '::after').content)).toBe('none');
    expect(await page.locator('.on-paper').filter({ visible: true }).count()).toBe(0);
  });
});

describe.each([ACTOR, EVENT, '/agenda/concert-d-hiver-2026/', '/annuaire/la-remise-a-neuf/'])(
  '%s',
  (address) => {
    it('fits on two sheets', async () => {
      const page = await opened.page();
      await page.goto(address);
      expect(await sheetsOf(page)).toBeLessThanOrEqual(2);
    });

    it('keeps its text and the way to reach people', async () => {
      const page = await onPaper(address);
      expect((await page.locator('.prose').innerText()).length).toBeGreaterThan(200);
      expect(await page.locator('.practical a[href^="tel:"]').isVisible()).toBe(true);
      expect(await page.locator('.practical a[href^="mailto:"]').isVisible()).toBe(true);
    });
  },
);

describe('a list that is filtered', () => {
  it.each([
    [
      '/annuaire/?territoire=massif-d-ambrune&vue=carte',
      /^\d+ structures(?: sur \d+)?, page 1 sur \d+$/,
      'Massif d',
    ],
    ['/agenda/?theme=bien-manger', /^\d+ dates? sur|^\d+ /, 'Bien manger'],
  ])('says so on paper, and where it is found again: %s', async (address, sentence, chosen) => {
    const page = await opened.page();
    await page.goto(address);
    const status = page.locator('.list-status');
    await expect.poll(async () => plain(await status.innerText())).toMatch(sentence);
    await page.emulateMedia({ media: 'print' });
    expect(await status.isVisible()).toBe(true);
    const chips = page.locator('.chips');
    expect(plain(await chips.innerText())).toMatch(new RegExp(`^${chosen}`));
    expect(plain(await chips.innerText())).not.toContain('×');
    expect(await page.locator('.paper-source').innerText()).toBe(`ambrune.example${address}`);
    expect(await page.locator('.atlas-picture').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('.list-choices, .whens').filter({ visible: true }).count()).toBe(0);
    expect(
      await page.locator(SCREEN).and(page.locator(':not(.chip)')).filter({ visible: true }).allInnerTexts(),
    ).toEqual([]);

    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Tout effacer' }).click();
    await expect.poll(() => page.locator('.list-built').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.paper-source').innerText()).toBe(
      address.includes('annuaire') ? 'ambrune.example/annuaire' : 'ambrune.example/agenda',
    );
  });
});

describe('a list that is cut', () => {
  it('says how many there are, and where', async () => {
    const page = await onPaper('/territoires/haute-dourse/');
    const group = page.locator('.group[data-type="actor"]');
    const shown = await group.locator('.card').count();
    const all = await group.locator('.see-all a').getAttribute('href');
    const total = /\d+/.exec((await group.locator('.see-all a').textContent())!)![0];
    expect(plain(await group.locator('.on-paper').innerText())).toBe(
      `${shown} sur ${total}. Tout voir : ambrune.example${all!.replace(/\/$/, '')}`,
    );
  });
});

describe('a long list', () => {
  it('stays whole, and does not spread', async () => {
    const page = await opened.page();
    await page.goto('/agenda/2026/12/');
    const dates = page.locator('.month-list .date-row');
    const total = await dates.count();
    expect(total).toBeGreaterThan(40);
    await page.emulateMedia({ media: 'print' });
    expect(await dates.filter({ visible: true }).count()).toBe(total);
    expect(await sheetsOf(page)).toBeLessThanOrEqual(Math.ceil(total / 12));
  });
});
