/** What an event says, and where it goes in an entry: hours, place, bodies, words. */
import { describe, expect, it } from 'vitest';
import { md } from '../../support/portal.ts';
import { Imported, ics, imported, said, vevent } from './setup.ts';

const START = 'DTSTART;TZID=Europe/Paris:20261205T183000';

describe('hours', () => {
  it.each([
    ['of the portal’s zone', [START], 'start: "2026-12-05 18:30"\n'],
    ['in UTC', ['DTSTART:20261205T173000Z'], 'start: "2026-12-05 18:30"\n'],
    ['in UTC, in summer', ['DTSTART:20260705T163000Z'], 'start: "2026-07-05 18:30"\n'],
    ['of nowhere', ['DTSTART:20261205T183000'], 'start: "2026-12-05 18:30"\n'],
    [
      'under the name of Windows',
      ['DTSTART;TZID=Romance Standard Time:20261205T183000'],
      'start: "2026-12-05 18:30"\n',
    ],
    [
      'under the name of cities',
      ['DTSTART;TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris":20261205T183000'],
      'start: "2026-12-05 18:30"\n',
    ],
    [
      'of an old program',
      ['DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20261205T183000'],
      'start: "2026-12-05 18:30"\n',
    ],
    [
      'of a neighbour whose clocks are the same',
      ['DTSTART;TZID=Europe/Brussels:20261205T183000'],
      'start: "2026-12-05 18:30"\n',
    ],
    [
      'of another zone',
      ['DTSTART;TZID=Indian/Reunion:20261205T183000'],
      'start: "2026-12-05 18:30"\ntimeZone: "Indian/Reunion"\n',
    ],
    [
      'of whole days',
      ['DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261206'],
      'start: "2026-12-05"\nallDay: true\n',
    ],
    [
      'of several whole days',
      ['DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261208'],
      'start: "2026-12-05"\nend: "2026-12-07"\nallDay: true\n',
    ],
    [
      'of days by their duration',
      ['DTSTART;VALUE=DATE:20261205', 'DURATION:P3D'],
      'start: "2026-12-05"\nend: "2026-12-07"\nallDay: true\n',
    ],
    [
      'with an end',
      [START, 'DTEND;TZID=Europe/Paris:20261206T010000'],
      'start: "2026-12-05 18:30"\nend: "2026-12-06 01:00"\n',
    ],
    [
      'with an end in UTC',
      [START, 'DTEND:20261205T190000Z'],
      'start: "2026-12-05 18:30"\nend: "2026-12-05 20:00"\n',
    ],
    ['with a duration', [START, 'DURATION:PT1H30M'], 'start: "2026-12-05 18:30"\nend: "2026-12-05 20:00"\n'],
    [
      'with an end that is the start',
      [START, 'DTEND;TZID=Europe/Paris:20261205T183000'],
      'start: "2026-12-05 18:30"\n',
    ],
    ['in ISO’s longer writing', ['DTSTART:2026-12-05T18:30:00'], 'start: "2026-12-05 18:30"\n'],
  ])('%s', async (_what, lines, header) => {
    expect(await imported(...lines)).toBe(header);
  });

  it('of a zone that only the file describes follow its VTIMEZONE, summer and winter', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Vallée',
      'BEGIN:STANDARD',
      'DTSTART:19961027T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19960331T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0300',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ].join('\r\n');
    const here = new Imported();
    await here.import(
      ics(
        zone,
        vevent('UID:hiver', 'DTSTART;TZID=Vallée:20261205T193000'),
        vevent('UID:ete', 'DTSTART;TZID=Vallée:20260705T193000'),
      ),
    );
    expect(here.dates({ from: '2026-01-01', to: '2027-01-01' }).sort()).toEqual([
      '2026-07-05T18:30',
      '2026-12-05T18:30',
    ]);
  });

  it('of a zone that nobody knows are the portal’s, and it is said', async () => {
    const here = new Imported();
    const result = await here.import(ics(vevent('DTSTART;TZID=Ambrune/Vernasse:20261205T183000')));
    expect(Object.values(here.files())[0]).toContain('start: "2026-12-05 18:30"\n');
    expect(said(result)).toEqual([
      'remark 6 DTSTART « Ambrune/Vernasse » : ce fuseau horaire est inconnu : les heures sont lues comme celles du portail (Europe/Paris). Vérifiez l’heure.',
    ]);
  });

  it('of a series in UTC stay the same the whole year round, on the right days', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(
        vevent(
          'UID:mardi',
          'DTSTART:20261006T163000Z',
          'RRULE:FREQ=WEEKLY;BYDAY=TU',
          'EXDATE:20261110T163000Z',
        ),
        // Half past midnight in Paris: the next day.
        vevent('UID:nuit', 'DTSTART:20261009T223000Z', 'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2', 'SUMMARY:Nuit'),
      ),
    );
    expect(said(result)).toHaveLength(2);
    expect(here.dates({ from: '2026-10-06', to: '2026-11-20' }).sort()).toEqual([
      '2026-10-06T18:30',
      '2026-10-10T00:30',
      '2026-10-13T18:30',
      '2026-10-17T00:30',
      '2026-10-20T18:30',
      '2026-10-27T18:30',
      '2026-11-03T18:30',
      '2026-11-17T18:30',
    ]);
  });

  it('of a portal elsewhere are its own', async () => {
    const here = new Imported({
      'portal.yaml': 'name: A\nid: a\nurl: https://a.example\ntimeZone: Indian/Reunion\n',
    });
    await here.import(ics(vevent('DTSTART:20261205T143000Z')));
    expect(Object.values(here.files())[0]).toContain('start: "2026-12-05 18:30"\n');
  });

  it.each([
    [
      'a start that does not exist',
      ['DTSTART:20260231T100000'],
      'DTSTART « Bal : 20260231T100000 » : cette date de début n’existe pas',
    ],
    ['no start', [], 'DTSTART « Bal » : ce rendez-vous n’a pas de début'],
    ['no title', ['SUMMARY:', START], 'SUMMARY «  » : ce rendez-vous n’a pas de titre'],
    ['an hour beyond the day', ['DTSTART:20261205T253000'], 'cette date de début n’existe pas'],
  ])('%s: refused with a sentence', async (_what, lines, why) => {
    const here = new Imported();
    const result = await here.import(ics(vevent(...lines)));
    expect([result.written, result.reported, here.files()]).toEqual([0, 1, {}]);
    expect(said(result)[0]).toContain(why);
  });

  it.each(['DTEND:20261205T010000Z', 'DTEND:20260231T100000', 'DURATION:-PT1H', 'DURATION:une heure'])(
    'an end that is none is left, and said: %s',
    async (end) => {
      const here = new Imported();
      const result = await here.import(ics(vevent(START, end)));
      expect(Object.values(here.files())[0]).not.toContain('end:');
      expect(said(result)[0]).toContain('cette fin n’existe pas, ou est avant le début');
    },
  );
});

