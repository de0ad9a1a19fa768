/** The review: what waits, what is said of it, what becomes of it. */
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAsides } from '../../../cms/workshop/review/aside.ts';
import type { EntryKey, FormValues, Participant, WorkshopKind } from '../../../cms/workshop/types.ts';
import { BASILE, FILES, PLOT, PLOT_TEXT, RELECTRICE, git, undated, writeFiles } from '../../support/store.ts';
import { workshopBench } from '../../support/workshop-desk.ts';
import type { WorkshopBench } from '../../support/workshop-desk.ts';

let room: WorkshopBench;
let amina: Participant;
let basile: Participant;
let claire: Participant;
beforeEach(async () => {
  room = await workshopBench(FILES);
  amina = await room.person('Amina');
  basile = await room.person('Basile', { credit: false });
  claire = await room.person('Claire', { role: 'reviewer' });
});
afterEach(() => room.end());

const FOURNIL = { collection: 'actors', slug: 'le-fournil' };
const BAL = { collection: 'events', slug: 'bal-du-fournil-2026' };

async function sent(kind: WorkshopKind, values: FormValues, by = amina): Promise<string> {
  const { id } = await room.workshop.begin(kind, by);
  await room.workshop.keep(id, values, 1);
  expect(await room.workshop.send(id, by, { isAnother: true })).toMatchObject({ kind: 'sent' });
  return id;
}

async function corrected(values: FormValues, by = amina): Promise<string> {
  const begun = await room.workshop.begin('correction', by, PLOT);
  await room.workshop.keep(begun.id, { ...begun.values, ...values }, begun.revision + 1);
  return begun.id;
}

const fournil = (by = amina) => sent('actor', { name: ['Le Fournil'], body: ['Du pain le mardi.'] }, by);
const bal = () =>
  sent(
    'event',
    { title: ['Bal du fournil'], 'start.date': ['2026-12-12'], organisers: ['Le Fournil'] },
    basile,
  );

const stageOf = async (id: string) => (await room.workshop.find(id))?.stage;
const queued = async () => (await room.workshop.queue()).map(({ key }) => key.slug);
const textOf = async (key: EntryKey) => (await room.store.publishedEntry(key))?.text;

describe('the queue', () => {
  it('holds what came by every door, what waits longest first', async () => {
    await room.store.save({
      key: { collection: 'actors', slug: 'l-editeur' },
      text: '---\nname: Par l’éditeur\n---\n',
      by: BASILE,
      status: 'pending_review',
    });
    room.clock.now += 60_000;
    const id = await fournil();
    room.clock.now += 120_000;
    const queue = await room.workshop.queue();
    expect(queue.map(({ key, by, age, isNew }) => [key.slug, by, age, isNew])).toEqual([
      ['l-editeur', 'Basile', 180_000, true],
      ['le-fournil', 'Amina', 120_000, true],
    ]);
    expect(queue.map(({ contributions }) => contributions.map((one) => one.id))).toEqual([[], [id]]);
  });

  it('calls people as they are called in the room, whatever git has', async () => {
    await fournil(basile);
    const [item] = await room.workshop.queue();
    expect(item!.by).toBe('Basile');
    expect((await room.store.draft(FOURNIL))!.by).not.toBe('Basile');
  });

  it('says what belongs together, and what may be there already', async () => {
    await fournil();
    await bal();
    await sent('actor', { name: ['Le  Plott'], body: ['Un atelier.'] }, basile);
    const queue = await room.workshop.queue();
    const of = (slug: string) => queue.find(({ key }) => key.slug === slug)!;
    expect(of('le-fournil').together).toMatchObject([{ key: BAL, title: 'Bal du fournil' }]);
    expect(of('bal-du-fournil-2026').together).toMatchObject([{ key: FOURNIL, title: 'Le Fournil' }]);
    expect(of('le-plott').together).toEqual([]);
    expect(of('le-plott').doubles).toMatchObject([
      { key: PLOT, where: 'published', address: '/annuaire/le-plot/' },
    ]);
    expect(of('le-fournil').doubles).toEqual([]);
  });

  it('waits from when it was sent, not from the last word that was said of it', async () => {
    await fournil();
    room.clock.now += 300_000;
    await room.store.note(FOURNIL, 'Je regarde.', RELECTRICE);
    expect((await room.workshop.queue())[0]!.age).toBe(300_000);
  });
});

