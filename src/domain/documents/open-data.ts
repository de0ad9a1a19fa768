/** The files of open data: four forms of each selection of the directory, and what is told of them. */
import { fileText } from '../open-data/files.ts';
import { dataPackage, importMap, tableSchema } from '../open-data/package.ts';
import { FORMS, IMPORT_MAP, PACKAGE, SCHEMA, fileHref, openSelections } from '../open-data/selections.ts';
import type { FormName } from '../open-data/selections.ts';
import type { Portal } from '../portal.ts';
import type { Document } from './index.ts';

const charset = (type: string): string => `${type}; charset=utf-8`;

export function* openData(portal: Portal): Generator<Document> {
  for (const selection of openSelections(portal)) {
    const document = (name: string, type: string, text: () => string): Document => ({
      address: fileHref(selection, name).slice(portal.base.length),
      type: charset(type),
      text,
    });
    for (const [name, { type }] of Object.entries(FORMS))
      yield document(name, type, () => fileText(portal, selection, name as FormName));
    yield document(PACKAGE, 'application/json', () => dataPackage(portal, selection));
    if (!selection.isWhole) continue;
    yield document(SCHEMA, 'application/json', () => tableSchema(portal));
    yield document(IMPORT_MAP, 'application/yaml', () => importMap(portal));
  }
}
