/** A workshop that is served whole: from the door to the page on the portal, with the pages as they are compiled. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSmall } from '../support/built.ts';
import { CODES, Phone, serveWorkshop, untilReady } from '../support/workshop-served.ts';
import type { ServedWorkshop } from '../support/workshop-served.ts';

let served: ServedWorkshop;
beforeAll(async () => {
  served = await serveWorkshop({ write: writeSmall });
  await untilReady(served.url);
});
afterAll(() => served?.close());

test('what is written, kept, sent and approved is on the portal, and told to its author', async () => {
  const amina = await new Phone(served.url).enter('Amina');
  const own = await amina.begin('actor');
  expect(await (await amina.keep(own, { name: ['Les Essaims'] }, 1)).json()).toEqual({
    revision: 1,
    kept: true,
  });
  expect(await amina.text(`${own}modifier`)).toContain('value="Les Essaims"');
  const frame = await amina.ask(`${own}cadre`);
  expect([frame.status, frame.headers.get('content-security-policy')]).toEqual([
    200,
    "frame-ancestors 'self'",
  ]);
  expect(await frame.text()).toContain('Les Essaims');
  const sent = await amina.send(own, { revision: '1', name: 'Les Essaims', faire: 'send' });
  expect(sent).toBe(`${own}?fait=envoye`);

  // A session of the workshop is one of the editor's, with the same role and no other.
  expect(await (await amina.ask('/api/session')).json()).toEqual({ name: 'Amina', role: 'contributor' });
  const claire = await new Phone(served.url).enter('Claire', CODES.reviewer);
  expect(await (await claire.ask('/api/session')).json()).toEqual({ name: 'Claire', role: 'reviewer' });

  expect(await claire.text('/atelier/relire/')).toContain('Les Essaims');
  const review = await claire.text('/atelier/relire/actors/les-essaims');
  const lu = /name="lu" value="([^"]+)"/.exec(review)![1]!;
  await claire.post('/atelier/relire/actors/les-essaims', { faire: 'approve', lu });
  // Ten seconds at most: its pages first.
  await expect
    .poll(async () => (await fetch(`${served.url}/annuaire/les-essaims/`)).status, { timeout: 10_000 })
    .toBe(200);
  expect(await amina.text(own)).toContain('href="/annuaire/les-essaims/"');
  await expect
    .poll(() => amina.text('/atelier/chercher?pour=exact&q=essaims'), { timeout: 10_000 })
    .toContain('actors/les-essaims');
});

test('pages go out compressed; events one by one', async () => {
  const amina = await new Phone(served.url).enter('Basile');
  const page = await amina.ask('/atelier/', { headers: { 'Accept-Encoding': 'gzip' } });
  expect(page.headers.get('content-encoding')).toBe('gzip');
  await page.arrayBuffer();
  const events = await amina.ask('/atelier/evenements', { headers: { 'Accept-Encoding': 'gzip' } });
  expect(events.headers.get('content-encoding')).toBeNull();
  const reader = events.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: hello');
  await reader.cancel();
});

test('the whole is taken away in one file', async () => {
  const claire = await new Phone(served.url).enter('Claire', CODES.reviewer);
  // Erasing is offered once it is in somebody's hands.
  expect(await claire.text('/atelier/fin')).not.toContain('name="oui"');
  const answer = await claire.ask('/atelier/export.zip');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([answer.status, bytes.length]).toEqual([200, Number(answer.headers.get('content-length'))]);
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
  expect(bytes.toString('latin1')).toContain(`atelier-${served.workshop.info.day}/contenu/`);
  await expect.poll(() => claire.text('/atelier/fin')).toContain('name="oui"');
});
