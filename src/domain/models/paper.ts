/**
 * What a page says on paper alone: the addresses behind its links, each spelled once, and how old it is.
 * The portal's day is told only where the page depends on it already: elsewhere nothing would change but
 * that day, and every page would be another one each morning.
 */
import { outLinks, withNotes } from '../../lib/markdown/out-links.ts';
import type { OutLink } from '../../lib/markdown/out-links.ts';
import { addressKey } from '../../lib/spelled-address.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { parseAddress } from '../urls.ts';
import type { CardModel, EntryModel, PageModel, Paper } from './types.ts';

/** The model with what paper needs: its bodies carry the numbers of the notes. */
export function onPaper(portal: Portal, model: PageModel): PageModel {
  const notes = notesOf(model, new URL(portal.origin).host);
  const dated = datedOf(portal, model);
  return { ...numbered(model, notes), paper: { notes, ...(dated ? { dated } : {}) } };
}

/** Addresses that no words of the page spell, in the order of the links. */
function notesOf(model: PageModel, host: string): string[] {
  const links = linksOf(model).filter(({ href }) => isOutside(href, host));
  const spelled = new Set(
    links
      .filter(({ href, text }) => addressKey(text) === addressKey(href))
      .map(({ href }) => addressKey(href)),
  );
  const notes = new Map<string, string>();
  for (const { href } of links) {
    const key = addressKey(href);
    if (!spelled.has(key) && !notes.has(key)) notes.set(key, href);
  }
  return [...notes.values()];
}

const isOutside = (href: string, host: string): boolean =>
  /^https?:/i.test(href) && URL.canParse(href) && new URL(href).host !== host;

/** Links in the order in which a page shows them. */
function linksOf(model: PageModel): OutLink[] {
  if (model.kind === 'entry') return entryLinks(model);
  if (model.kind === 'open-data')
    return model.licence?.url ? [{ href: model.licence.url, text: model.licence.name }] : [];
  return model.kind === 'hub' || model.kind === 'page' ? outLinks(model.bodyHtml) : [];
}

function entryLinks(model: EntryModel): OutLink[] {
  const { event, listing, contact, website, links, accessibility, resource, question, facts } = model;
  const written = (href: string | undefined, text = ''): OutLink[] => (href ? [{ href, text }] : []);
  return [
    ...written(listing?.applyUrl, listing?.applyUrl),
    ...written(listing?.dossierUrl, listing?.dossierUrl),
    ...written(event?.onlineUrl),
    ...(event?.registration ?? []).flatMap(({ kind, href }) => (kind === 'url' ? written(href) : [])),
    ...written(contact?.formUrl),
    ...written(website?.href, website?.label),
    ...links.flatMap(({ href, label }) => written(href, label)),
    ...written(accessibility?.url),
    ...outLinks(model.bodyHtml),
    ...written(resource?.url),
    ...written(resource?.archivedUrl),
    ...(question?.answers ?? []).flatMap(({ html }) => outLinks(html)),
    ...facts.flatMap(({ values }) => values.flatMap(({ href, label }) => written(href, label))),
  ];
}

function numbered(model: PageModel, notes: readonly string[]): PageModel {
  if (notes.length === 0) return model;
  const numbers = new Map(notes.map((href, i) => [addressKey(href), i + 1]));
  const mark = (html: string) => withNotes(html, (href) => numbers.get(addressKey(href)));
  if (model.kind === 'hub' || model.kind === 'page') return { ...model, bodyHtml: mark(model.bodyHtml) };
  if (model.kind !== 'entry') return model;
  const { question } = model;
  return {
    ...model,
    bodyHtml: mark(model.bodyHtml),
    ...(question && {
      question: {
        ...question,
        answers: question.answers.map((answer) => ({ ...answer, html: mark(answer.html) })),
      },
    }),
  };
}

type Dated = NonNullable<Paper['dated']>;

function datedOf(portal: Portal, model: PageModel): Dated | undefined {
  if (followsTheDay(model)) return { as: 'state', day: portal.now.slice(0, 10) };
  switch (model.kind) {
    case 'entry':
      return entryDate(model);
    case 'page':
      return model.updated ? { as: 'updated', day: model.updated } : undefined;
    case 'list':
    case 'day':
      return changed(itemsOf(portal, model.cards));
    case 'agenda':
      return changed(
        itemsOf(
          portal,
          model.past.flatMap(({ lines }) => lines.map(({ card }) => card)),
        ),
      );
    case 'month':
      return changed(itemsOf(portal, [...model.long, ...model.weeks.flat().flatMap(({ dates }) => dates)]));
    case 'hub':
      return changed([
        ...itemsAt(portal, model.address),
        ...model.groups.flatMap(({ cards }) => itemsOf(portal, cards)),
      ]);
    case 'embed':
    case 'redirect':
    case 'repair':
      return undefined;
    default:
      return changed([...portal.byKey.values()]);
  }
}

/** What is over leaves these pages by itself; past months and closed listings stay as they are. */
function followsTheDay(model: PageModel): boolean {
  if (model.kind === 'home' || model.kind === 'poster' || model.kind === 'programme') return true;
  if (model.kind === 'month') return !model.archive;
  if (model.kind === 'agenda') return model.year === undefined;
  return model.kind === 'list' && (model.type === 'event' || model.type === 'listing') && !model.archive;
}

/** The last thing that happened to an entry. */
function entryDate({ published, updated, verified }: EntryModel): Dated | undefined {
  const dates: [Dated['as'], string | undefined][] = [
    ['verified', verified?.on],
    ['updated', updated],
    ['published', published],
  ];
  return dates
    .flatMap(([as, day]) => (day ? [{ as, day }] : []))
    .reduce<Dated | undefined>((last, one) => (last && last.day >= one.day ? last : one), undefined);
}

function changed(items: readonly Item[]): Dated | undefined {
  const day = items.reduce((last, item) => {
    const own = item.updated ?? item.published ?? '';
    return own > last ? own : last;
  }, '');
  return day ? { as: 'changed', day } : undefined;
}

const itemsOf = (portal: Portal, cards: readonly CardModel[]): Item[] =>
  cards.flatMap(({ href }) => itemsAt(portal, href.slice(portal.base.length)));

function itemsAt(portal: Portal, address: string): Item[] {
  const route = parseAddress(address);
  const item = route?.kind === 'entry' ? portal.byKey.get(`${route.type}/${route.slug}`) : undefined;
  return item ? [item] : [];
}
