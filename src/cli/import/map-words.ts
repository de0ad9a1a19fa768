/** The mistakes of a map, in words. */
import type { z } from 'astro/zod';
import { nearest } from '../../lib/text/nearest.ts';

export const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

export function sayYaml(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'ce nom est présent deux fois au même endroit. Gardez-en un';
  if (code === 'TAB_AS_INDENT')
    return 'une tabulation se trouve en début de ligne. Remplacez-la par des espaces';
  return 'cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets, les accolades et les espaces du début';
}

const SPEC_WORDS = [
  'column',
  'columns',
  'join',
  'as',
  'split',
  'values',
  'unknown',
  'default',
  'halfDays',
  'closed',
  'texts',
];
const MAP_WORDS = ['type', 'source', 'id', 'fields', 'constants', 'hints', 'body', 'skip', 'ignore'];

export function sayIssue(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  const where = path.length ? `« ${path.join('.')} »` : 'la carte';
  if (issue.code === 'unrecognized_keys') return sayUnknown(issue.keys, path, where);
  if (issue.code === 'custom')
    return `${where} demande une colonne : « column: nom », ou plusieurs : « columns: [nom, prénom] »`;
  if (issue.code === 'invalid_value') return `${where} ne peut valoir que ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_key') return `${where} n’est pas un jour de la semaine : ${DAYS.join(', ')}`;
  if (path.length === 1 && path[0] === 'fields' && issue.code === 'invalid_type')
    return 'la carte demande une partie « fields: », avec une ligne par champ, de la forme « name: nom de la colonne »';
  if (issue.code === 'too_small') return `${where} est vide`;
  const what =
    issue.code === 'invalid_type' && ['object', 'record'].includes(issue.expected)
      ? 'des lignes « nom: valeur » sont attendues'
      : 'un texte ou une liste de textes est attendu';
  return `${where} : ${what}`;
}

function sayUnknown(keys: readonly string[], path: readonly (string | number)[], where: string): string {
  const key = keys[0]!;
  const inDays = path.at(-1) === 'halfDays';
  const known = inDays ? DAYS : path.length === 0 ? MAP_WORDS : SPEC_WORDS;
  const near = nearest(key, known, 1)[0];
  if (near) return `« ${key} » n’est pas un mot de la carte. Écrivez « ${near} »`;
  if (inDays) return `« ${key} » n’est pas un jour de la semaine : ${DAYS.join(', ')}`;
  if (path[0] === 'fields' && path.length === 2)
    return `« ${key} » n’est pas un mot de la carte. Pour un champ dans un groupe, écrivez « ${path[1]}.${key}: colonne »`;
  return `« ${key} » n’est pas un mot que ${where} connaît. Retirez-le`;
}
