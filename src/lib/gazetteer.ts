/**
 * The gazetteer of French communes: which commune does an address mean?
 *
 * People write « LE CREUSOT », « CREUSOT (LE) », « St Benin d Azy », « NEVERS CEDEX », the name that a
 * commune bore before a merger, or the postal code of a sorting office. An answer is `one` only if the
 * evidence leaves a single commune: 1 441 names are borne by several communes of France, and a wrong
 * commune is a worse answer than a question. A name that is not quite a commune's counts only beside that
 * commune's own postal code; otherwise the answer is `none`, with the close names in `near`.
 *
 * Pure: the official lists come in as arguments (`reader/communes.ts` reads them).
 */
import { fold } from './text/fold.ts';
import { nearest } from './text/nearest.ts';

/** Something with an official code (INSEE; SIREN for an EPCI) and its proper name. */
export interface Coded {
  code: string;
  name: string;
}

/** A commune of today. `code` is its INSEE code; no `epci` on a few islands and overseas. */
export interface Commune extends Coded {
  postalCodes: string[];
  department: Coded;
  region: Coded;
  epci?: Coded;
}

/** A group of communes with its own taxes; `members` are INSEE codes of communes. */
export interface Epci extends Coded {
  members: string[];
}

/** Whatever is known of a commune, as it was written. `department` is a code or a name. */
export interface GazetteerQuery {
  name?: string | undefined;
  postalCode?: string | undefined;
  inseeCode?: string | undefined;
  department?: string | undefined;
}

/**
 * What settled the answer. `cedex`: the postal code is no commune's, the name is unique in its area.
 * `spelling`: one letter of the name differs from that of a commune of the postal code; worth a remark.
 */
export type GazetteerEvidence =
  | 'code'
  | 'name-and-postal-code'
  | 'former-name'
  | 'name-and-department'
  | 'cedex'
  | 'name'
  | 'postal-code'
  | 'spelling';

/**
 * `as` is the proper name of the former, delegated or associated commune that was meant. It is absent from
 * a `former-name` that the lists no longer hold: see `nowMerged`.
 */
export type GazetteerAnswer =
  | { kind: 'one'; commune: Commune; via: GazetteerEvidence; as?: string }
  | { kind: 'several'; communes: Commune[] }
  | { kind: 'none'; near: Commune[] };

export interface Gazetteer {
  /** The commune of today that an INSEE code leads to, also from a former or an arrondissement's code. */
  byCode(insee: string): Commune | undefined;
  find(query: GazetteerQuery): GazetteerAnswer;
  /** The communes whose name is closest in spelling, best first, then the most populous. */
  suggest(name: string, limit?: number): Commune[];
  departments(): Coded[];
  epci(siren: string): Epci | undefined;
}

/** A line of `communes.json` of @etalab/decoupage-administratif, with the fields in use. */
export interface CommuneRecord {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement: string;
  region: string;
  /** Today's commune, for a delegated or associated one. */
  chefLieu?: string;
  /** Today's commune, for an arrondissement of Paris, Lyon or Marseille. */
  commune?: string;
  anciensCodes?: string[];
  codesPostaux?: string[];
  population?: number;
}

export interface NamedRecord {
  code: string;
  nom: string;
}

export interface EpciRecord extends NamedRecord {
  membres: { code: string }[];
}

/** The package's lists, as published. */
export interface OfficialLists {
  communes: CommuneRecord[];
  epci: EpciRecord[];
  departments: NamedRecord[];
  regions: NamedRecord[];
}

/** `lists` is asked for once, at the first question. Nothing that is returned may be modified. */
export function createGazetteer(lists: () => OfficialLists): Gazetteer {
  const register = once(() => createRegister(lists()));
  const names = once(() => createNameIndex(register()));
  return {
    byCode: (insee) => register().byCode(insee),
    find: (query) => find(query, register(), names),
    suggest: (name, limit = 3) => suggest(name, limit, register(), names()),
    departments: () => register().departments,
    epci: (siren) => register().epci(siren),
  };
}

// ---------------------------------------------------------------------------------------------------
// The register: codes to communes.

