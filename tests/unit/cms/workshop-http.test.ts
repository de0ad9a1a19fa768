/** The pages and calls of a workshop: the door, writing without a script and with one, the wall, the review, the end. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  BASE,
  CODES,
  ORIGIN,
  ROOT,
  Visitor,
  photo,
  reviewer,
  stand,
  visitor,
} from '../../support/workshop-http.ts';
import type { Stand } from '../../support/workshop-http.ts';

let stood: Stand;
beforeEach(() => {
  stood = stand();
});

const names = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);

describe('the door', () => {
  test('asks for a code and a name, then leads where one wanted to go', async () => {
    const someone = new Visitor(stood);
    const away = await someone.get('/mur');
    expect([away.status, away.to]).toEqual([303, '/?suite=%2Fpays%2Fatelier%2Fmur']);
    const door = await someone.get('/');
    expect(door.model).toMatchObject({ kind: 'door', action: `${ROOT}/entrer`, name: '' });
    expect(door.model.person).toBeUndefined();
    const entered = await someone.post('/entrer', {
      code: ' 482 915 ',
      nom: 'Amina',
      citer: 'oui',
      suite: `${ROOT}/mur`,
    });
    expect([entered.status, entered.to]).toEqual([303, '/mur']);
    expect(entered.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/i);
    const home = await someone.get('/');
    expect(home.model).toMatchObject({ kind: 'home', person: { name: 'Amina', isReviewer: false } });
    expect(home.model.team).toBeUndefined();
  });

  test('says what is missing, and keeps the name that was typed', async () => {
    const someone = new Visitor(stood);
    const wrong = await someone.post('/entrer', { code: '000000', nom: 'Amina' });
    expect([wrong.status, wrong.model.name]).toEqual([403, 'Amina']);
    expect(wrong.model.notice?.text).toContain('bon code');
    expect((await someone.post('/entrer', { code: '', nom: 'Amina' })).model.notice?.text).toContain(
      'manque le code',
    );
    const nameless = await someone.post('/entrer', { code: CODES.contributor, nom: '  ' });
    expect([nameless.status, nameless.cookie]).toEqual([422, '']);
  });

  test('shows a name as it was typed', async () => {
    const someone = await visitor(stood, 'Jean <b>Bon</b> & Cie');
    expect((await someone.get('/')).model.person?.name).toBe('Jean <b>Bon</b> & Cie');
  });

  test('two of one name are two people', async () => {
    const [first, second] = [await visitor(stood), await visitor(stood)];
    expect((await first.get('/')).model.person?.name).toBe('Amina');
    expect((await second.get('/')).model.person?.name).toBe('Amina 2');
  });

  test.each([
    '//evil.example/',
    'https://evil.example/',
    '/admin/',
    `${ROOT}/../admin/`,
    `${ROOT}//evil.example`,
  ])('leads nowhere else: %s', async (suite) => {
    const { to } = await new Visitor(stood).post('/entrer', { code: CODES.contributor, nom: 'Amina', suite });
    expect(to).toBe('/');
  });

  test('who gives the code of reviewers reviews; who leaves is nobody', async () => {
    const claire = await reviewer(stood);
    const home = await claire.get('/');
    expect(home.model.person?.isReviewer).toBe(true);
    expect((home.model['team'] as { href: string }[]).map(({ href }) => href)).toContain(`${ROOT}/relire/`);
    expect((await claire.post('/sortir', {})).to).toBe('/?fait=sorti');
    expect((await claire.get('/')).model.kind).toBe('door');
  });
});

describe('writing without a script', () => {
  test('a new page, with its photo, from the first choice to the state', async () => {
    const amina = await visitor(stood);
    const begun = await amina.post('/commencer', { sorte: 'actor' });
    expect([begun.status, begun.to]).toEqual([303, expect.stringMatching(/^\/c\/[\w-]{22}\/modifier$/)]);
    const own = begun.to.replace('modifier', '');
    const form = await amina.get(begun.to);
    expect(form.model).toMatchObject({
      kind: 'form',
      contributionKind: 'actor',
      action: ROOT + own,
      keep: `${ROOT}${own}garder`,
      takesPhotos: true,
      revision: 0,
    });
    const kept = await amina.send(own, { revision: '0', name: 'La Grange', faire: 'keep' }, [photo()]);
    expect([kept.status, kept.to]).toEqual([303, `${own}modifier?fait=photo`]);
    const again = (await amina.get(kept.to)).model;
    expect(again.values).toEqual({ name: ['La Grange'] });
    expect(again.notice?.tone).toBe('good');
    const [shot] = again.photos as { path: string; href: string }[];
    const picture = await amina.get(shot!.href.replace(ROOT, ''));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const named = { name: 'La Grange', [`alt:${shot!.path}`]: 'IMG_2041.jpg' };
    await amina.send(own, { revision: String(again.revision), ...named, faire: 'keep' });
    const advised = (await amina.get(`${own}modifier`)).model;
    expect(advised.problems).toEqual({
      [`alt:${shot!.path}`]: expect.stringContaining('C’est le nom du fichier') as string,
    });
    const sent = await amina.send(own, {
      revision: String(advised.revision),
      name: 'La Grange',
      [`alt:${shot!.path}`]: 'Deux personnes devant une grange',
      faire: 'send',
    });
    expect(sent.to).toBe(`${own}?fait=envoye`);
    const state = (await amina.get(sent.to)).model;
    expect(state).toMatchObject({
      kind: 'state',
      card: { title: 'La Grange', stage: { label: 'reçu, à relire', tone: 'waiting' }, when: 'à l’instant' },
      edit: `${ROOT}${own}modifier`,
      withdraw: `${ROOT}${own}retirer`,
    });
    const [one] = [...stood.workshop.contributions.values()];
    expect(one?.photos[0]?.alt).toBe('Deux personnes devant une grange');
  });

  test('asks for an agreement where a number looks like a person’s: on the form, and once it is sent', async () => {
    const message = 'le numéro « 06 … 12 » semble être à une personne';
    const advice = { question: 'consent.given', label: 'Accord', message, blocking: false };
    stood.workshop.problems = () => Promise.resolve([advice]);
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    expect((await amina.get(`${own}modifier`)).model.problems).toEqual({ 'consent.given': message });
    const sent = await amina.send(own, { revision: '0', name: 'La Grange', faire: 'send' });
    expect(sent.to).toBe(`${own}?fait=envoye-accord`);
    expect((await amina.get(sent.to)).model.notice?.text).toContain('cochez la case de l’accord');
  });

  test('says what is missing once it is to be sent, and keeps the rest', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('event');
    const sent = await amina.send(own, { revision: '0', body: 'Une fête', faire: 'send' });
    expect(sent.to).toBe(`${own}modifier?fait=incomplet`);
    const form = (await amina.get(sent.to)).model;
    expect(form.problems).toEqual({ title: 'il manque le nom' });
    expect(form.values).toEqual({ body: ['Une fête'] });
    expect((await amina.get(`${own}modifier`)).model.problems).toEqual({});
  });

  test('asks « est-ce celle-ci ? » before anything is sent', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const sent = await amina.send(own, { revision: '0', name: 'Le Plot', faire: 'send' });
    expect(sent.to).toBe(`${own}modifier?fait=semblable`);
    expect((await amina.get(sent.to)).model.same).toEqual([
      {
        title: 'Le Plot',
        detail: 'Saint-Aubin',
        href: `${BASE}/annuaire/le-plot/`,
        complete: `${ROOT}/chercher?pour=correction&q=Le%20Plot`,
      },
    ]);
    const other = await amina.send(own, { revision: '1', name: 'Le Plot', faire: 'another' });
    expect(other.to).toBe(`${own}?fait=envoye`);
  });

  test('what comes late is shown whole, above what is kept', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.call(`${own}garder`, { values: { name: ['Grange neuve'] }, revision: 5 });
    const late = await amina.send(own, { revision: '2', name: 'Grange d’avant', faire: 'send' });
    expect(late.status).toBe(409);
    expect(late.model).toMatchObject({ kind: 'form', values: { name: ['Grange d’avant'] }, revision: 5 });
    expect((await amina.get(`${own}modifier`)).model.values).toEqual({ name: ['Grange neuve'] });
    await amina.send(own, { revision: '5', name: 'Grange d’avant', faire: 'keep' });
    expect((await amina.get(`${own}modifier`)).model.values).toEqual({ name: ['Grange d’avant'] });
  });

  test('the preview is a page with a frame, that it alone may show', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    expect((await amina.get(`${own}apercu`)).model).toMatchObject({
      problems: [{ message: 'il manque le nom' }],
    });
    expect((await amina.get(`${own}cadre`)).status).toBe(422);
    await amina.send(own, { revision: '0', name: 'La Grange', faire: 'preview' }, [photo()]);
    const page = await amina.get(`${own}apercu`);
    expect(page.model.frame).toBe(`${ROOT}${own}cadre`);
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    const frame = await amina.get(`${own}cadre`);
    expect(frame.text).toContain('la page à venir');
    expect(frame.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect(stood.previewed).toEqual([{ key: { collection: 'actors', slug: 'la-grange' }, assets: 1 }]);
    // A form that has no question changes no answer: the button of the preview.
    await amina.send(own, { faire: 'send' });
    expect([...stood.workshop.contributions.values()][0]).toMatchObject({
      stage: 'sent',
      values: { name: ['La Grange'] },
    });
  });

  test('a photo is taken away; a text is withdrawn; a contact is left and erased', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '0', name: 'A', faire: 'keep' }, [photo('a.jpg')]);
    await amina.send(own, { revision: '1', name: 'A', faire: 'remove-photo:media/a.jpg' });
    expect((await amina.get(`${own}modifier`)).model.photos).toEqual([]);
    await amina.post(`${own}contact`, { contact: '06 99 00 00 00' });
    expect((await amina.get(own)).model.contact).toEqual({ action: `${ROOT}${own}contact`, has: true });
    expect((await amina.post(`${own}contact`, { contact: '' })).to).toBe(`${own}?fait=contact-efface`);
    expect((await amina.post(`${own}retirer`, {})).to).toBe(`${own}?fait=retire`);
    expect((await amina.get(own)).model.card.stage.label).toBe('retiré');
  });

  test('a page is found, corrected, confirmed in one gesture', async () => {
    const amina = await visitor(stood);
    const found = (await amina.get('/chercher?pour=correction&q=plot')).model;
    expect(found.found).toEqual([
      {
        value: 'actors/le-plot',
        title: 'Le Plot',
        detail: 'association · Saint-Aubin',
        href: `${BASE}/annuaire/le-plot/`,
      },
    ]);
    expect((await amina.get('/chercher?pour=answer')).model.found).toHaveLength(1);
    expect((await amina.post('/commencer', { sorte: 'correction' })).to).toBe('/chercher?pour=correction');
    const own = await amina.begin('correction', 'actors/le-plot');
    const form = (await amina.get(`${own}modifier`)).model;
    expect(form).toMatchObject({
      contributionKind: 'correction',
      page: { href: `${BASE}/annuaire/le-plot/` },
    });
    const exact = await amina.post('/commencer', { sorte: 'exact', page: 'actors/le-plot' });
    expect(exact.to).toMatch(/^\/c\/[\w-]{22}\/\?fait=exact$/);
    expect((await amina.get(exact.to)).model.notice?.text).toContain('toujours exacte');
  });

  test('a receipt bears its own address as the room reaches it, and that of the page to come', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '0', name: 'La Grange', faire: 'send' });
    const receipt = (await amina.get(`${own}recu`)).model;
    expect(receipt).toMatchObject({
      own: { href: ORIGIN + ROOT + own },
      page: { href: `https://trois-vallees.example${BASE}/annuaire/la-grange/` },
      contact: 'Claire, 01 99 00 00 00',
    });
    expect(receipt.own.qr.size).toBeGreaterThan(20);
  });
});

describe('writing with a script', () => {
  test('what is typed is acknowledged with its number, and an older one changes nothing', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const kept = await amina.call(`${own}garder`, {
      values: { name: ['La Gra'], inconnu: ['x'] },
      revision: 3,
    });
    expect([kept.status, kept.model]).toEqual([200, { revision: 3, kept: true }]);
    expect((await amina.call(`${own}garder`, { values: { name: ['La'] }, revision: 2 })).model).toEqual({
      revision: 3,
      kept: false,
    });
    expect([...stood.workshop.contributions.values()][0]?.values).toEqual({ name: ['La Gra'] });
  });

  test('a photo is bytes; names and what is alike are JSON', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    const sent = await amina.ask(`${own}photo?name=..%2F..%2Fgrange.jpg`, {
      method: 'POST',
      body: await photo().arrayBuffer(),
      headers: { Origin: ORIGIN, 'Content-Type': 'image/jpeg', 'X-Jeton': amina.token },
    });
    expect(sent.model).toEqual({
      path: expect.stringMatching(/^media\/[a-z-]+\.jpg$/) as string,
      href: expect.stringContaining(`${ROOT}${own}photo?path=media%2F`) as string,
    });
    expect((await amina.get('/noms.json')).model).toEqual({ actors: ['Le Plot'], communes: ['Saint-Aubin'] });
    expect((await amina.get('/semblables?sorte=actor&q=le plot')).model).toMatchObject([
      { title: 'Le Plot' },
    ]);
    expect((await amina.get('/semblables?sorte=actor&q=')).model).toEqual([]);
  });

  test('an error of a call is JSON, that of a page a page', async () => {
    const amina = await visitor(stood);
    const call = await amina.call('/c/aaaaaaaaaaaaaaaaaaaaaa/garder', { values: {}, revision: 1 });
    expect([call.status, call.model.code]).toEqual([404, 'not-found']);
    const page = await amina.get('/c/aaaaaaaaaaaaaaaaaaaaaa/');
    expect([page.status, page.model.kind, page.model.text]).toEqual([
      404,
      'message',
      expect.stringContaining('adresse'),
    ]);
    expect((await amina.get('/rien')).model.kind).toBe('message');
  });

  test('a session that has ended is told to both', async () => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    stood.clock.now += 40 * 24 * 3_600_000;
    expect((await amina.call(`${own}garder`, { values: {}, revision: 1 })).status).toBe(401);
    const posted = await amina.send(own, { revision: '0', name: 'La Grange', faire: 'send' });
    expect([posted.status, posted.model.kind]).toEqual([401, 'door']);
    expect(posted.model.notice?.text).toContain('ce que vous avez écrit y est encore');
  });
});

describe('the wall and the way in', () => {
  test('what was not sent is nowhere; nor is what opens a contribution', async () => {
    const [amina, basile] = [await visitor(stood), await visitor(stood, 'Basile')];
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '0', name: 'Secret d’Amina', faire: 'keep' });
    expect((await basile.get('/mur')).text).not.toContain('Secret');
    expect((await basile.get('/')).text).not.toContain('Secret');
    await amina.send(own, { revision: '1', name: 'La Grange', faire: 'send' });
    const wall = await basile.get('/mur');
    expect(names(wall.model.rows)).toEqual(['La Grange']);
    expect(wall.text).not.toContain(own.slice(3, 25));
    expect(wall.model.thanks).toEqual(['Amina', 'Basile']);
  });

  test('the page to project is for the laptop and for reviewers', async () => {
    const amina = await visitor(stood);
    expect((await amina.get('/entree')).status).toBe(403);
    const claire = await reviewer(stood);
    expect((await claire.get('/entree')).model).toMatchObject({
      kind: 'join',
      code: CODES.contributor,
      open: { href: `${ORIGIN}${ROOT}/` },
      wifi: { name: 'Salle' },
    });
    const own = new Visitor(stand({ isOwn: () => true }), 'localhost:4331');
    expect((await own.get('/entree')).model).toMatchObject({
      kind: 'join',
      open: { href: `${ORIGIN}${ROOT}/` },
    });
    expect((await own.get('/mur')).model.kind).toBe('wall');
  });

  test('sheets of all kinds, or of one', async () => {
    const amina = await visitor(stood);
    expect((await amina.get('/feuilles/')).model.sheets).toHaveLength(5);
    expect((await amina.get('/feuilles/event/')).model.sheets).toHaveLength(1);
    expect((await amina.get('/feuilles/exact/')).status).toBe(404);
  });
});

describe('the review', () => {
  const sent = async (name = 'La Grange') => {
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '0', name, faire: 'send' });
    return { amina, own };
  };

  test('the queue, one draft, published', async () => {
    const { amina, own } = await sent();
    stood.clock.now += 12 * 60_000;
    const claire = await reviewer(stood);
    const queue = (await claire.get('/relire/')).model;
    expect(queue.rows).toMatchObject([
      { value: 'actors/la-grange', title: 'La Grange', kind: 'association', age: 'attend depuis 12 minutes' },
    ]);
    const review = await claire.get('/relire/actors/la-grange');
    expect(review.model).toMatchObject({ kind: 'review', frame: `${ROOT}/relire/actors/la-grange/cadre` });
    expect(review.model.reasons).toHaveLength(8);
    const lu = review.model.row.read;
    const done = await claire.post('/relire/actors/la-grange', { faire: 'approve', lu });
    expect(done.status).toBe(303);
    expect((await claire.get(done.to)).model.notice).toMatchObject({
      tone: 'good',
      text: expect.stringContaining('La Grange'),
    });
    expect((await amina.get(own)).model).toMatchObject({
      card: { stage: { label: 'publié', tone: 'good' } },
      page: { href: `${BASE}/annuaire/la-grange/` },
    });
  });

  test('a word is asked for, and answered', async () => {
    const { amina, own } = await sent();
    const claire = await reviewer(stood);
    expect((await claire.post('/relire/actors/la-grange', { faire: 'ask', texte: ' ' })).to).toContain(
      'demande-vide',
    );
    await claire.post('/relire/actors/la-grange', { faire: 'ask', texte: 'À quelle heure ?' });
    const state = (await amina.get(own)).model;
    expect(state.words).toEqual([
      { by: 'Claire', isReviewer: true, when: 'à l’instant', text: 'À quelle heure ?' },
    ]);
    expect((await amina.get(`${own}modifier`)).model.asked).toEqual({
      by: 'Claire',
      text: 'À quelle heure ?',
    });
    expect((await amina.post(`${own}reponse`, { texte: 'À 9 h' })).to).toBe(`${own}?fait=reponse`);
  });

  test('refused with a reason of the charter, and its text where none was written', async () => {
    const { amina, own } = await sent();
    const claire = await reviewer(stood);
    const none = await claire.post('/relire/actors/la-grange', {
      faire: 'refuse',
      raison: 'je-veux-pas',
      texte: 'Non',
    });
    expect(none.to).toContain('refus-vide');
    await claire.post('/relire/actors/la-grange', { faire: 'refuse', raison: 'commercial', texte: '' });
    const state = (await amina.get(own)).model;
    expect(state.card.stage.tone).toBe('bad');
    expect(state.explanation.length).toBeGreaterThan(100);
  });

  test('several at once; merged; a clash settled', async () => {
    await sent('La Grange');
    await sent('Le Moulin');
    const claire = await reviewer(stood);
    expect((await claire.post('/relire/', {})).to).toBe('/relire/?fait=rien');
    const page = (await claire.get('/relire/')).model.rows.map(({ read }: { read: string }) => read);
    await claire.post('/relire/', { faire: 'approve', page });
    expect(stood.workshop.published.get('actors/le-moulin')).toBe('Le Moulin');
    const compared = await claire.get('/relire/comparer?a=actors/la-grange&b=actors/le-plot');
    expect(compared.model).toMatchObject({
      kind: 'compare',
      a: { value: 'actors/la-grange' },
      b: { title: 'Le Plot' },
    });
    const merged = await claire.post('/relire/comparer', {
      a: 'actors/la-grange',
      b: 'actors/le-plot',
      garder: 'b',
      'champ:name': 'a',
      'champ:body': 'both',
      'champ:summary': 'n’importe quoi',
    });
    expect(merged.to).toBe('/relire/actors/le-plot?fait=reuni');
    expect(stood.workshop.asked).toEqual([
      'merge actors/le-plot actors/la-grange {"name":"b","body":"both"}',
    ]);
  });

  test('a draft is edited in place; a form of before is shown again', async () => {
    await sent();
    const claire = await reviewer(stood);
    const path = '/relire/actors/la-grange/modifier';
    const form = (await claire.get(path)).model;
    expect(form).toMatchObject({ kind: 'form', values: { name: ['La Grange'] }, action: ROOT + path });
    const stale = await claire.send(path, { revision: '1', name: 'Grange' });
    expect([stale.status, stale.model.values]).toEqual([409, { name: ['Grange'] }]);
    const done = await claire.send(path, { revision: String(form.revision), name: 'La Grange aux Belles' });
    expect(done.to).toBe('/relire/actors/la-grange?fait=modifie');
  });
});

describe('the end', () => {
  test('finishes, sums up, exports, erases once it is sure', async () => {
    const claire = await reviewer(stood);
    expect((await claire.get('/fin')).model).toMatchObject({ kind: 'end', canErase: false });
    expect((await claire.post('/fin', { faire: 'finish' })).to).toBe('/fin');
    const after = (await claire.get('/fin')).model;
    expect(after.steps.at(-1)).toMatchObject({
      isDone: false,
      detail: expect.stringContaining('Pas de réseau'),
    });
    expect((await claire.get('/bilan')).model).toMatchObject({
      kind: 'summary',
      when: expect.stringMatching(/^mardi 1er\sdécembre\s2026$/),
    });
    expect((await claire.post('/fin', { faire: 'erase' })).to).toContain('efface-non');
    expect(stood.workshop.asked).not.toContain('erase');
    expect((await claire.post('/fin', { faire: 'erase', oui: 'oui' })).model.kind).toBe('message');
    expect(stood.workshop.asked).toContain('erase');
  });

  test('names where it sends to, without a secret, and sends once that is confirmed', async () => {
    stood = stand({ remote: 'https://amina:secret@forge.example/portail.git' });
    const claire = await reviewer(stood);
    const { model, text } = await claire.get('/fin');
    expect(model.destination).toBe('https://forge.example/portail.git');
    expect(text).not.toContain('secret');
    expect((await claire.post('/fin', { faire: 'finish' })).to).toBe('/fin?fait=envoi-non');
    expect(stood.workshop.asked).toEqual([]);
    await claire.post('/fin', { faire: 'finish', envoyer: 'oui' });
    expect(stood.workshop.asked).toEqual(['finish https://amina:secret@forge.example/portail.git']);
  });

  test('says what was done before the server was started', async () => {
    const claire = await reviewer(stood);
    stood.workshop.done = { event: true, pushed: true, safe: true };
    const { model } = await claire.get('/fin');
    expect(model.steps.slice(1)).toMatchObject([{ isDone: true }, { isDone: true, detail: 'C’est envoyé.' }]);
    expect(model.canErase).toBe(true);
  });

  test('shows what was typed as the portal does', async () => {
    Object.assign(stood.workshop, { info: { ...stood.workshop.info, name: "L'atelier d'automne" } });
    const amina = await visitor(stood);
    const own = await amina.begin('actor');
    await amina.send(own, { revision: '1', name: "L'école", faire: 'send' });
    const { model } = await amina.get('/mur');
    expect([model.workshop.name, model.rows[0].title]).toEqual(['L’atelier d’automne', 'L’école']);
    const claire = await reviewer(stood);
    expect((await claire.get('/bilan')).model.groups[0].items[0].title).toBe('L’école');
  });
});
