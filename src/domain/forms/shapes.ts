/**
 * Which questions are asked, in which order. What matters first: a phone shows these; the rest is behind « Plus de
 * détails ». A name is the path of a field, or one of the form's own (`OWN` in questions.ts).
 */
import type { FormKind } from './types.ts';

export type GroupId =
  | 'what'
  | 'when'
  | 'days'
  | 'where'
  | 'reach'
  | 'text'
  | 'more'
  | 'coming'
  | 'hours'
  | 'offer'
  | 'page'
  | 'changes'
  | 'sender';

export interface GroupShape {
  id: GroupId;
  level: 'short' | 'more';
  names: readonly string[];
}

const short = (id: GroupId, ...names: string[]): GroupShape => ({ id, level: 'short', names });
const more = (id: GroupId, ...names: string[]): GroupShape => ({ id, level: 'more', names });

/** Who writes: kept by the team, never in an entry. */
const SENDER = short('sender', 'sender.name', 'sender.contact', 'sender.credit');
const WAYS = ['bus', 'lastReturn', 'carSharing', 'parking', 'stepFree'].map((one) => `gettingThere.${one}`);

export const SHAPES: Readonly<Record<FormKind, readonly GroupShape[]>> = {
  actor: [
    short('what', 'name', 'summary', 'themes'),
    short('where', 'address.commune', 'address.street'),
    short('reach', 'contact.phone', 'contact.email', 'consent.given'),
    short('text', 'body'),
    more('hours', 'openingHours', 'openingHoursNote'),
    more(
      'more',
      'website',
      'publics',
      'price.kind',
      'price.details',
      'legalForm',
      'acronym',
      'alternateNames',
    ),
    more('coming', 'address.postalCode', ...WAYS, 'accessibility.codes', 'accessibility.note'),
    SENDER,
  ],
  event: [
    short('what', 'title', 'body'),
    short('when', 'start.date', 'start.time', 'end.time', 'recurrence'),
    short('where', 'place', 'address.commune'),
    short('reach', 'organisers', 'price.kind', 'contact.phone', 'consent.given'),
    more('more', 'summary', 'themes', 'publics', 'price.details', 'registration', 'contact.email'),
    more('days', 'end.date', 'allDay', 'mode', 'onlineUrl'),
    more('coming', 'address.street', ...WAYS, 'accessibility.codes', 'accessibility.note'),
    SENDER,
  ],
  listing: [
    short('what', 'title', 'kind', 'body', 'validThrough'),
    short('where', 'poster', 'address.commune'),
    short('reach', 'contact.phone', 'contact.email', 'consent.given'),
    more('more', 'summary', 'themes', 'matter', 'price.kind', 'price.details'),
    more('offer', 'contract', 'weeklyHours', 'salary', 'applyUrl'),
    SENDER,
  ],
  question: [short('what', 'title', 'body', 'territories', 'askedBy', 'themes'), SENDER],
  article: [
    short('what', 'title', 'kind', 'summary', 'body', 'authors'),
    more('more', 'themes', 'actors', 'territories', 'keywords'),
    SENDER,
  ],
  correction: [
    short('page', 'page', 'verdict'),
    short(
      'changes',
      'title',
      'contact.phone',
      'contact.email',
      'website',
      'address.street',
      'address.commune',
      'openingHours',
      'other',
    ),
    SENDER,
  ],
};
