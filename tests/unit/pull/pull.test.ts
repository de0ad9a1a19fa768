/** Subscribed calendars: what a second answer does to what the first one wrote, and to what people did since. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPull } from '../../../src/cli/pull/command.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { md } from '../../support/portal.ts';
import { NOW, Subscribed, evening, ics, vevent } from './setup.ts';

const BAL = vevent('bal@mairie', 'Bal', evening(5), 'LOCATION:Salle des fêtes');
const LOTO = vevent('loto@mairie', 'Loto', evening(12));
const CINE = vevent('cine@mairie', 'Ciné', evening(19));
const ALL = ics(BAL, LOTO, CINE);

async function withAll(files = {}, settings = ''): Promise<Subscribed> {
  const here = await Subscribed.open(files, settings);
  here.answer = ALL;
  await here.pull();
  return here;
}

describe('a first pull', () => {
  it('writes an ordinary file an event, that the reader takes', async () => {
    const here = await withAll();
    expect(here.names()).toEqual(['bal-2026.md', 'cine-2026.md', 'loto-2026.md']);
    expect(here.read('bal-2026.md')).toMatchInlineSnapshot(`
      "---
      title: Bal
      start: "2026-12-05 18:30"
      end: "2026-12-05 20:00"
      place: Salle des fêtes
      uid: "bal@mairie"
      source: Mairie
      sourceId: "bal@mairie"
      ---
      "
    `);
    const { entries, setAside, problems } = readContent(here.content);
    expect([entries.length, setAside, problems.filter(({ code }) => code !== 'missing')]).toEqual([
      3,
      [],
      [],
    ]);
  });

  it('adds what portal.yaml says of the source', async () => {
    const here = await withAll(
      { 'actors/mairie.md': md('name: Mairie de Vernasse'), 'themes/fete.md': md('name: Fête') },
      '    organisers: [mairie]\n    themes: [fete]\n    place: mairie\n',
    );
    expect(here.read('loto-2026.md')).toMatch(/place: mairie\n.*themes: \[fete\]\norganisers: \[mairie\]\n/s);
    expect(here.read('bal-2026.md')).toContain('place: Salle des fêtes');
  });

  it('leaves what is over, and what is private', async () => {
    const here = await Subscribed.open();
    here.answer = ics(
      vevent('old', 'Vieux', 'DTSTART:20201205T100000'),
      vevent('secret', 'Secret', evening(5), 'CLASS:PRIVATE'),
      vevent('weekly', 'Marché', 'DTSTART:20200104T080000', 'RRULE:FREQ=WEEKLY'),
    );
    expect(await here.said()).toBe(
      'Mairie : 3 rendez-vous lus. 1 créé, 1 déjà passé, 1 privé.\n  créé : events/marche.md (Marché)\n  1 remarque de plus (--details les montre)',
    );
  });

  it('does not double what is here already', async () => {
    const here = await Subscribed.open({
      'events/bal.md': md('title: BAL\nstart: 2026-12-05 18:30'),
      'events/autre.md': md('title: Autre\nstart: 2026-12-24\nuid: loto@mairie'),
    });
    here.answer = ALL;
    const outcome = await here.pull();
    expect(outcome.doubles.map(({ file }) => file)).toEqual(['events/bal.md', 'events/autre.md']);
    expect(here.names()).toEqual(['autre.md', 'bal.md', 'cine-2026.md']);
  });

  it('writes nothing when it is tried', async () => {
    const here = await Subscribed.open();
    here.answer = ALL;
    expect(await here.pull({ dryRun: true })).toMatchObject({ created: { length: 3 } });
    expect(here.snapshot()).toEqual({ '.cordee/pull.json': '' });
  });
});

describe('a second pull', () => {
  it('changes nothing where nothing has changed', async () => {
    const here = await withAll();
    const before = here.snapshot();
    expect(await here.pull()).toMatchObject({ unchanged: 3, created: [], updated: [], cancelled: [] });
    expect(here.snapshot()).toEqual(before);
  });

  it('updates what has changed, and takes out what the source took out', async () => {
    const here = await withAll();
    here.answer = ics(vevent('bal@mairie', 'Grand bal', evening(6)), LOTO, CINE);
    const outcome = await here.pull();
    expect(outcome.updated).toEqual([
      { file: 'events/bal-2026.md', title: 'Grand bal', detail: 'titre, début, fin, lieu' },
    ]);
    expect(here.read('bal-2026.md')).toBe(
      '---\ntitle: Grand bal\nstart: "2026-12-06 18:30"\nend: "2026-12-06 20:00"\nuid: "bal@mairie"\nsource: Mairie\nsourceId: "bal@mairie"\nupdated: "2026-12-01"\n---\n',
    );
    const before = here.snapshot();
    expect(await here.pull()).toMatchObject({ unchanged: 3, updated: [] });
    expect(here.snapshot()).toEqual(before);
  });

  it('finds a file that was moved and renamed', async () => {
    const here = await withAll();
    mkdirSync(join(here.content, 'events/2026'));
    renameSync(join(here.content, 'events/bal-2026.md'), join(here.content, 'events/2026/le-bal.md'));
    here.answer = ics(vevent('bal@mairie', 'Grand bal', evening(5)), LOTO, CINE);
    expect((await here.pull()).updated.map(({ file }) => file)).toEqual(['events/2026/le-bal.md']);
  });

  it('finds it again without its identifier', async () => {
    const here = await withAll();
    here.write('bal-2026.md', here.read('bal-2026.md').replace('sourceId: "bal@mairie"\n', ''));
    expect(await here.pull()).toMatchObject({ unchanged: 3, created: [] });
  });

  it('leaves what somebody took away', async () => {
    const here = await withAll();
    here.remove('bal-2026.md');
    expect(await here.pull()).toMatchObject({ removed: 1, created: [], unchanged: 2 });
    expect(here.names()).toEqual(['cine-2026.md', 'loto-2026.md']);
  });

  it('takes the events of an import for its own', async () => {
    const here = await withAll();
    writeFileSync(join(here.content, '.cordee/pull.json'), '{"sources": {}}');
    here.write('bal-2026.md', here.read('bal-2026.md').replace('title: Bal', 'title: Le bal'));
    const outcome = await here.pull();
    expect(outcome).toMatchObject({ created: [], unchanged: 3, updated: [] });
    expect(outcome.disputed.map(({ detail }) => detail)).toEqual(['titre']);
  });
});

describe('what was changed by hand', () => {
  const edited = async () => {
    const here = await withAll();
    here.write(
      'bal-2026.md',
      here
        .read('bal-2026.md')
        .replace('title: Bal', '# le vrai nom\ntitle: Bal des pompiers   # vu avec eux')
        .replace('---\n', '---\nsummary: Venez.\n')
        .concat('\nTexte ajouté.\n'),
    );
    return here;
  };

  it('stays, comments included, while the rest follows the source', async () => {
    const here = await edited();
    here.answer = ics(vevent('bal@mairie', 'Bal', evening(6), 'LOCATION:Salle des fêtes'), LOTO, CINE);
    const outcome = await here.pull();
    expect(outcome.updated.map(({ detail }) => detail)).toEqual(['début, fin']);
    expect(outcome.disputed).toEqual([]);
    expect(here.read('bal-2026.md')).toBe(
      '---\nsummary: Venez.\n# le vrai nom\ntitle: Bal des pompiers   # vu avec eux\nstart: "2026-12-06 18:30"\nend: "2026-12-06 20:00"\nplace: Salle des fêtes\nuid: "bal@mairie"\nsource: Mairie\nsourceId: "bal@mairie"\nupdated: "2026-12-01"\n---\n\nTexte ajouté.\n',
    );
  });

  it('stays where the source changes the same field, which is said once', async () => {
    const here = await edited();
    here.answer = ics(
      vevent(
        'bal@mairie',
        'Bal masqué',
        evening(5),
        'LOCATION:Salle des fêtes',
        'DESCRIPTION:Venez masqués.',
      ),
      LOTO,
      CINE,
    );
    expect((await here.pull()).disputed).toEqual([
      { file: 'events/bal-2026.md', title: 'Bal masqué', detail: 'titre, texte' },
    ]);
    expect(here.read('bal-2026.md')).toMatch(/Bal des pompiers[\s\S]*Texte ajouté/);
    const before = here.snapshot();
    expect(await here.pull()).toMatchObject({ disputed: [], updated: [], unchanged: 3 });
    expect(here.snapshot()).toEqual(before);
  });

  it('follows the source again once it says the same', async () => {
    const here = await edited();
    here.answer = ics(
      vevent('bal@mairie', 'Bal des pompiers', evening(5), 'LOCATION:Salle des fêtes'),
      LOTO,
      CINE,
    );
    await here.pull();
    here.answer = ics(
      vevent('bal@mairie', 'Bal de l’an', evening(5), 'LOCATION:Salle des fêtes'),
      LOTO,
      CINE,
    );
    await here.pull();
    expect(here.read('bal-2026.md')).toContain('title: Bal de l’an\n');
  });

  it('is not a day that was only written otherwise', async () => {
    const here = await withAll();
    here.write(
      'bal-2026.md',
      here.read('bal-2026.md').replace('"2026-12-05 18:30"', '5 décembre 2026 à 18h30'),
    );
    here.answer = ics(vevent('bal@mairie', 'Bal', evening(6), 'LOCATION:Salle des fêtes'), LOTO, CINE);
    expect((await here.pull()).updated).toHaveLength(1);
    expect(here.read('bal-2026.md')).toContain('start: "2026-12-06 18:30"');
  });

  it('stays taken out', async () => {
    const here = await withAll();
    here.write('bal-2026.md', here.read('bal-2026.md').replace('place: Salle des fêtes\n', ''));
    await here.pull();
    expect(here.read('bal-2026.md')).not.toContain('place');
  });
});

describe('what vanished', () => {
  it('is cancelled, in plain words, and comes back if the source says so', async () => {
    const here = await withAll();
    const before = here.read('loto-2026.md');
    here.answer = ics(BAL, CINE);
    expect((await here.pull()).cancelled).toEqual([{ file: 'events/loto-2026.md', title: 'Loto' }]);
    expect(here.read('loto-2026.md')).toMatch(
      /status: annule\nstatusNote: N’est plus dans l’agenda de Mairie\n/,
    );
    const cancelled = here.snapshot();
    expect(await here.pull()).toMatchObject({ cancelled: [], unchanged: 2 });
    expect(here.snapshot()).toEqual(cancelled);
    here.answer = ALL;
    await here.pull();
    expect(here.read('loto-2026.md').replace('updated: "2026-12-01"\n', '')).toBe(before);
  });

  it('is left where it is over', async () => {
    const here = await withAll();
    here.answer = ics(LOTO, CINE);
    expect(await here.pull({ now: () => '2026-12-06T09:00' })).toMatchObject({ cancelled: [], unchanged: 2 });
  });

  it('is left where somebody gave another status', async () => {
    const here = await withAll();
    here.write('loto-2026.md', here.read('loto-2026.md').replace('uid:', 'status: reporte\nuid:'));
    here.answer = ics(BAL, CINE);
    expect(await here.pull()).toMatchObject({ cancelled: [], disputed: [{ file: 'events/loto-2026.md' }] });
    expect(here.read('loto-2026.md')).toContain('status: reporte');
    expect(await here.pull()).toMatchObject({ cancelled: [], disputed: [] });
  });

  it('is held where it is most of them, until somebody agrees', async () => {
    const here = await withAll();
    const before = here.snapshot()['bal-2026.md'];
    here.answer = ics(CINE);
    expect(await here.said()).toContain(
      'À VOIR : 2 rendez-vous à venir ont disparu de cet agenda, sur 3. Rien n’est annulé : c’est plus de la moitié : est-ce voulu ? Si oui, relancez avec --oui.',
    );
    expect(here.read('bal-2026.md')).toBe(before);
    expect((await here.pull({ agreed: true })).cancelled).toHaveLength(2);
  });

  it.each([
    ['an empty agenda', ics(), 'l’agenda est vide'],
    ['an answer that was cut', `BEGIN:VCALENDAR\r\n${BAL}\r\n${CINE}\r\n`, 'la fin de la réponse manque'],
    [
      'an event that cannot be read',
      ics(BAL, CINE, 'BEGIN:VEVENT\r\nSUMMARY:Sans fin\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:X\r\nEND:VEVENT'),
      'illisible',
    ],
  ])('is never told by %s', async (_what, answer, why) => {
    const here = await withAll();
    here.answer = answer;
    const outcome = await here.pull();
    expect(outcome.cancelled).toEqual([]);
    expect(outcome.held?.why).toContain(why);
    expect(here.read('loto-2026.md')).not.toContain('annule');
  });

  it('is not what is there and cannot be read', async () => {
    const here = await withAll();
    here.answer = ics(BAL, CINE, vevent('loto@mairie', 'Loto', 'DTSTART:20261331T000000'));
    const outcome = await here.pull();
    expect(outcome).toMatchObject({
      cancelled: [],
      notes: [{ fate: 'refused', value: 'Loto : 20261331T000000' }],
    });
  });
});

describe('identifiers that change', () => {
  it('are followed: same title, start and place is the same event', async () => {
    const here = await withAll();
    here.answer = ALL.replaceAll('@mairie', '@export-2');
    const outcome = await here.pull();
    expect(outcome).toMatchObject({ created: [], cancelled: [], updated: { length: 3 } });
    expect(here.names()).toHaveLength(3);
    // Subscribers of the portal know it by the first.
    expect(here.read('bal-2026.md')).toMatch(/uid: "bal@mairie"\n[\s\S]*sourceId: "bal@export-2"/);
    const before = here.snapshot();
    expect(await here.pull()).toMatchObject({ unchanged: 3, updated: [] });
    expect(here.snapshot()).toEqual(before);
  });

  it('are followed where the title was changed by hand', async () => {
    const here = await withAll();
    here.write('bal-2026.md', here.read('bal-2026.md').replace('title: Bal', 'title: Grand bal'));
    here.answer = ALL.replaceAll('@mairie', '@export-2');
    expect(await here.pull()).toMatchObject({ created: [], cancelled: [] });
    expect(here.read('bal-2026.md')).toContain('title: Grand bal');
  });

  it('may be words of JavaScript', async () => {
    const here = await Subscribed.open();
    here.answer = ics(vevent('__proto__', 'A', evening(5)), vevent('constructor', 'B', evening(6)));
    expect(await here.pull()).toMatchObject({ created: { length: 2 } });
    const before = here.snapshot();
    expect(await here.pull()).toMatchObject({ unchanged: 2, created: [], removed: 0 });
    expect(here.snapshot()).toEqual(before);
  });
});

describe('several sources', () => {
  const broken = '  - name: Perdue\n    file: sources/rien.ics\n';

  it('do not stop one another, and the command says so with its exit code', async () => {
    const here = await Subscribed.open({}, broken);
    here.answer = ALL;
    const [out, err]: string[][] = [[], []];
    const output = { out: (line: string) => out!.push(line), err: (line: string) => err!.push(line) };
    const run = (names: string[]) =>
      runPull(names, { to: here.content, local: true }, output, { now: () => NOW });
    expect(await run([])).toBe(1);
    expect(out![0]).toBe('Mairie : 3 rendez-vous lus. 3 créés.');
    expect(err![0]).toBe(
      'Perdue : le fichier sources/rien.ics n’existe pas. Vérifiez son nom dans portal.yaml.',
    );
    expect(await run(['Mairie'])).toBe(0);
    expect(await run(['Mairy'])).toBe(1);
  });

  it('are files too, inside the content unless it is asked otherwise', async () => {
    const here = await Subscribed.open(
      { 'sources/a.ics': ALL },
      '  - name: Fichier\n    file: sources/a.ics\n  - name: Dehors\n    file: ../../etc/passwd\n',
    );
    const outcomes = await here.pullAll({ local: false });
    expect(outcomes.map(({ failed }) => failed?.why)).toEqual([
      '127.0.0.1 est une adresse de cette machine ou de son réseau',
      undefined,
      expect.stringMatching(/n’existe pas|n’est pas dans le dossier de contenu/),
    ]);
    expect(outcomes[1]!.created).toHaveLength(3);
  });

  it('each have one name and one place', async () => {
    const here = await Subscribed.open(
      {},
      '  - name: Vide\n  - name: Deux\n    url: https://a.example/x.ics\n    file: x.ics\n',
    );
    const outcomes = await here.pullAll({ only: ['Vide', 'Deux'] });
    expect(outcomes.map(({ failed }) => failed?.why)).toEqual([
      'ni adresse (url) ni fichier (file) ne sont donnés',
      'une adresse (url) et un fichier (file) sont donnés',
    ]);
  });
});

describe('the record', () => {
  it('holds no word of anybody, one event a line', async () => {
    const here = await withAll();
    expect(here.state()).not.toMatch(/Salle|Bal\b/);
    expect(here.state().match(/^ {8}"/gm)).toHaveLength(3);
    expect(JSON.parse(here.state())).toHaveProperty(
      ['sources', 'Mairie', 'events', 'bal@mairie', 'file'],
      'bal-2026.md',
    );
  });

  it('that git has mixed up stops the pull with a sentence', async () => {
    const here = await withAll();
    writeFileSync(join(here.content, '.cordee/pull.json'), `<<<<<<< HEAD\n${here.state()}`);
    const err: string[] = [];
    const output = { out: () => undefined, err: (line: string) => err.push(line) };
    expect(await runPull([], { to: here.content, local: true }, output, { now: () => NOW })).toBe(1);
    expect(err).toEqual([expect.stringMatching(/^Le fichier \.cordee\/pull\.json est abîmé/)]);
    expect(readFileSync(join(here.content, '.cordee/pull.json'), 'utf8')).toContain('<<<<<<<');
  });
});
