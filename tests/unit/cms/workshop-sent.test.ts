/** What is sent: in the store once, whatever is cut; and what becomes of it there is known to its author. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shownId } from '../../../cms/workshop/core/ids.ts';
import { StoreRefusal } from '../../../cms/store/refusal.ts';
import type {
  FormValues,
  Participant,
  SendResult,
  WorkshopEvent,
  WorkshopKind,
} from '../../../cms/workshop/types.ts';
import { FILES, PLOT, RELECTRICE, git } from '../../support/store.ts';
import { workshopBench } from '../../support/workshop-desk.ts';
import type { WorkshopBench } from '../../support/workshop-desk.ts';

const ASKED = { collection: 'questions', slug: 'qui-garde' };
const CONTENT = {
  ...FILES,
  'actors/le-plot.md':
    '---\nname: Le Plot\nsummary: Un atelier ouvert à tout le monde\nwebsite: https://plot.example\n---\n\nUn.\n',
  'questions/qui-garde.md': '---\ntitle: Qui garde les enfants avant 7 h ?\n---\n',
};

let room: WorkshopBench;
let amina: Participant;
let basile: Participant;
beforeEach(async () => {
  room = await workshopBench(CONTENT);
  amina = await room.person('Amina');
  basile = await room.person('Basile', { credit: false });
});
afterEach(() => room.end());

async function written(kind: WorkshopKind, values: FormValues, by = amina): Promise<string> {
  const { id } = await room.workshop.begin(kind, by);
  await room.workshop.keep(id, values, 1);
  return id;
}

/** Its answers as they are now, with some of them changed. */
async function changed(id: string, values: FormValues): Promise<void> {
  const { values: before, revision } = (await room.workshop.find(id))!;
  expect(await room.workshop.keep(id, { ...before, ...values }, revision + 1)).toMatchObject({
    kind: 'kept',
  });
}

async function corrected(values: FormValues, by = amina): Promise<string> {
  const { id } = await room.workshop.begin('correction', by, PLOT);
  await changed(id, values);
  return id;
}

const send = (id: string, by = amina, options?: { isAnother?: boolean }): Promise<SendResult> =>
  room.workshop.send(id, by, options);
const stageOf = async (id: string) => (await room.workshop.find(id))?.stage;
const FOURNIL = { collection: 'actors', slug: 'le-fournil' };
const fournil: FormValues = {
  name: ['Le Fournil'],
  summary: ['Du pain le mardi'],
  body: ['On pétrit ensemble.'],
};

