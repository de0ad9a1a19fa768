/** Two who read at the same time, and an author who writes meanwhile: over HTTP, on the real workshop. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FILES, PLOT, git, writeFiles } from '../../support/store.ts';
import { workshopBench } from '../../support/workshop-desk.ts';
import type { WorkshopBench } from '../../support/workshop-desk.ts';
import { CODES, stand, visitor } from '../../support/workshop-http.ts';
import type { Answer, Stand, Visitor } from '../../support/workshop-http.ts';

let room: WorkshopBench;
let stood: Stand;
let amina: Visitor;
let claire: Visitor;
beforeEach(async () => {
  room = await workshopBench(FILES);
  const text = async (key: typeof PLOT) =>
    ((await room.store.draftText(key)) ?? (await room.store.publishedEntry(key)))?.text;
  stood = stand({ workshop: room.workshop, text });
  amina = await visitor(stood);
  claire = await visitor(stood, 'Claire', CODES.reviewer);
});
afterEach(() => room.end());

const FOURNIL = { collection: 'actors', slug: 'le-fournil' };
const BAL = { collection: 'events', slug: 'bal-du-fournil-2026' };
const fournil = '/relire/actors/le-fournil';
const published = async (key = FOURNIL) => (await room.store.publishedEntry(key))?.text;
const rows = async () => (await claire.get('/relire/')).model.rows as { value: string; read: string }[];
const SPAM = 'ACHETEZ MES PILULES';

/** @returns the address of the contribution, and how its author sends another text */
async function sent(sorte: string, fields: Record<string, string>) {
  const own = await amina.begin(sorte);
  const send = async (more: Record<string, string> = {}) => {
    const { revision = 0 } = (await amina.get(`${own}modifier`)).model;
    const form = { revision: String(revision), ...fields, ...more, faire: 'another' };
    expect((await amina.send(own, form)).to).toBe(`${own}?fait=envoye`);
  };
  await send();
  return { own, send };
}

const bread = () => sent('actor', { name: 'Le Fournil', body: 'Du pain le mardi.' });
const bal = () =>
  sent('event', { title: 'Bal du fournil', 'start.date': '2026-12-12', organisers: 'Le Fournil' });
const twin = () => sent('actor', { name: 'Le Plott', body: 'Un atelier.' });

function saysChanged({ status, model }: Answer, kind: string): void {
  expect([status, model.kind, model.notice?.tone]).toEqual([409, kind, 'bad']);
  expect(model.notice!.text).toMatch(/chang.*elisez/is);
}

describe('a page that the forge has made on its own', () => {
  const forge = () => room.one.origin;
  const state = async (own: string) => (await amina.get(own)).model;

  test('is told to its author as two versions, and never as published', async () => {
    const { own } = await bread();
    const lu = (await claire.get(fournil)).model.row.read;
    await claire.post(fournil, { faire: 'approve', lu });
    expect((await state(own)).card.stage.label).toBe('publié');
    writeFiles(forge(), {
      'actors/le-fournil.md': '---\nname: Le Fournil\nsummary: Un autre\n---\n\nAilleurs.\n',
    });
    git(forge(), 'add', '--all');
    git(forge(), 'commit', '--quiet', '--message=Ailleurs');
    const bare = join(room.one.folder, 'forge.git');
    git(room.one.folder, 'clone', '--quiet', '--bare', forge(), bare);
    const by = await room.person('Claire', { role: 'reviewer' });
    expect((await room.workshop.finish(by, bare)).sync!.asked).toEqual([FOURNIL]);
    expect(await published()).toContain('Ailleurs.');

    const told = await state(own);
    expect(told.card.stage.label).toMatch(/^deux versions\s: l’équipe choisit$/);
    expect(told.explanation).toContain('Les deux versions sont gardées');
    expect(told.explanation).not.toContain('publié');
    expect(told.page).toBeUndefined();
    expect(await room.workshop.approve([FOURNIL], by)).toMatchObject({ kind: 'published' });
    expect(await published()).toContain('Du pain le mardi.');
    expect((await state(own)).card.stage.label).toBe('publié');
  });
});

