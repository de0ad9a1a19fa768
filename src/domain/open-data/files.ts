/** The texts of the files of a selection. They follow the content alone: a build another day gives the same bytes. */
import { csvRow, csvText } from '../../lib/formats/csv.ts';
import { addressOf } from '../urls.ts';
import type { Portal } from '../portal.ts';
import { columnsFor, rowsOf } from './rows.ts';
import type { Row } from './rows.ts';
import { licenceOf } from './licence.ts';
import { updatedOf } from './selections.ts';
import type { FormName, OpenSelection } from './selections.ts';

export function fileText(portal: Portal, selection: OpenSelection, form: FormName): string {
  switch (form) {
    case 'annuaire.csv':
      return csvOf(portal, selection);
    case 'annuaire.json':
      return jsonOf(portal, selection);
    case 'annuaire.geojson':
      return geojsonOf(portal, selection);
    case 'structures-data-inclusion.json':
      return `[\n${structureTexts(portal, selection).join(',\n')}\n]\n`;
  }
}

const rowsIn = (portal: Portal, { actors }: OpenSelection): Row[] => actors.map(rowsOf(portal).of);

function csvOf(portal: Portal, selection: OpenSelection): string {
  const { isWhole } = selection;
  const header = csvRow(columnsFor(portal, isWhole).map(({ path }) => path));
  const lines = rowsIn(portal, selection).map(({ csv, csvBody }) => (isWhole ? `${csv},${csvBody}` : csv));
  return csvText([header, ...lines]);
}

function jsonOf(portal: Portal, selection: OpenSelection): string {
  const { isWhole } = selection;
  const lines = rowsIn(portal, selection).map(({ json, jsonBody }) =>
    isWhole ? `${json}${jsonBody}}` : `${json}}`,
  );
  const head = { ...aboutOf(portal, selection), count: selection.actors.length };
  return withRows(head, 'actors', lines);
}

/** A line a structure, so that two versions can be compared. What is told of the whole are « foreign members ». */
function geojsonOf(portal: Portal, selection: OpenSelection): string {
  const lines = rowsIn(portal, selection).map(({ geojson }) => geojson);
  return withRows({ type: 'FeatureCollection', ...aboutOf(portal, selection) }, 'features', lines);
}

const withRows = (head: object, name: string, lines: readonly string[]): string =>
  `${JSON.stringify(head).slice(0, -1)},"${name}":[\n${lines.join(',\n')}\n]}\n`;

/** Of what, from where, under which licence, how fresh. */
function aboutOf(portal: Portal, selection: OpenSelection): Record<string, string> {
  const { origin, base, settings } = portal;
  const licence = licenceOf(portal);
  const updated = updatedOf(selection.actors);
  return {
    name: settings.name,
    title: selection.title,
    url: origin + selection.href,
    ...(licence ? { licence: licence.name } : {}),
    ...(licence?.url ? { licenceUrl: licence.url } : {}),
    ...(updated ? { updated } : {}),
    documentation: origin + base + addressOf({ kind: 'open-data' }),
  };
}

export const structureTexts = (portal: Portal, selection: OpenSelection): string[] =>
  rowsIn(portal, selection).flatMap(({ structure }) => (typeof structure === 'string' ? [structure] : []));

/** How many structures of a selection data·inclusion cannot say, by reason. */
export function refusalsOf(
  portal: Portal,
  selection: OpenSelection,
): Record<'name' | 'date' | 'closed', number> {
  const counts = { name: 0, date: 0, closed: 0 };
  for (const { structure } of rowsIn(portal, selection))
    if (typeof structure !== 'string') counts[structure.refusal]++;
  return counts;
}