describe('a new entry', () => {
  it('is a draft to read again, with its address, under the name of who agrees to be named', async () => {
    const id = await written('actor', fournil);
    expect(await send(id)).toEqual({ kind: 'sent', key: FOURNIL, address: '/annuaire/le-fournil/' });
    expect(await room.workshop.find(id)).toMatchObject({ stage: 'sent', page: FOURNIL, title: 'Le Fournil' });
    expect(await room.store.draft(FOURNIL)).toMatchObject({
      status: 'pending_review',
      by: 'Amina',
      isNew: true,
    });
    expect((await room.store.draftText(FOURNIL))!.text).toContain('On pétrit ensemble.');
    expect(await room.workshop.shown()).toMatchObject([{ id }]);
  });

  it('does not bear in git the name of who does not', async () => {
    await send(await written('actor', fournil, basile), basile);
    await room.store.settled();
    const log = git(room.one.bare, 'log', '--all', '--format=%an %ae %B');
    expect(log).toContain('Une personne (2)');
    expect(log).not.toMatch(/basile/i);
  });

  it('sent twice by a double tap is there once', async () => {
    const id = await written('actor', fournil);
    const [one, other] = await Promise.all([send(id), send(id)]);
    expect(one).toEqual(other);
    // The answer was lost: the whole form is posted again.
    await room.workshop.keep(id, fournil, 2);
    expect(await send(id)).toEqual(one);
    const journal = readFileSync(join(room.folder, 'journal'), 'utf8');
    expect(journal.match(/"sending":\{/g)).toHaveLength(1);
    await room.store.settled();
    expect(git(room.one.bare, 'log', 'main..cms/actors/le-fournil', '--format=%s').split('\n')).toHaveLength(
      1,
    );
  });

  it('that is not whole is not sent, and stays kept', async () => {
    const id = await written('actor', { summary: ['Sans nom'], website: ['pas une adresse'] });
    const result = await send(id);
    expect(result).toMatchObject({ kind: 'invalid' });
    expect(
      (result as Extract<SendResult, { kind: 'invalid' }>).problems.map(({ question }) => question),
    ).toContain('name');
    expect((await room.workshop.problems(id)).map(({ question }) => question)).toContain('name');
    expect(await room.workshop.find(id)).toMatchObject({ stage: 'begun', values: { summary: ['Sans nom'] } });
    expect(await room.store.drafts()).toEqual([]);
  });

  it('asks whether it is not the one that bears nearly its name, once', async () => {
    expect(await room.workshop.same('actor', 'le plot')).toMatchObject([
      { key: PLOT, title: 'Le Plot', where: 'published', address: '/annuaire/le-plot/' },
    ]);
    const id = await written('actor', { ...fournil, name: ['Le Plôt'] });
    expect(await send(id)).toMatchObject({ kind: 'same', same: [{ key: PLOT }] });
    expect(await stageOf(id)).toBe('begun');
    const sent = await send(id, amina, { isAnother: true });
    expect(sent).toMatchObject({ kind: 'sent' });
    expect((sent as { key: { slug: string } }).key.slug).not.toBe('le-plot');
    await changed(id, { body: ['Et plus.'] });
    expect(await send(id)).toEqual(sent);
  });

  it('of the same name at the same moment is another, and nobody’s text is written over', async () => {
    const ids = await Promise.all(
      [amina, basile].map((by) => written('actor', { ...fournil, body: [`Par ${by.name}.`] }, by)),
    );
    const results = await Promise.all(ids.map((id) => send(id, amina, { isAnother: true })));
    const slugs = results.map((result) => (result as { key: { slug: string } }).key.slug);
    expect(new Set(slugs).size).toBe(2);
    const texts = await Promise.all(
      slugs.map(async (slug) => (await room.store.draftText({ collection: 'actors', slug }))!.text),
    );
    expect(texts[0]).toContain('Par Amina.');
    expect(texts[1]).toContain('Par Basile.');
  });

  it('goes on being written: what a reviewer changed meanwhile stays', async () => {
    const id = await written('actor', fournil);
    await send(id);
    const draft = (await room.store.draftText(FOURNIL))!;
    await room.store.save({
      key: FOURNIL,
      text: draft.text.replace('Du pain le mardi', 'Du bon pain le mardi'),
      seen: draft.token,
      by: RELECTRICE,
    });
    await changed(id, { body: ['On pétrit ensemble, puis on mange.'] });
    expect(await send(id)).toMatchObject({ kind: 'sent' });
    const { text } = (await room.store.draftText(FOURNIL))!;
    expect(text).toContain('Du bon pain le mardi');
    expect(text).toContain('puis on mange');
  });

  it('goes on being written once it is published', async () => {
    const id = await written('actor', fournil);
    await send(id);
    await room.store.publish([FOURNIL], RELECTRICE);
    await vi.waitFor(async () => expect(await stageOf(id)).toBe('published'));
    expect(await send(id)).toMatchObject({ kind: 'sent' });
    expect(await room.store.drafts()).toEqual([]);
    await changed(id, { body: ['Et le jeudi.'] });
    expect(await send(id)).toMatchObject({ kind: 'sent', key: FOURNIL });
    expect(await stageOf(id)).toBe('sent');
    expect((await room.store.draftText(FOURNIL))!.text).toMatch(/published: "2026-11-21"[\s\S]*Et le jeudi/);
  });

  it('names what is not published yet: an association and its dance', async () => {
    await send(await written('actor', fournil));
    const id = await written('event', {
      title: ['Bal du Fournil'],
      'start.date': ['2026-12-05'],
      organisers: ['le fournil'],
    });
    expect(await send(id)).toMatchObject({ kind: 'sent' });
    const { page } = (await room.workshop.find(id))!;
    expect((await room.store.draftText(page!))!.text).toMatch(/organisers: \[le-fournil\]/);
  });

  it('takes its photos with it, once', async () => {
    const id = await written('actor', fournil);
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#a40' } })
      .jpeg()
      .toBuffer();
    const photo = await room.workshop.addPhoto(id, 'Four.jpg', bytes);
    await room.workshop.describePhoto(id, photo.path, 'Le four allumé');
    expect(await send(id)).toMatchObject({ kind: 'sent' });
    await changed(id, { summary: ['Du pain le jeudi'] });
    expect(await send(id)).toMatchObject({ kind: 'sent' });
    const draft = (await room.store.draft(FOURNIL))!;
    expect(draft.files.map(({ path }) => path).sort()).toEqual(['actors/le-fournil.md', 'media/four.jpg']);
    expect((await room.store.draftText(FOURNIL))!.text).toMatch(/media\/four\.jpg[\s\S]*Le four allumé/);
  });
});

describe('a send that is cut short', () => {
  it('after the store has it, and before its outcome is written, is done once', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const id = await written('actor', fournil);
    const { save } = room.store;
    room.store.save = async (...all) => {
      await save(...all);
      throw new StoreRefusal('disk', 'Le disque est plein.');
    };
    await expect(send(id)).rejects.toThrow(/plein/);
    expect(await stageOf(id)).toBe('begun');
    // Somebody completes it in the editor before the laptop starts again.
    const draft = (await room.store.draftText(FOURNIL))!;
    await save({
      key: FOURNIL,
      text: draft.text.replace('ensemble.', 'ensemble !'),
      seen: draft.token,
      by: RELECTRICE,
    });
    await room.again();
    expect(await room.workshop.find(id)).toMatchObject({ stage: 'sent', page: FOURNIL });
    expect((await room.store.draftText(FOURNIL))!.text).toContain('On pétrit ensemble !');
    expect(await room.store.drafts()).toHaveLength(1);
    await room.store.settled();
    expect(git(room.one.bare, 'log', 'main..cms/actors/le-fournil', '--format=%an').split('\n')).toHaveLength(
      2,
    );
    log.mockRestore();
  });

  it('before the store has it, is sent when the workshop starts again', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const id = await corrected({ summary: ['Un atelier'] });
    room.store.save = async () => {
      throw new StoreRefusal('disk', 'Le disque est plein.');
    };
    await expect(send(id)).rejects.toThrow(/plein/);
    await room.again();
    expect(await stageOf(id)).toBe('sent');
    expect((await room.store.draftText(PLOT))!.text).toContain('summary: Un atelier\n');
    log.mockRestore();
  });

  it('does not take the name of somebody else’s, begun meanwhile', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const id = await written('actor', fournil);
    const { save } = room.store;
    room.store.save = async () => {
      throw new StoreRefusal('disk', 'Le disque est plein.');
    };
    await expect(send(id)).rejects.toThrow(/plein/);
    await save({ key: FOURNIL, text: '---\nname: Le Fournil\n---\n', by: RELECTRICE });
    await room.again();
    const { page, stage } = (await room.workshop.find(id))!;
    expect(stage).toBe('sent');
    expect(page!.slug).not.toBe('le-fournil');
    expect((await room.store.draftText(FOURNIL))!.text).toBe('---\nname: Le Fournil\n---\n');
    log.mockRestore();
  });
});

