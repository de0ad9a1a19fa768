/** The workshop as an event of the portal: made where there is none, completed with what was made there. */
import { typeOf } from '../../../src/content-types/registry.ts';
import { slugify } from '../../../src/lib/text/slugify.ts';
import { amend } from '../../../src/reader/amend.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import { toMarkdown } from '../../../src/reader/write.ts';
import type { Raw } from '../../../src/schema/validate.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import { nearNames } from '../forms/index.ts';
import type { EntryKey, Participant, WorkshopInfo, WorkshopSummary } from '../types.ts';
import { noteTold } from './marks.ts';
import type { EndParts } from './parts.ts';
import { summaryOf } from './summary.ts';

type RawGroup = { [key: string]: Raw };

const WHAT = { new: 'nouvelle', changed: 'modifiee', exact: 'confirmee' } as const;

/** Written and published; nothing is, where it says all that already. @throws StoreRefusal */
export async function workshopEvent(parts: EndParts, by: Participant): Promise<EntryKey> {
  const { context, library, writer } = parts;
  const summary = await summaryOf(context, library);
  const known = eventAnnounced(parts);
  const current = known && (await writer.current(known));
  const before = current && rawOf(current.text)['workshop'];
  // Its own page is none of what was made there.
  const made = summary.made.filter(({ key }) => !(key.collection === 'events' && key.slug === known?.slug));
  const workshop = groupOf({ ...summary, made }, isGroup(before) ? before : undefined);
  const key = known && current ? known : freeKey(parts);
  const text = current ? completed(current.text, workshop) : newEvent(context.info, summary, workshop);
  if (text !== current?.text) await publish(parts, { key, text, seen: current?.token }, by);
  const { event } = context.info;
  if (event?.slug !== key.slug || event.collection !== key.collection)
    await context.setInfo({ ...context.info, event: key });
  await noteTold(context);
  return key;
}

/** Said by the animator, or announced: on the same day, of nearly the same name. */
function eventAnnounced({ context, library }: EndParts): EntryKey | undefined {
  const { name, day, event } = context.info;
  if (event) return event;
  const events = library.ofType('event').filter((one) => one.day === day);
  return nearNames(name, events, 1)[0]?.key;
}

/** From the start: what is written meanwhile says that it was written there. */
export async function recogniseEvent(parts: EndParts): Promise<void> {
  const { context, library } = parts;
  if (context.info.event) return;
  await library.fresh();
  const event = eventAnnounced(parts);
  if (event) await context.setInfo({ ...context.info, event });
}

/** Where its page is, or would be. */
export const eventKey = (parts: EndParts): EntryKey => eventAnnounced(parts) ?? freeKey(parts);

/** `un-apres-midi-pour-l-agenda`, with its day where there was another of that name. */
function freeKey({ context, library }: EndParts): EntryKey {
  const { name, day } = context.info;
  const slug = slugify(name, 60) || 'atelier';
  const slugs = [slug, `${slug}-${day}`, ...Array.from({ length: 98 }, (_, i) => `${slug}-${day}-${i + 2}`)];
  const { folder } = typeOf('event');
  return { collection: folder, slug: slugs.find((one) => library.isFree('event', one)) ?? slugs.at(-1)! };
}

function newEvent(info: WorkshopInfo, summary: WorkshopSummary, workshop: RawGroup): string {
  const raw: RawGroup = {
    title: info.name,
    summary: sentence(info, summary),
    ...hoursOf(info),
    mode: 'en-presence',
    ...(info.place ? { place: info.place } : {}),
    keywords: ['atelier de contribution'],
    workshop,
  };
  const body =
    'Un atelier pour écrire ensemble dans ce portail. On y vient avec ce que l’on sait, on s’aide à l’écrire, et une personne relit.';
  return toMarkdown(typeOf('event').fields, raw, body);
}

/** A workshop that was opened the day before, or runs past midnight, has a day and no hours. */
function hoursOf({ day, from, until }: WorkshopInfo): RawGroup {
  if (!from || (until && until <= from)) return { start: day };
  return { start: `${day} ${from}`, ...(until ? { end: `${day} ${until}` } : {}) };
}

function sentence({ place }: WorkshopInfo, { participants, made }: WorkshopSummary): string {
  const people = participants > 0 ? [`${participants} ${participants > 1 ? 'personnes' : 'personne'}`] : [];
  const pages = made.filter(({ published }) => published).length;
  const counts = [...people, ...(pages > 0 ? [`${pages} ${pages > 1 ? 'pages' : 'page'}`] : [])].join(', ');
  return `Atelier de contribution${place ? ` (${place})` : ''}${counts ? ` : ${counts}` : ''}.`;
}

function completed(text: string, workshop: RawGroup): string {
  if (JSON.stringify(rawOf(text)['workshop']) === JSON.stringify(workshop)) return text;
  const amended = amend(typeOf('event').fields, text, new Map([['workshop', workshop]]));
  if (amended !== undefined) return amended;
  throw new StoreRefusal(
    'event-unreadable',
    'La page de l’atelier dans l’agenda ne se laisse pas compléter : son en-tête est abîmé. Ouvrez-la dans l’éditeur, puis recommencez.',
  );
}

/** What somebody wrote there by hand stays: those who came without a phone, a page that was made on paper. */
function groupOf(summary: WorkshopSummary, before: RawGroup | undefined): RawGroup {
  const pages = summary.made.filter(({ published }) => published).map(pageOf);
  const addresses = new Set(pages.map(({ page }) => page));
  const earlier = listOf(before?.['made']).filter(
    (one) => !isGroup(one) || !addresses.has(one['page'] as string),
  );
  const participants = Math.max(summary.participants, Number(before?.['participants'] ?? 0) || 0);
  const thanks = [...new Set([...listOf(before?.['thanks']), ...summary.thanks])];
  const made = [...earlier, ...pages];
  return {
    participants: String(participants),
    ...(thanks.length > 0 ? { thanks } : {}),
    ...(made.length > 0 ? { made } : {}),
  };
}

const pageOf = ({ address, title, what, by }: WorkshopSummary['made'][number]): RawGroup => ({
  page: address,
  title,
  what: WHAT[what],
  ...(by.length > 0 ? { by: [...by] } : {}),
});

const listOf = (raw: Raw | undefined): Raw[] => (Array.isArray(raw) ? raw : raw ? [raw] : []);

const isGroup = (raw: Raw | undefined): raw is RawGroup =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function rawOf(text: string): RawGroup {
  const read = parseFrontMatter(text);
  return read.ok ? read.raw : {};
}

interface Written {
  key: EntryKey;
  text: string;
  seen: string | undefined;
}

/** Where somebody's draft of it waits, it is completed and waits with it: what nobody read is not published. */
async function publish({ context }: EndParts, { key, text, seen }: Written, by: Participant): Promise<void> {
  const { store } = context;
  const person = context.signature(by);
  const waits = (await store.draft(key)) !== undefined;
  const saved = await store.save({
    key,
    text,
    seen,
    by: person,
    ...(waits ? {} : { status: 'pending_publish' as const }),
  });
  if (saved.kind === 'invalid') throw notWritten(saved.problems[0]?.message);
  if (saved.kind !== 'saved') throw notWritten();
  if (waits) return;
  const result = await store.publish([key], person);
  if (result.kind !== 'published') throw notWritten();
}

const notWritten = (why?: string): StoreRefusal =>
  new StoreRefusal(
    'event',
    `La page de l’atelier dans l’agenda n’a pas pu être écrite${why ? ` : ${why}` : ''}. Recommencez ; si cela continue, écrivez-la dans l’éditeur.`,
  );
