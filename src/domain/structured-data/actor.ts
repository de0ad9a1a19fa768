import type { OpeningHours } from '../../lib/opening-hours.ts';
import { weekOf } from '../../lib/opening-hours.ts';
import { LEGAL_FORMS } from '../../content-types/actor/vocabularies.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { absolute, compact, coordinates, parties, party, postalAddress } from './common.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function actorData(portal: Portal, item: Item<'actor'>): object {
  const { data, place } = item;
  // A body with hours and an address is a place that one visits; schema.org calls it a LocalBusiness.
  const type = data.openingHours
    ? 'LocalBusiness'
    : data.legalForm?.startsWith('association')
      ? 'NGO'
      : 'Organization';
  return {
    '@type': type,
    '@id': absolute(portal, item.href),
    name: item.title,
    alternateName: [data.acronym, ...(data.alternateNames ?? [])].filter(Boolean),
    legalName: data.legalName,
    disambiguatingDescription: data.summary,
    url: data.website ?? absolute(portal, item.href),
    mainEntityOfPage: absolute(portal, item.href),
    sameAs: data.links?.map(({ url }) => url),
    address: postalAddress(place, data.address),
    geo: coordinates(data.geo),
    location:
      type === 'LocalBusiness' ? undefined : data.geo && { '@type': 'Place', geo: coordinates(data.geo) },
    areaServed: data.areaServed?.map((text) => portal.find('territory', text)?.title ?? text),
    knowsAbout: item.themes
      .slice(0, item.ownThemes)
      .flatMap((slug) => portal.find('theme', slug)?.title ?? []),
    email: data.contact?.email,
    telephone: data.contact?.phone?.e164 ?? data.contact?.phone?.display,
    openingHoursSpecification: hoursSpecification(data.openingHours),
    additionalType: data.legalForm && labelIn(LEGAL_FORMS, data.legalForm, portal.locale),
    identifier: identifiers(item),
    foundingDate: data.foundingYear?.toString(),
    dissolutionDate: data.closedOn,
    memberOf: parties(portal, data.networks),
    parentOrganization: party(portal, data.parent),
  };
}

/** iso6523: 0002 is SIREN, 0009 SIRET. */
function identifiers({ data }: Item<'actor'>): object[] {
  const known: [string, string | undefined][] = [
    ['SIREN', data.siren],
    ['SIRET', data.siret],
    ['RNA', data.rna],
  ];
  return known.flatMap(([propertyID, value]) =>
    value ? [{ '@type': 'PropertyValue', propertyID, value }] : [],
  );
}

function hoursSpecification(hours: OpeningHours | undefined): object[] | undefined {
  return (
    hours &&
    weekOf(hours).flatMap(({ day, ranges }) =>
      ranges.map(({ from, to }) =>
        compact({
          '@type': 'OpeningHoursSpecification',
          dayOfWeek: `https://schema.org/${DAYS[day - 1]}`,
          opens: from,
          closes: to === '24:00' ? '23:59' : to,
        }),
      ),
    )
  );
}
