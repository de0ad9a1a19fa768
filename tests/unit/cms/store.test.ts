import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SaveResult, Store } from '../../../cms/store/types.ts';
import { AMINA, BASILE, PLOT, PLOT_TEXT, RELECTRICE, bench, git, undated } from '../../support/store.ts';
import type { Bench } from '../../support/store.ts';

let one: Bench;
let store: Store;

beforeEach(async () => {
  one = bench();
  store = await one.open();
});
afterEach(() => one.end());

type Saved = Extract<SaveResult, { kind: 'saved' }>;

function saved(result: SaveResult): Saved {
  expect(result).toMatchObject({ kind: 'saved' });
  return result as Saved;
}

const NEW = { collection: 'actors', slug: 'l-atelier' };
const text = (name: string, body = '') => `---\nname: ${name}\n---\n${body}`;
const tokenOf = async () => (await store.publishedEntry(PLOT))!.token;

describe('what is published', () => {
  it('is read from the origin, whose working tree is left alone', async () => {
    expect(await store.publishedEntry(PLOT)).toMatchObject({ text: PLOT_TEXT });
    expect((await store.published('actors')).map(({ key }) => key.slug)).toEqual(['la-grange', 'le-plot']);
    expect(await store.publishedEntry(NEW)).toBeUndefined();
    expect(await store.head()).toBe(git(one.origin, 'rev-parse', 'HEAD'));
    await expect(store.published('recettes')).rejects.toThrow(/pas de rubrique « recettes »/);
    saved(await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA }));
    await store.settled();
    expect(git(one.origin, 'status', '--porcelain')).toBe('');
    expect(git(one.origin, 'branch', '--list')).toBe('* main');
  });

  it('is not taken for empty where its repository is on no branch, or on one that is not there', async () => {
    git(one.origin, 'checkout', '--quiet', '--detach');
    const elsewhere = (name: string) => one.open({ state: join(one.folder, name) });
    await expect(elsewhere('a')).rejects.toThrow(/sur aucune branche .*\(il y a : main\).*git switch main/);
    git(one.origin, 'symbolic-ref', 'HEAD', 'refs/heads/master');
    await expect(elsewhere('b')).rejects.toThrow(/n’existe pas \(il y a : main\).*refs\/heads\/main/);
    git(one.folder, 'init', '--quiet', 'vide');
    await expect(
      one.open({ state: join(one.folder, 'c'), origin: join(one.folder, 'vide') }),
    ).rejects.toThrow(/est vide : il n’a aucun commit/);
  });
});

