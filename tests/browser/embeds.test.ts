/** A partner's page, on another host, shows lists of the portal: by a frame, and by one script. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { iframeCode, scriptCode } from '../../src/lib/embed-code.ts';
import { violations } from '../support/axe.ts';
import { PHONE, plain, useBrowser } from '../support/browser.ts';
import { FRAMES } from '../support/page-kinds.ts';

const opened = useBrowser();
const portal = () => inject('sampleUrl');
const spec = (list: string) => ({
  src: `${portal()}/integrer/${list}/`,
  script: `${portal()}/integrer.js`,
  title: 'Ce qui se passe près d’ici',
  page: `${portal()}/${list.split('/')[0]!}/`,
});

/** A machine that does much else. */
const PATIENT = { timeout: 30_000 };

/** The partner: another name for the same machine is another site. */
let server: Server;
let partner: string;
let body = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="fr"><title>Mairie</title><body><h1>Mairie</h1>${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', () => resolve()));
  partner = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

async function visitPartner(html: string, context?: BrowserContext): Promise<Page> {
  body = html;
  const page = await (context ?? (await opened.context())).newPage();
  await page.goto(partner, { waitUntil: 'load' });
  return page;
}

const frameOf = async (page: Page): Promise<Frame> =>
  (await (await page.waitForSelector('iframe')).contentFrame())!;

/** Height of the frame, and of what is in it. */
async function heights(page: Page): Promise<{ frame: number; content: number }> {
  const frame = await page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height);
  const inner = await frameOf(page);
  return {
    frame,
    content: await inner.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
  };
}

const isFitted = async (page: Page): Promise<boolean> => {
  const { frame, content } = await heights(page);
  return frame === content && frame > 300;
};

