/** The open data of a portal as a schema.org Dataset, which catalogues and search engines read as they do DCAT. */
import { openWords } from '../../i18n/open-words.ts';
import type { FileLink } from '../models/types.ts';
import { licenceOf } from '../open-data/licence.ts';
import { updatedOf, wholeSelection } from '../open-data/selections.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { absolute, compact } from './common.ts';

export function datasetData(portal: Portal, files: readonly FileLink[]): object {
  const { settings, base, locale } = portal;
  const words = openWords(locale);
  const url = absolute(portal, base + addressOf({ kind: 'open-data' }));
  const licence = licenceOf(portal);
  const publisher = settings.legal?.publisher ?? settings.name;
  return compact({
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': url,
    name: words.datasetOf(settings.name),
    description: settings.description ?? words.intro,
    url,
    inLanguage: locale,
    isAccessibleForFree: true,
    license: licence?.url ?? licence?.name,
    dateModified: updatedOf(wholeSelection(portal)?.actors ?? []),
    spatialCoverage: portal.find('territory', settings.rootTerritory)?.title,
    creator: { '@type': 'Organization', name: publisher },
    distribution: files.map(({ label, type, href }) => ({
      '@type': 'DataDownload',
      name: label,
      encodingFormat: type,
      contentUrl: absolute(portal, href),
    })),
  });
}
