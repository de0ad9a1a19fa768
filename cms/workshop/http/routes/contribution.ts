/** A contribution, at an address of its own: whoever has it is its author. */
import type { Hono } from 'hono';
import { serverWords } from '../../../../src/i18n/workshop/server.ts';
import { Refused, badRequest } from '../../../server/refused.ts';
import { isParams, readParams } from '../../../server/params.ts';
import { isId } from '../../core/ids.ts';
import type { Contribution, FormProblem, FormValues, Origin } from '../../types.ts';
import { sendPage } from '../answer.ts';
import { ask } from '../ask.ts';
import type { Asked, Ctx, Env, Parts } from '../context.ts';
import { checkToken, isPicture, readInput, valuesFrom } from '../input.ts';
import type { Input } from '../input.ts';
import {
  formOfKind,
  formPageModel,
  namesIn,
  previewModel,
  receiptModel,
  shownForm,
  stateModel,
} from '../models/contribution.ts';
import type { NoticeWord } from '../notices.ts';
import { sendPreview } from '../previews.ts';

/** Signs of a word to the reviewer, of a contact, and of what describes a photo. */
const WORD = 5000;
const CONTACT = 200;
const ALT = 1000;

/** @throws Refused where there is none */
export async function contributionOf({ workshop, facts }: Parts, context: Ctx): Promise<Contribution> {
  const id = context.req.param('id') ?? '';
  const found = isId(id) ? await workshop.find(id) : undefined;
  if (found) return found;
  const { site } = await facts();
  throw new Refused(404, 'not-found', serverWords(site.locale).missing);
}

export function contributionRoutes(app: Hono<Env>, parts: Parts): void {
  const { workshop, root } = parts;
  const at = (id: string, rest = '', word?: NoticeWord) =>
    `${root}/c/${id}/${rest}${word ? `?fait=${word}` : ''}`;

  app.get('/atelier/c/:id', async (context) =>
    context.redirect(at((await contributionOf(parts, context)).id), 301),
  );
  app.get('/atelier/c/:id/', async (context) => {
    const one = await contributionOf(parts, context);
    return sendPage(context, parts, stateModel(await ask(parts, context), one));
  });
  app.get('/atelier/c/:id/modifier', async (context) => {
    const one = await contributionOf(parts, context);
    if (one.kind === 'exact') return context.redirect(at(one.id), 303);
    const asked = await ask(parts, context);
    const word = context.req.query('fait');
    // Whether a person agrees is asked from the first; the rest once it stops something.
    const problems = (await workshop.problems(one.id)).filter(
      (problem) => word === 'incomplet' || isAgreement(problem),
    );
    const same = word === 'semblable' ? await workshop.same(one.kind, one.title) : [];
    return sendPage(
      context,
      parts,
      formPageModel(asked, one, { form: await formOf(asked, one), problems, same }),
    );
  });
  app.get('/atelier/c/:id/recu', async (context) => {
    const one = await contributionOf(parts, context);
    return sendPage(context, parts, receiptModel(await ask(parts, context), one));
  });
  app.get('/atelier/c/:id/apercu', async (context) => {
    const one = await contributionOf(parts, context);
    const asked = await ask(parts, context);
    return sendPage(context, parts, previewModel(asked, one, await workshop.problems(one.id)));
  });
  app.get('/atelier/c/:id/cadre', async (context) => {
    const one = await contributionOf(parts, context);
    const text = await workshop.text(one.id);
    if ('problems' in text) throw new Refused(422, 'incomplete', serverWords('fr').nowFixed);
    const photos = await Promise.all(
      one.photos.map(async ({ path }) => ({ path, bytes: await workshop.photo(one.id, path) })),
    );
    return sendPreview(
      context,
      parts,
      text,
      photos.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : [])),
    );
  });

  app.post('/atelier/c/:id/', async (context) => {
    const one = await contributionOf(parts, context);
    const input = await readInput(context, context.var.token);
    return receive(context, parts, one, input);
  });
  app.post('/atelier/c/:id/garder', async (context) => {
    const one = await contributionOf(parts, context);
    checkToken(context.req.header('x-jeton') ?? '', context.var.token);
    const params = await readParams(context);
    const revision = params['revision'];
    if (!isParams(params['values']) || !isRevision(revision)) throw badRequest('il manque les réponses');
    const names = namesIn(formOfKind(await parts.facts(), one.kind, one.page));
    const given = valuesFrom(params['values']);
    const result = await workshop.keep(one.id, onlyNamed(given, names), revision, originIn(params));
    if (result.kind === 'kept') await describePhotos(parts, one, altsOf(given));
    return context.json({ revision: result.revision, kept: result.kind === 'kept' });
  });
  app.post('/atelier/c/:id/reponse', async (context) => {
    const one = await contributionOf(parts, context);
    const input = await readInput(context, context.var.token);
    const text = input.text('texte', WORD);
    if (!text) return context.redirect(at(one.id), 303);
    await workshop.reply(one.id, text, context.var.person);
    return context.redirect(at(one.id, '', 'reponse'), 303);
  });
  app.post('/atelier/c/:id/contact', async (context) => {
    const one = await contributionOf(parts, context);
    const input = await readInput(context, context.var.token);
    const contact = input.text('contact', CONTACT).replace(/[\p{C}]/gu, ' ');
    await workshop.leaveContact(one.id, contact);
    return context.redirect(at(one.id, '', contact ? 'contact' : 'contact-efface'), 303);
  });
  app.post('/atelier/c/:id/retirer', async (context) => {
    const one = await contributionOf(parts, context);
    await readInput(context, context.var.token);
    await workshop.withdraw(one.id, context.var.person);
    return context.redirect(at(one.id, '', 'retire'), 303);
  });
}