describe('a save', () => {
  it('of a new entry makes a draft, by its author under their name, and nobody’s address', async () => {
    const result = saved(await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA }));
    expect(result).toMatchObject({ text: text('L’Atelier'), status: 'draft', renamed: {} });
    expect(result.seen).toBe(result.token);
    expect(await store.draftText(NEW)).toEqual({ key: NEW, text: text('L’Atelier'), token: result.token });
    expect(await store.drafts()).toMatchObject([
      { key: NEW, title: 'L’Atelier', status: 'draft', by: 'Amina', isNew: true, isRemoval: false },
    ]);
    expect(await store.publishedEntry(NEW)).toBeUndefined();
    await store.settled();
    expect(git(one.bare, 'log', '-1', '--format=%an <%ae>', 'cms/actors/l-atelier')).toBe(
      'Amina <amina@contribution.invalid>',
    );
    expect(git(one.bare, 'show', 'cms/actors/l-atelier:actors/l-atelier.md')).toBe(text('L’Atelier').trim());
  });

  it('of a text that its author had read replaces it', async () => {
    const mine = PLOT_TEXT.replace('Un.', 'Un !');
    const first = saved(await store.save({ key: PLOT, text: mine, seen: await tokenOf(), by: AMINA }));
    const more = mine.replace('Deux.', 'Deux !');
    const second = saved(await store.save({ key: PLOT, text: more, seen: first.seen, by: AMINA }));
    expect(second).toMatchObject({ text: more });
    expect(second.mergedWith).toBeUndefined();
    expect(await store.publishedEntry(PLOT)).toMatchObject({ text: PLOT_TEXT });
  });

  it('is merged with what another saved meanwhile, and goes on from the form as it stands', async () => {
    const seen = await tokenOf();
    saved(await store.save({ key: PLOT, text: PLOT_TEXT.replace('Trois.', 'Trois !'), seen, by: BASILE }));
    const mine = PLOT_TEXT.replace('ouvert à', 'ouvert pour');
    const first = saved(await store.save({ key: PLOT, text: mine, seen, by: AMINA }));
    expect(first).toMatchObject({ mergedWith: 'Basile', text: mine.replace('Trois.', 'Trois !') });
    expect(first.seen).not.toBe(first.token);
    // The form of Amina does not show what Basile wrote: her next save keeps it all the same.
    const next = mine.replace('Un.', 'Un, deux.');
    const second = saved(await store.save({ key: PLOT, text: next, seen: first.seen, by: AMINA }));
    expect(second.text).toBe(next.replace('Trois.', 'Trois !'));
  });

  it('that says no more than what is kept does not let the next one take it out', async () => {
    const seen = await tokenOf();
    const both = PLOT_TEXT.replace('Un.', 'Un !').replace('Trois.', 'Trois !');
    saved(await store.save({ key: PLOT, text: both, seen, by: BASILE }));
    const mine = PLOT_TEXT.replace('Un.', 'Un !');
    const first = saved(
      await store.save({ key: PLOT, text: mine, seen, by: AMINA, status: 'pending_review' }),
    );
    expect(first).toMatchObject({ text: both, mergedWith: 'Basile', status: 'pending_review' });
    const next = mine.replace('Deux.', 'Deux !');
    const second = saved(await store.save({ key: PLOT, text: next, seen: first.seen, by: AMINA }));
    expect(second.text).toBe(both.replace('Deux.', 'Deux !'));
  });

  it('that changes what another changed is asked about, and kept whole', async () => {
    const seen = await tokenOf();
    const theirs = PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot d’en bas');
    saved(await store.save({ key: PLOT, text: theirs, seen, by: BASILE }));
    const mine = PLOT_TEXT.replace('name: Le Plot', 'name: Le Plot d’en haut').replace('Un.', 'Un !');
    const result = await store.save({ key: PLOT, text: mine, seen, by: AMINA });
    if (result.kind !== 'conflict') throw new Error(result.kind);
    const { conflict } = result;
    expect(conflict.theirs).toMatchObject({ text: theirs, by: 'Basile' });
    expect(conflict.fields).toMatchObject([
      { path: ['name'], theirs: 'Le Plot d’en bas', mine: 'Le Plot d’en haut' },
    ]);
    expect(conflict.merged).toBe(theirs.replace('Un.', 'Un !'));
    expect(await store.draftText(PLOT)).toMatchObject({ text: theirs });
    expect(await store.attempt(conflict.attempt)).toMatchObject({ text: mine, by: AMINA });
    // Settled, with what they read.
    saved(await store.save({ key: PLOT, text: mine, seen: conflict.theirs.token, by: AMINA }));
    expect(await store.draftText(PLOT)).toMatchObject({ text: mine });
  });

  it('under a name that is taken is offered the entry that has it', async () => {
    expect(await store.save({ key: PLOT, text: text('Autre'), by: AMINA })).toEqual({
      kind: 'exists',
      key: PLOT,
      title: 'Le Plot',
      where: 'published',
      by: 'Origine',
    });
    saved(await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA }));
    expect(await store.save({ key: NEW, text: text('Autre'), by: BASILE })).toMatchObject({
      kind: 'exists',
      where: 'draft',
      by: 'Amina',
    });
    expect(await store.draftText(NEW)).toMatchObject({ text: text('L’Atelier') });
  });

  it('sent twice is kept once', async () => {
    const save = { key: NEW, text: text('L’Atelier'), by: AMINA, id: 'envoi-1' };
    const [a, b] = await Promise.all([store.save(save), store.save(save)]);
    expect(a).toEqual(b);
    // Without an identifier, the same text is the same.
    saved(await store.save({ ...save, id: undefined }));
    await store.settled();
    expect(git(one.bare, 'rev-list', '--count', 'main..cms/actors/l-atelier')).toBe('1');
  });

  it('that is not valid says so field by field, in French, and is kept aside', async () => {
    const bad = '---\nsummary: Sans nom\nwebsite: "javascript:alert(1)"\n---\n';
    const result = await store.save({ key: NEW, text: bad, by: AMINA, id: 'envoi-2' });
    if (result.kind !== 'invalid') throw new Error(result.kind);
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ path, label, file }) => [path.join('.'), label, file])).toEqual([
      ['name', 'Nom', 'actors/l-atelier.md'],
      ['website', 'Site web', 'actors/l-atelier.md'],
    ]);
    expect(store.check(NEW, bad)).toEqual(result.problems);
    expect(await store.drafts()).toEqual([]);
    expect(await store.attempt('envoi-2')).toMatchObject({ text: bad });
  });

  it('of a picture without words is done, with advice', async () => {
    const advice = (more: string) =>
      store
        .check(NEW, `---\nname: L’Atelier\nimage: media/four.jpg\nlogo: media/l.png\n${more}---\n`)
        .filter(({ code }) => code === 'missing-alt')
        .map(({ severity, code, path, file, message }) => [severity, code, path.join('.'), file, message]);
    const said = (image: string, logo: string) =>
      `décrivez ce que l’on voit, pour qui ne voit pas, dans « ${image} ». Si elle ne dit rien de plus que le texte, dites oui à « ${logo} »`;
    expect(advice('')).toEqual([
      [
        'warning',
        'missing-alt',
        'image',
        'actors/l-atelier.md',
        said('Description de l’image', 'Image décorative'),
      ],
      [
        'warning',
        'missing-alt',
        'logo',
        'actors/l-atelier.md',
        said('Description du logo', 'Logo décoratif'),
      ],
    ]);
    expect(advice('imageAlt: Un four\nlogoDecorative: oui\n')).toEqual([]);
    const pictured = '---\nname: L’Atelier\nimage: media/four.jpg\n---\n';
    const { remarks } = saved(await store.save({ key: NEW, text: pictured, by: AMINA }));
    expect(remarks.map(({ code }) => code)).toContain('missing-alt');
  });

  it('takes the dates that Decap leaves without quotes', async () => {
    const dated = '---\ntitle: Fête\nstart: 2026-12-05T14:00\npublished: 2026-11-02\n---\n';
    saved(await store.save({ key: { collection: 'events', slug: 'fete' }, text: dated, by: AMINA }));
  });

  it.each([
    [{ collection: 'actors', slug: '../../etc' }, /ne peut pas être le nom d’une page/],
    [{ collection: 'actors', slug: 'a'.repeat(300) }, /trop long \(300 signes\)/],
    [{ collection: '.git', slug: 'config' }, /pas de rubrique « \.git »/],
  ])('of %j is refused with a sentence', async (key, sentence) => {
    await expect(store.save({ key, text: text('A'), by: AMINA })).rejects.toThrow(sentence);
  });

  it('that is too large is refused with its size', async () => {
    const long = text('Atelier', 'mot '.repeat(60_000));
    const result = await store.save({ key: NEW, text: long, by: AMINA });
    if (result.kind !== 'invalid') throw new Error(result.kind);
    expect(result.problems[0]?.message).toMatch(/^le texte est trop long \(235 Ko/);
    expect(await store.save({ key: NEW, text: 'x'.repeat(2_000_000), by: AMINA })).toMatchObject({
      kind: 'invalid',
    });
    expect(await store.save({ key: NEW, text: text('A\0'), by: AMINA })).toMatchObject({ kind: 'invalid' });
  });

  it('at the same moment as nineteen others is kept, or told why', async () => {
    const seen = await tokenOf();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const key = i % 2 ? PLOT : { collection: 'actors', slug: `asso-${i}` };
        const own = i % 2 ? PLOT_TEXT.replace('Trois.', `Trois.\n\nAjout ${i}.`) : text(`Asso ${i}`);
        return store.save({
          key,
          text: own,
          ...(i % 2 ? { seen } : {}),
          by: { name: `P${i}`, role: 'contributor' },
        });
      }),
    );
    const kinds = results.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(11);
    expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(9);
    await store.settled();
    const branches = git(one.bare, 'for-each-ref', 'refs/heads/cms', '--format=%(refname)').split('\n');
    expect(branches).toHaveLength(11);
  });
});

