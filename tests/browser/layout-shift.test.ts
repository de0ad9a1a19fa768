/** Nothing jumps under the eyes or the finger: fonts and pictures come late, and every line stays where it is. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, useBrowser } from '../support/browser.ts';
import { ALL } from '../support/page-kinds.ts';

const opened = useBrowser();
/** How late fonts and pictures come, in milliseconds: well after the first paint. */
const LATE = 300;
/** Under it a shift is of a fraction of a pixel. */
const SEEN = 0.001;
const AT_ONCE = 4;

interface Shift {
  value: number;
  moved: string;
}

/** Runs in the page before anything else: keeps each shift that nobody asked for, with what moved. */
function watchShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  const name = (node: Node | null): string => {
    const element = node instanceof Element ? node : node?.parentElement;
    const id = element?.id ? `#${element.id}` : '';
    const text = (node?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${element?.tagName.toLowerCase()}${id}.${element?.className} « ${text} »`;
  };
  const at = ({ top, left, height }: DOMRectReadOnly) => [top, left, height].map(Math.round).join(',');
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as LayoutShift[])
      if (!entry.hadRecentInput)
        shifts.push({
          value: entry.value,
          moved: entry.sources
            .map(
              ({ node, previousRect, currentRect }) =>
                `${name(node)} ${at(previousRect)} → ${at(currentRect)}`,
            )
            .join(' ; '),
        });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** As Chromium gives it; TypeScript's DOM does not know it. https://wicg.github.io/layout-instability/ */
interface LayoutShift {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/** A page whose fonts and pictures come late, and which tells its shifts. */
async function latePage(viewport: { width: number; height: number }, late = LATE): Promise<Page> {
  const page = await opened.page({ viewport });
  await page.addInitScript(watchShifts);
  await page.route(/\.(woff2|webp|avif|png|jpg)$/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.continue();
  });
  return page;
}

/** The shifts of a page until all of it is there and painted. */
async function shiftsOf(page: Page): Promise<Shift[]> {
  await page.waitForLoadState('load');
  return page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return (globalThis as unknown as { shifts: Shift[] }).shifts;
  });
}

async function faultsOf(address: string, viewport: { width: number; height: number }): Promise<string[]> {
  const page = await latePage(viewport);
  await page.goto(address);
  if (address.includes('?q=')) await page.locator('.search-results a').first().waitFor();
  const shifts = await shiftsOf(page);
  await page.context().close();
  const total = shifts.reduce((sum, { value }) => sum + value, 0);
  return total < SEEN
    ? []
    : [`${address} ${total.toFixed(4)}: ${shifts.map(({ moved }) => moved).join(' | ')}`];
}

describe.each([
  ['390', PHONE],
  ['1280', DESKTOP],
])('at %s pixels', (_, viewport) => {
  it('no kind of page shifts', async () => {
    const faults: string[] = [];
    const waiting = Object.values(ALL);
    const walk = async () => {
      for (let address = waiting.pop(); address; address = waiting.pop())
        faults.push(...(await faultsOf(address, viewport)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, walk));
    expect(faults).toEqual([]);
  });
});

describe('the measure', () => {
  it('sees what shifts, and names it', async () => {
    const page = await latePage(PHONE);
    await page.goto('/accessibilite/');
    await shiftsOf(page);
    await page.evaluate(() => {
      const late = document.createElement('p');
      late.style.height = '120px';
      document.querySelector('main')!.prepend(late);
    });
    await expect
      .poll(async () => (await shiftsOf(page)).map(({ moved }) => moved).join())
      .toMatch(/article.*→/);
  });

  it('has fonts that come after the first paint', async () => {
    // The first page of a browser is slow to paint on a machine that has much to do.
    const page = await latePage(PHONE, 10 * LATE);
    await page.goto('/');
    await shiftsOf(page);
    const times = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      fonts: performance.getEntriesByType('resource').filter(({ name }) => name.includes('.woff2')),
    }));
    expect(times.fonts.length).toBeGreaterThan(0);
    for (const font of times.fonts as PerformanceResourceTiming[])
      expect(font.responseEnd).toBeGreaterThan(times.paint);
  });
});

describe('the faces', () => {
  /** What a text is really drawn with, as Chromium's inspector tells it. */
  async function facesOf(page: Page, selector: string): Promise<string[]> {
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('DOM.enable');
    await inspector.send('CSS.enable');
    const { root } = await inspector.send('DOM.getDocument');
    const { nodeId } = await inspector.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await inspector.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName }) => familyName);
  }

  it('are those of the portal, from the second page at the latest', async () => {
    const page = await opened.page();
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.goto('/accessibilite/', { waitUntil: 'networkidle' });
    expect(await facesOf(page, 'h1')).toEqual(['Young Serif']);
    expect(await facesOf(page, '.prose p')).toEqual(['Atkinson Hyperlegible Next']);
  });

  it('have stand-ins of their widths', async () => {
    const page = await opened.page({ bypassCSP: true });
    await page.goto('/accessibilite/', { waitUntil: 'networkidle' });
    const widths = await page.evaluate(async (text) => {
      const line = document.createElement('span');
      Object.assign(line.style, { position: 'absolute', whiteSpace: 'nowrap', fontSize: '100px' });
      line.textContent = text;
      document.body.append(line);
      const measure = (family: string, weight: number): number => {
        Object.assign(line.style, { fontFamily: family, fontWeight: weight });
        return line.getBoundingClientRect().width;
      };
      const faces = [...document.fonts].filter(({ family }) => family.includes('fallback'));
      const loaded = await Promise.all(
        faces.map((face) =>
          face.load().then(
            () => [face],
            // Not on this machine.
            () => [],
          ),
        ),
      );
      return loaded.flat().map(({ family, weight }) => {
        const name = family.replaceAll('"', '');
        const real = name.startsWith('Young') ? 'Young Serif' : 'Atkinson Hyperlegible Next';
        const heavy = weight.startsWith('551') ? 650 : 400;
        return { name: `${name} ${heavy}`, ratio: measure(`"${name}"`, heavy) / measure(`"${real}"`, heavy) };
      });
    }, 'Le four du village chauffe un dimanche sur deux : apportez votre farine, on pétrit ensemble dès treize heures.');
    expect(widths.length, 'no stand-in was found on this machine').toBeGreaterThan(0);
    const far = widths.filter(({ ratio }) => Math.abs(ratio - 1) > 0.04);
    expect(far).toEqual([]);
  });
});
