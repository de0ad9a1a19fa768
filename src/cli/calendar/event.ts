/** One event of a calendar, with its changed dates, as the raw values of an entry. */
import { isPersonalMailbox } from '../../domain/privacy/mailbox.ts';
import { SHARED, SHARED_BEGINNINGS } from '../../domain/privacy/names.ts';
import { fold } from '../../lib/text/fold.ts';
import { findMails, maskMail } from '../../lib/reach-patterns.ts';
import { safeUrl } from '../../lib/url.ts';
import type { Raw } from '../../schema/validate.ts';
import type { Applied } from '../import/apply.ts';
import type { Component } from './components.ts';
import { propertiesOf, propertyOf } from './components.ts';
import type { Fault } from './fault.ts';
import { readLocation } from './location.ts';
import type { Matcher } from './matcher.ts';
import { MAX_TEXT, proseOf } from './prose.ts';
import { writeTiming } from './timing.ts';
import type { TimingOptions } from './timing.ts';
import { geoOf, textOf, textsOf } from './values.ts';
import { Writer } from './writer.ts';
import { withoutEnds } from '../../lib/text/runs.ts';

export interface EventOptions extends TimingOptions {
  matcher: Matcher;
}

export type ReadEvent =
  { ok: true; applied: Applied; listedTo?: string | undefined } | { ok: false; fault: Fault };