describe('place', () => {
  it.each([
    ['Salle des fêtes', 'place: Salle des fêtes\n'],
    [
      'Salle des fêtes\\, 1 route des Balcons\\, 39100 Dole\\, France',
      'place: Salle des fêtes\naddress:\n  street: "1 route des Balcons"\n  postalCode: "39100"\n  commune: Dole\n  inseeCode: "39198"\n',
    ],
    [
      '4\\, rue du Moulin 39100 Dole',
      'place: "4, rue du Moulin"\naddress:\n  postalCode: "39100"\n  commune: Dole\n  inseeCode: "39198"\n',
    ],
    [
      'Maison commune\\n39100 Dole',
      'place: Maison commune\naddress:\n  postalCode: "39100"\n  commune: Dole\n  inseeCode: "39198"\n',
    ],
    ['Place du Marché', 'place: Place du Marché\n'],
    ['https://visio.example/bal', 'mode: en-ligne\nonlineUrl: "https://visio.example/bal"\n'],
    [
      'Mairie\\, https://visio.example/bal',
      'mode: mixte\nonlineUrl: "https://visio.example/bal"\nplace: Mairie\n',
    ],
  ])('%s', async (location, fields) => {
    expect(await imported('DTSTART;VALUE=DATE:20261205', `LOCATION:${location}`)).toBe(
      `start: "2026-12-05"\nallDay: true\n${fields}`,
    );
  });

  it.each([
    ['LE PLOT', 'place: le-plot\n'],
    ['Le Plot, 1 rue du Bief, 39100 Dole', 'place: le-plot\n'],
    ['Le Plot (grande salle)', 'place: le-plot\n'],
    ['Le Plotte', 'place: Le Plotte\n'],
  ])('of the directory, by its name: %s', async (location, fields) => {
    const here = new Imported({ 'actors/le-plot.md': md('name: Le Plot') });
    const text = await here.one('DTSTART;VALUE=DATE:20261205', `LOCATION:${location.replaceAll(',', '\\,')}`);
    expect(text).toContain(fields);
    expect(text).not.toContain('address');
  });

  it('has a position, unless it is in the sea', async () => {
    expect(await imported(START, 'GEO:47.09;5.49')).toContain('geo:\n  lat: 47.09\n  lon: 5.49\n');
    expect(await imported(START, 'GEO:0;0')).not.toContain('geo');
    expect(await imported(START, 'GEO:470;5')).not.toContain('geo');
  });
});

