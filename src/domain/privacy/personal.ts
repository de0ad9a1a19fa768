/** Mailboxes and mobile numbers that look like a person's, without a word of that person's consent. */
import { typeOf } from '../../content-types/registry.ts';
import { findMails, findMobiles, maskMail, maskPhone } from '../../lib/reach-patterns.ts';
import { isFrenchMobile } from '../../lib/phone.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import type { Reachable } from './lapsed.ts';
import { isPersonalMailbox } from './mailbox.ts';

type Remark = Pick<Problem, 'path' | 'label'> & { line?: number };

/** What is looked at of an entry, which may not be published yet. */
export type MaybePersonal = Pick<Item, 'type' | 'file' | 'body' | 'bodyLine'> & { data: object };

export const personalProblems = (portal: Portal): Problem[] =>
  [...portal.byKey.values()].flatMap((item) => personalIn(item, () => namesOf(portal, item)));

/** Nothing where the person agreed. @param askNames those that a shared mailbox may have: asked for where there is a mailbox */
export function personalIn(item: MaybePersonal, askNames: () => readonly string[]): Problem[] {
  const { consent, contact, registration = [] } = item.data as Reachable;
  if (consent?.given) return [];
  let names: readonly string[] | undefined;
  const ofMail = (mail: string, remark: Remark) =>
    isPersonalMailbox(mail, (names ??= askNames())) ? [mailProblem(item, mail, remark)] : [];
  const ofPhone = (e164: string, shown: string, remark: Remark) =>
    isFrenchMobile(e164) ? [phoneProblem(item, shown, remark)] : [];
  return [
    ...(contact?.email ? ofMail(contact.email, { path: ['contact', 'email'], label: 'Contact' }) : []),
    ...(contact?.phone?.e164
      ? ofPhone(contact.phone.e164, contact.phone.display, { path: ['contact', 'phone'], label: 'Contact' })
      : []),
    ...registration.flatMap(({ kind, href, display }, i) => {
      const remark = { path: ['registration', i], label: 'Inscription' };
      return kind === 'email'
        ? ofMail(display, remark)
        : kind === 'phone'
          ? ofPhone(href.slice('tel:'.length), display, remark)
          : [];
    }),
    ...textsOf(item).flatMap(({ text, remark }) => [
      ...findMails(text).flatMap(({ value, index }) => ofMail(value, remark(index))),
      ...findMobiles(text).map(({ text: shown, index }) => phoneProblem(item, shown, remark(index))),
    ]),
  ];
}

/** The names a shared mailbox may have: those of the body, or of the bodies of the directory that it names. */
function namesOf(portal: Portal, item: Item): string[] {
  const { organisers, partners, poster, place, authors } = item.data as Record<string, unknown>;
  const bodies = [organisers, partners, poster, place, authors]
    .flat()
    .map((text) => (typeof text === 'string' ? portal.find('actor', text) : undefined))
    .filter((body) => body !== undefined) as Item[];
  const own = item.type === 'actor' ? [item, ...bodies] : bodies;
  const names = own.flatMap(({ data }) => ownNames(data));
  return [...names, item.place?.commune].filter((name) => typeof name === 'string');
}

/** Those by which an entry of the directory is known. */
export function ownNames(data: object): unknown[] {
  const { name, acronym, alternateNames, legalName } = data as Record<string, unknown>;
  return [name, acronym, alternateNames, legalName].flat();
}

/** Not written to be read, or read already. */
const UNREAD = new Set(['contact', 'registration', 'consent', 'uid', 'source', 'sourceId', 'recurrence']);

interface Text {
  text: string;
  remark: (index: number) => Remark;
}

function textsOf(item: MaybePersonal): Text[] {
  const before = (index: number) => item.body.slice(0, index).split('\n').length - 1;
  const body: Text = {
    text: item.body,
    remark: (index) => ({ path: [], label: 'Texte', line: item.bodyLine + before(index) }),
  };
  const fields = Object.entries(item.data)
    .filter(([name]) => !UNREAD.has(name))
    .flatMap(([name, value]) => leaves(value, [name]));
  return [body, ...fields.map(({ text, path }) => ({ text, remark: () => ({ path }) }))];
}

function leaves(value: unknown, path: (string | number)[]): { text: string; path: (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((one, i) => leaves(one, [...path, i]));
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

const mailProblem = (item: MaybePersonal, mail: string, remark: Remark): Problem =>
  personalProblem(item, remark, {
    code: 'personal-mail',
    value: maskMail(mail),
    what: 'cette adresse ressemble à celle d’une personne',
    instead: 'donnez une adresse de la structure, comme contact@',
  });

const phoneProblem = (item: MaybePersonal, phone: string, remark: Remark): Problem =>
  personalProblem(item, remark, {
    code: 'personal-phone',
    value: maskPhone(phone),
    what: 'ce numéro ressemble à un portable personnel',
    instead: 'donnez un numéro de la structure',
  });

/** The value is masked: the problems of a portal are shown to its team, and on the pages of forges. */
function personalProblem(
  { type, file }: MaybePersonal,
  remark: Remark,
  { code, value, what, instead }: { code: string; value: string; what: string; instead: string },
): Problem {
  const canConsent = 'consent' in typeOf(type).fields;
  return {
    // Where there is no field to say it, a remark that nobody could answer would stop a strict check for ever.
    severity: canConsent ? 'warning' : 'note',
    code,
    ...remark,
    file,
    value,
    message: canConsent
      ? `${what}. Si la personne est d’accord, dites-le dans consent ; sinon, ${instead}`
      : `${what}. Demandez-lui si elle est d’accord ; sinon, ${instead}`,
    ...(canConsent ? { example: 'consent: { given: oui, on: 2026-11-03, until: 2028-11-03 }' } : {}),
  };
}