describe('one of them', () => {
  it('says what changes, field by field, with what is missing and whom to call', async () => {
    const id = await corrected({
      summary: ['Un atelier ouvert le mardi'],
      body: ['Un.\n\nDeux fois.\n\nTrois.'],
    });
    await room.workshop.leaveContact(id, '01 99 00 12 34');
    await room.workshop.send(id, amina);
    const item = (await room.workshop.item(PLOT))!;
    expect(item.isNew).toBe(false);
    expect(item.fields.map(({ path, label, before, after }) => [path, label, before, after])).toEqual([
      ['summary', 'Résumé', 'Un atelier ouvert à tout le monde', 'Un atelier ouvert le mardi'],
      ['body', 'Texte', expect.stringContaining('Deux.'), expect.stringContaining('Deux fois.')],
    ]);
    const body = item.fields.at(-1)!;
    expect(
      body
        .parts!.filter(({ kind }) => kind !== 'same')
        .map(({ text }) => text.trim())
        .join(' '),
    ).toContain('fois');
    expect(item.contacts).toEqual([{ name: 'Amina', contact: '01 99 00 12 34' }]);
    expect(item.remarks.some((remark) => remark.startsWith('Thèmes'))).toBe(true);
    for (const remark of item.remarks) expect(remark).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('begins with what is not understood, and is not published with it', async () => {
    const id = await sent('event', {
      title: ['Bal du fournil'],
      'start.date': ['2026-12-12'],
      recurrence: ['quand il fait beau'],
    });
    const { key, remarks } = (await room.workshop.item(BAL))!;
    expect(remarks[0]).toMatch(/^Cela se répète.* : « quand il fait beau » n’est pas compris/);
    const refused = await room.workshop.approve([key], claire);
    expect(refused).toMatchObject({ kind: 'invalid', key, problems: [{ value: 'quand il fait beau' }] });
    expect(await textOf(BAL)).toBeUndefined();
    expect(await stageOf(id)).toBe('sent');

    const { values, seen } = (await room.workshop.values(key))!;
    await room.workshop.edit(key, { ...values, body: [] }, { values, seen }, claire);
    expect(await room.workshop.approve([key], claire)).toMatchObject({ kind: 'published' });
  });

  it('says of a mobile that it may be a person’s, unless they agreed', async () => {
    const scythe = {
      title: ['Qui sait affûter une faux ?'],
      kind: ['demande'],
      validThrough: ['2026-12-31'],
    };
    const answers = { ...scythe, body: ['Au pré.'], 'contact.phone': ['06 39 98 20 12'] };
    const remarksOf = async (id: string) =>
      (await room.workshop.item((await room.workshop.find(id))!.page!))!.remarks.join('\n');
    const id = await sent('listing', answers);
    expect(await remarksOf(id)).toContain('ce numéro ressemble à un portable personnel');
    expect(await remarksOf(id)).not.toContain('06 39 98 20 12');
    expect(await room.workshop.problems(id)).toMatchObject([{ question: 'consent.given', blocking: false }]);

    const agreed = await sent('listing', { ...answers, 'consent.given': ['oui'] });
    expect(await remarksOf(agreed)).not.toContain('portable personnel');
    expect(await room.workshop.problems(agreed)).toEqual([]);
  });

  it('is told by the name of its author as it was typed, and is known as theirs by what git keeps of it', async () => {
    const jean = await room.person('Jean <b>Bon</b> & Cie');
    const id = await fournil(jean);
    expect((await room.workshop.item(FOURNIL))!.by).toBe('Jean <b>Bon</b> & Cie');
    await room.again();
    expect((await room.store.draft(FOURNIL))?.by).toBe('Jean bBon/b & Cie');
    await room.workshop.withdraw(id, jean);
    expect(await room.store.draft(FOURNIL)).toBeUndefined();
    expect(await stageOf(id)).toBe('withdrawn');
  });

  it('asks its author again for a number that is none, and sends nothing', async () => {
    const answers = {
      title: ['Une faux'],
      kind: ['demande'],
      validThrough: ['2026-12-31'],
      body: ['Au pré.'],
    };
    const { id } = await room.workshop.begin('listing', amina);
    await room.workshop.keep(id, { ...answers, 'contact.phone': ['06 12 34 56 7 ou 8 (le soir)'] }, 1);
    expect(await room.workshop.send(id, amina)).toMatchObject({
      kind: 'invalid',
      problems: [
        {
          question: 'contact.phone',
          message: expect.stringContaining('un numéro de téléphone est attendu') as string,
        },
      ],
    });
    expect(await queued()).toEqual([]);
  });

  it('shows its pictures with their words', async () => {
    const { id } = await room.workshop.begin('actor', amina);
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a40' } })
      .jpeg()
      .toBuffer();
    const { path } = await room.workshop.addPhoto(id, 'IMG_1.jpg', bytes);
    await room.workshop.describePhoto(id, path, 'Un four à pain');
    await room.workshop.keep(id, { name: ['Le Fournil'], body: ['Du pain.'] }, 1);
    await room.workshop.send(id, amina);
    expect((await room.workshop.item(FOURNIL))!.photos).toEqual([{ path, alt: 'Un four à pain' }]);
  });

  it('that nobody sent is nothing', async () => {
    expect(await room.workshop.item(FOURNIL)).toBeUndefined();
  });
});

describe('an approval', () => {
  it('publishes together, in one commit, and says so to the authors', async () => {
    const [first, second] = [await fournil(), await bal()];
    const before = Number(git(room.one.bare, 'rev-list', '--count', '--first-parent', 'main'));
    expect(await room.workshop.approve([FOURNIL, BAL], claire)).toMatchObject({ kind: 'published' });
    expect(Number(git(room.one.bare, 'rev-list', '--count', '--first-parent', 'main'))).toBe(before + 1);
    expect([await stageOf(first), await stageOf(second)]).toEqual(['published', 'published']);
    expect(await queued()).toEqual([]);
  });

  it('is a reviewer’s, whatever a page sends', async () => {
    await fournil();
    const forged = { ...amina, role: 'reviewer' as const };
    for (const by of [amina, forged]) {
      await expect(room.workshop.approve([FOURNIL], by)).rejects.toThrow(/personne qui relit/);
      await expect(room.workshop.ask(FOURNIL, 'Où ?', by)).rejects.toThrow(/personne qui relit/);
      await expect(room.workshop.refuse(FOURNIL, 'double', 'Non.', by)).rejects.toThrow(/personne qui relit/);
      await expect(room.workshop.merge(PLOT, FOURNIL, {}, by)).rejects.toThrow(/personne qui relit/);
      await expect(room.workshop.settle('x', {}, by)).rejects.toThrow(/personne qui relit/);
      await expect(room.workshop.edit(FOURNIL, {}, { values: {}, seen: '' }, by)).rejects.toThrow(
        /personne qui relit/,
      );
    }
    expect(await queued()).toEqual(['le-fournil']);
    expect(await textOf(FOURNIL)).toBeUndefined();
  });
});

describe('a change that is asked for', () => {
  it('reaches the author, in words, once; what they send again is in the queue', async () => {
    const id = await fournil();
    await room.workshop.ask(FOURNIL, 'Quel jour, encore ?', claire);
    const asked = (await room.workshop.find(id))!;
    expect(asked.stage).toBe('to-change');
    expect(asked.words.map(({ by, text }) => [by, text])).toEqual([['Claire', 'Quel jour, encore ?']]);
    const item = (await room.workshop.item(FOURNIL))!;
    expect(item.words.map(({ text }) => text)).toEqual(['Quel jour, encore ?']);
    expect(item.status).toBe('draft');
    await room.workshop.keep(id, { ...asked.values, body: ['Du pain le jeudi.'] }, asked.revision + 1);
    await room.workshop.send(id, amina);
    const again = (await room.workshop.item(FOURNIL))!;
    expect(again.status).toBe('pending_review');
    expect(again.words.map(({ text }) => text)).toEqual(['Quel jour, encore ?']);
  });

  it('says something, of something', async () => {
    await fournil();
    await expect(room.workshop.ask(FOURNIL, ' \n', claire)).rejects.toThrow(/vide/);
    await expect(room.workshop.ask(BAL, 'Où ?', claire)).rejects.toThrow(/Rien n’est à relire/);
  });
});

describe('a refusal', () => {
  it('takes a draft out of the queue, and nothing of it away', async () => {
    const id = await fournil();
    await room.workshop.refuse(FOURNIL, 'commercial', 'C’est une vente. Parlons-en.', claire);
    expect(await queued()).toEqual([]);
    expect(await room.store.draft(FOURNIL)).toBeUndefined();
    await room.again();
    const refused = (await room.workshop.find(id))!;
    expect(refused.stage).toBe('refused');
    expect(refused.refusal).toEqual({ reason: 'commercial', text: 'C’est une vente. Parlons-en.' });
    expect(refused.values['body']).toEqual(['Du pain le mardi.']);
    expect(refused.words.at(-1)).toMatchObject({ by: 'Claire', text: 'C’est une vente. Parlons-en.' });
    await room.workshop.keep(id, { ...refused.values, body: ['Un atelier pain, gratuit.'] }, 2);
    expect(await room.workshop.send(id, amina)).toMatchObject({ kind: 'sent' });
    expect(await stageOf(id)).toBe('sent');
    expect(await queued()).toEqual(['le-fournil']);
  });

  it('has a reason of the charter, and words', async () => {
    await fournil();
    await expect(room.workshop.refuse(FOURNIL, 'parce que' as never, 'Non.', claire)).rejects.toThrow(
      /charte/,
    );
    await expect(room.workshop.refuse(FOURNIL, 'double', '', claire)).rejects.toThrow(/vide/);
    expect(await queued()).toEqual(['le-fournil']);
  });

  it('keeps the text of a draft that came by the editor', async () => {
    const key = { collection: 'actors', slug: 'l-editeur' };
    const text = '---\nname: Par l’éditeur\n---\n\nMot pour mot.\n';
    await room.store.save({ key, text, by: BASILE, status: 'pending_review' });
    await room.workshop.refuse(key, 'illegible', 'Reprenez-le avec nous.', claire);
    expect(await queued()).toEqual([]);
    await room.again();
    const kept = JSON.stringify(await contextFacts());
    expect(kept).toContain('Mot pour mot.');
    expect(kept).toContain('Reprenez-le avec nous.');
  });

  /** As the journal has it. */
  async function contextFacts(): Promise<unknown> {
    const { Context } = await import('../../../cms/workshop/core/context.ts');
    await room.workshop.close();
    const { info } = room.workshop;
    const context = await Context.open({ state: room.folder, store: room.store, info });
    const found = setAsides(context);
    await context.close();
    return found;
  }
});

describe('an author who sends while a reviewer decides', () => {
  it('is refused, or is in the queue: never told of a page that is not there', async () => {
    for (const delay of [0, 1, 3, 8]) {
      const id = await sent('actor', { name: [`Le Four ${delay}`], body: ['Du pain.'] });
      const key = (await room.workshop.find(id))!.page!;
      await room.workshop.keep(id, { name: [`Le Four ${delay}`], body: ['Du pain, et du levain.'] }, 2);
      const sending = room.workshop.send(id, amina, { isAnother: true });
      await new Promise((done) => setTimeout(done, delay));
      await Promise.allSettled([sending, room.workshop.refuse(key, 'incomplete', 'Où est-ce ?', claire)]);
      const stage = await stageOf(id);
      const isQueued = (await room.workshop.queue()).some(({ contributions }) =>
        contributions.some((one) => one.id === id),
      );
      expect([stage, isQueued]).toEqual(isQueued ? ['sent', true] : ['refused', false]);
    }
  });
});

describe('a double', () => {
  it('is compared side by side, and made one with the chosen side of each field', async () => {
    const id = await sent(
      'actor',
      {
        name: ['Le Plot atelier'],
        summary: ['On y répare'],
        website: ['https://plot.example'],
        body: ['Quatre.'],
      },
      basile,
    );
    const other = { collection: 'actors', slug: 'le-plot-atelier' };
    const compared = await room.workshop.compare(PLOT, other);
    const field = (path: string) => compared.find((one) => one.path === path);
    expect(field('summary')).toMatchObject({ a: 'Un atelier ouvert à tout le monde', b: 'On y répare' });
    await room.workshop.merge(PLOT, other, { name: 'a', summary: 'b', website: 'b', body: 'both' }, claire);
    const text = (await room.store.draftText(PLOT))!.text;
    expect(text).toContain('name: Le Plot\n');
    expect(text).toContain('On y répare');
    expect(text).toContain('https://plot.example');
    for (const word of ['Un.', 'Trois.', 'Quatre.']) expect(text).toContain(word);
    expect(await queued()).toEqual(['le-plot']);
    expect(await room.workshop.find(id)).toMatchObject({ stage: 'joined', joined: PLOT });
    expect((await room.workshop.queue())[0]!.contributions.map((one) => one.id)).toEqual([id]);
    await room.workshop.approve([PLOT], claire);
    expect(await textOf(PLOT)).toContain('On y répare');
  });

  it('brings its pictures with it', async () => {
    const { id } = await room.workshop.begin('actor', basile);
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#04a' } })
      .png()
      .toBuffer();
    const { path } = await room.workshop.addPhoto(id, 'four.png', bytes);
    await room.workshop.describePhoto(id, path, 'Un four');
    await room.workshop.keep(id, { name: ['Le Plot bis'], body: ['Quatre.'] }, 1);
    await room.workshop.send(id, basile, { isAnother: true });
    const other = { collection: 'actors', slug: 'le-plot-bis' };
    await room.workshop.merge(PLOT, other, { image: 'b', imageAlt: 'b' }, claire);
    const draft = (await room.store.draft(PLOT))!;
    const picture = draft.files.find(({ isText }) => !isText)!;
    expect((await room.store.draftText(PLOT))!.text).toContain(picture.path);
    expect((await room.store.media(picture.path, PLOT))!.bytes.length).toBeGreaterThan(50);
  });

  it('of another kind, or that is published, is not taken away', async () => {
    await fournil();
    await bal();
    await expect(room.workshop.merge(FOURNIL, BAL, {}, claire)).rejects.toThrow(/même type/);
    await expect(room.workshop.merge(FOURNIL, PLOT, {}, claire)).rejects.toThrow(/est publiée/);
    await expect(room.workshop.merge(FOURNIL, FOURNIL, {}, claire)).rejects.toThrow(/même page/);
    expect((await queued()).sort()).toEqual(['bal-du-fournil-2026', 'le-fournil']);
  });
});

describe('a clash', () => {
  const mine = { summary: ['Celui de Basile'], body: ['Un.\n\nDeux, dit Basile.\n\nTrois.'] };

  async function clash(): Promise<string> {
    const first = await corrected({
      summary: ['Celui d’Amina'],
      body: ['Un.\n\nDeux, dit Amina.\n\nTrois.'],
    });
    const second = await corrected(mine, basile);
    await room.workshop.send(first, amina);
    expect(await room.workshop.send(second, basile)).toMatchObject({ kind: 'clash' });
    return second;
  }

  it('is in the queue, and settled side by side', async () => {
    const id = await clash();
    const item = (await room.workshop.item(PLOT))!;
    expect(item.clashes.map(({ contribution, by }) => [contribution, by])).toEqual([[id, 'Basile']]);
    await room.workshop.settle(id, { summary: 'mine', 'body.1': 'theirs' }, claire);
    const { text } = (await room.store.draftText(PLOT))!;
    expect(text).toContain('Celui de Basile');
    expect(text).toContain('Un.\n\nDeux, dit Amina.\n\nTrois.\n');
    expect(text).not.toContain('dit Basile');
    expect(await stageOf(id)).toBe('sent');
    expect((await room.workshop.item(PLOT))!.clashes).toEqual([]);
    await expect(room.workshop.settle(id, {}, claire)).rejects.toThrow(/plus rien à choisir/);
  });

  it('once settled, is not brought back by what its author sends next', async () => {
    const id = await clash();
    await room.workshop.settle(id, { summary: 'theirs', 'body.1': 'mine' }, claire);
    const kept = (await room.workshop.find(id))!;
    expect(kept.values['summary']).toEqual(['Celui d’Amina']);
    await room.workshop.keep(id, { ...kept.values, website: ['https://plot.example'] }, kept.revision + 1);
    expect(await room.workshop.send(id, basile)).toMatchObject({ kind: 'sent' });
    const { text } = (await room.store.draftText(PLOT))!;
    expect(text).toContain('Celui d’Amina');
    expect(text).toContain('Deux, dit Basile.');
    expect(text).toContain('https://plot.example');
  });

  it('is none any more once what it clashed with is refused', async () => {
    const id = await clash();
    await room.workshop.refuse(PLOT, 'off-charter', 'Pas ainsi.', claire);
    expect(await stageOf(id)).toBe('sent');
    const { text } = (await room.store.draftText(PLOT))!;
    expect(text).toContain('Celui de Basile');
    expect(text).not.toContain('Amina');
    expect((await room.workshop.item(PLOT))!.contributions.map((one) => one.id)).toEqual([id]);
  });

  it('is refused by itself: what is published stays', async () => {
    const second = await corrected(mine, basile);
    const first = await corrected({ summary: ['Celui d’Amina'] });
    await room.workshop.send(first, amina);
    await room.workshop.approve([PLOT], claire);
    await room.workshop.send(second, basile);
    await room.workshop.refuse(PLOT, 'out-of-date', 'C’est déjà corrigé.', claire);
    expect([await stageOf(first), await stageOf(second)]).toEqual(['published', 'refused']);
    expect(await queued()).toEqual([]);
    expect(await textOf(PLOT)).toContain('Celui d’Amina');
  });

  it('with what was published meanwhile is in the queue too', async () => {
    const second = await corrected(mine, basile);
    const first = await corrected({ summary: ['Celui d’Amina'] });
    await room.workshop.send(first, amina);
    await room.workshop.approve([PLOT], claire);
    expect(await room.workshop.send(second, basile)).toMatchObject({ kind: 'clash' });
    expect(await queued()).toEqual(['le-plot']);
    await room.workshop.settle(second, { summary: 'mine' }, claire);
    await room.workshop.approve([PLOT], claire);
    expect(await textOf(PLOT)).toContain('Celui de Basile');
    expect(await stageOf(second)).toBe('published');
  });
});

describe('a draft over which another was published, elsewhere', () => {
  it('is not published over it: a reviewer chooses', async () => {
    const id = await corrected({ summary: ['Celui d’Amina'] });
    await room.workshop.send(id, amina);
    const { origin } = room.one;
    writeFiles(origin, {
      'actors/le-plot.md': PLOT_TEXT.replace('Un atelier ouvert à tout le monde', 'Ailleurs'),
    });
    git(origin, 'commit', '--quiet', '--all', '--message=Ailleurs');
    await room.store.sync(origin, { push: false });
    expect(await room.workshop.approve([PLOT], claire)).toMatchObject({ kind: 'conflict', key: PLOT });
    expect(await textOf(PLOT)).toContain('Ailleurs');
    const item = (await room.workshop.item(PLOT))!;
    expect(item.clashes.map(({ contribution }) => contribution)).toEqual([id]);
    await room.workshop.settle(id, { summary: 'mine' }, claire);
    expect(await room.workshop.approve([PLOT], claire)).toMatchObject({ kind: 'published' });
    expect(await textOf(PLOT)).toContain('Celui d’Amina');
    expect(await stageOf(id)).toBe('published');
  });
});

describe('in place', () => {
  it('a draft is mended, and the rest of it stays byte for byte', async () => {
    await fournil();
    const given = (await room.workshop.values(FOURNIL))!;
    expect(given.values['name']).toEqual(['Le Fournil']);
    const before = (await room.store.draftText(FOURNIL))!.text;
    const result = await room.workshop.edit(
      FOURNIL,
      { ...given.values, body: ['Du pain le jeudi.'] },
      given,
      claire,
    );
    expect(result).toEqual({ kind: 'sent', key: FOURNIL, address: '/annuaire/le-fournil/' });
    const after = (await room.store.draftText(FOURNIL))!.text;
    expect(after).toBe(before.replace('Du pain le mardi.', 'Du pain le jeudi.'));
  });

  it('a page that has no draft gets one', async () => {
    const given = (await room.workshop.values(PLOT))!;
    await room.workshop.edit(PLOT, { ...given.values, summary: ['Mieux dit'] }, given, claire);
    expect(await queued()).toEqual(['le-plot']);
    expect(undated(await textOf(PLOT))).toBe(PLOT_TEXT);
  });

  it('what another changed meanwhile is said, and stays', async () => {
    await fournil();
    const given = (await room.workshop.values(FOURNIL))!;
    await room.workshop.edit(FOURNIL, { ...given.values, body: ['Le jeudi.'] }, given, claire);
    const late = await room.workshop.edit(FOURNIL, { ...given.values, body: ['Le lundi.'] }, given, claire);
    expect(late).toMatchObject({ kind: 'changed', problems: [{ question: 'body', value: 'Le jeudi.' }] });
    expect((await room.store.draftText(FOURNIL))!.text).toContain('Le jeudi.');
    const other = await room.workshop.edit(FOURNIL, { ...given.values, summary: ['Du pain'] }, given, claire);
    expect(other).toMatchObject({ kind: 'sent' });
    const { text } = (await room.store.draftText(FOURNIL))!;
    expect(text).toContain('Le jeudi.');
    expect(text).toContain('summary: Du pain');
  });

  it('what would be no page is refused, by question', async () => {
    await fournil();
    const given = (await room.workshop.values(FOURNIL))!;
    expect(await room.workshop.edit(FOURNIL, { ...given.values, name: [''] }, given, claire)).toMatchObject({
      kind: 'invalid',
      problems: [{ question: 'name' }],
    });
  });
});