describe('by the script', () => {
  it('takes the place of what stood there, as high as its list, on any width', async () => {
    const page = await visitPartner(scriptCode(spec('agenda/themes/bien-manger')));
    await expect.poll(() => isFitted(page), PATIENT).toBe(true);
    const wide = await heights(page);
    expect(await page.locator('div a').count()).toBe(0);
    expect(await page.locator('iframe').getAttribute('title')).toBe('Ce qui se passe près d’ici');
    await page.setViewportSize(PHONE);
    await expect
      .poll(async () => (await heights(page)).frame > wide.frame && (await isFitted(page)), PATIENT)
      .toBe(true);
    const inner = await frameOf(page);
    expect(plain(await inner.locator('h1').innerText())).toBe('Agenda : Bien manger');
    expect(await inner.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('stands where the script itself is, and in several places', async () => {
    const { script } = spec('agenda');
    const page = await visitPartner(
      `<main><p>Avant</p><script src="${script}" data-cordee="annuaire/territoires/sarvenne" async></script></main><div data-cordee="/agenda/"></div>`,
    );
    await expect.poll(() => page.locator('iframe').count(), PATIENT).toBe(2);
    expect(await page.locator('main > p + iframe').getAttribute('src')).toBe(
      `${portal()}/integrer/annuaire/territoires/sarvenne/`,
    );
  });

  it('puts nothing for a list that has no such name', async () => {
    const page = await visitPartner(
      `<div data-cordee="../../admin"><a href="/x">Lien</a></div><div data-cordee="//autre.example/agenda"></div><script src="${spec('agenda').script}"></script>`,
    );
    await page.waitForTimeout(200);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await page.locator('a').innerText()).toBe('Lien');
  });
});

describe('without a script', () => {
  it('is a frame that scrolls, and that has what it needs', async () => {
    const page = await visitPartner(iframeCode(spec('annuaire')));
    const inner = await frameOf(page);
    await inner.locator('.embed-list li').first().waitFor();
    expect((await heights(page)).frame).toBeGreaterThanOrEqual(600);
    expect(await inner.locator('.embed-list li').count()).toBe(20);
  });

  it('is no way to frame the rest of the portal', async () => {
    for (const address of ['/annuaire/', '/integrer/', '/']) {
      const page = await visitPartner(`<iframe src="${portal()}${address}" title="x"></iframe>`);
      expect([address, (await frameOf(page)).url()]).toEqual([address, 'chrome-error://chromewebdata/']);
    }
  });
});

describe('nothing goes out, nothing stays', () => {
  it('with every kind of list', async () => {
    const context = await opened.context();
    const foreign: string[] = [];
    const referrers: string[] = [];
    context.on('request', (request) => {
      const { origin } = new URL(request.url());
      if (![portal(), partner.slice(0, -1)].includes(origin)) foreign.push(request.url());
      if (request.url().includes('/integrer/')) referrers.push(request.headers()['referer'] ?? '');
    });
    for (const address of Object.values(FRAMES)) {
      const page = await visitPartner(scriptCode(spec(address.slice('/integrer/'.length, -1))), context);
      await expect.poll(() => isFitted(page), PATIENT).toBe(true);
      const inner = await frameOf(page);
      expect(await inner.evaluate(() => document.cookie)).toBe('');
      expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
    }
    expect(foreign).toEqual([]);
    expect(referrers.length).toBeGreaterThan(2);
    expect([...new Set(referrers)]).toEqual(['']);
    expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
  });
});

describe('messages', () => {
  it('of anybody but the frame are not heard', async () => {
    const page = await visitPartner(
      `${scriptCode(spec('agenda'))}<iframe id="other" srcdoc="<p>autre</p>" title="autre"></iframe>`,
    );
    const ours = page.locator('iframe').first();
    const height = () => ours.evaluate((one) => (one as HTMLIFrameElement).style.height);
    await expect.poll(async () => Number.parseInt(await height(), 10) !== 600, PATIENT).toBe(true);
    const before = await height();
    await page.evaluate(() => postMessage({ cordee: 4000 }, '*'));
    const other = page.frames().find((frame) => frame.url() === 'about:srcdoc')!;
    await other.evaluate(() => parent.postMessage({ cordee: 4000 }, '*'));
    // Nor does the frame answer to whoever is beside it.
    const answers = await other.evaluate(async () => {
      let heard = 0;
      addEventListener('message', ({ data }) => {
        if (typeof (data as { cordee: unknown }).cordee === 'number') heard++;
      });
      for (let i = 0; i < parent.length; i++) parent.frames[i]!.postMessage({ cordee: 'height' }, '*');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return heard;
    });
    expect(answers).toBe(0);
    expect(await height()).toBe(before);
  });

  it('of the frame are heard where they are a height, within bounds', async () => {
    const page = await visitPartner(scriptCode(spec('agenda')));
    await expect.poll(() => isFitted(page), PATIENT).toBe(true);
    const inner = await frameOf(page);
    const style = () => page.locator('iframe').evaluate((one) => one.style.cssText);
    const before = await style();
    await inner.evaluate(() => {
      const sent: unknown[] = [
        '99px',
        null,
        {},
        [],
        Number.NaN,
        Infinity,
        -Infinity,
        '1;color:red',
        { a: 1 },
        true,
      ];
      for (const cordee of sent) parent.postMessage({ cordee }, '*');
      for (const data of sent) parent.postMessage(data, '*');
    });
    await page.waitForTimeout(200);
    expect(await style()).toBe(before);
    for (const [cordee, expected] of [
      [1e9, '20000px'],
      [-5, '80px'],
      [432.1, '433px'],
    ] as const) {
      await inner.evaluate((one) => parent.postMessage({ cordee: one }, '*'), cordee);
      await expect
        .poll(() => page.locator('iframe').evaluate((one) => one.style.height), PATIENT)
        .toBe(expected);
    }
  });
});

describe('a list for another site', () => {
  it.each(Object.entries(FRAMES))(
    '%s has no fault that axe knows, by day and by night',
    async (_, address) => {
      const page = await opened.page({ viewport: PHONE });
      for (const hash of ['', '#sombre']) {
        await page.goto('about:blank');
        await page.goto(address + hash);
        expect(await violations(page)).toEqual([]);
      }
    },
  );

  it('is light, dark, or as the machine says', async () => {
    const page = await opened.page({ colorScheme: 'dark' });
    const ground = async (hash: string) => {
      await page.goto('about:blank');
      await page.goto(`/integrer/agenda/${hash}`);
      return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    };
    const [none, light, dark, auto] = [
      await ground(''),
      await ground('#clair'),
      await ground('#sombre'),
      await ground('#auto'),
    ];
    expect([none, auto]).toEqual([light, dark]);
    expect(light).not.toBe(dark);
  });

  it('reads without a script, and opens its links elsewhere', async () => {
    const page = await opened.page({ javaScriptEnabled: false });
    await page.goto('/integrer/annuaire/themes/bien-manger/');
    expect(await page.locator('.embed-list li').count()).toBeGreaterThan(3);
    const popup = page.context().waitForEvent('page');
    await page.locator('.embed-list a').first().click();
    expect(new URL((await popup).url()).pathname).toMatch(/^\/annuaire\/[a-z-]+\/$/);
    expect(new URL(page.url()).pathname).toBe('/integrer/annuaire/themes/bien-manger/');
  });

  it('takes away what is over, and says so when nothing is left', async () => {
    const page = await opened.page();
    await page.clock.setFixedTime(new Date('2026-12-05T12:00Z'));
    await page.goto('/integrer/agenda/themes/bien-manger/');
    expect(await page.locator('.embed-day:visible').first().getAttribute('data-day')).toBe('2026-12-07');
    expect(await page.locator('.embed-nothing').isVisible()).toBe(false);
    await page.clock.setFixedTime(new Date('2027-06-01T12:00Z'));
    await page.goto('/integrer/agenda/themes/bien-manger/');
    expect(await page.locator('[data-embed-one]:visible').count()).toBe(0);
    expect(plain(await page.locator('.embed-nothing').innerText())).toBe("Rien d'annoncé pour l'instant.");
  });
});

describe('the page where codes are taken', () => {
  it('makes the code that is asked for, and shows it', async () => {
    const page = await opened.page();
    await page.goto('/integrer/#agenda-themes-bien-manger');
    const code = page.locator('#embed-code');
    const origin = 'https://ambrune.example';
    const wanted = {
      src: `${origin}/integrer/agenda/themes/bien-manger/`,
      script: `${origin}/integrer.js`,
      title: 'Agenda : Bien manger, Ambrune en commun',
      page: `${origin}/themes/bien-manger/agenda/`,
    };
    expect(await code.inputValue()).toBe(scriptCode(wanted));
    await page.getByLabel(/^Sans script/).check();
    await page.getByLabel('Sombres').check();
    expect(await code.inputValue()).toBe(iframeCode({ ...wanted, colours: 'sombre' }));
    await page.locator('#embed-list').selectOption({ label: 'Annuaire' });
    expect(await code.inputValue()).toContain(`"${origin}/integrer/annuaire/#sombre"`);
    const preview = page.frameLocator('.embed-preview-place iframe');
    expect(plain(await preview.locator('h1').innerText())).toBe('Annuaire');
    await expect.poll(() => preview.locator('html').getAttribute('data-scheme'), PATIENT).toBe('dark');
    expect(await violations(page)).toEqual([]);
  });

  it('gives every code without a script', async () => {
    const page = await opened.page({ javaScriptEnabled: false });
    await page.goto('/integrer/');
    expect(await page.locator('#embed-code').isVisible()).toBe(false);
    const codes = (await page.locator('.embed-codes code').allTextContents()).map((text) => text.trim());
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => code.startsWith('<iframe ')).length).toBe(codes.length / 2);
    await page.locator('.embed-codes details summary').first().click();
    expect(await page.locator('.embed-codes code').first().isVisible()).toBe(true);
  });
});
