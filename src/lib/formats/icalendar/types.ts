import type { Rule } from '../../recurrence.ts';

/** A day (`2026-12-05`) or a local moment (`2026-12-05T14:00`), in the zone of its event. */
export type Local = string;

/** A VEVENT: an event, a series, or one date of a series that is not as the others. */
export interface CalendarEvent {
  /** The same for ever, and for the changed dates of a series. */
  uid: string;
  /** The day of the last change: DTSTAMP and LAST-MODIFIED. Never the clock's: the same content gives the same bytes. */
  changed: string;
  /** The day on which it was first published. */
  created?: string | undefined;
  /** Grows with each change. */
  sequence: number;
  timeZone: string;
  /** Of a series, the first of its dates. */
  start: Local;
  /** Excluded; a day where the start is a day, a moment where it is a moment. */
  end?: Local | undefined;
  /** Counts from `start`, which must be one of its dates. */
  rule?: Rule | undefined;
  /** Dates of the rule that do not take place, by their start. */
  excluded?: readonly Local[];
  /** Dates beside the rule, by their start. */
  added?: readonly Local[];
  /** The date of the series that this one stands for, by its usual start. */
  insteadOf?: Local | undefined;
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  geo?: { lat: number; lon: number } | undefined;
  categories?: readonly string[];
  url: string;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  organiser?: { name: string; email: string } | undefined;
  /** Where one takes part from afar. */
  online?: { label: string; url: string } | undefined;
  /** The UID of what it is part of. */
  parent?: string | undefined;
}

export interface CalendarHead {
  name: string;
  description?: string | undefined;
  /** Where this file is, absolute. */
  source: string;
  /** The page that it follows, absolute. */
  url: string;
  timeZone: string;
}