describe('a correction', () => {
  it('begins with what the page says, and changes what was changed', async () => {
    const { id, values, given, title } = await room.workshop.begin('correction', amina, PLOT);
    expect(title).toBe('Le Plot');
    expect(values).toEqual(given);
    expect(values).toMatchObject({ name: ['Le Plot'], body: ['Un.'] });
    expect(await send(id)).toMatchObject({ kind: 'invalid', problems: [{ label: 'Votre correction' }] });
    await changed(id, {});
    expect(await room.workshop.mine(amina.id)).toEqual([]);
    await changed(id, { summary: ['Un atelier de vélo'] });
    expect(await send(id)).toMatchObject({ kind: 'sent', key: PLOT });
    expect((await room.store.draftText(PLOT))!.text).toBe(
      CONTENT['actors/le-plot.md'].replace('Un atelier ouvert à tout le monde', 'Un atelier de vélo'),
    );
  });

  it('made by two people is one, field by field', async () => {
    const [one, other] = [
      await corrected({ summary: ['Un atelier de vélo'] }),
      await corrected({ website: ['https://plot.example/velo'] }, basile),
    ];
    expect(await send(one)).toMatchObject({ kind: 'sent' });
    expect(await send(other, basile)).toMatchObject({ kind: 'sent' });
    const { text } = (await room.store.draftText(PLOT))!;
    expect(text).toContain('Un atelier de vélo');
    expect(text).toContain('https://plot.example/velo');
    await room.store.publish([PLOT], RELECTRICE);
    await vi.waitFor(async () =>
      expect([await stageOf(one), await stageOf(other)]).toEqual(['published', 'published']),
    );
  });

  it('of the same thing otherwise is kept whole, for a reviewer to choose', async () => {
    const [one, other] = [
      await corrected({ summary: ['Un atelier de vélo'] }),
      await corrected({ summary: ['Un atelier de couture'] }, basile),
    ];
    await send(one);
    expect(await send(other, basile)).toEqual({ kind: 'clash', by: 'Amina' });
    await room.again();
    const clash = (await room.workshop.find(other))!;
    expect(clash).toMatchObject({ stage: 'clash', values: { summary: ['Un atelier de couture'] } });
    expect(clash.conflict).toMatchObject({ fields: [{ path: ['summary'], mine: 'Un atelier de couture' }] });
    expect((await room.store.draftText(PLOT))!.text).toContain('Un atelier de vélo');
  });

  it('is of what everybody sees: a draft is its author’s', async () => {
    await send(await written('actor', fournil));
    await expect(room.workshop.begin('correction', basile, FOURNIL)).rejects.toThrow(
      /n’est pas sur le portail/,
    );
    for (const page of [
      { collection: '..', slug: 'x' },
      { collection: 'actors', slug: '../../journal' },
    ])
      await expect(room.workshop.begin('correction', basile, page)).rejects.toBeInstanceOf(StoreRefusal);
  });
});

