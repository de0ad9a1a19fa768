/**
 * A first map, guessed from the header and the values of a table, for somebody to finish. It says what it
 * guessed, lists the values of codes, and leaves at the bottom the columns for which it found nothing.
 */
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { fold } from '../../lib/text/fold.ts';
import { nearest } from '../../lib/text/nearest.ts';
import type { Field } from '../../schema/field.ts';
import { inLocale } from '../../schema/field.ts';
import type { Table } from './csv.ts';
import { DAYS } from './map-words.ts';
import { leavesOf } from './fields.ts';
import type { Leaf } from './fields.ts';
import { BODY, DEPARTMENT, HOURS, IDENTIFIER, bare, matches } from './headers.ts';
import { isPlain } from '../../lib/text/yaml-plain.ts';

export interface Proposal {
  text: string;
  /** Columns for which a field was found, of how many. */
  found: number;
  left: readonly string[];
}

export function proposeMap(table: Table, name: TypeName, fileName: string): Proposal {
  return new Proposer(table, name, fileName).propose();
}

class Proposer {
  readonly #table: Table;
  readonly #name: TypeName;
  readonly #fileName: string;
  readonly #leaves: Leaf[];
  /** Columns that have found their place. */
  readonly #placed = new Set<string>();

  constructor(table: Table, name: TypeName, fileName: string) {
    [this.#table, this.#name, this.#fileName] = [table, name, fileName];
    this.#leaves = leavesOf(typeOf(name).fields);
  }

  propose(): Proposal {
    const days = this.#days();
    const hours = this.#has('start') ? this.#hours() : {};
    const fields = this.#fields(hours);
    const id = this.#has('sourceId')
      ? this.#take(IDENTIFIER, (words) => words.at(-1) === 'id' || words[0] === 'id')
      : undefined;
    const department = this.#has('address.commune') ? this.#take(DEPARTMENT) : undefined;
    const body = this.#take(BODY);
    const left = this.#table.columns.filter((column) => !this.#placed.has(column));
    const parts = [
      ...intro(this.#fileName, typeOf(this.#name).folder),
      `type: ${typeOf(this.#name).folder}`,
      ...(this.#has('source')
        ? [
            '',
            '# D’où viennent ces données : écrit sur chaque fiche. Dites-le en clair, puis n’en changez plus.',
            `source: ${quote(this.#fileName)}`,
          ]
        : []),
      ...this.#sayId(id),
      '',
      'fields:',
      ...fields,
      ...days,
      ...this.#sayMissing(fields),
      ...(department
        ? [
            '',
            '# Aide à reconnaître les communes ; n’est pas écrit sur la fiche.',
            'hints:',
            `  department: ${key(department)}`,
          ]
        : []),
      ...(body ? ['', '# Le texte de la page.', `body: ${key(body)}`] : []),
      ...this.#sayConstants(),
      ...this.#sayLeft(left),
    ];
    return { text: `${parts.join('\n')}\n`, found: this.#table.columns.length - left.length, left };
  }

  #has = (path: string): boolean => this.#leaves.some((leaf) => leaf.path === path);

  /** Columns named after the days of the week, in halves or whole. */
  #days(): string[] {
    if (!this.#has('openingHours')) return [];
    const byDay = DAYS.map((day) =>
      this.#table.columns.filter((column) => fold(column).split(/[^a-z]+/)[0] === day),
    );
    if (byDay.filter((columns) => columns.length > 0).length < 5) return [];
    const all = byDay.flat();
    for (const column of all) this.#placed.add(column);
    const marks = this.#valuesOf(all).filter((value) => /^[\p{P}\p{S}xX]{1,2}$/u.test(value));
    return [
      '  openingHours:',
      '    halfDays:',
      ...byDay.flatMap((columns, i) =>
        columns.length ? [`      ${DAYS[i]}: [${columns.map(key).join(', ')}]`] : [],
      ),
      '    # Ce qui veut dire « fermé ». Les autres textes sont gardés en toutes lettres sur la fiche.',
      `    closed: [${[...new Set(['-', ...marks.map((mark) => mark.toLowerCase())])].map(quote).join(', ')}]`,
    ];
  }

  /** Columns of hours, which go with those of days. */
  #hours(): HourColumns {
    const start = this.#take(HOURS.start);
    const end = this.#take(HOURS.end);
    const isRange = (value: string) => (value.match(/\d{1,2} ?[h:]/gi)?.length ?? 0) > 1;
    const ends = end === undefined && start !== undefined && this.#valuesOf([start]).some(isRange);
    return { start, end: ends ? start : end };
  }

  #fields(hours: HourColumns): string[] {
    const lines: string[] = [];
    const taken = new Set<string>();
    // The surest first, so that « ville » does not lose its field to « ville de naissance ».
    for (const vague of [false, true])
      for (const column of this.#table.columns) {
        if (this.#placed.has(column)) continue;
        const leaf = this.#leaves.find((one) => !taken.has(one.path) && matches(column, one, vague));
        if (!leaf) continue;
        taken.add(leaf.path);
        this.#placed.add(column);
        lines.push(...this.#sayField(leaf, column, hours));
      }
    // « De 14 h à 17 h », with the day in another column: the end is an hour of that day.
    if (hours.end !== undefined && !taken.has('end'))
      lines.push(`  end: { column: ${key(hours.end)}, as: moment }  # Fin`);
    return lines;
  }

  #sayField({ path, field }: Leaf, column: string, hours: HourColumns): string[] {
    const options = field.widget.options ?? field.item?.widget.options;
    const values = options ? this.#valuesOf([column]) : [];
    const comment = `  # ${inLocale(field.label, 'fr')}`;
    const hour = path === 'start' ? hours.start : path === 'end' ? hours.end : undefined;
    if (hour !== undefined)
      return [`  ${path}: { columns: [${key(column)}, ${key(hour)}], as: moment }${comment}`];
    if (field.kind === 'date' || field.kind === 'dateTime')
      return [
        `  ${path}: { column: ${key(column)}, as: ${field.kind === 'date' ? 'date' : 'moment'} }${comment}`,
      ];
    if (!options && field.kind !== 'list') return [`  ${path}: ${key(column)}${comment}`];
    const split =
      field.kind === 'list' ? separatorOf(values.length ? values : this.#valuesOf([column])) : undefined;
    const head = [
      `  ${path}:${comment}`,
      `    column: ${key(column)}`,
      ...(split ? [`    split: ${quote(split)}`] : []),
    ];
    if (!options) return head;
    const codes = values
      .flatMap((value) => (split ? value.split(split) : [value]))
      .map(oneLine)
      .filter(Boolean);
    const unique = codes.filter((code, i) => codes.findIndex((other) => fold(other) === fold(code)) === i);
    return [...head, ...sayTable(unique.slice(0, 60), field.item ?? field)];
  }

  #valuesOf(columns: readonly string[]): string[] {
    const indexes = columns.map((column) => this.#table.columns.indexOf(column));
    const values = this.#table.rows.flatMap((row) =>
      row.fault ? [] : indexes.map((i) => (row.cells[i] ?? '').trim()),
    );
    return [...new Set(values)].filter(Boolean);
  }

  /** The first column that is called one of these. */
  #take(names: readonly string[], suits: (words: string[]) => boolean = () => false): string | undefined {
    const column = this.#table.columns.find(
      (one) => !this.#placed.has(one) && (names.includes(bare(one)) || suits(bare(one).split(' '))),
    );
    if (column !== undefined) this.#placed.add(column);
    return column;
  }