interface Register {
  /** Every commune of today, and every delegated or associated one. */
  records: CommuneRecord[];
  departments: Coded[];
  byCode(insee: string): Commune | undefined;
  /** A code that `todaysCode` gave. */
  commune(code: string): Commune;
  /** Code of the commune of today for any code. */
  todaysCode(insee: string): string | undefined;
  /** Proper name of the commune that bore this code, if it is no longer one. */
  formerName(insee: string): string | undefined;
  departmentOf(code: string): string | undefined;
  postalCodes(code: string): string[];
  population(code: string): number;
  /** Whether a commune of today took in others, of which the lists have kept the code but not the name. */
  hasNamelessPart(code: string): boolean;
  epci(siren: string): Epci | undefined;
}

function createRegister(lists: OfficialLists): Register {
  const today = new Map<string, CommuneRecord>();
  const former = new Map<string, string>();
  const formerNames = new Map<string, string>();
  for (const record of lists.communes) {
    if (record.type === 'commune-actuelle') today.set(record.code, record);
    else former.set(record.code, record.chefLieu ?? record.commune ?? '');
    if (isFormer(record)) formerNames.set(record.code, record.nom);
    for (const code of record.anciensCodes ?? []) former.set(code, record.code);
  }
  const compose = composer(lists);
  const composed = new Map<string, Commune>();
  const epciByCode = new Map(lists.epci.map((record) => [record.code, record]));

  // Today's commune first: a merged commune often keeps the code of one of its delegated communes.
  const todaysCode = (insee: string) => (today.has(insee) ? insee : former.get(insee));
  const commune = (code: string): Commune => {
    const known = composed.get(code) ?? compose(today.get(code)!);
    composed.set(code, known);
    return known;
  };
  return {
    records: lists.communes.filter((record) => record.type === 'commune-actuelle' || isFormer(record)),
    departments: lists.departments.map(coded).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    byCode: (insee) => {
      const code = todaysCode(tidyCode(insee));
      return code !== undefined && today.has(code) ? commune(code) : undefined;
    },
    commune,
    todaysCode,
    formerName: (insee) => (today.has(insee) ? undefined : formerNames.get(insee)),
    departmentOf: (code) => today.get(code)?.departement,
    postalCodes: (code) => today.get(code)?.codesPostaux ?? [],
    population: (code) => today.get(code)?.population ?? 0,
    hasNamelessPart: (code) => today.get(code)?.anciensCodes?.some((part) => !formerNames.has(part)) ?? false,
    epci: (siren) => {
      const record = epciByCode.get(tidyCode(siren));
      return record && { ...coded(record), members: record.membres.map((member) => member.code) };
    },
  };
}

/** Makes a `Commune` of a record. Communes are composed when asked for: 35 000 would cost the start. */
function composer(lists: OfficialLists): (record: CommuneRecord) => Commune {
  const departments = byCodeOf(lists.departments);
  const regions = byCodeOf(lists.regions);
  const epciOf = new Map<string, Coded>();
  for (const record of lists.epci) {
    const epci = coded(record);
    for (const member of record.membres) epciOf.set(member.code, epci);
  }
  return (record) => {
    const epci = epciOf.get(record.code);
    return {
      ...coded(record),
      postalCodes: record.codesPostaux ?? [],
      department: departments.get(record.departement) ?? {
        code: record.departement,
        name: record.departement,
      },
      region: regions.get(record.region) ?? { code: record.region, name: record.region },
      ...(epci && { epci }),
    };
  };
}

const isFormer = ({ type }: CommuneRecord) => type === 'commune-deleguee' || type === 'commune-associee';
// Some names of EPCI have two spaces running.
const coded = ({ code, nom }: NamedRecord): Coded => ({ code, name: nom.replace(/\s+/g, ' ') });
const byCodeOf = (records: NamedRecord[]) => new Map(records.map((record) => [record.code, coded(record)]));
const tidyCode = (text: string) => text.replace(/\s/g, '').toUpperCase();

// ---------------------------------------------------------------------------------------------------
// Names: what people write, and what the register calls it.

/** A name that leads to a commune of today; `former` is the proper name if it is not that commune's own. */
interface Bearer {
  code: string;
  former: string | undefined;
  /** The words of the name, folded and joined by spaces. */
  words: string;
}

interface NameIndex {
  /** Every bearer, the most populous commune first. */
  ranked: () => Bearer[];
  byKey: Map<string, Bearer[]>;
  byPostalCode: Map<string, Bearer[]>;
}

