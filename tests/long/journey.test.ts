/** One way, whole: an association writes, a reviewer asks and publishes, and everybody finds it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { metadataTexts } from '../../src/reader/picture-metadata.ts';
import { Git } from '../../cms/git/git.ts';
import { ADDRESSES, ARTICLE, ASSOCIATION, EVENT, publishJourney } from '../journey/publish.ts';
import { openStage } from '../journey/stage.ts';
import type { Stage } from '../journey/stage.ts';
import { plain } from '../support/browser.ts';
import { join } from 'node:path';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await publishJourney({ ...stage, reviewerCode: stage.cms.reviewerCode });
  await new Promise<void>((resolve) => {
    const stop = stage.cms.live.on(({ kind }) => kind === 'searchable' && (stop(), resolve()));
    if (stage.cms.live.state().searchable === stage.cms.live.state().visible) resolve();
  });
}, 240_000);
afterAll(() => stage?.close());

const textAt = async (path: string): Promise<string> => {
  const answer = await fetch(stage.cms.url + path);
  expect(answer.status, path).toBe(200);
  return plain(await answer.text());
};

const published = async (collection: string, slug: string) => {
  const entry = await stage.cms.store.publishedEntry({ collection, slug });
  const read = parseFrontMatter(entry!.text);
  if (!read.ok) throw new Error(read.fault.message);
  return read;
};

describe('what was published', () => {
  it('has its pages, and is in the directory, the agenda and the feeds', async () => {
    const actor = await textAt(ADDRESSES.actor);
    expect(actor).toContain('12, place du Four');
    expect(actor).toContain(plain(EVENT));
    expect(actor).toMatch(/\/media\/img-20261124[\w.-]*\.webp/);
    expect(await textAt(ADDRESSES.event)).toContain('chaque mardi de 18 h à 20 h');
    expect(await textAt(ADDRESSES.article)).toMatch(/<blockquote>\s*<p[^>]*>On n'a jamais mangé/);
    expect(await textAt('/annuaire/lettre/o/')).toContain(plain(ASSOCIATION));
    expect(await textAt('/agenda/2026/12/')).toContain(plain(EVENT));
    expect(await textAt('/agenda/calendrier.ics')).toMatch(/RRULE:FREQ=WEEKLY[^\r\n]*/);
    expect(await textAt('/articles/rss.xml')).toContain(plain(ARTICLE));
  });

  it('is found by whoever looks for it, without its ligature', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.url}/recherche/?q=oeufs`);
    await page.locator('.search-results a').first().waitFor();
    const titles = (await page.locator('.search-results a').allInnerTexts()).map(plain);
    expect(titles).toEqual(expect.arrayContaining([ASSOCIATION, ARTICLE].map(plain)));
    await page.close();
  });

  it('was written where browsers keep back what they keep for secure pages', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.url}/admin/`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await page.close();
  });

  it('is in files that say what was typed', async () => {
    expect(await published('actors', 'les-oeufs-d-ete-l-epicerie')).toMatchObject({
      raw: {
        name: ASSOCIATION,
        themes: ['bien-manger'],
        address: { street: '12, place du Four', postalCode: '99123', commune: 'Vernasse' },
        openingHours: 'Tu 18:00-20:00',
        image: 'media/img-20261124.webp',
      },
    });
    expect(await published('events', 'le-marche-du-mardi')).toMatchObject({
      raw: {
        title: EVENT,
        start: '2026-12-08 18:00',
        end: '2026-12-08 20:00',
        recurrence: { freq: 'hebdomadaire' },
        organisers: ['les-oeufs-d-ete-l-epicerie'],
      },
    });
    const article = await published('articles', 'ou-sont-passes-les-oeufs-de-l-ete');
    expect(article.body).toMatch(
      /^> On n’a jamais mangé autant de courgettes\.\n\n!\[Trois poules devant le four\.\]\(media\/img-20261124[\w-]*\.webp\)/m,
    );
  });

  it('keeps of the photo what it shows, and nothing of where it was taken', async () => {
    const picture = (await stage.cms.store.media('media/img-20261124.webp'))!;
    const { width, height, exif, orientation } = await sharp(picture.bytes).metadata();
    expect(width! / height!).toBeCloseTo(4 / 3, 1);
    expect(width).toBeLessThanOrEqual(2560);
    expect([exif, orientation ?? 1]).toEqual([undefined, 1]);
    expect(await metadataTexts(Buffer.from(picture.bytes))).toEqual([]);
  });

  it('says who wrote and who read, by names that were given, and no mail', async () => {
    await stage.cms.store.settled();
    const git = new Git(join(stage.cms.state, 'git'));
    const log = await git.text(['log', '-8', '--format=%an|%ae|%B', 'main']);
    expect(log).toContain('Amina, pour l’épicerie');
    expect(log).toMatch(/^Reviewed-by: Rémi, de l’équipe/m);
    const mails = log.match(/[\w.+-]+@[\w.-]+/g) ?? [];
    expect(mails.length).toBeGreaterThan(3);
    // That of the commit on which all began is the test's own.
    expect(mails.filter((mail) => !/\.invalid$|^essai@/.test(mail))).toEqual([]);
  });
});