describe('answers and « c’est toujours exact »', () => {
  it('two who answer at once both answer; one who writes again changes their own', async () => {
    const ids = await Promise.all(
      [amina, basile].map(async (by) => {
        const { id } = await room.workshop.begin('answer', by, ASKED);
        await room.workshop.keep(id, { text: [`Réponse de ${by.name}.`] }, 1);
        return id;
      }),
    );
    expect(await Promise.all(ids.map((id) => send(id)))).toMatchObject([{ kind: 'sent' }, { kind: 'sent' }]);
    const text = async () => (await room.store.draftText(ASKED))!.text;
    expect(await text()).toMatch(
      /Réponse de Amina[\s\S]*Réponse de Basile|Réponse de Basile[\s\S]*Réponse de Amina/,
    );
    await changed(ids[0]!, { text: ['La mairie, dès 6 h 30.'] });
    expect(await send(ids[0]!)).toMatchObject({ kind: 'sent' });
    expect(await text()).not.toContain('Réponse de Amina');
    expect(await text()).toContain('La mairie');
    expect((await text()).match(/text:/g)).toHaveLength(2);
  });

  it('cut short is said once, by the next tap', async () => {
    const { save } = room.store;
    room.store.save = async () => {
      throw new StoreRefusal('disk', 'Le disque est plein.');
    };
    await expect(room.workshop.exact(PLOT, amina)).rejects.toThrow(/plein/);
    room.store.save = save;
    expect(await room.workshop.exact(PLOT, amina)).toMatchObject({ stage: 'sent' });
    expect(await room.workshop.mine(amina.id)).toHaveLength(1);
  });

  it('is one gesture, and a second one changes nothing', async () => {
    const [first, second] = await Promise.all([
      room.workshop.exact(PLOT, amina),
      room.workshop.exact(PLOT, amina),
    ]);
    expect(first).toMatchObject({ kind: 'exact', stage: 'sent', title: 'Le Plot' });
    expect(second.id).toBe(first.id);
    expect((await room.store.draftText(PLOT))!.text).toContain('verifiedOn: "2026-11-21"');
    const other = await room.workshop.exact(PLOT, basile);
    expect(other).toMatchObject({ stage: 'sent' });
    expect(other.id).not.toBe(first.id);
  });
});