/** The form as it is shown: of a correction, what its page lets be asked. */
const formOf = async ({ parts, facts }: Asked, { kind, page }: Contribution) =>
  shownForm(facts, kind, page, kind === 'correction' && page ? await parts.text(page) : undefined);

const isRevision = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e9;

const DEVICE = /^\w{1,40}$/;
const DEVICES_BEFORE = /^[\w.]{1,200}$/;

/** Of a page with a script; a form without has its number alone. */
function originIn({ since, device, before }: Record<string, unknown>): Origin | undefined {
  if (!isRevision(since) || typeof device !== 'string' || !DEVICE.test(device)) return undefined;
  return { since, device, ...(typeof before === 'string' && DEVICES_BEFORE.test(before) && { before }) };
}

const onlyNamed = (values: FormValues, names: ReadonlySet<string>): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));

/** The form as a browser sends it: kept first, photos and all; then what was asked for. */
async function receive(context: Ctx, parts: Parts, one: Contribution, input: Input): Promise<Response> {
  const { workshop, root } = parts;
  const own = `${root}/c/${one.id}/`;
  const doing = input.text('faire', 200) || 'keep';
  if (input.has('revision')) {
    const asked = await ask(parts, context);
    const form = formOfKind(asked.facts, one.kind, one.page);
    const names = namesIn(form);
    const values = input.values((name) => names.has(name));
    const origin = originIn({
      since: Number(input.text('since', 20) || 'NaN'),
      device: input.text('device', 40),
      before: input.text('before', 200),
    });
    const kept = await workshop.keep(one.id, values, revisionOf(input, one), origin);
    if (kept.kind === 'older') return olderPage(context, asked, one, values, kept.revision);
    await receivePhotos(parts, one, input);
  }
  if (doing.startsWith('remove-photo:')) {
    const path = doing.slice('remove-photo:'.length);
    if (isPicture(path)) await workshop.removePhoto(one.id, path);
    return context.redirect(`${own}modifier?fait=photo-retiree`, 303);
  }
  if (doing === 'preview') return context.redirect(`${own}apercu`, 303);
  if (doing !== 'send' && doing !== 'another')
    return context.redirect(`${own}modifier?fait=${input.photos.length > 0 ? 'photo' : 'garde'}`, 303);
  const sent = await workshop.send(one.id, context.var.person, { isAnother: doing === 'another' });
  const words: Record<typeof sent.kind, string> = {
    sent: sent.kind === 'sent' && (await isPersonal(parts, one)) ? '?fait=envoye-accord' : '?fait=envoye',
    // The page says that another changed the same thing.
    clash: '',
    invalid: 'modifier?fait=incomplet',
    same: 'modifier?fait=semblable',
  };
  return context.redirect(own + words[sent.kind], 303);
}

/** Whether a phone or a mail looks like a person's, who is not said to agree. */
const isPersonal = async ({ workshop }: Parts, { id }: Contribution): Promise<boolean> =>
  (await workshop.problems(id)).some(isAgreement);

const isAgreement = ({ question }: FormProblem): boolean => question === 'consent.given';

/** A form without a script hands back the number with which it was shown: this is the save after it. */
function revisionOf(input: Input, { revision }: Contribution): number {
  const given = Number(input.text('revision', 20) || 'NaN');
  if (!isRevision(given)) throw badRequest('il manque le numéro de ce formulaire');
  return given === revision ? given + 1 : given;
}

/** What came is shown again, whole, above the newer number: nothing of it is lost, and it is theirs to choose. */
async function olderPage(
  context: Ctx,
  asked: Asked,
  one: Contribution,
  values: FormValues,
  revision: number,
): Promise<Response> {
  const text = serverWords(asked.facts.site.locale).notices.older;
  const own = `${asked.parts.root}/c/${one.id}/modifier`;
  const model = formPageModel(
    { ...asked, address: own, notice: { tone: 'bad', text } },
    { ...one, revision },
    { form: await formOf(asked, one), values, problems: [], same: [] },
  );
  return sendPage(context, asked.parts, model, 409);
}

/** @param alts path of a photo, and what describes it */
async function describePhotos(
  { workshop }: Parts,
  one: Contribution,
  alts: readonly (readonly [path: string, alt: string])[],
): Promise<void> {
  for (const [path, alt] of alts)
    if (one.photos.some((photo) => photo.path === path && photo.alt !== alt))
      await workshop.describePhoto(one.id, path, alt.trim().slice(0, ALT));
}

const altsOf = (values: FormValues): [path: string, alt: string][] =>
  Object.entries(values)
    .filter(([name]) => name.startsWith('alt:'))
    .map(([name, [alt = '']]) => [name.slice('alt:'.length), alt]);

async function receivePhotos(parts: Parts, one: Contribution, input: Input): Promise<void> {
  const { workshop } = parts;
  await describePhotos(parts, one, input.under('alt:'));
  for (const photo of input.photos)
    await workshop.addPhoto(one.id, photo.name.slice(0, 200), new Uint8Array(await photo.arrayBuffer()));
}