export const titleOf = (event: Component): string =>
  textOf(propertyOf(event, 'SUMMARY')?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();

export function readEvent(
  event: Component,
  overrides: readonly Component[],
  { matcher, ...timing }: EventOptions,
): ReadEvent {
  const writer = new Writer(event);
  const title = titleOf(event);
  const timed = writeTiming(writer, overrides, timing);
  if (!timed.ok || !title) {
    const { column, value, why, cure } = timed.ok
      ? {
          column: 'SUMMARY',
          value: '',
          why: 'ce rendez-vous n’a pas de titre',
          cure: 'Donnez-lui un titre dans l’agenda d’origine, puis relancez',
        }
      : timed.remark;
    const line = propertyOf(event, column)?.line ?? event.line;
    const shown = [title, value].filter(Boolean).join(' : ');
    return { ok: false, fault: { line, column, value: shown, why, cure } };
  }
  writer.put('title', 'SUMMARY', title);
  writeStatus(writer);
  writePlace(writer, matcher);
  writeSubjects(writer, matcher);
  const slugs = writeOrganiser(writer, matcher);
  writeLinks(writer);
  writeText(writer, slugs.flatMap(matcher.namesOf));
  return { ok: true, applied: writer.applied, listedTo: timed.listedTo };
}

const valueOf = (event: Component, name: string): string =>
  textOf(propertyOf(event, name)?.value ?? '').trim();

function writeStatus(writer: Writer): void {
  const status = valueOf(writer.event, 'STATUS').toUpperCase();
  if (status === 'CANCELLED') writer.put('status', 'STATUS', 'annule');
  else if (status === 'TENTATIVE') writer.put('statusNote', 'STATUS', 'À confirmer');
  else if (status && status !== 'CONFIRMED')
    writer.remark({
      column: 'STATUS',
      value: status,
      why: 'cet état n’est pas de ceux d’un agenda : il n’est pas repris',
      cure: 'Donnez-en un : programme, annule, reporte, complet…',
    });
}

/** Meetings at a distance have their address in LOCATION, or in properties of their own. */
function writePlace(writer: Writer, matcher: Matcher): void {
  const { event } = writer;
  const written = valueOf(event, 'LOCATION');
  const online = [written, valueOf(event, 'CONFERENCE'), valueOf(event, 'X-GOOGLE-CONFERENCE')]
    .map((text) => /https?:\/\/[^\s,;]+/i.exec(text)?.[0])
    .find((address) => address !== undefined && safeUrl(address).ok);
  if (online) writer.put('onlineUrl', 'LOCATION', online);
  const words = withoutEnds(written.replace(/https?:\/\/[^\s,;]+/gi, ''), /[\s,;]/);
  if (online) writer.put('mode', 'LOCATION', words ? 'mixte' : 'en-ligne');
  const geo = propertyOf(event, 'GEO');
  const position = geo && geoOf(geo.value);
  if (position) writer.put('geo', 'GEO', position);
  if (!words) return;
  const location = readLocation(words);
  const [first = ''] = words.split(/[\n,;(]/);
  const known = [words, location.place, first].map((name) => matcher.find('actor', name)).find(Boolean);
  const { street, postalCode, commune } = location;
  writer.put('place', 'LOCATION', known ?? (location.place || street || words));
  // The body's own entry knows where it is.
  if (!known && postalCode && commune)
    writer.put('address', 'LOCATION', {
      ...(street && location.place ? { street } : {}),
      postalCode,
      commune,
    });
}

function writeSubjects(writer: Writer, matcher: Matcher): void {
  const words = propertiesOf(writer.event, 'CATEGORIES').flatMap(({ value }) => textsOf(value));
  const found = words.map((word) => ({ word, theme: matcher.find('theme', word) }));
  writer.put('themes', 'CATEGORIES', [...new Set(found.flatMap(({ theme }) => theme ?? []))]);
  writer.put('keywords', 'CATEGORIES', [
    ...new Set(found.flatMap(({ word, theme }) => (theme ? [] : [word]))),
  ]);
}

/** A calendar's own technical mailbox is nobody's. */
const TECHNICAL = /@(?:group|import|resource)\.(?:calendar|v\.calendar)\.google\.com$|@virtual$|^noreply@/i;

/** The organiser of a calendar is an account, most often somebody's: only a mailbox that says otherwise is copied. */
function isSharedMailbox(mail: string): boolean {
  const local = fold(mail.slice(0, mail.lastIndexOf('@')));
  return SHARED_BEGINNINGS.test(local) || local.split(/[^a-z]+/).some((word) => SHARED.has(word));
}

/** @returns the bodies of the directory that are named */
function writeOrganiser(writer: Writer, matcher: Matcher): string[] {
  const organiser = propertyOf(writer.event, 'ORGANIZER');
  if (!organiser) return [];
  const name = textOf(organiser.params.get('CN')?.[0] ?? '').trim();
  const mail = /^(?:mailto:)?([^\s@]+@[^\s@]+\.[^\s@]+)$/i.exec(organiser.value.trim())?.[1];
  const isName = name !== '' && !name.includes('@');
  const slug = isName ? matcher.find('actor', name) : undefined;
  if (isName) writer.put('organisers', 'ORGANIZER', [slug ?? name]);
  // What the report shows of it is no more than what the entry may have.
  writer.applied.origins.set('organisers', { column: 'ORGANIZER', value: isName ? name : '' });
  if (mail && !TECHNICAL.test(mail)) {
    if (isSharedMailbox(mail)) writer.put('contact', 'ORGANIZER', { email: mail });
    else
      writer.remark({
        column: 'ORGANIZER',
        value: maskMail(mail),
        why: 'cette adresse peut être celle d’une personne : sans son accord, elle n’est pas reprise',
        cure: 'Si c’est celle de la structure, ou avec l’accord de la personne (consent), ajoutez-la dans contact',
      });
  }
  return slug ? [slug] : [];
}

function writeLinks(writer: Writer): void {
  const url = propertyOf(writer.event, 'URL');
  if (!url?.value.trim()) return;
  const link: Record<string, Raw> = { url: url.value.trim() };
  writer.put('links', 'URL', [link]);
}

function writeText(writer: Writer, names: readonly string[]): void {
  const text = valueOf(writer.event, 'DESCRIPTION') || valueOf(writer.event, 'X-ALT-DESC');
  writer.applied.body = proseOf(text);
  const remark = (value: string, why: string, cure: string) =>
    writer.remark({ column: 'DESCRIPTION', value, why, cure });
  if (text.length > MAX_TEXT)
    remark(`${text.length} signes`, `ce texte est coupé à ${MAX_TEXT} signes`, 'Vérifiez-en la fin');
  for (const { value } of findMails(text.slice(0, MAX_TEXT)))
    if (isPersonalMailbox(value, names))
      remark(
        maskMail(value),
        'une adresse qui ressemble à celle d’une personne est dans le texte',
        'Retirez-la, ou dites dans consent que la personne est d’accord',
      );
}
