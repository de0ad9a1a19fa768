/** The ways to reach somebody: address on the web, mail, phone. */
import { parseEmail } from '../../lib/email.ts';
import { parsePhone } from '../../lib/phone.ts';
import type { Phone } from '../../lib/phone.ts';
import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { safeUrl } from '../../lib/url.ts';
import type { Field, FieldSpec } from '../field.ts';
import { scalar } from './scalar.ts';

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

/** What keeps an address from being one: what is said of it is what is to be mended. */
function sayUrl(_reason: string, text: string): string {
  const written = text.trim();
  if (parseEmail(written).ok)
    return 'une adresse web est attendue, et c’est une adresse électronique : écrivez-la dans contact.email';
  if (/\s/.test(written) && /^https?:|\.\S/i.test(written))
    return 'une adresse web est attendue, sans espace : retirez l’espace, ou gardez une seule adresse';
  if (/^https?:\/\/[^/?#]*@/i.test(written))
    return 'une adresse web est attendue, et celle-ci contient un identifiant ou un mot de passe, que tout le monde lirait : retirez ce qui précède @';
  if (/^https?:/i.test(written))
    return 'une adresse web est attendue, et celle-ci n’a pas de nom de site : écrivez-la comme https://www.exemple.fr';
  return 'une adresse web est attendue, commençant par https://';
}

function sayEmail(reason: string, text: string): string {
  if (reason === 'several')
    return 'une adresse électronique est attendue, et il y en a plusieurs : gardez-en une';
  if (/[[({]\s*(at|arobase|chez)\s*[\])}]/i.test(text))
    return 'une adresse électronique est attendue, écrite avec @ et des points : nom@domaine';
  return 'une adresse électronique est attendue, de la forme nom@domaine';
}

const sayPhone = (reason: string): string =>
  reason === 'several'
    ? 'un numéro de téléphone est attendu, et il y en a plusieurs : gardez-en un ici, et mettez l’autre dans le texte'
    : 'un numéro de téléphone est attendu : dix chiffres, ou +33 et neuf chiffres';

/** Of several values in one field, the first that can be read. */
const firstOf =
  (parse: (text: string) => Parsed<unknown>) =>
  (raw: string): string | undefined => {
    const parsed = parse(raw);
    if (parsed.ok || parsed.reason !== 'several') return undefined;
    return raw
      .split(/[,;/]|\b(?:ou|et|or)\b/i)
      .map((part) => part.trim())
      .find((part) => parse(part).ok);
  };

/** Only the web: a mail or a phone number has its own field. */
function readWebUrl(text: string): Parsed<string> {
  const parsed = safeUrl(text);
  return parsed.ok && !/^https?:/.test(parsed.value) ? bad('scheme') : parsed;
}

export function url<const S extends FieldSpec>(spec: S): Field<string, Required<S>> {
  return {
    example: 'https://www.exemple.fr',
    spared: true,
    ...spec,
    kind: 'url',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(readWebUrl, sayUrl),
    widget: { widget: 'string' },
    remark: (raw) => {
      const parsed = readWebUrl(raw.trim());
      return parsed.ok && parsed.note ? `lu comme ${parsed.value}` : undefined;
    },
  };
}

export function email<const S extends FieldSpec>(spec: S): Field<string, Required<S>> {
  return {
    example: 'contact@exemple.fr',
    spared: true,
    readable: firstOf(parseEmail),
    ...spec,
    kind: 'email',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parseEmail, sayEmail),
    widget: { widget: 'string' },
  };
}

export function phone<const S extends FieldSpec>(spec: S): Field<Phone, Required<S>> {
  return {
    example: '04 65 71 20 26',
    spared: true,
    readable: firstOf(parsePhone),
    ...spec,
    kind: 'phone',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parsePhone, sayPhone),
    widget: { widget: 'string' },
  };
}

/** How to sign up: a link, a mail or a phone number, told apart by their looks. */
export type Reach =
  | { kind: 'url'; href: string; display: string }
  | { kind: 'email'; href: string; display: string }
  | { kind: 'phone'; href: string; display: string };

function readReach(text: string): Parsed<Reach> {
  if (text.includes('@') && !text.includes('/')) {
    const mail = parseEmail(text);
    return mail.ok ? good({ kind: 'email', href: `mailto:${mail.value}`, display: mail.value }) : mail;
  }
  const number = parsePhone(text);
  if (number.ok) return good({ kind: 'phone', href: number.value.href, display: number.value.display });
  const link = readWebUrl(text);
  if (!link.ok) return link;
  return good({
    kind: 'url',
    href: link.value,
    display: link.value.replace(/^https?:\/\/(www\.)?|\/$/g, ''),
  });
}

export function reach<const S extends FieldSpec>(spec: S): Field<Reach, Required<S>> {
  return {
    example: 'contact@exemple.fr',
    ...spec,
    kind: 'text',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(
      readReach,
      () => 'un lien, une adresse électronique ou un numéro de téléphone est attendu',
    ),
    widget: { widget: 'string' },
  };
}
