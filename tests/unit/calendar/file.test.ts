/** Files as they come: cut, badly folded, in another encoding, with doubles. The good events come in all the same. */
import { describe, expect, it } from 'vitest';
import { runImport } from '../../../src/cli/import/command.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { folderOf, md } from '../../support/portal.ts';
import { Imported, ics, said, vevent } from './setup.ts';

const GOOD = vevent('UID:bon', 'SUMMARY:Bon', 'DTSTART;TZID=Europe/Paris:20261205T183000');
const titlesOf = (here: Imported) => here.data().map(({ title }) => title);

describe('a file', () => {
  it.each<[string, (text: string) => string | Uint8Array]>([
    ['with line feeds alone', (text) => text.replaceAll('\r\n', '\n')],
    ['with carriage returns alone', (text) => text.replaceAll('\r\n', '\r')],
    ['with a mark', (text) => `\ufeff${text}`],
    ['in UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['in Windows-1252', (text) => Buffer.from(text, 'latin1')],
    [
      'in small letters',
      (text) => text.replace('BEGIN:VEVENT', 'begin:vevent').replace('DTSTART', 'dtstart'),
    ],
    ['with empty lines', (text) => text.replaceAll('\r\n', '\r\n\r\n')],
    ['folded inside a letter', (text) => fold(Buffer.from(text))],
  ])('%s is read', async (_what, spoil) => {
    const here = new Imported();
    await here.import(spoil(ics(GOOD.replace('Bon', 'Fête d’été à Noël').replace('’', "'"))));
    expect(titlesOf(here)).toEqual(["Fête d'été à Noël"]);
    expect(here.dates({ from: '2026-01-01', to: '2027-01-01' })).toEqual(['2026-12-05T18:30']);
  });

  it('whose folding lost its spaces keeps its words', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(GOOD.replace('END:', 'DESCRIPTION:Venez\r\nPRIX: 5 €\r\net tout le reste\r\nEND:')),
    );
    expect(Object.values(here.files())[0]).toContain('\nVenez\\\nPRIX: 5 €\\\net tout le reste\n');
    expect(said(result)[0]).toMatch(/2 lignes sans nom : rattachées au texte qui précède/);
  });

  it.each([
    [
      'an event that is not closed',
      `${GOOD}\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Sans fin\r\n${vevent('UID:y', 'DTSTART:20261224T200000')}`,
      ['Bal', 'Bon'],
    ],
    [
      'another calendar after it',
      `${GOOD}\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n${vevent('UID:y', 'DTSTART:20261224T200000')}`,
      ['Bal', 'Bon'],
    ],
    ['an end too many', `END:VEVENT\r\n${GOOD}\r\nEND:VEVENT`, ['Bon']],
    ['a date that does not exist', `${vevent('UID:x', 'DTSTART:20260231T100000')}\r\n${GOOD}`, ['Bon']],
    ['an alarm that is not closed', GOOD.replace('END:', 'BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:'), ['Bon']],
    ['lines that mean nothing', `::::\r\n;;;\r\n${GOOD}\r\n=`, ['Bon']],
    ['tasks and notes', `BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Tâche\r\nEND:VTODO\r\n${GOOD}`, ['Bon']],
  ])('with %s gives its other events', async (_what, inside, titles) => {
    const here = new Imported();
    const result = await here.import(ics(inside));
    expect(titlesOf(here).sort()).toEqual(titles);
    expect(result.read).toBe(result.written + result.unchanged + result.reported);
  });

  it('that is cut says which event and where', async () => {
    const here = new Imported();
    const text = ics(GOOD, vevent('UID:coupe', 'SUMMARY:Coupé', 'DTSTART:20261224T200000'));
    const result = await here.import(text.slice(0, text.indexOf('20261224')));
    expect(titlesOf(here)).toEqual(['Bon']);
    expect(said(result)).toEqual([
      'refused 8 SUMMARY « Coupé » : le fichier s’arrête avant la fin de ce rendez-vous : il peut être incomplet. Refaites l’export, ou téléchargez de nouveau ce calendrier.',
    ]);
    expect(result.remarked).toEqual([expect.stringMatching(/^La fin de ce fichier manque/)]);
  });

  it.each([
    ['nothing', '', 'Ce fichier est vide.'],
    ['a page', '<!DOCTYPE html><html>', 'Ce n’est pas un calendrier mais une page web'],
    ['a letter', 'Bonjour,\nvoici l’agenda', 'Ce n’est pas un calendrier : la ligne BEGIN:VCALENDAR manque.'],
    [
      'fifty megabytes',
      Buffer.alloc(50 * 1024 * 1024, 'A\n'),
      'Ce calendrier pèse 50 Mo, la limite est 20 Mo.',
    ],
    [
      'noise',
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
      'Ce n’est pas un calendrier',
    ],
  ])('that holds %s is refused with a sentence', async (_what, bytes, why) => {
    await expect(new Imported().import(bytes)).rejects.toMatchObject({
      name: 'ImportError',
      message: expect.stringContaining(why),
    });
  });

  it('of another type is sent to the agenda', async () => {
    await expect(new Imported().import(ics(GOOD), { type: 'actors' })).rejects.toThrow(
      'Un agenda (.ics) ne donne que des rendez-vous : npm run import -- events agenda.ics.',
    );
  });

  it('of two thousand events comes in whole, and once', async () => {
    const events = Array.from({ length: 2000 }, (_, i) =>
      vevent(
        `UID:${i}`,
        `SUMMARY:Bal ${i % 50}`,
        `DTSTART:2027${String(1 + (i % 12)).padStart(2, '0')}05T${String(i % 24).padStart(2, '0')}0000`,
      ),
    );
    const here = new Imported();
    expect(await here.import(ics(...events))).toMatchObject({ read: 2000, written: 2000, reported: 0 });
    expect(await here.import(ics(...events))).toMatchObject({ read: 2000, written: 0, unchanged: 2000 });
  });
});

