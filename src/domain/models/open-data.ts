/** The page of open data: what files there are, what their fields mean, as the content type says it. */
import { dateFieldWords } from '../../i18n/date-field-words.ts';
import { openWords } from '../../i18n/open-words.ts';
import { inLocale } from '../../schema/field.ts';
import type { Localized } from '../../schema/field.ts';
import { DATE_FIELDS } from '../documents/dates-table.ts';
import type { Column } from '../open-data/columns.ts';
import { refusalsOf } from '../open-data/files.ts';
import { licenceOf } from '../open-data/licence.ts';
import { IMPORT_COMMAND } from '../open-data/package.ts';
import { columnsFor } from '../open-data/rows.ts';
import {
  IMPORT_MAP,
  PACKAGE,
  SCHEMA,
  fileHref,
  isReserved,
  openSelections,
  updatedOf,
  wholeSelection,
} from '../open-data/selections.ts';
import type { ActorItem, OpenSelection } from '../open-data/selections.ts';
import type { Portal } from '../portal.ts';
import { datasetData } from '../structured-data/dataset.ts';
import { addressOf } from '../urls.ts';
import { agendaDownloads, formsOf } from './downloads.ts';
import { headOf } from './head.ts';
import { siteOf, trail } from './site.ts';
import { typesetOf } from './text.ts';
import type { FieldRow, FileLink, OpenDataModel, OpenFiles, Term } from './types.ts';

export function openDataModel(portal: Portal): OpenDataModel {
  const { origin, base, settings, locale } = portal;
  const words = openWords(locale);
  const address = addressOf({ kind: 'open-data' });
  const whole = wholeSelection(portal);
  const licence = licenceOf(portal);
  const agenda = portal.on('event') ? agendaDownloads(portal).files : undefined;
  return {
    kind: 'open-data',
    address,
    site: siteOf(portal),
    head: headOf(portal, {
      title: words.title,
      description: words.intro,
      address,
      jsonLd: [datasetData(portal, [...(whole ? formsOf(whole) : []), ...(agenda ?? [])])],
    }),
    breadcrumbs: trail(portal, { label: words.title, href: base + address }),
    title: words.title,
    intro: words.intro,
    ...(whole ? { directory: directoryPart(portal, whole) } : {}),
    ...(agenda ? { agenda: { files: agenda, fields: dateFields(locale) } } : {}),
    ...(licence ? { licence: { name: licence.name, ...(licence.url ? { url: licence.url } : {}) } } : {}),
    citation: words.citation(
      settings.name,
      whole && updatedOf(whole.actors),
      licence?.name,
      origin + (whole?.href ?? `${base}/`),
    ),
    guide: base + addressOf({ kind: 'embed-guide' }),
  };
}

function directoryPart(portal: Portal, whole: OpenSelection): NonNullable<OpenDataModel['directory']> {
  const words = openWords(portal.locale);
  const described = [
    [words.described, PACKAGE, 'application/json'],
    [words.schema, SCHEMA, 'application/json'],
    [words.mapLabel, IMPORT_MAP, 'application/yaml'],
  ] as const;
  const of = (type: 'theme' | 'territory') =>
    openSelections(portal)
      .filter(({ scope }) => scope[type])
      .map((selection) => filesOf(portal, selection));
  const columns = columnsFor(portal, true);
  return {
    whole: filesOf(portal, whole),
    described: described.map(([label, name, type]): FileLink => ({
      label,
      type,
      href: fileHref(whole, name),
    })),
    themes: of('theme'),
    territories: of('territory'),
    fields: columns.map((column) => rowOf(portal, column)),
    vocabularies: vocabulariesOf(portal, columns),
    csv: portal.origin + fileHref(whole, 'annuaire.csv'),
    geojson: portal.origin + fileHref(whole, 'annuaire.geojson'),
    importCommand: IMPORT_COMMAND,
    reserved: (portal.items.actor as ActorItem[]).filter(isReserved).length,
    refused: refusalsOf(portal, whole),
  };
}

/** « Bien manger » rather than « Annuaire : Bien manger »: they stand under their kind. */
function filesOf(portal: Portal, selection: OpenSelection): OpenFiles {
  const { theme, territory } = selection.scope;
  const item = theme ? portal.find('theme', theme) : portal.find('territory', territory);
  return {
    title: typesetOf(portal)(item?.title ?? selection.title),
    href: selection.href,
    count: selection.actors.length,
    updated: updatedOf(selection.actors),
    files: formsOf(selection),
  };
}

function rowOf(portal: Portal, { path, field, schemaOrg, dataInclusion }: Column): FieldRow {
  const typeset = typesetOf(portal);
  const say = (text: Localized) => typeset(inLocale(text, portal.locale));
  const one = field.item ?? field;
  return {
    name: path,
    label: say(field.label),
    // Hints of the type are for those who write, most of them in French alone.
    hint: isSaid(field.hint, portal.locale) ? say(field.hint) : undefined,
    example: field.example ?? one.example,
    kind: one.kind,
    isList: field.kind === 'list',
    to: one.to,
    required: field.required && !path.includes('.'),
    isClosed: (one.widget.options?.length ?? 0) > 0,
    schemaOrg,
    dataInclusion,
  };
}

/** Closed lists of the type, and the portal's own themes. */
function vocabulariesOf(portal: Portal, columns: readonly Column[]) {
  const { locale } = portal;
  const typeset = typesetOf(portal);
  const themes: Term[] = portal.on('theme')
    ? portal.items.theme.map(({ slug, title }) => ({ value: slug, label: typeset(title) }))
    : [];
  return columns.flatMap(({ path, field }) => {
    const { options, to } = (field.item ?? field).widget;
    const terms =
      options?.map(({ value, label }) => ({ value, label: typeset(inLocale(label, locale)) })) ??
      (to === 'theme' ? themes : []);
    return terms.length > 0 ? [{ name: path, label: typeset(inLocale(field.label, locale)), terms }] : [];
  });
}

const dateFields = (locale: string) =>
  DATE_FIELDS.map((name) => ({ name, meaning: dateFieldWords(locale)[name]! }));

const isSaid = (text: Localized | undefined, locale: string): text is Localized =>
  typeof text === 'object' || (text !== undefined && locale.startsWith('fr'));
