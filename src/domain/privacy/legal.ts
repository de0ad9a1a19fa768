/**
 * What the law wants every site to say of who makes it (LCEN, article 1-1): checked, because a portal is often
 * opened by people who have never made one.
 */
import { fieldAt } from '../../schema/validate.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Settings } from '../../schema/settings.ts';
import { SETTINGS } from '../../schema/settings.ts';
import { inLocale } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';

type Legal = NonNullable<Settings['legal']>;

const WANTED: { name: keyof Legal & string; or?: keyof Legal; message: string; example: string }[] = [
  {
    name: 'publisher',
    message: 'dites qui édite le portail : le nom de l’association ou de la collectivité',
    example: 'Coordination associative de Sarvenne',
  },
  {
    name: 'address',
    message: 'dites où est le siège de l’éditeur, son adresse postale',
    example: '4, rue du Canal, 99110 Sarvenne',
  },
  {
    name: 'phone',
    or: 'email',
    message: 'donnez un téléphone ou une adresse électronique de l’éditeur',
    example: '04 65 71 20 26',
  },
  {
    name: 'director',
    message: 'dites qui dirige la publication : en général la présidence de l’association ou la mairie',
    example: 'La présidence de la Coordination associative de Sarvenne',
  },
  {
    name: 'host',
    message: 'dites qui héberge le site : nom, adresse et téléphone',
    example: 'Le Versant numérique, 2, place du Pont, 99110 Sarvenne, 04 65 71 28 40',
  },
];

/** @param strict where they stop a publication instead of being advised */
export function legalProblems({ legal = {} }: Pick<Settings, 'legal'>, strict: boolean): Problem[] {
  return WANTED.filter(({ name, or }) => !legal[name] && !(or && legal[or])).map(
    ({ name, message, example }): Problem => ({
      severity: strict ? 'error' : 'warning',
      code: 'missing-legal',
      path: ['legal', name],
      file: 'portal.yaml',
      label: inLocale(fieldAt(SETTINGS as Fields, ['legal', name])!.label, 'fr'),
      message: `mention légale obligatoire : ${message}`,
      example,
    }),
  );
}
