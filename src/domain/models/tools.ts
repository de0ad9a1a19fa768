/** What the tools of a page need: its address to be passed on, as links that need no script. */
import { sayOccurrence } from '../../i18n/dates.ts';
import { qrCode } from '../../lib/qr.ts';
import { readingMinutes } from '../../lib/text/reading-time.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { cardOf } from './cards.ts';
import { bodyOf } from './text.ts';
import type { ToolsModel } from './types.ts';

/** @param address path from the portal's root, without the base */
export function toolsOf(portal: Portal, item: Item, address: string): ToolsModel {
  const card = cardOf(portal, item);
  const { occurrence, badge, summary } = card;
  const url = portal.origin + portal.base + address;
  const title = plain(card.title);
  // What is cancelled or filled is not passed on as if it were not.
  const named = badge ? `${title} (${badge.label})` : title;
  const when = occurrence && capitalised(sayOccurrence(occurrence, portal.locale));
  const place = item.type === 'event' ? card.place : undefined;
  const text = told([named, when, place]);
  const message = told([text, url]);
  return {
    url,
    title,
    text,
    mailto: `mailto:?subject=${encode(title)}&body=${encode(mailBody([text, summary, url, portal.settings.name]))}`,
    // Android wants the question mark, older iPhones the ampersand; straight apostrophes keep it in one message.
    sms: `sms:?&body=${encode(message.replaceAll('’', "'"))}`,
    whatsapp: `https://wa.me/?text=${encode(message)}`,
    qr: qrCode(url),
  };
}

/** Only of what is read from end to end. */
export function readingTime(portal: Portal, item: Item): number | undefined {
  const isRead = item.type === 'article' || item.type === 'resource' || item.type === 'page';
  return isRead ? readingMinutes(bodyOf(portal, item).text) : undefined;
}

const told = (lines: readonly (string | undefined)[]): string =>
  lines.flatMap((line) => (line ? [plain(line)] : [])).join('\n');

/** Paragraphs; the lines of a mail end as RFC 6068 (section 5) wants. */
const mailBody = (paragraphs: readonly (string | undefined)[]): string =>
  paragraphs
    .flatMap((one) => (one ? [plain(one)] : []))
    .join('\n\n')
    .replaceAll('\n', '\r\n');

/** No-break spaces become odd signs, or a dearer message, in some applications. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Also what `encodeURIComponent` leaves: applications that find links in a text stop at these. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