function createNameIndex(register: Register): NameIndex {
  const all: Bearer[] = [];
  // Ranked only if close names are asked for.
  const ranked = once(() =>
    all.toSorted((a, b) => register.population(b.code) - register.population(a.code)),
  );
  const index: NameIndex = { ranked, byKey: new Map(), byPostalCode: new Map() };
  for (const record of register.records) {
    const former = isFormer(record) ? record.nom : undefined;
    const code = former === undefined ? record.code : register.todaysCode(record.chefLieu ?? '');
    if (code === undefined) continue;
    const bearer: Bearer = { code, former, words: wordsOf(record.nom) };
    all.push(bearer);
    for (const key of keysOf(record.nom, bearer.words)) push(index.byKey, key, bearer);
    for (const postalCode of register.postalCodes(code)) push(index.byPostalCode, postalCode, bearer);
  }
  return index;
}

/** Under which keys an official name is filed; « Bors (Canton de Charente-Sud) » is also called « Bors ». */
function keysOf(name: string, words: string): Set<string> {
  const keys = new Set([words, loose(words)]);
  const short = name.includes('(') ? wordsOf(name.replace(/\(.*/, '')) : '';
  return short === '' ? keys : keys.add(short).add(loose(short));
}

const ARTICLE = /^(?:l|la|le|les) (?=.)/;
const FINAL_ARTICLE = /^(.+) (l|la|le|les)$/;
const EXPANSIONS = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saints'],
  ['stes', 'saintes'],
  // « lès » and « lez » (near) are one word, which communes spell in two ways and people in three.
  ['lez', 'les'],
]);

/** A name as bare words: « Saint-Bénin-d'Azy » → « saint benin d azy ». */
function wordsOf(name: string): string {
  const folded = fold(name);
  // Only what people write has these signs: the 37 000 official names are spared the replacements.
  const text = /[&/]/.test(folded) ? withSignsSpelt(folded) : folded;
  const words = text.split(/[^a-z0-9]+/).filter(Boolean);
  return words.map((word) => EXPANSIONS.get(word) ?? word).join(' ');
}