describe('what happens in the store', () => {
  it('is known to the author, by whatever door it was done', async () => {
    const id = await written('actor', fournil);
    await send(id);
    const note = await room.store.note(FOURNIL, 'Quels jours ?', RELECTRICE);
    await room.store.setStatus(FOURNIL, 'draft', RELECTRICE);
    await vi.waitFor(async () => expect(await stageOf(id)).toBe('to-change'));
    expect((await room.workshop.find(id))!.words).toEqual([note]);
    await room.workshop.reply(id, 'Le mardi.', amina);
    await changed(id, { summary: ['Du pain le mardi matin'] });
    await send(id);
    expect(await stageOf(id)).toBe('sent');
    await room.store.setStatus(FOURNIL, 'pending_publish', RELECTRICE);
    await vi.waitFor(async () => expect(await stageOf(id)).toBe('ready'));
    await room.store.publish([FOURNIL], RELECTRICE);
    await vi.waitFor(async () => expect(await stageOf(id)).toBe('published'));
    expect((await room.workshop.find(id))!.words.map(({ text }) => text)).toContain('Le mardi.');
  });

  it('while the workshop was stopped is found at its start', async () => {
    const ids = [await written('actor', fournil), await written('actor', { name: ['La Ruche'] })];
    for (const id of ids) await send(id);
    const kept = await corrected({ summary: ['Un atelier de vélo'] });
    await send(kept);
    await room.workshop.close();
    await room.store.publish([FOURNIL, PLOT], RELECTRICE);
    await room.store.discard({ collection: 'actors', slug: 'la-ruche' }, RELECTRICE);
    await room.again();
    expect(await Promise.all([...ids, kept].map(stageOf))).toEqual(['published', 'refused', 'published']);
    expect((await room.workshop.find(ids[1]!))!.values).toEqual({ name: ['La Ruche'] });
  });

  it('a draft that is given up in the editor may be sent again', async () => {
    const id = await written('actor', fournil);
    await send(id);
    await room.store.discard(FOURNIL, RELECTRICE);
    await vi.waitFor(async () => expect(await stageOf(id)).toBe('refused'));
    expect((await room.workshop.find(id))!.words.at(-1)!.text).toContain('abandonné par Claire');
    await changed(id, { summary: ['Mieux'] });
    expect(await send(id)).toMatchObject({ kind: 'sent', key: FOURNIL });
    expect(await stageOf(id)).toBe('sent');
  });

  it('is told to pages that are open: neither what was not sent, nor whose it is', async () => {
    const events: WorkshopEvent[] = [];
    room.workshop.on((event) => events.push(event));
    const id = await written('actor', fournil, basile);
    expect(events).toEqual([]);
    await send(id, basile);
    expect(events).toEqual([
      {
        kind: 'contribution',
        id: shownId(id),
        stage: 'sent',
        title: 'Le Fournil',
        contributionKind: 'actor',
        by: undefined,
      },
    ]);
    expect(JSON.stringify(events)).not.toContain(id);
  });
});

describe('taken back', () => {
  it('by its author, is in the queue no more', async () => {
    const id = await written('actor', fournil);
    await send(id);
    await room.workshop.withdraw(id, amina);
    expect(await stageOf(id)).toBe('withdrawn');
    expect(await room.store.drafts()).toEqual([]);
    await expect(room.workshop.keep(id, {}, 9)).rejects.toThrow(/retiré/);
    expect(await room.workshop.shown()).toEqual([]);
  });

  it('leaves what somebody else changed in the same page', async () => {
    const [one, other] = [
      await corrected({ summary: ['Un atelier de vélo'] }),
      await corrected({ website: ['https://plot.example/velo'] }, basile),
    ];
    await send(one);
    await send(other, basile);
    await room.workshop.withdraw(one, amina);
    const { text } = (await room.store.draftText(PLOT))!;
    expect(text).toContain('Un atelier ouvert à tout le monde');
    expect(text).toContain('https://plot.example/velo');
    expect([await stageOf(one), await stageOf(other)]).toEqual(['withdrawn', 'sent']);
  });

  it('is too late once it is published', async () => {
    const id = await written('actor', fournil);
    await send(id);
    await room.store.publish([FOURNIL], RELECTRICE);
    await vi.waitFor(async () => expect(await stageOf(id)).toBe('published'));
    await expect(room.workshop.withdraw(id, amina)).rejects.toThrow(/déjà en ligne/);
  });
});

it('the text of a preview is what would be sent, and writes nothing', async () => {
  const id = await written('actor', fournil);
  const shown = await room.workshop.text(id);
  expect(shown).toMatchObject({ key: FOURNIL });
  expect(await room.store.drafts()).toEqual([]);
  await send(id);
  expect((await room.store.draftText(FOURNIL))!.text).toBe((shown as { text: string }).text);
  expect(readFileSync(join(room.folder, 'journal'), 'utf8')).toContain('Le Fournil');
});
