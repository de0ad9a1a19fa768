/** Identifiers given by somebody else: SIREN, SIRET, RNA, INSEE, postal code, NAF, slug, hours. */
import {
  parseInsee,
  parseNaf,
  parsePostalCode,
  parseRna,
  parseSiren,
  parseSiret,
} from '../../lib/identifiers.ts';
import { readHours } from '../../lib/opening-hours.ts';
import type { OpeningHours } from '../../lib/opening-hours.ts';
import { bad, good } from '../../lib/result.ts';
import type { Parsed } from '../../lib/result.ts';
import { isSlug, slugify } from '../../lib/text/slugify.ts';
import type { Field, FieldKind, FieldSpec } from '../field.ts';
import { scalar } from './scalar.ts';
import type { Reasons } from './scalar.ts';

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

function coded<T>(
  parse: (text: string) => Parsed<T>,
  say: Reasons,
  example: string,
  kind: FieldKind = 'identifier',
) {
  return <const S extends FieldSpec>(spec: S): Field<T, Required<S>> => ({
    example,
    // An address is no detail: a slug that is none is an error.
    spared: kind !== 'slug',
    ...spec,
    kind,
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parse, say),
    widget: { widget: 'string' },
  });
}

const digits =
  (count: number, name: string): Reasons =>
  (reason) =>
    reason === 'checksum'
      ? `ce n’est pas un ${name} valide : un chiffre est faux ou deux sont inversés. Vérifiez-le sur un papier officiel`
      : `un ${name} compte ${count} chiffres`;

export const siren = coded(parseSiren, digits(9, 'SIREN'), '732829320');
export const siret = coded(parseSiret, digits(14, 'SIRET'), '73282932000074');
export const rna = coded(parseRna, () => 'un numéro RNA s’écrit W suivi de neuf caractères', 'W751004076');
export const naf = coded(parseNaf, () => 'un code NAF s’écrit comme 94.99Z', '94.99Z');
export const insee = coded(
  parseInsee,
  () => 'un code INSEE de commune compte cinq caractères, comme 38185 ou 2A004. Ce n’est pas le code postal',
  '38185',
);
export const postalCode = coded(
  parsePostalCode,
  () => 'un code postal compte cinq chiffres. S’il a perdu son premier zéro dans un tableur, remettez-le',
  '01000',
);

const readSlug = (text: string) => (isSlug(text) ? good(text) : bad('format'));
export const slug = coded(
  readSlug,
  (_reason, text) =>
    `une adresse courte, en minuscules et tirets, est attendue. Écrivez « ${slugify(text)} »`,
  'la-remise-a-neuf',
  'slug',
);

function sayHours(reason: string): string {
  const [kind, said = ''] = reason.split(/:(.*)/s);
  const whys: Record<string, string> = {
    token: ` « ${said} » n’est pas compris.`,
    hour: ` « ${said} » n’existe sur aucune horloge.`,
    order: ` « ${said} » finit avant de commencer.`,
    double: ` Deux choses différentes sont dites du ${said}.`,
  };
  return `horaires illisibles.${whys[kind!] ?? ''} Écrivez par exemple Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00, ou une phrase dans openingHoursNote`;
}
export const openingHours = coded<OpeningHours>(
  readHours,
  sayHours,
  'Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00',
  'openingHours',
);