describe('a text that changes while it is read', () => {
  test('is not published: the page is shown again, with the text as it is', async () => {
    const { send } = await bread();
    const lu = (await claire.get(fournil)).model.row.read;
    await send({ body: SPAM });
    const late = await claire.post(fournil, { faire: 'approve', lu });
    saysChanged(late, 'review');
    expect(late.model.notice!.text).toMatch(/Ce texte a changé pendant que vous le lisiez\s: relisez-le/);
    expect(JSON.stringify(late.model.fields)).toContain(SPAM);
    expect(await published()).toBeUndefined();
    const again = await claire.post(fournil, { faire: 'approve', lu: late.model.row.read });
    expect(again.status).toBe(303);
    expect(await published()).toContain(SPAM);
  });

  test('nor where the form does not say what was read', async () => {
    await bread();
    saysChanged(await claire.post(fournil, { faire: 'approve' }), 'review');
    saysChanged(await claire.post('/relire/', { page: 'actors/le-fournil' }), 'queue');
    expect(await published()).toBeUndefined();
  });

  test('nor with another that goes with it: that one is shown', async () => {
    await bread();
    const { send } = await bal();
    const { row } = (await claire.get(fournil)).model;
    await send({ body: SPAM });
    const avec = row.together.map(({ read }: { read: string }) => read);
    expect(avec).toHaveLength(1);
    const late = await claire.post(fournil, { faire: 'approve', lu: row.read, avec });
    saysChanged(late, 'review');
    expect(late.model.row.value).toBe('events/bal-du-fournil-2026');
    expect([await published(), await published(BAL)]).toEqual([undefined, undefined]);
  });

  test('nor from the queue, with none of those that were ticked', async () => {
    const { send } = await bread();
    await bal();
    const page = (await rows()).map(({ read }) => read);
    await send({ body: SPAM });
    const late = await claire.post('/relire/', { faire: 'approve', page });
    saysChanged(late, 'queue');
    expect(late.model.notice!.text).toContain('Le Fournil');
    expect(late.model.notice!.text).not.toContain('Bal');
    expect([await published(), await published(BAL)]).toEqual([undefined, undefined]);
    await claire.post('/relire/', { faire: 'approve', page: (await rows()).map(({ read }) => read) });
    expect(await published(BAL)).toBeDefined();
  });

  test('nor is it merged', async () => {
    const { send } = await twin();
    const path = '/relire/comparer?a=actors/le-plott&b=actors/le-plot';
    const { a, b } = (await claire.get(path)).model;
    await send({ body: SPAM });
    const form = { a: a.read, b: b.read, garder: 'b', 'champ:body': 'both' };
    const late = await claire.post('/relire/comparer', form);
    saysChanged(late, 'compare');
    expect(await room.store.draft(PLOT)).toBeUndefined();
    const again = { ...form, a: late.model.a.read, b: late.model.b.read };
    expect((await claire.post('/relire/comparer', again)).to).toContain('fait=reuni');
    expect((await room.store.draftText(PLOT))!.text).toContain(SPAM);
  });

  test('a picture that is another under the same name is another text', async () => {
    const { versionOf } = await import('../../../cms/workshop/review/version.ts');
    const file = { path: 'media/four.jpg', token: 'a', isNew: true, isText: false };
    const one = { files: [file], isRemoval: false };
    const other = { files: [{ ...file, token: 'b' }], isRemoval: false };
    expect(versionOf(one)).not.toBe(versionOf(other));
    expect(versionOf({ ...one, isRemoval: true })).not.toBe(versionOf(one));
  });
});

describe('two reviewers on one page', () => {
  let remi: Visitor;
  beforeEach(async () => {
    remi = await visitor(stood, 'Rémi', CODES.reviewer);
  });

  /** Back in the queue, which says what happened. */
  async function told(answer: Answer) {
    expect([answer.status, answer.to]).toEqual([303, expect.stringMatching(/^\/relire\/\?fait=/)]);
    return (await claire.get(answer.to)).model.notice!;
  }

  test('a question on what another just published is not lost', async () => {
    await bread();
    const lu = (await remi.get(fournil)).model.row.read;
    await remi.post(fournil, { faire: 'approve', lu });
    const notice = await told(await claire.post(fournil, { faire: 'ask', texte: 'Quel jour ?\nEt où ?' }));
    expect(notice.text).toMatch(/Le Fournil\s» est déjà publié par Rémi/u);
    expect(notice.text).toContain('n’est pas parti');
    expect(notice.typed!.replace(/\r/g, '')).toBe('Quel jour ?\nEt où ?');
  });

  test('nor a refusal of what its author took back', async () => {
    const { own } = await bread();
    await amina.post(`${own}retirer`, {});
    const form = { faire: 'refuse', raison: 'commercial', texte: 'C’est une vente.' };
    const notice = await told(await claire.post(fournil, form));
    expect(notice).toMatchObject({ typed: 'C’est une vente.' });
    expect(notice.text).toContain('Amina a retiré son texte');
  });

  test('the second who approves, or merges, is told who was first', async () => {
    await bread();
    const { read } = (await claire.get(fournil)).model.row;
    await remi.post(fournil, { faire: 'approve', lu: read });
    const notice = await told(await claire.post(fournil, { faire: 'approve', lu: read }));
    expect(notice.text).toMatch(/déjà publié par Rémi/);
    expect(notice.typed).toBeUndefined();
    expect((await told(await claire.post('/relire/', { page: read }))).text).toMatch(/déjà publié par Rémi/);

    await twin();
    const { a, b } = (await claire.get('/relire/comparer?a=actors/le-plott&b=actors/le-plot')).model;
    const form = { a: a.read, b: b.read, garder: 'b' };
    await remi.post('/relire/comparer', form);
    expect((await told(await claire.post('/relire/comparer', form))).text).toMatch(
      /Le Plott\s» est déjà réuni à «\sLe Plot\s» par Rémi\.$/u,
    );
  });

  test('the second who refuses too; what was ticked with it is not published', async () => {
    await bread();
    await bal();
    const page = (await rows()).map(({ read }) => read);
    await remi.post(fournil, { faire: 'refuse', raison: 'double', texte: '' });
    const notice = await told(await claire.post('/relire/', { page }));
    expect(notice.text).toMatch(/Le Fournil\s» est déjà refusé par Rémi.*cochez de nouveau/su);
    expect(await published(BAL)).toBeUndefined();
  });

  test('what was never there is still not found', async () => {
    expect((await claire.post('/relire/actors/le-plot', { faire: 'ask', texte: 'Où ?' })).to).toContain(
      '?fait=',
    );
    expect((await claire.post('/relire/actors/LE-PLOT', { faire: 'ask', texte: 'Où ?' })).status).toBe(404);
  });
});

