/** Cards for address books: vCard 4.0 (RFC 6350). */
import { icsLine, icsText, icsUri } from './icalendar/text.ts';

export interface VCard {
  /** Stable: an address book that has it already changes it, and adds no other. */
  uid: string;
  name: string;
  /** The legal name. */
  organisation?: string | undefined;
  nicknames: readonly string[];
  note?: string | undefined;
  /** +33465710001, or what was written. */
  phone?: { e164?: string | undefined; display: string } | undefined;
  email?: string | undefined;
  address?: {
    complement?: string | undefined;
    street?: string | undefined;
    locality?: string | undefined;
    region?: string | undefined;
    postalCode?: string | undefined;
    country: string;
  };
  geo?: { lat: number; lon: number } | undefined;
  urls: readonly string[];
  /** Of the picture. */
  logo?: string | undefined;
  categories: readonly string[];
  /** `fr` */
  language: string;
  /** The day of the last change, YYYY-MM-DD. */
  revised?: string | undefined;
  /** Where this card is served. */
  source: string;
}

/** The text of a card: lines end with CRLF and are folded at 75 octets. */
export function vcardText(card: VCard): string {
  const { address, geo, phone, revised } = card;
  return [
    icsLine('BEGIN:VCARD'),
    icsLine('VERSION:4.0'),
    icsLine('KIND:org'),
    icsLine(`UID;VALUE=text:${text(card.uid)}`),
    icsLine(`FN:${text(card.name)}`),
    icsLine(`ORG:${part(card.organisation ?? card.name)}`),
    ...some('NICKNAME', card.nicknames),
    ...(phone ? [phoneLine(phone)] : []),
    ...(card.email ? [emailLine(card.email)] : []),
    ...(address ? [addressLine(address)] : []),
    ...(geo ? [icsLine(`GEO:geo:${geo.lat},${geo.lon}`)] : []),
    ...card.urls.map((url) => icsLine(`URL:${icsUri(url)}`)),
    ...(card.logo ? [icsLine(`LOGO:${icsUri(card.logo)}`)] : []),
    ...some('CATEGORIES', card.categories),
    ...(card.note ? [icsLine(`NOTE:${text(card.note)}`)] : []),
    icsLine(`LANG:${card.language}`),
    icsLine(`SOURCE:${icsUri(card.source)}`),
    ...(revised ? [icsLine(`REV:${revised.replaceAll('-', '')}T000000Z`)] : []),
    icsLine('END:VCARD'),
  ].join('');
}

const some = (name: string, values: readonly string[]): string[] =>
  values.length ? [icsLine(`${name}:${values.map(text).join(',')}`)] : [];

const phoneLine = ({ e164, display }: NonNullable<VCard['phone']>): string =>
  icsLine(e164 ? `TEL;VALUE=uri;TYPE=work:tel:${e164}` : `TEL;VALUE=text;TYPE=work:${text(display)}`);

/**
 * Folded before its @, as any line may be anywhere (3.2): who reads the card unfolds it, and harvesters that look
 * for addresses in texts see none.
 */
function emailLine(email: string): string {
  const at = email.lastIndexOf('@');
  const [name, host] = [email.slice(0, at), email.slice(at)];
  return icsLine(`EMAIL;TYPE=work:${text(name)}`) + icsLine(` ${text(host)}`);
}

/** Post office box, complement, street, town, region, code, country (6.3.1); one piece each. */
function addressLine(address: NonNullable<VCard['address']>): string {
  const { complement, street, locality, region, postalCode, country } = address;
  const parts = ['', complement, street, locality, region, postalCode, country];
  return icsLine(`ADR;TYPE=work:${parts.map((one) => part(one ?? '')).join(';')}`);
}

/** A part of a value that has several (3.4): escaped as in calendars. No-break spaces are for pages. */
const part = (value: string): string => icsText(value.replace(/[\u00a0\u202f]/g, ' '));

/** A text alone: a semicolon ends nothing in it, and some address books would show its escape. */
const text = (value: string): string => part(value).replaceAll('\\;', ';');