/** « Fontenay s/s Bois », « Chalon s/Saône », but « S/ Étienne »; « Arc & Senans ». */
const withSignsSpelt = (folded: string) =>
  folded
    .replaceAll('&', ' et ')
    .replace(/\bs\/s\b/g, ' sous ')
    .replace(/(?<=[a-z0-9]\W+)s\//g, ' sur ')
    .replace(/^\W*s\//, 'saint ');

/**
 * A key without leading article nor spaces, for « Creusot » and « Villeneuve Laguyard ». The mark keeps it
 * apart from the plain keys: « Moulins » is « Les Moulins » only if no « Moulins » fits.
 */
const loose = (words: string) => `~${words.replace(ARTICLE, '').replaceAll(' ', '')}`;

/** Ways to read a name, most faithful first; the keys of one reading are equally good. */
type Reading = string[];

/** `whole`: the full text as one name; `parts`: what stands on either side of a dash or bracket. */
interface Readings {
  whole: Reading[];
  parts: Reading[];
  /** Bare words, for comparing spellings. */
  words: string[];
}

function readingsOf(name: string): Readings {
  const words = withoutRouting(wordsOf(name));
  const inverted = words.replace(FINAL_ARTICLE, '$2 $1');
  // « S/ » between two words is « sur » nearly always, « saint » otherwise.
  const saint = words.replace(/ sur /, ' saint ');
  const variants = unique([words, inverted, ...(/\bs\//i.test(name) ? [saint] : [])]);
  const parts = partsOf(name)
    .map((part) => withoutRouting(wordsOf(part)))
    .filter(Boolean);
  return {
    whole: [...variants.map((variant) => [variant]), ...variants.map((variant) => [loose(variant)])],
    parts: parts.length > 1 ? [parts, parts.map(loose)] : [],
    words: unique([inverted, ...parts]).filter(Boolean),
  };
}

/** « BERSAILLIN - LE VISENEY », « Le Viseney (Bersaillin) » → both sides. A hyphen without space divides nothing. */
const partsOf = (name: string) =>
  fold(name)
    .split(/\s-|-\s|(?<!\bs)\/(?!s\b)|[(),;:]/)
    .map((part) => part.trim());

/** Drops what the post adds: « CEDEX 9 », « 3e arrondissement », « 08 ». No commune has a digit in its name. */
function withoutRouting(words: string): string {
  return words
    .replace(/ cedex\b.*$/, '')
    .replace(/(?: (?:\d+(?:er|ere|e|eme)?|er|eme|arr|arrdt|arrt|arrondissement))+$/, '');
}

// ---------------------------------------------------------------------------------------------------
// Finding.

/** A query made ready; `postalCode` as `separate` gives it, `department` a code that exists. */
interface Question {
  readings: Readings;
  postalCode: string;
  department: string | undefined;
}

/** The pieces of evidence in order of strength; the first that has an answer gives it. */
function find(query: GazetteerQuery, register: Register, names: () => NameIndex): GazetteerAnswer {
  const byCode = query.inseeCode === undefined ? undefined : findByCode(query.inseeCode, register);
  if (byCode) return byCode;
  const { name, postalCode } = separate(query);
  const question: Question = {
    readings: readingsOf(name),
    postalCode,
    department: departmentCode(query.department, register.departments),
  };
  const finder = { question, register, names: names() };
  if (question.readings.words.length === 0) return inPostalCodeAlone(finder) ?? { kind: 'none', near: [] };
  return (
    inPostalCode(finder) ??
    roughlyInPostalCode(finder) ??
    inPostalArea(finder) ??
    inDepartment(finder) ??
    inFrance(finder) ?? { kind: 'none', near: near(finder) }
  );
}

function findByCode(insee: string, register: Register): GazetteerAnswer | undefined {
  const code = tidyCode(insee);
  const commune = register.byCode(code);
  const as = register.formerName(code);
  return commune && { kind: 'one', commune, via: 'code', ...(as !== undefined && { as }) };
}

/**
 * Takes « 39100 Dole » apart: forms often ask for both in one box. `postalCode` has five digits or is ''; one
 * that lost its first zero to a spreadsheet says nothing sure.
 */
function separate({ name = '', postalCode = '' }: GazetteerQuery): { name: string; postalCode: string } {
  const [, code = '', rest = name] = /^\s*(\d{5})\b\s*(.*)$/s.exec(name) ?? [];
  const given = /\d{5}(?!\d)/.exec(tidyCode(postalCode));
  return { name: rest, postalCode: given?.[0] ?? code };
}

/** « 58 », « Nièvre », « 58 - Nièvre », « 2a » → code; undefined for anything else. */
function departmentCode(text: string | undefined, departments: Coded[]): string | undefined {
  const words = wordsOf(text ?? '');
  if (words === '') return undefined;
  const first = words.split(' ')[0]!.toUpperCase().padStart(2, '0');
  const found =
    departments.find(({ code }) => code === first) ?? departments.find(({ name }) => wordsOf(name) === words);
  return found?.code;
}

interface Finder {
  question: Question;
  register: Register;
  names: NameIndex;
}

function inPostalCodeAlone({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const bearers = names.byPostalCode.get(question.postalCode) ?? [];
  return settle(
    bearers.filter((bearer) => bearer.former === undefined),
    'postal-code',
    register,
  );
}

/** The postal code is the commune's own. */
function inPostalCode({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const here = new Set(names.byPostalCode.get(question.postalCode));
  const bearers = firstOf([...question.readings.whole, ...question.readings.parts], names, (bearer) =>
    here.has(bearer),
  );
  return settle(narrow(bearers, question.department, register), 'name-and-postal-code', register);
}

/**
 * The postal code is a commune's, the name nearly. If another commune of the area has that very name, the
 * postal code may be what is wrong, and both are given.
 */
function roughlyInPostalCode({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { postalCode, readings } = question;
  const local = names.byPostalCode.get(postalCode) ?? [];
  const [words = ''] = readings.words;
  const short = local.filter((bearer) => isShortFor(words, bearer.words));
  const misspelt = short.length > 0 ? [] : local.filter((bearer) => isOneFaultFrom(words, bearer.words));
  const rough = [...short, ...misspelt];
  if (rough.length === 0) rough.push(...nowMerged(words, local, register));
  if (rough.length === 0) return undefined;
  const homonyms = firstOf(readings.whole, names, inArea(postalCode, register));
  const via = misspelt.length > 0 ? 'spelling' : short.length > 0 ? 'name-and-postal-code' : 'former-name';
  return settle([...homonyms, ...rough], via, register, false);
}

/**
 * The postal code is no commune's: CEDEX codes and those of large organisations belong to a sorting
 * office. The name counts among the communes whose own codes begin alike: the department's two digits
 * (three overseas; Corsica's 20 covers 2A and 2B).
 */
function inPostalArea({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { postalCode, department, readings } = question;
  if (postalCode === '' || names.byPostalCode.has(postalCode)) return undefined;
  const isHere = inArea(postalCode, register);
  const bearers = firstOf([...readings.whole, ...readings.parts], names, isHere);
  return settle(narrow(bearers, department, register), 'cedex', register);
}

function inDepartment({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { department, readings } = question;
  if (department === undefined) return undefined;
  const isHere = ({ code }: Bearer) => register.departmentOf(code) === department;
  return settle(
    firstOf([...readings.whole, ...readings.parts], names, isHere),
    'name-and-department',
    register,
  );
}

/** A name alone. Parts are not tried: with nothing to confirm them, « Foyer rural - Marmagne » is a guess. */
function inFrance({ question, register, names }: Finder): GazetteerAnswer | undefined {
  const { postalCode, department, readings } = question;
  if (postalCode !== '' || department !== undefined) return undefined;
  const bearers = firstOf(readings.whole, names, () => true);
  return settle(bearers, 'name', register, false);
}

/** The bearers, among those that `isHere` admits, of the first reading that has any. */
function firstOf(readings: Reading[], names: NameIndex, isHere: (bearer: Bearer) => boolean): Bearer[] {
  for (const keys of readings) {
    const bearers = keys.flatMap((key) => names.byKey.get(key) ?? []).filter(isHere);
    if (bearers.length > 0) return bearers;
  }
  return [];
}

/** Keeps to the department if that leaves any: postal codes cross borders. */
function narrow(bearers: Bearer[], department: string | undefined, register: Register): Bearer[] {
  const inside = bearers.filter(({ code }) => register.departmentOf(code) === department);
  return inside.length > 0 ? inside : bearers;
}

/**
 * One commune, several, or undefined if there is no bearer. Within a known place a commune of today wins
 * over a former one of that name; in the whole of France (`todayWins` false) it would hide a homonym.
 */
function settle(
  bearers: Bearer[],
  via: GazetteerEvidence,
  register: Register,
  todayWins = true,
): GazetteerAnswer | undefined {
  const today = bearers.filter((bearer) => bearer.former === undefined);
  const kept = todayWins && today.length > 0 ? today : [...today, ...bearers];
  const codes = unique(kept.map((bearer) => bearer.code));
  if (codes.length > 1) return { kind: 'several', communes: codes.map(register.commune) };
  const [bearer] = kept;
  if (!bearer) return undefined;
  const commune = register.commune(bearer.code);
  if (bearer.former === undefined) return { kind: 'one', commune, via };
  return { kind: 'one', commune, via: via === 'spelling' ? via : 'former-name', as: bearer.former };
}

/** « Cosne sur Loire » for « Cosne-Cours-sur-Loire »: the same first word, then some of the words, in order. */
function isShortFor(words: string, full: string): boolean {
  const asked = words.replace(ARTICLE, '').split(' ');
  const official = full.replace(ARTICLE, '').split(' ');
  if (asked[0] !== official[0] || telling(words) === undefined) return false;
  let at = 0;
  for (const word of official) if (word === asked[at]) at += 1;
  return at === asked.length;
}

/**
 * One letter more, less, or other, or two neighbours swapped, in a name of five letters or more, and not in
 * the first: « Merval » was not « Serval ».
 */
function isOneFaultFrom(words: string, other: string): boolean {
  if (words.length < 5 || words[0] !== other[0] || Math.abs(words.length - other.length) > 1) return false;
  let start = 0;
  while (start < words.length && words[start] === other[start]) start += 1;
  const [a, b] = [words.slice(start), other.slice(start)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

/**
 * « Verdun-sur-le-Doubs » is now « Verdun-Ciel », but the lists name former communes only as long as they
 * are delegated or associated; of the other 2 000 they keep the code. Such a merged commune is meant if its
 * name has the first telling word of the name asked for, and no other name of the postal code begins
 * with it. Tried by hiding the 2 576 former names that are known: 351 found, 1 wrong.
 */
function nowMerged(words: string, local: Bearer[], register: Register): Bearer[] {
  const word = telling(words);
  if (word === undefined) return [];
  const merged = local.filter(
    (bearer) =>
      bearer.former === undefined &&
      bearer.words.split(' ').includes(word) &&
      register.hasNamelessPart(bearer.code),
  );
  const codes = new Set(merged.map((bearer) => bearer.code));
  const rival = local.some((bearer) => telling(bearer.words) === word && !codes.has(bearer.code));
  return codes.size === 1 && !rival ? merged : [];
}

/** The first word that tells one name from another: not « Saint » nor « sous ». */
const telling = (words: string) =>
  words
    .split(' ')
    .find((word) => word.length > 3 && !/^(?:saint|sainte|saints|sous|pres|notre|dame)$/.test(word));

/** Whether a bearer's commune has a postal code of the same area as this one. */
function inArea(postalCode: string, register: Register): (bearer: Bearer) => boolean {
  const area = postalCode.slice(0, /^9[78]/.test(postalCode) ? 3 : 2);
  return ({ code }) => register.postalCodes(code).some((own) => own.startsWith(area));
}

// ---------------------------------------------------------------------------------------------------
// Close names.

/** Up to three communes that may have been meant: of the postal code, else of its area or the department. */
function near({ question, register, names }: Finder): Commune[] {
  const { postalCode, department, readings } = question;
  const local = names.byPostalCode.get(postalCode) ?? [];
  const isAround = postalCode === '' ? () => false : inArea(postalCode, register);
  const isNear = (bearer: Bearer) => isAround(bearer) || register.departmentOf(bearer.code) === department;
  const around = names.ranked().filter(isNear);
  const homonyms = firstOf(readings.whole, names, isNear);
  // Functions, so that the wide searches run only if the narrow ones found nothing.
  const pools = [
    () => homonyms,
    () => alike(readings.words, local),
    () => akin(readings.words, local),
    () => alike(readings.words, around),
    () => alikeInFrance(readings.words, names),
  ];
  for (const pool of pools) {
    const codes = unique(pool().map((bearer) => bearer.code));
    if (codes.length > 0) return codes.slice(0, 3).map(register.commune);
  }
  return [];
}

function suggest(name: string, limit: number, register: Register, names: NameIndex): Commune[] {
  const { words } = readingsOf(separate({ name }).name);
  const codes = unique(alikeInFrance(words, names, limit).map((bearer) => bearer.code));
  return codes.slice(0, limit).map(register.commune);
}

/** Nearly everyone gets the first letter right: the other names are compared only if that finds nothing. */
function alikeInFrance(words: string[], names: NameIndex, max = 3): Bearer[] {
  const initials = new Set(words.map(initial));
  const likely = alike(
    words,
    names.ranked().filter((bearer) => initials.has(initial(bearer.words))),
    max,
  );
  return likely.length > 0 ? likely : alike(words, names.ranked(), max);
}

const initial = (words: string) => words.replace(ARTICLE, '').charAt(0);

/** The bearers whose name looks like one of these, closest first; ties in the order given. */
function alike(words: string[], bearers: Bearer[], max = 3): Bearer[] {
  const byWords = new Map<string, Bearer[]>();
  for (const bearer of bearers) push(byWords, bearer.words, bearer);
  const found = words.flatMap((each) => nearest(each, [...byWords.keys()], max));
  return found.flatMap((each) => byWords.get(each) ?? []);
}

/** The bearers that have a word of four letters or more in common with these, most words first. */
function akin(words: string[], bearers: Bearer[]): Bearer[] {
  const asked = new Set(words.flatMap((each) => each.split(' ')).filter((word) => word.length > 3));
  const shared = (bearer: Bearer) => bearer.words.split(' ').filter((word) => asked.has(word)).length;
  return bearers.filter((bearer) => shared(bearer) > 0).toSorted((a, b) => shared(b) - shared(a));
}

// ---------------------------------------------------------------------------------------------------

const unique = <T>(values: T[]): T[] => [...new Set(values)];

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** A function that runs once and remembers; a failure is not remembered. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
