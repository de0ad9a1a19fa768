/** What Lighthouse says of the pages by which a portal is judged. Speed is measured elsewhere: `npm run bench`. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { JUDGED, openJudge } from '../support/lighthouse.ts';
import type { Judge } from '../support/lighthouse.ts';

const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

let judge: Judge;
beforeAll(async () => {
  judge = await openJudge(inject('chromium'));
});
afterAll(() => judge?.close());

describe('Lighthouse finds nothing to say', () => {
  it.each(Object.entries(JUDGED))('of %s: %s', async (_, address) => {
    const { scores, failed } = await judge.judge(inject('sampleUrl') + address, CATEGORIES);
    expect(failed).toEqual([]);
    expect(scores).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
  });

  it('but of a page that is at fault, whose elements it names', async () => {
    // The team's own page tells search engines to leave it.
    const { scores, failed } = await judge.judge(`${inject('sampleUrl')}/quarantaine/`, ['seo']);
    expect(scores['seo']).toBeLessThan(100);
    expect(failed.join()).toMatch(/is-crawlable.*noindex/);
  });
});
