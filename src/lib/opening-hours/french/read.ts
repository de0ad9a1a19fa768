import { bad, good, type Parsed } from '../../result.ts';
import { Unreadable } from '../tokens.ts';
import type { MonthRange, OpeningHours } from '../types.ts';
import { closeMore, hoursOf } from './build.ts';
import { readDates } from './dates.ts';
import { readDays, readMonths } from './days.ts';
import { Phrase } from './phrase.ts';
import { readSpans } from './times.ts';
import { tokensOf } from './tokens.ts';
import type { Said } from './said.ts';

/** No board on a door says more. */
const LONGEST = 400;

/**
 * Reads opening hours as people write them in French: « lun-ven 9h-12h et 14h-18h », « du mardi au samedi de 10 h à
 * 19 h 30, fermé en août », « 1er samedi du mois 10h-12h ; sauf jours fériés ».
 *
 * All or nothing: every word must be understood, and in one way only. What could be meant otherwise (« 9h-18h » of
 * which days?, « 14h-12h », « lundi et mardi après-midi », « sur rendez-vous ») is refused, for the text to be shown
 * as it was written.
 *
 * Reasons: 'empty'; 'end' when something is missing after the last word; 'token:…' with the first word not understood;
 * 'hour:…' for one that no clock has; 'order:…' for a range that ends before it begins; 'double:…' with the day
 * of which two things are said.
 */
export const readFrenchHours = (text: string): Parsed<OpeningHours> => readWith(text, hoursOf);

/**
 * Hours that are known, less what a sentence beside them takes away: « fermé en août », « sauf jours fériés ».
 * Nothing but closures for all days is understood, with the reasons of `readFrenchHours`.
 */
export const withClosures = (hours: OpeningHours, text: string): Parsed<OpeningHours> =>
  readWith(text, (said) => closeMore(hours, said));

function readWith(text: string, make: (said: Said) => OpeningHours): Parsed<OpeningHours> {
  if (text.trim() === '') return bad('empty');
  if (text.length > LONGEST) return bad('end');
  try {
    return good(make(new Reading(new Phrase(tokensOf(text))).said()));
  } catch (error) {
    if (error instanceof Unreadable) return bad(error.reason);
    throw error;
  }
}

const OPEN = [
  "horaires d' ouverture au public",
  "horaires d' ouverture",
  'horaires',
  'horaire',
  'ouverture au public',
  'ouverture',
  'ouvert au public',
  'ouverte au public',
  'ouvert',
  'ouverte',
  'ouverts',
  'ouvertes',
  'accueil du public',
  'accueil public',
];
const CLOSED = ['fermeture annuelle', 'fermeture', 'ferme', 'fermee', 'fermes', 'fermees'];
const EXCEPT = ['sauf', 'hors', 'excepte', 'en dehors'];
/** After these, what is said is of all that was said before. */
const STRONG = [';', '.', '|'];
const WEAK = [',', '-', 'et', 'puis', '/'];
const SCHOOL = ['vacances scolaires'];
const DURING = ['pendant les', 'durant les', 'pendant', 'pour les', 'des', 'les', 'le'];

/** One pass over a phrase; what was said gathers in `#said`. */
class Reading {
  readonly #phrase: Phrase;
  readonly #said: Said = { clauses: [], monthsOff: [], datesOff: [], always: false };
  #months: MonthRange[] | undefined;
  /** Whether hours are said before their days, as the first were. */
  #timesFirst: boolean | undefined;
  #afterClause = true;
  /** « sauf vacances scolaires » behind the last of several: of which of them, nobody knows. */
  #vague: string | undefined;

  constructor(phrase: Phrase) {
    this.#phrase = phrase;
  }

