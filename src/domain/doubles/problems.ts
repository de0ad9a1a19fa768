/** What `npm run check` says of entries that may be the same body: both files, why, and the two ways out. */
import type { Problem } from '../../schema/problem.ts';
import type { Portal } from '../portal.ts';
import { doublesOf, valueOf } from './index.ts';
import type { Actor } from './candidates.ts';
import type { Crowd, Pair, Reason } from './index.ts';

/** Where the thing that is shared is written, and what it is called. */
const FIELDS: Record<Reason, { path: string[]; label: string; same: string; many: string }> = {
  siret: { path: ['siret'], label: 'SIRET', same: 'le même SIRET', many: 'ce SIRET' },
  rna: { path: ['rna'], label: 'Numéro RNA', same: 'le même numéro RNA', many: 'ce numéro RNA' },
  name: {
    path: ['name'],
    label: 'Nom',
    same: 'un nom proche dans la même commune',
    many: 'ce nom, dans la même commune',
  },
  website: { path: ['website'], label: 'Site web', same: 'le même site', many: 'ce site' },
  phone: { path: ['contact', 'phone'], label: 'Téléphone', same: 'le même téléphone', many: 'ce téléphone' },
};

export function doubleProblems(portal: Portal): Problem[] {
  const { pairs, crowds } = doublesOf(portal);
  return [...pairs.map(ofPair), ...crowds.map(ofCrowd)];
}

/** As the file writes it. */
function shownValue(actor: Actor, reason: Reason): string | undefined {
  if (reason === 'name') return actor.data.name;
  if (reason === 'phone') return actor.data.contact?.phone?.display;
  return reason === 'website' ? actor.data.website : valueOf(actor, reason);
}

function ofPair({ first, second, reasons }: Pair): Problem {
  const [surest] = reasons as [Reason, ...Reason[]];
  const { path, label } = FIELDS[surest];
  const shared = listed(reasons.map((reason) => FIELDS[reason].same));
  const isOfficial = surest === 'siret' || surest === 'rna';
  const who = `« ${first.title} » (${first.file}) a ${shared}`;
  const join = 'Réunissez les deux fiches, et gardez dans formerSlugs le nom du fichier retiré';
  const ask =
    surest === 'phone'
      ? 'Est-ce la même structure, ou l’un des numéros est-il faux ?'
      : 'Est-ce la même structure ?';
  return {
    severity: 'warning',
    code: isOfficial ? 'double' : 'possible-double',
    path,
    file: second.file,
    label,
    value: shownValue(second, surest),
    message: isOfficial
      ? `${who} : c’est la même structure, ou l’un des numéros est faux. ${join} ; ou corrigez le numéro`
      : `${who}. ${ask} Si c’est la même, ${lower(join)}. Sinon, écrivez ici differentFrom: [${first.slug}]`,
  };
}

/** How many of a crowd are named. */
const NAMED = 3;

function ofCrowd({ reason, actors }: Crowd): Problem {
  const { path, label, many } = FIELDS[reason];
  const [first, ...others] = actors as [Actor, ...Actor[]];
  const files = others.slice(0, NAMED).map(({ file }) => file);
  const more = others.length - files.length;
  const where = listed(['celle-ci', ...files, ...(more > 0 ? [`${more} de plus`] : [])]);
  return {
    // A number that the State gives once cannot be that of four places.
    severity: reason === 'siret' ? 'warning' : 'note',
    code: 'shared-by-many',
    path,
    file: first.file,
    label,
    value: shownValue(first, reason),
    message: `${actors.length} fiches ont ${many} : ${where}. ${OUTCOMES[reason]}`,
  };
}

const OUTCOMES: Record<Reason, string> = {
  siret: 'Un SIRET est celui d’un seul lieu : gardez-le à une fiche, et réunissez celles qui sont en double',
  rna: 'Si c’est un réseau et ses antennes, tout va bien. Sinon, réunissez celles qui sont en double',
  name: 'Distinguez leurs noms par ce qui diffère (le quartier, la rue), ou réunissez celles qui sont en double',
  website:
    'Si c’est le site d’un réseau ou d’une mairie, tout va bien. Sinon, réunissez celles qui sont en double',
  phone: 'Si c’est celui d’une maison commune, tout va bien. Sinon, corrigez-le là où il est faux',
};

const lower = (text: string): string => text[0]!.toLowerCase() + text.slice(1);

/** « a, b et c » */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)}`;
