/**
 * What is told beside the tables, for people and programs alike: a Data Package (https://datapackage.org) of each
 * selection, the Table Schema that all of them share, and the map by which another portal imports them.
 */
import { typeOf } from '../../content-types/registry.ts';
import { openWords } from '../../i18n/open-words.ts';
import { inLocale } from '../../schema/field.ts';
import type { Field } from '../../schema/field.ts';
import { compact } from '../structured-data/common.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { BODY } from './columns.ts';
import { licenceOf } from './licence.ts';
import { columnsFor } from './rows.ts';
import { FORMS, IMPORT_MAP, SCHEMA, fileHref, updatedOf, wholeSelection } from './selections.ts';
import type { OpenSelection } from './selections.ts';

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Licence, day and forms of a selection. */
export function dataPackage(portal: Portal, selection: OpenSelection): string {
  const { origin, base, settings } = portal;
  const licence = licenceOf(portal);
  const schema = origin + fileHref(wholeSelection(portal)!, SCHEMA);
  return json(
    compact({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: selection.isWhole ? settings.id : `${settings.id}-${Object.values(selection.scope).join('-')}`,
      title: `${selection.title}, ${settings.name}`,
      homepage: origin + selection.href,
      version: updatedOf(selection.actors),
      licenses: licence && [compact({ name: licence.id, path: licence.url, title: licence.name })],
      sources: [{ title: settings.name, path: `${origin}${base}/` }],
      contributors: settings.legal?.publisher && [{ title: settings.legal.publisher, roles: ['publisher'] }],
      documentation: origin + base + addressOf({ kind: 'open-data' }),
      resources: Object.entries(FORMS).map(([path, { label, type }]) => ({
        name: path.replace(/\.(?=[^.]+$)/, '-'),
        title: label,
        path,
        format: path.slice(path.lastIndexOf('.') + 1),
        mediatype: type,
        encoding: 'utf-8',
        ...(type === 'text/csv' ? { schema } : {}),
      })),
    }),
  );
}

const TYPES: Partial<Record<Field['kind'], string>> = { number: 'number', boolean: 'boolean', date: 'date' };

/** The columns of the tables: https://datapackage.org/standard/table-schema/ */
export function tableSchema(portal: Portal): string {
  const { locale } = portal;
  const fields = columnsFor(portal, true).map(({ path, field, schemaOrg, dataInclusion }) => {
    const { options } = (field.item ?? field).widget;
    return compact({
      name: path,
      title: inLocale(field.label, locale),
      description: field.hint && inLocale(field.hint, locale),
      type: TYPES[field.kind] ?? 'string',
      example: field.example ?? field.item?.example,
      constraints: field.required && !path.includes('.') ? { required: true } : undefined,
      categories: options?.map(({ value, label }) => ({ value, label: inLocale(label, locale) })),
      trueValues: field.kind === 'boolean' ? ['oui'] : undefined,
      falseValues: field.kind === 'boolean' ? ['non'] : undefined,
      rdfType: schemaOrg && `https://schema.org/${schemaOrg}`,
      dataInclusion,
    });
  });
  return json({
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    // The files of a theme or a territory have no text of the pages.
    fieldsMatch: 'subset',
    fields,
    primaryKey: ['slug'],
    missingValues: [''],
  });
}

/** For `npm run import` of another portal: each column to its field. */
export function importMap(portal: Portal): string {
  const { folder } = typeOf('actor');
  const columns = columnsFor(portal, true);
  const given = columns.filter(({ isOwn, path }) => !isOwn && !PROVENANCE.includes(path));
  const fields = given.map(({ path, field }) =>
    field.kind === 'list' ? `  ${path}: { column: ${path}, split: ";" }` : `  ${path}: ${path}`,
  );
  const ignored = columns.filter(
    ({ isOwn, path }) => PROVENANCE.includes(path) || (isOwn && !USED.includes(path)),
  );
  return [
    `# ${openWords(portal.locale).importMap}`,
    `# ${IMPORT_COMMAND}`,
    `type: ${folder}`,
    `source: ${JSON.stringify(portal.settings.name)}`,
    'id: slug',
    '',
    'fields:',
    ...fields,
    '',
    `body: ${BODY}`,
    '',
    'ignore:',
    ...ignored.map(({ path }) => `  - ${path}`),
    '',
  ].join('\n');
}

/** What is typed beside the two files. */
export const IMPORT_COMMAND = `npm run import -- ${typeOf('actor').folder} annuaire.csv --map ${IMPORT_MAP} --dry-run`;

/** For whoever imports, this portal is the source. */
const PROVENANCE = ['source', 'sourceId'];
const USED = ['slug', BODY];
