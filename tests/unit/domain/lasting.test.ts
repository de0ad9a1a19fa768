/** Addresses that were published: none vanishes, and each that would is named. */
import { describe, expect, it } from 'vitest';
import { addresses } from '../../../src/domain/addresses.ts';
import { documentFor, documents } from '../../../src/domain/documents/index.ts';
import { iconFiles } from '../../../src/domain/icons.ts';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { isLasting } from '../../../src/domain/lasting/kept.ts';
import { lastingProblems } from '../../../src/domain/lasting/problems.ts';
import { modelFor } from '../../../src/domain/model-for.ts';
import type { GoneModel, RedirectModel } from '../../../src/domain/models/types.ts';
import type { Portal } from '../../../src/domain/portal.ts';
import { recordText } from '../../../src/reader/read-lasting.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import type { Files } from '../../support/portal.ts';
import { md, portalOf } from '../../support/portal.ts';

const RECORD = '.cordee/addresses.txt';
const FOUR = { 'actors/le-four.md': md('name: Le Four') };

/** A portal that was published with the addresses of `before`. */
function after(before: Files, now: Files, settings = ''): Portal {
  const record = recordText([...addresses(portalOf(before))].filter(isLasting));
  return portalOf({ ...now, [RECORD]: record }, { settings });
}

const told = (portal: Portal, strict = false): string[] =>
  lastingProblems(portal, strict).map(({ severity, code, file, value }) =>
    [severity, code, file, value].filter(Boolean).join(' '),
  );
const redirectAt = (portal: Portal, address: string): string =>
  (modelFor(portal, address) as RedirectModel).to;
const goneAt = (portal: Portal, address: string): GoneModel => modelFor(portal, address) as GoneModel;

describe('an entry that was renamed', () => {
  const before = {
    ...FOUR,
    'themes/pain.md': md('name: Pain'),
    'territories/gap.md': md('name: Gap'),
    'actors/le-moulin.md': md('name: Le Moulin\nthemes: [pain]\nterritories: [gap]'),
  };
  const renamed = {
    ...before,
    'themes/pain.md': null as never,
    'themes/du-pain.md': md('name: Du pain\nformerSlugs: [pain]'),
  } as Files;
  delete renamed['themes/pain.md'];

  it('leads from its former address to its own, and so do the pages under it', () => {
    const portal = after(before, renamed);
    expect(told(portal, true)).toEqual([]);
    expect(redirectAt(portal, '/themes/pain/')).toBe('/themes/du-pain/');
    expect(redirectAt(portal, '/themes/pain/gap/')).toBe('/themes/du-pain/gap/');
  });

  it('is told as such where the file does not say it', () => {
    const { 'actors/le-four.md': _gone, ...rest } = before;
    const portal = after(before, { ...rest, 'actors/le-fourn.md': md('name: Le Four') });
    expect(told(portal)).toEqual(['warning dropped-address .cordee/addresses.txt /annuaire/le-four/']);
    expect(sentenceOf(lastingProblems(portal, false)[0]!)).toContain(
      'Est-ce maintenant actors/le-fourn.md ? Écrivez-y formerSlugs: [le-four]',
    );
  });
});

