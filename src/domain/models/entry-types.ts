/** The page of one entry. */
import type { TypeName } from '../../content-types/registry.ts';
import type { OpeningHours } from '../../lib/opening-hours.ts';
import type {
  Base,
  CoverModel,
  FeedLink,
  Heading,
  Link,
  PictureModel,
  Ref,
  Term,
  ThemeTag,
  ToolsModel,
  CalendarLink,
} from './base-types.ts';
import type { CardGroup, CardModel, EventStatus, OccurrenceModel } from './card-types.ts';

/** A label and what is to be read beside it. */
export interface Fact {
  label: string;
  values: (Ref & { note?: string | undefined })[];
}

export interface WeekDay {
  /** 1 = Monday */
  day: number;
  ranges: { from: string; to: string }[];
}

export interface HoursModel {
  week: WeekDay[];
  /** A sentence that is not in the rules. */
  note?: string | undefined;
  /** OpenStreetMap's writing. */
  text: string;
  rules: OpeningHours;
  /** Public holidays of its department, this year and the next. */
  holidays: string[];
  /** Whether it is worth saying that it is open now: not of what closed or sleeps. */
  live: boolean;
}

export interface EntryModel extends Base<'entry'> {
  type: TypeName;
  typeLabel: string;
  kicker?: string | undefined;
  badge?: { label: string; tone: 'quiet' | 'warning' | 'good' } | undefined;
  summary?: string | undefined;
  bodyHtml: string;
  headings: Heading[];
  /** For what is read from end to end. */
  readingMinutes?: number | undefined;
  tools: ToolsModel;
  picture?: PictureModel | undefined;
  /** Where there is no picture. */
  cover?: CoverModel | undefined;
  logo?: PictureModel | undefined;
  themes: ThemeTag[];
  /** Where it is, from the nearest to the widest. */
  territories: Link[];
  where?: {
    lines: string[];
    commune?: string | undefined;
    department?: string | undefined;
    mapHref?: string | undefined;
    /** The way there, on openstreetmap.org: asked for when the link is followed, and not before. */
    directions?: string | undefined;
    postalCode?: string | undefined;
    geo?: { lat: number; lon: number } | undefined;
  };
  contact?: {
    phone?: { display: string; href: string } | undefined;
    email?: string | undefined;
    formUrl?: string | undefined;
  };
  /** The card for address books. */
  vcard?: string | undefined;
  website?: Link | undefined;
  links: Link[];
  hours?: HoursModel | undefined;
  hoursNote?: string | undefined;
  price?: { kind: Term; details?: string | undefined } | undefined;
  gettingThere?:
    { key: 'bus' | 'lastReturn' | 'carSharing' | 'parking' | 'stepFree'; text: string }[] | undefined;
  accessibility?: { terms: Term[]; url?: string | undefined; note?: string | undefined } | undefined;
  facts: Fact[];
  verified?: { on?: string | undefined; by?: string | undefined; months?: number | undefined } | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  authors: Ref[];
  related: CardGroup[];
  /** The calendar of an actor's events, or of those within an event (its programme). */
  calendar?: CalendarLink | undefined;
  feeds: FeedLink[];
  /** What became of an actor that is not simply at work. */
  life?: { status: 'en-sommeil' | 'ferme' | 'inconnu'; closedOn?: string | undefined } | undefined;
  /** Closed listing, past event, closed actor: said in plain sight. */
  over?: boolean;
  event?: EventPart | undefined;
  listing?: ListingPart | undefined;
  question?: QuestionPart | undefined;
  resource?: { url?: string | undefined; archivedUrl?: string | undefined } | undefined;
}

export interface EventPart {
  /** To put it in one's own agenda. Absent when no date is to come, or the next is not held. */
  calendar?: { ics: string; google: string; outlook: string } | undefined;
  next: OccurrenceModel[];
  /** How many dates are to come in all, as far as the portal looks ahead. */
  more: number;
  last?: OccurrenceModel | undefined;
  rule?: RuleModel | undefined;
  status: EventStatus;
  statusNote?: string | undefined;
  mode?: 'en-presence' | 'en-ligne' | 'mixte' | undefined;
  onlineUrl?: string | undefined;
  place?: Ref | undefined;
  organisers: Ref[];
  partners: Ref[];
  registration: { kind: 'url' | 'email' | 'phone'; href: string; display: string }[];
  age?: { min?: number | undefined; max?: number | undefined } | undefined;
  parent?: Link | undefined;
  children: CardModel[];
  report?: Link | undefined;
  /** Of a contribution workshop. */
  workshop?: WorkshopPart | undefined;
  past: boolean;
  /** To make its next edition: the prepared file, and the page that shows it. */
  reuse?: { file: string; href: string } | undefined;
}

/** What was made at a contribution workshop, and by whom: those who agreed to be named. */
export interface WorkshopPart {
  participants?: number | undefined;
  thanks: string[];
  /** What is new first, then what was changed, then what was confirmed. None is empty. */
  groups: { what: 'nouvelle' | 'modifiee' | 'confirmee'; pages: (Ref & { by: string[] })[] }[];
}

/** A rule of recurrence, to be said in words. */
export interface RuleModel {
  freq: 'daily' | 'weekly' | 'monthly' | 'yearly';
  interval: number;
  byDay: { weekday: number; nth?: number | undefined }[];
  byMonthDay: number[];
  byMonth: number[];
  until?: string | undefined;
  count?: number | undefined;
  except: string[];
  exceptRanges: { from: string; to: string; label?: string | undefined }[];
  extra: string[];
  /** HH:MM of the start. */
  time?: string | undefined;
  endTime?: string | undefined;
  start: string;
}

export interface ListingPart {
  validThrough: string;
  state: 'ouverte' | 'pourvue' | 'close';
  closed: boolean;
  poster?: Ref | undefined;
  applyUrl?: string | undefined;
  dossierUrl?: string | undefined;
}

export interface QuestionPart {
  askedBy?: Ref | undefined;
  answers: {
    id: string;
    html: string;
    author?: Ref | undefined;
    date?: string | undefined;
    accepted: boolean;
  }[];
}