  #sayId(id: string | undefined): string[] {
    if (!this.#has('sourceId')) return [];
    if (id)
      return [
        '',
        '# La colonne qui ne change jamais pour une même ligne : un second import retrouve ainsi sa fiche.',
        `id: ${key(id)}`,
      ];
    return [
      '',
      `# Si une colonne donne un identifiant qui ne change jamais, nommez-la ici. Sans elle, c’est le nom et ${this.#name === 'event' ? 'le jour' : 'la commune'}.`,
      '# id: ',
    ];
  }

  #sayMissing(fields: readonly string[]): string[] {
    const there = new Set(fields.map((line) => /^ {2}([\w.]+):/.exec(line)?.[1]));
    return this.#leaves
      .filter(({ path, field }) => field.required && !path.includes('.') && !there.has(path))
      .map(
        ({ path, field }) =>
          `  # ${path}:  # ${inLocale(field.label, 'fr')} : à compléter, aucune fiche ne peut s’en passer`,
      );
  }

  #sayConstants(): string[] {
    const examples = this.#has('themes') ? ['#   themes: [numerique-et-demarches]'] : [];
    return [
      '',
      '# Ce qui vaut pour toutes les lignes.',
      '# constants:',
      ...examples,
      '#   licence: etalab-2.0',
    ];
  }

  #sayLeft(left: readonly string[]): string[] {
    if (left.length === 0) return [];
    return [
      '',
      '# Rien n’a été trouvé pour ces colonnes. Donnez-leur un champ ci-dessus, ou retirez le # pour dire que vous',
      '# les laissez de côté ; sinon l’import les nommera à la fin.',
      'ignore:',
      ...left.map((column) => `  # - ${key(column)}${this.#sayExamples(column)}`),
    ];
  }

  #sayExamples(column: string): string {
    const values = this.#valuesOf([column])
      .slice(0, 3)
      .map((value) => oneLine(value).slice(0, 30));
    return values.length ? `  # ${values.map((value) => `« ${value} »`).join(', ')}` : '  # vide';
  }
}

