/** An afternoon, whole, in Chromium: what six phones wrote and one reviewer read is on the forge, and a portal. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFrontMatter } from '../../src/reader/front-matter.ts';
import { metadataTexts } from '../../src/reader/picture-metadata.ts';
import { Git } from '../../cms/git/git.ts';
import {
  ADDRESSES,
  ASSOCIATION,
  CORRECTED,
  CORRECTIONS,
  EVENT,
  SALE,
  comeIn,
  finish,
  pageOf,
  reviewAll,
  writeAll,
} from '../journey/workshop.ts';
import type { People } from '../journey/workshop.ts';
import { CODES, openWorkshopStage } from '../journey/workshop-stage.ts';
import type { WorkshopStage } from '../journey/workshop-stage.ts';
import { plain } from '../support/browser.ts';
import { build, temporary } from '../support/built.ts';

const { folder, remove } = temporary();
const ELSEWHERE = 'actors/le-plot.md';

let stage: WorkshopStage;
let people: People;
let leave: () => Promise<void> = async () => {};
let forge: string;

beforeAll(async () => {
  stage = await openWorkshopStage();
  const journey = { ...stage, codes: CODES };
  ({ people, leave } = await comeIn(journey));
  await writeAll(journey, people);
  await stage.restart();
  await reviewAll(journey, people);
  forge = stage.checkOut();
  const plot = readFileSync(join(forge, ELSEWHERE), 'utf8');
  // Just before the push: what was fetched is not what is there.
  stage.forge.beforePush(() =>
    stage.advance(ELSEWHERE, plot.replace(/^summary: .*$/m, 'summary: Changé ailleurs, pendant l’atelier.')),
  );
  await finish(journey, people.reviewer);
  stage.checkOut();
}, 600_000);
afterAll(async () => {
  await leave();
  await stage?.close();
  remove();
});

const read = (path: string) => {
  const entry = parseFrontMatter(readFileSync(join(forge, path), 'utf8'));
  if (!entry.ok) throw new Error(entry.fault.message);
  return entry;
};

const textOf = async (page: People['amina']): Promise<string> => {
  await page.reload();
  return plain(await page.locator('main').innerText());
};

describe('their authors', () => {
  it('see where their texts are, after a restart and without another code', async () => {
    expect(await textOf(people.amina)).toContain('publié');
    expect(await textOf(pageOf(people.bruno))).toContain('publié');
    expect(await textOf(people.david)).toContain('publié');
    expect(await textOf(people.emile)).toContain('réuni à un autre texte');
    const refused = await textOf(people.fatou);
    expect(refused).toContain('non retenu');
    expect(refused).toMatch(/vendre/);
  });
});

describe('the forge', () => {
  it('has what was read, by the names that were given, beside what had come meanwhile', async () => {
    expect(read('actors/le-fournil-des-oeillets.md').raw).toMatchObject({
      name: ASSOCIATION,
      address: { commune: 'Vernasse' },
      contact: { phone: '04 65 71 20 77' },
      website: expect.stringMatching(/^https:\/\/fournil\.example/),
      imageAlt: 'La façade du fournil, au pied de la montagne.',
    });
    expect(read('events/la-fournee-du-mardi.md').raw).toMatchObject({
      title: EVENT,
      start: '2026-12-08 18:00',
      end: '2026-12-08 20:00',
      organisers: ['le-fournil-des-oeillets'],
    });
    expect(read(ELSEWHERE).raw).toMatchObject({ summary: 'Changé ailleurs, pendant l’atelier.' });
    const log = await new Git(join(forge, '.git')).text(['log', '-30', '--format=%an|%ae|%B', 'HEAD']);
    expect(log).toMatch(/^Contributed-by: Amina$/m);
    // Those who did not agree to be named are not in the history either.
    expect(log).toMatch(/^Reviewed-by: Une personne/m);
    expect(log).not.toMatch(/David|Fatou|Rémi/);
    expect(
      (log.match(/[\w.+-]+@[\w.-]+/g) ?? []).filter((mail) => !/\.invalid$|^(essai|autre)@/.test(mail)),
    ).toEqual([]);
  });

  it('has of the corrected page what both changed, and what the reviewer chose', () => {
    expect(read(`${CORRECTED.key}.md`).raw).toMatchObject({
      name: CORRECTED.title,
      summary: CORRECTIONS.second,
      openingHoursNote: CORRECTIONS.note,
      contact: { phone: CORRECTIONS.phone, email: 'bonjour@laremiseaneuf.example' },
    });
  });

  it('has nothing of what was refused, nor of the double', async () => {
    const git = new Git(join(forge, '.git'));
    await git.text(['fetch', '--quiet', '--all']);
    const found = await git.bytes(['grep', '--name-only', '-e', SALE, 'HEAD'], { codes: [0, 1] });
    expect(found.toString()).toBe('');
    expect(readdirSync(join(forge, 'actors')).filter((name) => name.includes('oeillets'))).toHaveLength(1);
    expect((await git.text(['branch', '--remotes', '--list', 'origin/cms/*'])).trim()).toBe('');
  });

  it('keeps of the photo what it shows, and nothing of where it was taken', async () => {
    const { raw } = read('actors/le-fournil-des-oeillets.md');
    const bytes = readFileSync(join(forge, String(raw['image'])));
    expect(await metadataTexts(bytes)).toEqual([]);
  });

  it('tells of the workshop: its pages, and those who agreed to be named', () => {
    const told = readdirSync(join(forge, 'events'))
      .map((name) => read(`events/${name}`).raw)
      .find(({ title }) => title === 'Fiches et thermos') as
      { workshop?: Record<string, unknown> } | undefined;
    expect(told?.workshop).toMatchObject({
      thanks: expect.arrayContaining(['Amina', 'Bruno', 'Chloé', 'Émile']),
    });
    expect(JSON.stringify(told)).not.toMatch(/David|Fatou/);
    expect(JSON.stringify(told?.workshop?.['made'])).toContain(ASSOCIATION);
  });
});

describe('the portal', () => {
  it('is built from it, and says all of it', async () => {
    const out = join(folder, 'dist');
    await build(forge, out);
    const page = (address: string) => plain(readFileSync(join(out, address, 'index.html'), 'utf8'));
    expect(page(ADDRESSES.actor)).toContain(plain(EVENT));
    expect(page(ADDRESSES.event)).toContain('chaque mardi de 18 h à 20 h');
    expect(page(ADDRESSES.corrected)).toContain(plain(CORRECTIONS.second));
    expect(page('/agenda/2026/12/')).toContain(plain(EVENT));
  });

  it('showed the same in the room', async () => {
    for (const address of Object.values(ADDRESSES))
      expect((await fetch(stage.running.url + address)).status).toBe(200);
  });
});