  said(): Said {
    let isApart = true;
    do {
      this.#readOne(isApart);
      isApart = this.#skipSeparators();
    } while (!this.#phrase.isDone);
    if (this.#vague && this.#said.clauses.length > 1) throw new Unreadable(`token:${this.#vague}`);
    return this.#said;
  }

  /** Whether one of them sets what follows apart from what precedes. */
  #skipSeparators(): boolean {
    let isApart = false;
    for (;;) {
      if (this.#phrase.skipAny(...STRONG)) isApart = true;
      else if (!this.#phrase.skipAny(...WEAK, '(', ')')) return isApart;
    }
  }

  #readOne(isApart: boolean): void {
    if (this.#phrase.skipAny(...OPEN)) this.#phrase.skip(':');
    const did =
      this.#readAlways() ||
      this.#readClosure() ||
      this.#readException(isApart) ||
      this.#readIncluded() ||
      this.#readScope(isApart) ||
      this.#readClause();
    if (!did) this.#phrase.refuse();
  }

  #readAlways(): boolean {
    if (!this.#phrase.take('always')) return false;
    this.#said.always = true;
    return true;
  }

  /** « fermé le lundi, les jours fériés et en août » */
  #readClosure(): boolean {
    if (!this.#phrase.skipAny(...CLOSED)) return false;
    this.#phrase.skip(':');
    this.#readOff();
    return true;
  }

  /** « sauf le lundi », « hors vacances scolaires » */
  #readException(isApart: boolean): boolean {
    const word = this.#phrase.next?.text;
    const { clauses } = this.#said;
    if (this.#phrase.skipAny('en periode scolaire', 'en periodes scolaires'))
      this.#said.schoolHolidays = 'off';
    else if (this.#phrase.skipAny(...EXCEPT)) this.#readOff();
    else return false;
    const isGeneral =
      this.#said.schoolHolidays || this.#said.monthsOff.length > 0 || this.#said.datesOff.length > 0;
    if (isGeneral && !isApart) this.#vague ??= word;
    // « hors vacances scolaires : … » is said of what follows: all there is, where it comes first.
    if (this.#phrase.skip(':') && clauses.length > 0) this.#phrase.refuse();
    return true;
  }

  #readOff(): void {
    this.#readOneOff();
    while (this.#phrase.attempt(() => this.#readAnotherOff()));
    this.#afterClause = false;
  }

  /** What stands behind a comma may be a day off too, or the beginning of something else. */
  #readAnotherOff(): true | undefined {
    if (!this.#phrase.skipAny(', et', 'et', ',', 'ou')) return undefined;
    try {
      this.#readOneOff();
      return true;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #readOneOff(): void {
    const { clauses, monthsOff, datesOff } = this.#said;
    const dates = readDates(this.#phrase);
    if (dates) {
      datesOff.push(...dates);
      return;
    }
    const months = readMonths(this.#phrase);
    if (months) {
      monthsOff.push(...months);
      return;
    }
    const days = readDays(this.#phrase);
    if (days) {
      clauses.push({ ...days, spans: [], months: this.#months, isException: true });
      return;
    }
    this.#phrase.skipAny(...DURING);
    if (this.#phrase.skipAny('jours feries', 'feries', 'jour ferie')) this.#said.publicHolidays = 'off';
    else if (this.#phrase.skipAny(...SCHOOL)) this.#said.schoolHolidays = 'off';
    else this.#phrase.refuse();
  }

  #readIncluded(): boolean {
    if (!this.#phrase.skipAny('y compris les jours feries', 'y compris jours feries', 'jours feries inclus'))
      return false;
    this.#said.publicHolidays = 'open';
    return true;
  }

  /** « d’avril à octobre : … », and « … (d’avril à octobre) » where there is but one thing that it may be said of. */
  #readScope(isApart: boolean): boolean {
    const word = this.#phrase.next?.text;
    const months = readMonths(this.#phrase);
    if (!months) return false;
    const { clauses } = this.#said;
    const isTitle = this.#phrase.skip(':');
    this.#phrase.skipAny(')', ',');
    if (this.#phrase.isDone) {
      if (clauses.length !== 1 || clauses[0]!.months) throw new Unreadable(`token:${word}`);
      clauses[0]!.months = months;
      return true;
    }
    if (!isApart && !isTitle) throw new Unreadable(`token:${word}`);
    this.#months = months;
    this.#afterClause = true;
    this.#timesFirst = undefined;
    return this.#readClause();
  }

  #readClause(): boolean {
    const days = readDays(this.#phrase);
    if (days) return this.#readHoursOf(days);
    // « 9h-12h du lundi au vendredi »: only where all is said so, or hours could be those of the days before.
    if (this.#timesFirst === false || !this.#afterClause) return false;
    const spans = readSpans(this.#phrase);
    if (!spans) return false;
    this.#phrase.skipAny(',', ':');
    const of = readDays(this.#phrase);
    if (!of) return this.#phrase.refuse();
    this.#timesFirst = true;
    this.#said.clauses.push({ ...of, spans, months: this.#months });
    return true;
  }

  #readHoursOf(days: NonNullable<ReturnType<typeof readDays>>): boolean {
    const phrase = this.#phrase;
    const except = phrase.attempt(() => (phrase.skipAny(...EXCEPT) ? readDays(phrase) : undefined));
    if (except?.nth) return phrase.refuse();
    if (phrase.skip('(')) return phrase.refuse();
    phrase.skipAny(':', ',', '-');
    if (phrase.skipAny(...CLOSED)) {
      this.#said.clauses.push({ ...days, spans: [], months: this.#months });
      this.#afterClause = false;
      return true;
    }
    if (phrase.skipAny('ouvert', 'ouverte')) phrase.skip(':');
    const spans = readSpans(phrase);
    if (!spans || this.#timesFirst) return phrase.refuse();
    this.#timesFirst = false;
    this.#afterClause = true;
    const kept = days.days.filter((day) => !except?.days.includes(day));
    this.#said.clauses.push({ ...days, days: kept, spans, months: this.#months });
    return true;
  }
}