describe('an event that comes again', () => {
  it('unchanged changes nothing; changed by hand it is left, or followed if it is asked', async () => {
    const here = new Imported();
    await here.import(ics(GOOD));
    const before = here.files();
    expect(await here.import(ics(GOOD))).toMatchObject({ written: 0, unchanged: 1 });
    expect(here.files()).toEqual(before);
    const later = GOOD.replace('183000', '190000');
    expect(await here.import(ics(later))).toMatchObject({ written: 0, reported: 1 });
    expect(here.files()).toEqual(before);
    expect(await here.import(ics(later), { update: true })).toMatchObject({ updated: 1 });
    expect(Object.values(here.files())[0]).toContain('start: "2026-12-05 19:00"');
  });

  it('tried writes nothing', async () => {
    const here = new Imported();
    expect(await here.import(ics(GOOD), { dryRun: true })).toMatchObject({ written: 1 });
    expect(here.files()).toEqual({});
  });

  it('twice in one file is the later one, and the other is said', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(
        GOOD.replace('END:', 'SEQUENCE:2\r\nEND:'),
        GOOD.replace('Bon', 'Ancien').replace('END:', 'SEQUENCE:1\r\nEND:'),
      ),
    );
    expect(titlesOf(here)).toEqual(['Bon']);
    expect(said(result)[0]).toMatch(
      /remark \d+ UID « Ancien » : un autre rendez-vous, ligne 3, a le même identifiant/,
    );
  });

  it('without an identifier is known by what it is', async () => {
    const here = new Imported();
    const nameless = GOOD.replace('UID:bon\r\n', '');
    await here.import(ics(nameless));
    expect(await here.import(ics(nameless))).toMatchObject({ written: 0, unchanged: 1 });
    expect(Object.values(here.files())[0]).not.toMatch(/^uid:/m);
  });

  it('changed in one date, without its series, is an event of its own', async () => {
    const here = new Imported();
    await here.import(ics(GOOD.replace('END:', 'RECURRENCE-ID:20261205T173000Z\r\nEND:')));
    expect(Object.values(here.files())[0]).toContain('sourceId: "bon/20261205T173000Z"');
  });
});

describe('a map', () => {
  const map = `
source: Mairie
fields:
  price.details: X-COST
  themes: { column: CATEGORIES, split: ",", values: { Vélo: mobilite } }
constants:
  organisers: le-plot
skip: { column: STATUS, values: [TENTATIVE] }
ignore: [COMMENT]
`;

  it('says what goes where, and what all have', async () => {
    const here = new Imported({ 'themes/mobilite.md': md('name: Mobilité') });
    const withMap = (event: string) => here.import(ics(event), { mapText: map });
    const result = await withMap(
      GOOD.replace('END:', 'X-COST:gratuit\r\nCATEGORIES:Vélo,Fête\r\nCOMMENT:x\r\nSTATUS:CONFIRMED\r\nEND:'),
    );
    expect(result.unmapped).toEqual([]);
    expect(Object.values(here.files())[0]).toMatch(
      /themes: \[mobilite\]\norganisers: \[le-plot\]\n[\s\S]*source: Mairie\n/,
    );
    expect(
      await withMap(GOOD.replace('END:', 'X-COST:x\r\nCATEGORIES:x\r\nSTATUS:TENTATIVE\r\nEND:')),
    ).toMatchObject({
      read: 1,
      leftOut: 1,
    });
  });
});

describe('the command', () => {
  it('imports a calendar without a map, and says what it did', async () => {
    const [folder, lines] = [folderOf({ 'agenda.ics': ics('X-WR-CALNAME:Mairie', GOOD) }), [] as string[]];
    const output = {
      out: (line: string) => lines.push(line),
      err: (line: string) => lines.push(line),
      isWatched: false,
    };
    const options = { to: join(folder, 'contenu'), report: join(folder, 'rapport.csv') };
    expect(await runImport('events', join(folder, 'agenda.ics'), options, output)).toBe(0);
    expect(lines.slice(0, 2)).toEqual([
      'agenda.ics : 1 rendez-vous lu (« Mairie »).',
      '1 fiche écrite, 0 déjà à jour, 0 au rapport.',
    ]);
    expect(readContent(join(folder, 'contenu')).entries).toHaveLength(1);
  });

  it('writes a report of what was not taken', async () => {
    const [folder, lines] = [folderOf({}), [] as string[]];
    writeFileSync(join(folder, 'a.ics'), ics(GOOD, vevent('UID:x', 'DTSTART:20260231T100000')));
    const output = {
      out: (line: string) => lines.push(line),
      err: (line: string) => lines.push(line),
      isWatched: false,
    };
    const report = join(folder, 'rapport.csv');
    expect(await runImport('events', join(folder, 'a.ics'), { to: join(folder, 'c'), report }, output)).toBe(
      1,
    );
    expect(readFileSync(report, 'utf8')).toContain(
      '11;DTSTART;Bal : 20260231T100000;cette date de début n’existe pas;',
    );
  });
});

/** Folds at 20 octets, in the middle of letters if it comes so. */
function fold(bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split('\r\n');
  const folded = lines.map((line) => line.match(/.{1,20}/g)?.join('\r\n ') ?? '');
  return Buffer.from(folded.join('\r\n'), 'latin1');
}