describe('an entry that left', () => {
  it('without a word is named, as an error of a strict build, and its address still answers', () => {
    const portal = after(FOUR, {});
    expect(told(portal)).toEqual(['warning dropped-address .cordee/addresses.txt /annuaire/le-four/']);
    expect(told(portal, true)).toEqual(['error dropped-address .cordee/addresses.txt /annuaire/le-four/']);
    const page = goneAt(portal, '/annuaire/le-four/');
    expect(page).toMatchObject({ kind: 'gone', title: 'Cette fiche n’est plus au portail' });
    expect(page.head.noindex).toBe(true);
    expect([...addresses(portal)]).toContain('/annuaire/le-four/');
    expect(documentFor(portal, '/sitemap.xml')!.text()).not.toContain('le-four');
  });

  it('with a word in removed.yaml says what became of it, and where to go', () => {
    const portal = after(
      { ...FOUR, 'actors/le-fournil.md': md('name: Le Fournil') },
      {
        'actors/le-fournil.md': md('name: Le Fournil'),
        'removed.yaml':
          '- adresse: https://essai.example/annuaire/le-four\n  nom: Le Four\n  raison: fermé\n  le: 3/10/2026\n  note: Le pain continue.\n  vers: /annuaire/le-fournil/\n',
      },
    );
    expect(told(portal, true)).toEqual([]);
    expect(goneAt(portal, '/annuaire/le-four/')).toMatchObject({
      title: 'Le Four n’est plus au portail',
      reason: 'La structure a cessé son activité.',
      note: 'Le pain continue.',
      on: '2026-10-03',
      to: { label: 'Le Fournil', href: '/annuaire/le-fournil/' },
      near: [{ label: 'Le Fournil', href: '/annuaire/le-fournil/' }],
      links: [{ href: '/annuaire/' }, { href: '/recherche/' }, { href: '/' }],
    });
  });

  it('names nobody that the team does not name', () => {
    const portal = after(
      { 'actors/jeanne-tissot.md': md('name: Jeanne Tissot') },
      { 'removed.yaml': '- { address: /annuaire/jeanne-tissot/, reason: demande }' },
    );
    const { address: _own, head, breadcrumbs, ...page } = goneAt(portal, '/annuaire/jeanne-tissot/');
    expect(head.title).toBe('Cette fiche n’est plus au portail');
    expect(breadcrumbs.map(({ label }) => label).join()).not.toContain('Jeanne');
    expect(JSON.stringify(page)).not.toMatch(/jeanne/i);
  });

  it('follows those that left since, and never in circles', () => {
    const left = (lines: string[]) => {
      const portal = portalOf({ ...FOUR, 'removed.yaml': lines.join('\n') });
      return { to: goneAt(portal, '/annuaire/a/').to?.href, told: told(portal) };
    };
    const line = (slug: string, to: string) => `- { address: /annuaire/${slug}/, to: ${to} }`;
    expect(left([line('a', '/annuaire/b/'), line('b', '/annuaire/le-four/')])).toEqual({
      to: '/annuaire/le-four/',
      told: [],
    });
    expect(left([line('a', '/annuaire/b/'), '- { address: /annuaire/b/ }']).to).toBe('/annuaire/b/');
    expect(left([line('a', '/annuaire/b/'), line('b', '/annuaire/a/')])).toEqual({
      to: undefined,
      told: [
        'warning removed-nowhere removed.yaml /annuaire/b/',
        'warning removed-nowhere removed.yaml /annuaire/a/',
      ],
    });
    expect(left([line('a', '/annuaire/absente/')]).told).toEqual([
      'warning removed-nowhere removed.yaml /annuaire/absente/',
    ]);
    expect(left([line('a', 'https://ailleurs.example/')])).toEqual({
      to: 'https://ailleurs.example/',
      told: [],
    });
  });

  it('is told where removed.yaml is of no effect', () => {
    const portal = portalOf({
      'actors/le-four.md': md('name: Le Four\nformerSlugs: [fournil]'),
      'removed.yaml':
        '- { address: /annuaire/le-four/ }\n- { address: /annuaire/fournil/ }\n- { address: /annuaire/a/ }\n- { address: /annuaire/a/ }\n- { address: Le Four }\n- bonjour\n- { address: /annuaire/z/, raison: parce que }\n',
    });
    expect(told(portal)).toEqual([
      'warning removed-alive removed.yaml /annuaire/le-four/',
      'warning removed-redirects removed.yaml /annuaire/fournil/',
      'warning removed-twice removed.yaml /annuaire/a/',
    ]);
    expect(
      portal.problems
        .filter(({ file }) => file === 'removed.yaml')
        .map(({ severity, path }) => [severity, path]),
    ).toEqual([
      ['warning', [4, 'address']],
      ['warning', [5]],
      ['warning', [6, 'reason']],
    ]);
  });

  it('costs nothing but itself where removed.yaml cannot be read', () => {
    const portal = portalOf({ ...FOUR, 'removed.yaml': '- { address: [ }\n' });
    expect(portal.byKey.has('actor/le-four')).toBe(true);
    expect(portal.problems.find(({ file }) => file === 'removed.yaml')).toMatchObject({
      severity: 'warning',
      line: expect.any(Number),
    });
  });
});

