/**
 * Which commune a row means. Found: its proper name and its INSEE code are written. Not found: the town stays
 * as it was written, in readable case, and is reported; its page is built all the same.
 */
import type { Commune, Gazetteer } from '../../lib/gazetteer.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Raw } from '../../schema/validate.ts';
import { addTo } from './apply.ts';
import type { Applied, Origin } from './apply.ts';
import type { Note } from './note.ts';
import { withoutEnd } from '../../lib/text/runs.ts';

type Address = Record<string, Raw>;

/** Sets `address` right, in place. */
export function settleCommune(applied: Applied, line: number, gazetteer: () => Gazetteer): void {
  const { address } = applied.raw;
  if (!address || typeof address !== 'object' || Array.isArray(address)) return;
  splitPostalCode(address);
  const [commune, postalCode, inseeCode] = [
    textOf(address, 'commune'),
    textOf(address, 'postalCode'),
    textOf(address, 'inseeCode'),
  ];
  if (!commune && !postalCode && !inseeCode) return;
  const find = (code: string | undefined) =>
    gazetteer().find({
      name: commune,
      postalCode: code,
      inseeCode: pad(inseeCode),
      department: applied.department,
    });
  const say = (why: string, cure: string, town?: string) => {
    applied.notes.push(noteOf(applied, line, why, cure, town));
  };
  if (commune && commune.length > 100)
    return say(
      'ce nom est trop long pour être celui d’une commune',
      'Vérifiez la case',
      commune.slice(0, 80),
    );

  const answer = find(pad(postalCode));
  if (answer.kind !== 'one') {
    if (!commune) return;
    address['commune'] = readable(commune);
    const several = answer.kind === 'several';
    const near = several ? answer.communes : answer.near;
    say(
      several
        ? `plusieurs communes portent ce nom : ${near.map(sayCommune).join(', ')}. La fiche garde le nom tel quel`
        : `aucune commune de ce nom${postalCode ? ` avec le code postal ${postalCode}` : ''}. La fiche garde le nom tel quel`,
      several
        ? 'Écrivez le nom complet, ou ajoutez une colonne avec le code INSEE'
        : near.length
          ? `Vérifiez le nom. Les plus proches : ${near.map(sayCommune).join(', ')}`
          : 'Vérifiez le nom et le code postal',
      readable(commune),
    );
    return;
  }
  const found = answer.commune;
  address['commune'] = found.name;
  address['inseeCode'] = found.code;
  if (postalCode && pad(postalCode) !== postalCode && found.postalCodes.includes(pad(postalCode)!))
    address['postalCode'] = pad(postalCode)!;
  if (!commune) return;
  if (answer.via === 'code' && !bears(found, commune, postalCode, gazetteer()))
    say(
      `le code INSEE ${inseeCode} est celui de ${found.name}, qui ne ressemble pas à ce nom`,
      'Vérifiez le code et le nom',
    );
  keepCedex(applied, commune);
  if (answer.via === 'former-name')
    keepFormer(applied, answer.as ?? readable(withoutCedex(commune)), found.name);
  if (answer.via === 'spelling' || (answer.via === 'former-name' && !answer.as))
    say(
      `lu comme ${sayCommune(found)}`,
      'Rien à faire si c’est juste. Sinon corrigez le nom ou le code postal',
    );
  else if (answer.via === 'name-and-department' && postalCode)
    say(
      `le code postal ${postalCode} n’est pas celui de ${found.name} (${found.postalCodes.join(', ')}). Il est gardé tel quel`,
      'Vérifiez le code postal',
    );
}

const textOf = (address: Address, key: string) => {
  const value = address[key];
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
};

/** A spreadsheet that took « 01000 » for a number left « 1000 ». */
const pad = (code: string | undefined) => (code && /^\d{4}$/.test(code) ? `0${code}` : code);

/** « 39100 DOLE » in the column of the town. */
function splitPostalCode(address: Address): void {
  const [, code, town] = /^(\d{5})[\s-]+(\S.*)$/s.exec(textOf(address, 'commune') ?? '') ?? [];
  if (!code || !town) return;
  address['commune'] = town;
  if (!textOf(address, 'postalCode')) address['postalCode'] = code;
}

/** Where « Cedex 9 » begins, with what parts it from the town; the end of the text where it is not. */
function cedexAt(town: string): number {
  const at = town.search(/\bcedex\b/i);
  return at < 0 ? town.length : withoutEnd(town.slice(0, at), /[\s,-]/).length;
}

const withoutCedex = (town: string) => town.slice(0, cedexAt(town));

/** The mail still needs its « Cedex 9 ». */
function keepCedex(applied: Applied, town: string): void {
  const mention = town.slice(cedexAt(town)).replace(/^[\s,-]+/, '');
  if (mention) addTo(applied, ['address', 'complement'], readable(mention.toUpperCase()), ', ');
}

/** The village that merged is what people look for, and what the post writes above the line of the town. */
function keepFormer(applied: Applied, former: string, today: string): void {
  const address = applied.raw['address'] as Address;
  const written = fold(`${textOf(address, 'street') ?? ''} ${textOf(address, 'complement') ?? ''}`);
  if (fold(former) === fold(today) || written.includes(fold(former))) return;
  addTo(applied, ['address', 'complement'], former, ', ');
}

/** Whether a name, without the help of a code, leads to that commune. */
function bears(
  commune: Commune,
  name: string,
  postalCode: string | undefined,
  gazetteer: Gazetteer,
): boolean {
  const answer = gazetteer.find({ name, postalCode, department: commune.department.code });
  const meant = answer.kind === 'one' ? [answer.commune] : answer.kind === 'several' ? answer.communes : [];
  return meant.some((one) => one.code === commune.code);
}

const sayCommune = (commune: Commune) => `${commune.name} (${commune.code})`;

function noteOf(applied: Applied, line: number, why: string, cure: string, town?: string): Note {
  const origin: Origin | undefined = ['commune', 'postalCode', 'inseeCode']
    .map((key) => applied.origins.get(`address.${key}`))
    .find(Boolean);
  return {
    fate: 'remark',
    line,
    column: origin?.column ?? '',
    value: origin?.value ?? '',
    why,
    cure,
    ...(town !== undefined && { town }),
  };
}

const SMALL = new Set([
  'a',
  'au',
  'aux',
  'd',
  'de',
  'des',
  'devant',
  'du',
  'en',
  'et',
  'l',
  'la',
  'le',
  'les',
  'lès',
  'lez',
  'près',
  'pres',
  'sous',
  'sur',
  'à',
]);

/** « VAL SURAN » → « Val Suran », « SAINT-PIERRE-LE-MOÛTIER » → « Saint-Pierre-le-Moûtier ». « Dijon » stays. */
export function readable(town: string): string {
  let first = true;
  return town.replace(/\p{L}+/gu, (word) => {
    const isFirst = first;
    first = false;
    const lower = word.toLocaleLowerCase('fr');
    if (!isFirst && SMALL.has(lower)) return lower;
    if (word.length > 1 && !/\p{Lu}/u.test(word.slice(1))) return word;
    return word.charAt(0).toLocaleUpperCase('fr') + lower.slice(1);
  });
}