describe('a publication', () => {
  it('takes several drafts in one commit, with who wrote and who read', async () => {
    saved(await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA }));
    saved(
      await store.save({
        key: PLOT,
        text: PLOT_TEXT.replace('Un.', 'Un !'),
        seen: await tokenOf(),
        by: BASILE,
      }),
    );
    const result = await store.publish([NEW, PLOT], RELECTRICE);
    expect(result).toMatchObject({ kind: 'published', commit: await store.head() });
    expect(await store.drafts()).toEqual([]);
    expect(undated((await store.publishedEntry(NEW))?.text)).toBe(text('L’Atelier'));
    expect((await store.publishedEntry(NEW))?.text).toMatch(/^published: "\d{4}-\d\d-\d\d"$/m);
    expect((await store.publishedEntry(PLOT))?.text).toMatch(/^updated: "\d{4}-\d\d-\d\d"$/m);
    expect(git(one.bare, 'log', '-1', '--format=%s|%an|%cn', 'main')).toBe(
      'Publication : L’Atelier, Le Plot|Amina|Claire',
    );
    expect(
      git(one.bare, 'log', '-1', '--format=%(trailers:key=Contributed-by,valueonly,separator=%x2C)', 'main'),
    ).toBe('Amina,Basile');
    expect(git(one.bare, 'log', '-1', '--format=%(trailers:key=Reviewed-by,valueonly)', 'main')).toBe(
      'Claire',
    );
    expect(git(one.bare, 'for-each-ref', 'refs/heads', '--format=%(refname)')).toBe('refs/heads/main');
    expect(git(one.bare, 'show', 'main:actors/le-plot.md')).toContain('Un !');
    expect(git(one.bare, 'show', 'main:portal.yaml')).toContain('id: essai');
  });

  it('is the reviewers’', async () => {
    saved(await store.save({ key: NEW, text: text('L’Atelier'), by: AMINA }));
    await expect(store.publish([NEW], AMINA)).rejects.toThrow(/^Seule une personne qui relit peut publier/);
    await expect(store.publish([PLOT], RELECTRICE)).rejects.toThrow(/pas de brouillon/);
  });
});