interface HourColumns {
  start?: string | undefined;
  end?: string | undefined;
}

const intro = (file: string, folder: string): string[] => [
  `# Carte d’import de ${oneLine(file)} : quelle colonne va dans quel champ. Proposée d’après l’en-tête, à relire.`,
  '#',
  `# Ensuite, pour essayer sans rien écrire : npm run import -- ${folder} ${oneLine(file)} --map CETTE-CARTE --dry-run`,
  '#',
  '# name: nom                                      une colonne',
  '# name: { columns: [nom, quartier], join: " - " }  plusieurs colonnes, jointes',
  '# themes: { column: theme, split: "," }          une liste dans une case',
  '# typology: { column: code, values: { M: mjc, X: [mjc, asso], Z: } }   une table ; Z est laissé de côté',
  '#   unknown: report                              valeur hors de la table : report (au rapport), keep (telle quelle), ignore',
  '# verifiedOn: { column: maj, as: date }          une date : 02/03/2021, 2 mars 2021, 2021-03-02',
  '# start: { columns: [date, heure], as: moment }  un jour et son heure : 5 décembre 2026, 14h30',
  '# openingHours: { halfDays: { lundi: [lundi matin, lundi après-midi] }, texts: { rdv: sur rendez-vous } }',
  '# summary: { column: resume, default: "…" }      pour les cases vides',
  '# skip: { column: etat, values: [fermé] }        au premier niveau : les lignes à ne pas importer',
  '',
];

/** A sign that cuts most values of a list into short pieces that come back. */
function separatorOf(values: readonly string[]): string | undefined {
  for (const sign of [';', '|', ',', '/', '-']) {
    const cut = values.filter((value) => value.includes(sign));
    const pieces = new Set(values.flatMap((value) => value.split(sign)).map((piece) => piece.trim()));
    const short = sign === '-' ? [...pieces].every((piece) => piece.length <= 6) : true;
    if (cut.length > 0 && short && pieces.size <= Math.max(12, values.length)) return sign;
  }
  return undefined;
}

function sayTable(codes: readonly string[], field: Field): string[] {
  if (codes.length === 0) return [];
  const options = field.widget.options ?? [];
  const words = options.flatMap((option) => [option.value, inLocale(option.label, 'fr')]);
  const lines = codes.map((code) => {
    const read = field.schema.safeParse(code);
    if (read.success) return `      ${key(code)}: ${String(read.data)}`;
    const near = code.length > 3 ? nearest(code, words, 1)[0] : undefined;
    const value = options.find(
      (option) => option.value === near || inLocale(option.label, 'fr') === near,
    )?.value;
    return `      # ${key(code)}: ${value ? `${value} ?` : ''}`;
  });
  const known = wrap(options.map((option) => option.value)).map((line) => `    # ${line}`);
  return [
    '    # Retirez le # des lignes à compléter. Valeurs possibles :',
    ...known,
    '    values:',
    ...lines,
  ];
}

/** A list in lines of a hundred signs. */
function wrap(words: readonly string[]): string[] {
  const lines = [''];
  for (const [i, word] of words.entries()) {
    const next = `${word}${i < words.length - 1 ? ', ' : ''}`;
    if (lines.at(-1)!.length + next.length > 100) lines.push('');
    lines[lines.length - 1] += next;
  }
  return lines.map((line) => line.trim());
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const quote = (text: string) => JSON.stringify(oneLine(text));
const key = (text: string) => (isPlain(text) ? text : quote(text));