describe('bodies and subjects', () => {
  it('are those of the portal where it knows them', async () => {
    const here = new Imported({
      'actors/le-plot.md': md('name: Le Plot'),
      'themes/velo.md': md('name: Vélo\nalternateNames: [Bicyclette]'),
    });
    expect(
      await here.one(
        START,
        'ORGANIZER;CN=le plot:mailto:jeanne.tissot@orange.fr',
        'CATEGORIES:bicyclette,Fête\\, bal',
        'CATEGORIES:Vélo',
      ),
    ).toBe('start: "2026-12-05 18:30"\nthemes: [velo]\norganisers: [le-plot]\nkeywords:\n  - "Fête, bal"\n');
  });

  it('never bring somebody’s mailbox, in the entry or in the report', async () => {
    const here = new Imported();
    const result = await here.import(
      ics(
        vevent(
          START,
          'ORGANIZER;CN=Jeanne Tissot:mailto:jeanne.tissot@orange.fr',
          'ATTENDEE;CN=Paul:mailto:paul@orange.fr',
        ),
      ),
    );
    const text = Object.values(here.files())[0]!;
    expect(text).not.toMatch(/orange|Paul/);
    expect(said(result).join()).not.toMatch(/tissot@|paul/);
    expect(said(result)[0]).toContain('sans son accord, elle n’est pas reprise');
    expect(result.unmapped).toEqual([]);
  });

  it('bring the mailbox of a body', async () => {
    expect(await imported(START, 'ORGANIZER;CN=MJC:mailto:contact@mjc.example')).toContain(
      'contact:\n  email: "contact@mjc.example"\n',
    );
  });

  it('of a calendar called after a mailbox are called after the file', async () => {
    const here = new Imported();
    await here.import(ics('X-WR-CALNAME:jeanne.tissot@orange.fr', vevent(START)));
    expect(Object.values(here.files())[0]).toContain('source: agenda.ics\n');
    await here.import(ics('X-WR-CALNAME:Mairie\\, fêtes', vevent(START, 'UID:deux')));
    expect(Object.values(here.files()).join()).toContain('source: "Mairie, fêtes"\n');
  });

  it('marked private stay where they are', async () => {
    const here = new Imported();
    const result = await here.import(ics(vevent(START, 'CLASS:PRIVATE', 'SUMMARY:Secret')));
    expect([result.leftOut, here.files()]).toEqual([1, {}]);
    expect(said(result).join()).not.toContain('Secret');
  });
});

describe('words', () => {
  const bodyOf = async (description: string) =>
    (await imported(START, `DESCRIPTION:${description}`)).split('\n\n').slice(1).join('\n\n').trim();

  it.each([
    ['Venez\\nnombreux\\n\\nÀ bientôt', 'Venez\\\nnombreux\n\nÀ bientôt'],
    ['# Pas un titre', '\\# Pas un titre'],
    ['a * b _c_ <script>alert(1)</script>', 'a \\* b \\_c\\_ \\<script>alert(1)\\</script>'],
    ['- pain\\n- sel', '- pain\n- sel'],
    ['https://a.example/x_y_z', 'https://a.example/x_y_z'],
    ['<p>Venez <b>tous</b>&nbsp;!</p><ul><li>pain</li><li>sel</li></ul>', 'Venez tous !\n\n- pain\n- sel'],
    ['<a href="https://a.example/x">le site</a>', 'le site (https://a.example/x)'],
    ['<a href="javascript:alert(1)">ici</a><script>alert(1)</script><br>fin', 'ici\n\nfin'],
    ['<p>1 &lt; 2 &amp;lt;script&gt;</p>', '1 \\< 2 &lt;script>'],
  ])('%s', async (description, body) => {
    expect(await bodyOf(description.replaceAll(',', '\\,').replaceAll(';', '\\;'))).toBe(
      body.replace('ici\n\nfin', 'ici\\\nfin'),
    );
  });

  it('are said to hold somebody’s mailbox', async () => {
    const here = new Imported();
    const result = await here.import(ics(vevent(START, 'DESCRIPTION:Écrire à jeanne.tissot@orange.fr')));
    expect(said(result)[0]).toContain('une adresse qui ressemble à celle d’une personne est dans le texte');
    expect(said(result)[0]).not.toContain('tissot');
  });

  it.each([
    ['STATUS:CANCELLED', 'status: annule\n'],
    ['STATUS:TENTATIVE', 'statusNote: À confirmer\n'],
    ['URL:https://a.example/bal', 'links:\n  - url: "https://a.example/bal"\n'],
    ['CONFERENCE;VALUE=URI:https://visio.example/bal', 'onlineUrl: "https://visio.example/bal"\n'],
  ])('%s', async (line, fields) => {
    expect(await imported(START, line)).toContain(fields);
  });

  it('that no field takes are counted, by property', async () => {
    const result = await new Imported().import(
      ics(
        vevent(
          START,
          'COMMENT:Attention',
          'X-COST:5 €',
          'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
          'DTSTAMP:20261101T000000Z',
        ),
      ),
    );
    expect(result.unmapped).toEqual([
      { column: 'COMMENT', values: 1 },
      { column: 'X-COST', values: 1 },
    ]);
  });
});