describe('an entry that waits', () => {
  it('for a fault to be mended is not said to be gone', () => {
    const broken = after(FOUR, { 'actors/le-four.md': '---\nname: [Le Four\n---\n' });
    const [problem] = lastingProblems(broken, true);
    expect(problem).toMatchObject({
      severity: 'error',
      code: 'dropped-address',
      value: '/annuaire/le-four/',
    });
    expect(problem!.message).toMatch(
      /actors\/le-four\.md est là, mais mis de côté : npm run check dit pourquoi/,
    );
    expect(problem).not.toHaveProperty('example');
  });

  it('says so at its address: a draft, a section that is off', () => {
    const draft = after(FOUR, { 'actors/le-four.md': md('name: Le Four\ndraft: oui') });
    expect(told(draft, true)).toEqual(['note waiting-address .cordee/addresses.txt /annuaire/le-four/']);
    expect(goneAt(draft, '/annuaire/le-four/').title).toBe('Cette fiche n’est pas publiée en ce moment');
    const off = after(
      { ...FOUR, 'actors/le-moulin.md': md('name: Le Moulin') },
      { ...FOUR, 'actors/le-moulin.md': md('name: Le Moulin') },
      'sections: { actor: non }\n',
    );
    expect(told(off, true)).toEqual(['note section-off portal.yaml']);
    expect(goneAt(off, '/annuaire/le-four/').links).toEqual([
      { label: 'Recherche', href: '/recherche/' },
      { label: 'Accueil', href: '/' },
    ]);
  });
});

describe('what comes and goes with the volume', () => {
  it('leads to what is above it', () => {
    const before = {
      ...FOUR,
      'events/bal.md': md('title: Bal\nstart: 2027-03-05 20:00\nthemes: [pain]'),
      'themes/pain.md': md('name: Pain'),
      'territories/gap.md': md('name: Gap'),
      'actors/moulin.md': md('name: Moulin\nthemes: [pain]\nterritories: [gap]\nformerSlugs: [roue]'),
    };
    const portal = after(before, {
      'themes/pain.md': md('name: Pain'),
      'territories/gap.md': md('name: Gap'),
      'actors/moulin.md': md('name: Moulin\nformerSlugs: [roue]'),
      'removed.yaml': '- { address: /annuaire/le-four/ }\n- { address: /agenda/bal/ }',
    });
    expect(told(portal, true)).toEqual([]);
    for (const [from, to] of [
      ['/annuaire/lettre/f/', '/annuaire/'],
      ['/agenda/2027/03/', '/agenda/'],
      ['/themes/pain/gap/', '/themes/pain/'],
    ])
      expect([from, redirectAt(portal, from!)]).toEqual([from, to]);
    // What may come back is no rule of a host: browsers would remember it for ever.
    expect(documentFor(portal, '/_redirects')!.text().split('\n').slice(1)).toEqual([
      '/annuaire/roue/ /annuaire/moulin/ 301',
      '',
    ]);
  });

  it('is not recorded where it shifts every day', () => {
    expect(
      [
        '/',
        '/annuaire/',
        '/annuaire/x/',
        '/annuaire/lettre/a/',
        '/agenda/2026/12/',
        '/themes/a/b/',
        '/s-abonner/',
      ].filter((address) => !isLasting(address)),
    ).toEqual([]);
    expect(
      ['/annuaire/page/2/', '/agenda/2026/12/05/', '/404.html', '/quarantaine/'].filter(isLasting),
    ).toEqual([]);
  });
});

