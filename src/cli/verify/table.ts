/** What is to be verified again, as a terminal shows it. */
import { styleText } from 'node:util';
import { plural, textColumns } from '../say.ts';
import { reachOf } from './rows.ts';
import type { VerifyRow } from './rows.ts';

/** How many `npm run check` shows; all of them are asked for. */
const SHOWN = 12;

/**
 * @param total of the entries of the directory that may be asked after
 * @param all shows them all
 */
export function sayToVerify(rows: readonly VerifyRow[], total: number, all = false): string {
  if (rows.length === 0)
    return `${styleText('green', 'Annuaire')} : toutes les fiches ont été vérifiées il y a moins de six mois.`;
  const shown = all ? rows : rows.slice(0, SHOWN);
  const table = textColumns(
    ['vérifiée', 'score', 'structure', 'à joindre', 'il manque', 'fichier'],
    shown.map((row) => [
      row.since.replace(' vérifiée', ''),
      String(row.score),
      [row.name, row.commune].filter(Boolean).join(', '),
      reachOf(row),
      row.missing.map((part) => part.replace(/^(?:l[ae]s? |un )/, '')).join(', ') || '—',
      row.file,
    ]),
  );
  const title = styleText(
    'bold',
    `À vérifier de nouveau : ${plural(rows.length, 'structure', 'structures')} sur ${total}, les plus anciennes d’abord`,
  );
  const more = rows.length - shown.length;
  return [
    title,
    table,
    ...(more > 0 ? [`  … et ${more} de plus : npm run check -- --a-reverifier`] : []),
    '  Une feuille à imprimer pour appeler à plusieurs : npm run check -- --a-reverifier feuille.html (ou .csv)',
    '  Quand quelqu’un a confirmé une fiche, écrivez-y la date : verifiedOn.',
  ].join('\n');
}
