/** The mails that report a fault of an entry, ready but for a few words of their sender. */
import { actorWords } from '../../i18n/actor-words.ts';
import { mailto } from '../../lib/mailto.ts';

export interface Reported {
  title: string;
  url: string;
  /** When it was last checked or changed, in words. */
  day?: string | undefined;
}

export interface Report {
  reason: string;
  href: string;
}

/** A link a reason. @param mail the portal's */
export function reportsOf(mail: string, entry: Reported, locale: string): Report[] {
  const say = actorWords(locale).report;
  return say.reasons.map(([reason, blanks]) => ({
    reason,
    href: mailto(mail, say.subject(reason, entry.title), bodyOf(entry, blanks, locale)),
  }));
}

/** The same for who has no mail program: a text to be copied, with the address to send it to. */
export function reportText(mail: string | undefined, entry: Reported, locale: string): string {
  const say = actorWords(locale).report;
  const body = bodyOf(entry, say.anyReason, locale);
  const text = mail ? `${say.to(mail)}\n\n${body}` : body;
  // It goes into a mail, where no-break spaces may be odd signs.
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

function bodyOf({ title, url, day }: Reported, blanks: string, locale: string): string {
  const say = actorWords(locale).report;
  const entry = [say.about(title), url, day && say.seen(day)].filter(Boolean).join('\n');
  return [say.hello, entry, blanks, say.who].join('\n\n');
}
