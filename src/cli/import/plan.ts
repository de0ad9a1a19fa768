/**
 * A map held against the content type and the table: every field, column and value exists, or the map
 * is refused with all that is wrong in it. After this, rows are read by number.
 */
import { typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { fold } from '../../lib/text/fold.ts';
import { nearest } from '../../lib/text/nearest.ts';
import type { ContentType } from '../../schema/content-type.ts';
import { inLocale } from '../../schema/field.ts';
import type { Field, Fields } from '../../schema/field.ts';
import type { Table } from './csv.ts';
import { ImportError } from './errors.ts';
import { leavesOf, typeFromWord, wordsOf } from './fields.ts';
import { isHalfDays, mapError } from './map.ts';
import type { FieldSpec, HalfDaySpec, ImportMap, ValueSpec } from './map.ts';

export type Path = readonly (string | number)[];

/** A column by its place in the row. */
export interface Column {
  index: number;
  name: string;
}

export type PlannedValue = Omit<ValueSpec, 'columns'> & { columns: readonly Column[] };
export type PlannedHours = Omit<HalfDaySpec, 'halfDays'> & {
  halfDays: readonly { day: number; columns: readonly Column[] }[];
};

export interface PlannedField {
  path: Path;
  field: Field;
  from: { value: PlannedValue } | { hours: PlannedHours };
}

export interface Plan {
  name: TypeName;
  type: ContentType;
  fields: readonly PlannedField[];
  constants: readonly { path: Path; value: string | readonly string[] }[];
  department?: Column | undefined;
  body?: PlannedValue | undefined;
  skip: readonly { column: Column; values: readonly string[] }[];
  /** Columns that hold values and go nowhere. */
  unmapped: readonly { column: string; values: number }[];
}

/**
 * @param given fields that the file gives by itself, whatever the map says
 * @throws ImportError with every mistake, by line of the map
 */
export function planImport(
  map: ImportMap,
  name: TypeName,
  table: Pick<Table, 'columns' | 'rows'>,
  given: readonly string[] = [],
): Plan {
  return new Planner(map, name, table, given).plan();
}

class Planner {
  readonly #map: ImportMap;
  readonly #name: TypeName;
  readonly #type: ContentType;
  readonly #table: Pick<Table, 'columns' | 'rows'>;
  readonly #given: ReadonlySet<string>;
  readonly #mistakes: { line: number; text: string }[] = [];
  readonly #used = new Set<string>();

  constructor(
    map: ImportMap,
    name: TypeName,
    table: Pick<Table, 'columns' | 'rows'>,
    given: readonly string[],
  ) {
    [this.#map, this.#name, this.#type, this.#table] = [map, name, typeOf(name), table];
    this.#given = new Set(given);
  }

  plan(): Plan {
    const map = this.#map;
    if (map.type !== undefined) this.#checkType(map.type);
    const fields = [...map.fields].flatMap(([path, spec]) => this.#field(path, spec, ['fields', path]));
    const constants = [...map.constants].flatMap(([path, value]) => this.#constant(path, value));
    if (map.id) fields.push(...this.#field('sourceId', map.id, ['id']));
    if (map.source !== undefined && 'source' in this.#type.fields)
      constants.push({ path: ['source'], value: map.source });
    const department =
      map.hints.department === undefined
        ? undefined
        : this.#column(map.hints.department, ['hints', 'department']);
    const body = map.body && this.#value(map.body, ['body']);
    const skip = map.skip.flatMap(({ column, values }, i) => {
      const found = this.#column(column, ['skip', i, 'column']);
      return found ? [{ column: found, values }] : [];
    });
    this.#checkGiven([...fields.map((one) => one.path), ...constants.map((one) => one.path)]);
    if (this.#mistakes.length > 0) throw mapError(map.file, this.#mistakes);
    return {
      name: this.#name,
      type: this.#type,
      fields,
      constants,
      department,
      body,
      skip,
      unmapped: this.#unmapped(),
    };
  }

  #wrong(at: Path, text: string): void {
    this.#mistakes.push({ line: this.#map.lineOf(at), text });
  }

  #checkType(word: string): void {
    try {
      if (typeFromWord(word) === this.#name) return;
      this.#wrong(
        ['type'],
        `cette carte est faite pour « ${word} », et l’import demandé est celui de « ${this.#type.folder} »`,
      );
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      this.#wrong(['type'], error.message.replace(/\.$/, ''));
    }
  }

  #field(written: string, spec: FieldSpec, at: Path): PlannedField[] {
    const found = this.#leaf(written, at);
    if (isHalfDays(spec)) {
      const halfDays = spec.halfDays.map(({ day, columns }) => ({
        day,
        columns: this.#columns(columns, [...at, 'halfDays']),
      }));
      if (found && found.field.kind !== 'openingHours')
        this.#wrong(at, `« ${written} » n’est pas un champ d’horaires : halfDays ne va qu’avec openingHours`);
      return found ? [{ ...found, from: { hours: { ...spec, halfDays } } }] : [];
    }
    const value = this.#value(spec, at);
    if (!found) return [];
    if (spec.split !== undefined && found.field.kind !== 'list')
      this.#wrong(
        [...at, 'split'],
        `« ${written} » n’attend qu’une valeur : « split » n’est fait que pour les listes`,
      );
    if (spec.as && !['date', 'dateTime'].includes(found.field.kind))
      this.#wrong([...at, 'as'], `« ${written} » n’est pas une date`);
    for (const [from, targets] of spec.values ?? [])
      for (const target of targets) this.#checkValue(found.field, target, [...at, 'values', from]);
    if (spec.default !== undefined) this.#checkValue(found.field, spec.default, [...at, 'default']);
    return [{ ...found, from: { value } }];
  }

  #constant(written: string, value: string | readonly string[]) {
    const at = ['constants', written];
    const found = this.#leaf(written, at);
    if (!found) return [];
    for (const one of typeof value === 'string' ? [value] : value) this.#checkValue(found.field, one, at);
    return [
      { path: found.path, value: found.field.kind === 'list' && typeof value === 'string' ? [value] : value },
    ];
  }

  /** The field at « contact.phone », « links.1.url »: one that takes a value, not a group. */
  #leaf(written: string, at: Path): { path: Path; field: Field } | undefined {
    const path: (string | number)[] = [];
    let among: Fields | undefined = this.#type.fields;
    let field: Field | undefined;
    for (const part of written.split('.')) {
      if (field?.kind === 'list' && field.item?.fields && /^[1-9]\d?$/.test(part)) {
        path.push(Number(part) - 1);
        [among, field] = [field.item.fields, field.item];
        continue;
      }
      if (!among || !Object.hasOwn(among, part)) return this.#noField(written, at);
      field = among[part]!;
      path.push(part);
      among = field.fields;
    }
    if (!field) return this.#noField(written, at);
    const inside = field.fields ?? field.item?.fields;
    if (!inside) return { path, field };
    const first = Object.keys(inside)[0];
    const example = field.kind === 'list' ? `${written}.1.${first}` : `${written}.${first}`;
    this.#wrong(at, `« ${written} » contient plusieurs champs : dites lequel, par exemple « ${example} »`);
    return undefined;
  }

  #noField(written: string, at: Path): undefined {
    const leaves = leavesOf(this.#type.fields);
    const byWord = leaves.find((leaf) => wordsOf(leaf.field).some((word) => fold(word) === fold(written)));
    const near =
      byWord?.path ??
      nearest(
        written,
        leaves.map((leaf) => leaf.path),
        1,
      )[0];
    this.#wrong(
      at,
      `le champ « ${written} » n’existe pas dans ${this.#type.folder}${near ? `. Écrivez « ${near} »` : ''}`,
    );
    return undefined;
  }

  /** A value that the map itself gives must be one that the field takes. */
  #checkValue(field: Field, text: string, at: Path): void {
    const read = (field.item ?? field).schema.safeParse(text);
    if (!read.success) this.#wrong(at, `« ${text} » : ${read.error.issues[0]?.message ?? 'valeur refusée'}`);
  }

  #value(spec: ValueSpec, at: Path): PlannedValue {
    return { ...spec, columns: this.#columns(spec.columns, at) };
  }

  #columns(names: readonly string[], at: Path): Column[] {
    return names.flatMap((name) => this.#column(name, at) ?? []);
  }

  #column(written: string, at: Path): Column | undefined {
    const { columns } = this.#table;
    const tidy = written.replace(/\s+/g, ' ').trim();
    const bare = fold(tidy);
    const exact = columns.indexOf(tidy);
    const index = exact >= 0 ? exact : columns.findIndex((name) => fold(name) === bare);
    if (index >= 0) {
      this.#used.add(columns[index]!);
      return { index, name: columns[index]! };
    }
    const near = nearest(written, columns, 1)[0];
    this.#wrong(
      at,
      `la colonne « ${written} » n’est pas dans le tableau${near ? `. Le plus proche : « ${near} »` : ''}`,
    );
    return undefined;
  }

  #checkGiven(paths: readonly Path[]): void {
    const seen = new Set<string>();
    for (const path of paths) {
      const key = path.join('.');
      if (seen.has(key))
        this.#wrong(
          ['constants', key],
          `« ${key} » est donné deux fois : par une colonne et par une constante. Gardez l’un des deux (« default » remplace une case vide)`,
        );
      seen.add(key);
    }
    for (const [name, field] of Object.entries(this.#type.fields)) {
      const given = this.#given.has(name) || paths.some((path) => path[0] === name);
      if (field.required && !given)
        this.#wrong(
          ['fields'],
          `le champ « ${name} » (${inLocale(field.label, 'fr')}) est nécessaire : dites quelle colonne le donne`,
        );
    }
    const hasSource = this.#given.has('source') || paths.some((path) => path[0] === 'source');
    if ('source' in this.#type.fields && !hasSource)
      this.#wrong(
        [],
        'dites d’où viennent ces données, par exemple « source: "Mairie de Vernasse, 2026" » : c’est ainsi qu’un second import reconnaît ses fiches',
      );
  }

  #unmapped(): { column: string; values: number }[] {
    const ignored = new Set(this.#map.ignore.map(fold));
    return this.#table.columns.flatMap((column, i) => {
      if (this.#used.has(column) || ignored.has(fold(column))) return [];
      const values = this.#table.rows.filter((row) => !row.fault && row.cells[i]?.trim()).length;
      return values > 0 ? [{ column, values }] : [];
    });
  }
}