describe('two reviewers who write in one page', () => {
  const path = '/relire/actors/le-fournil/modifier';
  /** As a browser sends the form: every question, the empty ones too, lines ended as forms do. */
  const asSent = ({ model }: Answer, more: Record<string, string>) => ({
    ...Object.fromEntries(
      model.form.groups.flatMap(({ questions }: { questions: { name: string }[] }) =>
        questions.map(({ name }) => [name, (model.values[name] ?? ['']).join('; ').replace(/\n/g, '\r\n')]),
      ),
    ),
    revision: String(model.revision),
    ...more,
  });
  const SUMMARY = 'Du pain au feu de bois';
  const theirs = {
    summary: 'Celui de Rémi',
    'contact.phone': '04 65 71 00 01',
    website: 'https://fournil.example/',
  };

  async function clash() {
    await sent('actor', { name: 'Le Fournil', body: 'Du pain le mardi.\r\n\r\nEt le jeudi.' });
    const remi = await visitor(stood, 'Rémi', CODES.reviewer);
    const older = await claire.get(path);
    expect((await remi.send(path, asSent(await remi.get(path), theirs))).to).toContain('fait=modifie');
    return { remi, refused: await claire.send(path, asSent(older, { summary: SUMMARY })) };
  }
  const draft = async () => (await room.store.draftText(FOURNIL))!.text;

  test('the other’s answer stands beside one’s own; all that only they changed is there', async () => {
    const { refused } = await clash();
    expect(refused.status).toBe(409);
    expect(Object.keys(refused.model.problems)).toEqual(['summary']);
    expect(refused.model.problems['summary']).toContain('Celui de Rémi');
    expect(refused.model.values).toMatchObject({
      summary: [SUMMARY],
      'contact.phone': ['04 65 71 00 01'],
      website: [theirs.website],
    });
    expect(await draft()).toContain('Celui de Rémi');
    const saved = await claire.send(path, asSent(refused, {}));
    expect(saved.to).toContain('fait=modifie');
    const text = await draft();
    expect(text).toContain(SUMMARY);
    expect(text).not.toContain('Celui de Rémi');
    expect(text).toMatch(/phone: .*65.?71/);
    expect(text).toContain(theirs.website);
  });

  test('what changes once more meanwhile is asked once more', async () => {
    const { remi, refused } = await clash();
    await remi.send(path, asSent(await remi.get(path), { summary: 'Encore un autre' }));
    const again = await claire.send(path, asSent(refused, {}));
    expect(again.status).toBe(409);
    expect(again.model.problems['summary']).toContain('Encore un autre');
  });

  test('a form that is refused for another fault does not take over what was written since', async () => {
    await bread();
    const remi = await visitor(stood, 'Rémi', CODES.reviewer);
    const faulty = await claire.send(path, asSent(await claire.get(path), { name: '' }));
    expect(faulty.status).toBe(422);
    await remi.send(path, asSent(await remi.get(path), theirs));
    const saved = await claire.send(path, asSent(faulty, { name: 'Le Fournil du bas' }));
    expect(saved.to).toContain('fait=modifie');
    const text = await draft();
    expect(text).toContain('Le Fournil du bas');
    expect(text).toContain(theirs.website);
    expect(text).toContain('Celui de Rémi');
  });

  test('a form of before a restart is compared with the page, answer by answer', async () => {
    await bread();
    const form = asSent(await claire.get(path), { revision: '1', summary: SUMMARY });
    const refused = await claire.send(path, form);
    expect([refused.status, Object.keys(refused.model.problems)]).toEqual([409, ['summary']]);
    expect((await claire.send(path, asSent(refused, {}))).to).toContain('fait=modifie');
    expect(await draft()).toContain(SUMMARY);
  });
});
