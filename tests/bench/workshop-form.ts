/** A form of a workshop on a telephone whose processor is slowed four times: from the tap to a page that is drawn and keeps what is typed. */
import { chromium } from 'playwright-core';
import { FLAGS, ensureChromium } from '../setup/chromium.ts';
import { CODES } from '../support/workshop-served.ts';

const SLOWER = 4;
const VISITS = 9;

/** Milliseconds of each visit, nothing of an earlier one kept by the browser. @param url of the portal, without a final slash */
export async function formTimes(url: string): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/atelier/`);
    await page.locator('[name=code]').fill(CODES.contributor);
    await page.locator('[name=nom]').fill('Quelqu’un');
    await page.locator('main [type=submit]').click();
    await page.locator('[value=actor]').click();
    await page.locator('[name=name]').waitFor();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const times: number[] = [];
    for (let i = 0; i < VISITS; i++) {
      await page.reload({ waitUntil: 'load' });
      times.push(await page.evaluate(usable));
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Drawn, and its script at work: modules have run when the content is loaded. */
async function usable(): Promise<number> {
  const drawn = await new Promise<number>((resolve) => {
    const isFirst = ({ name }: PerformanceEntry) => name === 'first-contentful-paint';
    new PerformanceObserver((list) => {
      const first = list.getEntries().find(isFirst);
      if (first) resolve(first.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return Math.max(drawn, navigation!.domContentLoadedEventEnd);
}