describe('former addresses', () => {
  const renamed = (base = '') =>
    portalOf(
      {
        'actors/moulin.md': md('name: Moulin\nformerSlugs: [roue, meule]'),
        'articles/un.md': md('title: Un\npublished: 2026-11-20\nactors: [moulin]'),
        'events/bal.md': md('title: Bal\nstart: 2026-12-05\norganisers: [moulin]\nformerSlugs: [fete]'),
      },
      { settings: base },
    );

  it('keep their files, cards and logos', () => {
    const portal = portalOf({
      'themes/roue.md': md('name: Roue\nformerSlugs: [velo]'),
      'actors/moulin.md': md(
        'name: Moulin\nthemes: [roue]\nlogo: moulin.png\ncontact: { phone: 04 65 71 20 26 }\nformerSlugs: [meule]',
      ),
    });
    const files = [...documents(portal)].map(({ address }) => address);
    for (const file of ['annuaire.csv', 'annuaire.json', 'annuaire.geojson'])
      expect(files).toContain(`/themes/velo/${file}`);
    expect(files).toContain('/annuaire/meule/contact.vcf');
    const moulin = { path: 'media/moulin.png', width: 300, height: 300 };
    const drawn = { ...portal, pictures: new Map([[moulin.path, moulin]]) } as unknown as Portal;
    const logos = [...iconFiles(drawn)].map(({ file }) => file).filter((file) => file.startsWith('logos/'));
    expect(logos).toEqual(['logos/moulin.png', 'logos/meule.png']);
  });

  it('are rules in the words of each host', () => {
    const portal = renamed('base: /vallee.d-en-haut\n');
    const rules = (file: string) => documentFor(portal, file)!.text().split('\n').slice(1, -1);
    expect(rules('/_redirects')[0]).toBe('/vallee.d-en-haut/agenda/fete/ /vallee.d-en-haut/agenda/bal/ 301');
    expect(rules('/_redirects.nginx')[0]).toBe(
      '/vallee.d-en-haut/agenda/fete/ /vallee.d-en-haut/agenda/bal/;',
    );
    expect(rules('/_redirects.caddy')[0]).toBe(
      'redir /vallee.d-en-haut/agenda/fete/ /vallee.d-en-haut/agenda/bal/ permanent',
    );
    expect(rules('/.htaccess')).toEqual([
      '<IfModule mod_alias.c>',
      'RedirectMatch 301 "^/vallee\\.d-en-haut/agenda/fete/$" "/vallee.d-en-haut/agenda/bal/"',
      'RedirectMatch 301 "^/vallee\\.d-en-haut/annuaire/meule/$" "/vallee.d-en-haut/annuaire/moulin/"',
      'RedirectMatch 301 "^/vallee\\.d-en-haut/annuaire/roue/$" "/vallee.d-en-haut/annuaire/moulin/"',
      'ErrorDocument 404 /vallee.d-en-haut/404.html',
      '</IfModule>',
    ]);
  });

  it('go on giving feeds and calendars to those who subscribed there', () => {
    const portal = renamed();
    const all = [...documents(portal)].map(({ address }) => address);
    expect(new Set(all).size).toBe(all.length);
    for (const [now, former] of [
      ['/annuaire/moulin/atom.xml', '/annuaire/roue/atom.xml'],
      ['/annuaire/moulin/calendrier.ics', '/annuaire/meule/calendrier.ics'],
      ['/agenda/bal/calendrier.ics', '/agenda/fete/calendrier.ics'],
    ]) {
      expect(all).toContain(now);
      expect(documentFor(portal, former!)?.text()).toBe(documentFor(portal, now!)!.text());
    }
  });

  it('are told where they can lead nowhere, or where two claim one', () => {
    const portal = portalOf({
      'actors/a.md': md('name: Alpha\nformerSlugs: [a, lettre, b, c]'),
      'actors/b.md': md('name: Bravo\nformerSlugs: [c]'),
    });
    const all = [...lastingProblems(portal, false), ...checkIntegrity(portal)]
      .filter(({ path }) => path[0] === 'formerSlugs')
      .map((one) => `${one.file} ${sentenceOf(one)}`);
    expect(all).toMatchInlineSnapshot(`
      [
        "actors/a.md — Ancienne adresse (formerSlugs[1]) : reçu « a » : c’est l’adresse d’aujourd’hui, et non une ancienne. Retirez-la de cette liste.",
        "actors/a.md — Ancienne adresse (formerSlugs[2]) : reçu « lettre » : cette adresse est celle d’une page du portail : elle ne peut pas mener ici. Retirez-la de cette liste.",
        "actors/a.md — Anciennes adresses (formerSlugs) : reçu « b » : cette adresse est aussi celle de actors/b.md : elle mène là-bas. Retirez-la de l’une des deux fiches.",
        "actors/b.md — Anciennes adresses (formerSlugs) : reçu « c » : cette adresse est aussi celle de actors/a.md : elle mène là-bas. Retirez-la de l’une des deux fiches.",
      ]
    `);
    expect(redirectAt(portal, '/annuaire/c/')).toBe('/annuaire/a/');
    expect(modelFor(portal, '/annuaire/b/')).toMatchObject({ kind: 'entry', title: 'Bravo' });
  });
});
