import { momentText } from '../../schema/fields/dates.ts';
import { ruleOf } from '../agenda.ts';
import type { Item } from '../item.ts';
import { nextEditionHref } from '../next-edition.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { cardsOf, occurrenceModel, refTo, refsTo } from './cards.ts';
import { eventCalendar } from './event-calendar.ts';
import { REUSED } from './reuse.ts';
import { typesetOf } from './text.ts';
import type { EventPart, EventStatus, Link, RuleModel } from './types.ts';
import { workshopPart } from './workshop-part.ts';

/** How many dates to come are listed on the page. */
const SHOWN = 8;

/** What an event's page says of its dates, its place and its people. */
export function eventPart(portal: Portal, item: Item<'event'>): EventPart {
  const { data } = item;
  const { upcoming, next, last } = portal.dates(item);
  return {
    calendar: eventCalendar(portal, item),
    next: upcoming.slice(0, SHOWN).map((occurrence) => occurrenceModel(portal, item, occurrence)),
    more: upcoming.length,
    last: last && occurrenceModel(portal, item, last),
    rule: ruleModel(item, portal.now.slice(0, 10)),
    status: (data.status ?? 'programme') as EventStatus,
    statusNote: data.statusNote && typesetOf(portal)(data.statusNote),
    mode: data.mode as EventPart['mode'],
    onlineUrl: data.onlineUrl,
    place: data.place ? refTo(portal, data.place) : undefined,
    organisers: refsTo(portal, data.organisers),
    partners: refsTo(portal, data.partners),
    registration: data.registration ?? [],
    age: data.age,
    parent: linkTo(portal, 'event', data.parent),
    children: cardsOf(portal, portal.relations.event(item.slug).children as Item[]),
    report: linkTo(portal, 'article', data.report),
    workshop: workshopPart(portal, item),
    past: next === undefined,
    reuse: reuseOf(portal, item),
  };
}

function reuseOf(portal: Portal, item: Item<'event'>): EventPart['reuse'] {
  const file = nextEditionHref(portal, item);
  if (file === undefined) return undefined;
  return { file, href: `${portal.base}${addressOf({ kind: 'reuse' })}?${REUSED}=${item.slug}` };
}

function linkTo(portal: Portal, type: 'event' | 'article', text: string | undefined): Link | undefined {
  const target = portal.find(type, text);
  return target && { label: typesetOf(portal)(target.title), href: target.href };
}

/** The rule as it stands today: an exception that is behind us is no longer worth saying. */
export function ruleModel({ data }: Item<'event'>, today: string): RuleModel | undefined {
  const { recurrence, start, end, allDay } = data;
  if (!recurrence) return undefined;
  return {
    ...ruleOf(recurrence),
    until: recurrence.until,
    count: recurrence.count,
    except: (recurrence.except ?? []).filter((date) => date >= today),
    exceptRanges: (recurrence.exceptRanges ?? []).filter(({ to }) => to >= today),
    extra: (recurrence.extra ?? []).map(momentText).filter((date) => date.slice(0, 10) >= today),
    time: allDay ? undefined : start.time,
    endTime: allDay || end?.date !== start.date ? undefined : end.time,
    start: start.date,
  };
}
