/**
 * What each form says of each structure, written once however many files hold it: a structure is in the files of its
 * commune, its valley, its themes. Every file is then a head and the rows of its structures.
 */
import { csvCell, csvRow } from '../../lib/formats/csv.ts';
import type { Portal } from '../portal.ts';
import { BODY, PUBLISHED, bodyColumn, columnsOf } from './columns.ts';
import type { Column } from './columns.ts';
import type { ActorItem } from './selections.ts';
import { isStructure, structureOf } from './structure.ts';
import type { Refusal } from './structure.ts';
import { cellText, plainAt, plainRecord } from './values.ts';
import type { PlainRecord } from './values.ts';

/** Texts, ready to be put one after the other. */
export interface Row {
  csv: string;
  /** Without its last brace. */
  json: string;
  geojson: string;
  /** Of the files of the whole directory: last cell, last member. */
  csvBody: string;
  jsonBody: string;
  /** A structure of data·inclusion, or why there is none. */
  structure: string | { refusal: Refusal };
}

export interface Rows {
  columns: readonly Column[];
  of(item: ActorItem): Row;
}

const kept = new WeakMap<Portal, Rows>();

export function rowsOf(portal: Portal): Rows {
  let rows = kept.get(portal);
  if (!rows) {
    const columns = columnsOf(portal);
    const cells = columns.map(({ path }) => path.split('.'));
    const known = new Map<ActorItem, Row>();
    rows = {
      columns,
      of(item) {
        let row = known.get(item);
        if (!row) known.set(item, (row = buildRow(portal, item, cells)));
        return row;
      },
    };
    kept.set(portal, rows);
  }
  return rows;
}

/** The columns of a file: the text of the pages goes with the whole directory alone. */
export const columnsFor = (portal: Portal, isWhole: boolean): readonly Column[] => {
  const { columns } = rowsOf(portal);
  return isWhole ? [...columns, bodyColumn] : columns;
};

function buildRow(portal: Portal, item: ActorItem, cells: readonly string[][]): Row {
  const record = recordOf(portal, item);
  const made = structureOf(portal, item);
  const body = item.body.trim();
  return {
    csv: csvRow(cells.map((path) => cellText(plainAt(record, path)))),
    csvBody: csvCell(body),
    json: JSON.stringify(record).slice(0, -1),
    jsonBody: body ? `,${JSON.stringify(BODY)}:${JSON.stringify(body)}` : '',
    geojson: JSON.stringify(featureOf(record, item)),
    structure: isStructure(made) ? JSON.stringify(made) : { refusal: made },
  };
}

/** What is published of a structure, under the names of its content type. */
function recordOf(portal: Portal, item: ActorItem): PlainRecord {
  const { data, place } = item;
  const address = data.address && {
    ...data.address,
    postalCode: data.address.postalCode ?? place?.postalCode,
    inseeCode: data.address.inseeCode ?? place?.inseeCode,
  };
  const within = item.territories.flatMap((slug) => portal.find('territory', slug)?.title ?? []);
  return {
    slug: item.slug,
    url: portal.origin + item.href,
    ...plainRecord(PUBLISHED, { ...data, address }),
    ...(within.length && portal.on('territory') ? { containedInPlace: within } : {}),
  };
}

/** On a map: the properties that programs of maps show as they are, without groups. */
const FLAT: Readonly<Record<string, string>> = {
  name: 'name',
  url: 'url',
  slug: 'slug',
  summary: 'summary',
  typology: 'typology',
  legalForm: 'legalForm',
  themes: 'themes',
  street: 'address.street',
  postalCode: 'address.postalCode',
  commune: 'address.commune',
  inseeCode: 'address.inseeCode',
  phone: 'contact.phone',
  email: 'contact.email',
  website: 'website',
  openingHours: 'openingHours',
  status: 'status',
  verifiedOn: 'verifiedOn',
};

/** Without a position it is a feature all the same (RFC 7946, 3.2): nobody is lost from one form to the next. */
function featureOf(record: PlainRecord, { slug, data }: ActorItem): object {
  const properties = Object.entries(FLAT).flatMap(([name, path]) => {
    const value = plainAt(record, path.split('.'));
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    type: 'Feature',
    id: slug,
    geometry: data.geo ? { type: 'Point', coordinates: [data.geo.lon, data.geo.lat] } : null,
    properties: Object.fromEntries(properties),
  };
}
