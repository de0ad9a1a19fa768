import { weekOf, type OpeningHours, type TimeRange } from '../../lib/opening-hours.ts';
import { LEGAL_FORMS } from '../../content-types/actor/vocabularies.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import { hoursOf } from '../hours.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { absolute, compact, coordinates, parties, party, postalAddress } from './common.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Kinds of place of which schema.org has the very same: never the nearest guess. All are LocalBusiness. */
const PLACES: Readonly<Record<string, string>> = {
  mediatheque: 'Library',
  ccas: 'GovernmentOffice',
  'france-services': 'GovernmentOffice',
  'cafe-associatif': 'CafeOrCoffeeShop',
  'epicerie-solidaire': 'GroceryStore',
  creche: 'ChildCare',
};

const BODIES: Readonly<Record<string, string>> = {
  fondation: 'NGO',
  'fonds-dotation': 'NGO',
  collectivite: 'GovernmentOrganization',
  'etablissement-public': 'GovernmentOrganization',
};

/** What it is, and the place that one visits, where there are hours and an address; one word where it says both. */
function typesOf({ data, place }: Item<'actor'>, hours: OpeningHours | undefined): string[] {
  const { legalForm = '', typology = [] } = data;
  const kind = typology.map((one) => PLACES[one]).find((one) => one !== undefined);
  const body = legalForm.startsWith('association') ? 'NGO' : BODIES[legalForm];
  const isVisited = hours !== undefined && (place !== undefined || data.address !== undefined);
  const visited = kind ?? (isVisited ? 'LocalBusiness' : undefined);
  // A government office says both.
  const isOffice = visited === 'GovernmentOffice' && body !== 'NGO';
  const types = [isOffice ? undefined : body, visited].filter((one) => one !== undefined);
  return types.length > 0 ? types : ['Organization'];
}

export function actorData(portal: Portal, item: Item<'actor'>): object {
  const { data, place } = item;
  // What has closed is called and visited no more.
  const { hours } = item.closed ? {} : hoursOf(data);
  const types = typesOf(item, hours);
  const isPlace = types.some((type) => type === 'LocalBusiness' || Object.values(PLACES).includes(type));
  return {
    '@type': types.length === 1 ? types[0] : types,
    '@id': absolute(portal, item.href),
    name: item.title,
    alternateName: [data.acronym, ...(data.alternateNames ?? [])].filter(Boolean),
    legalName: data.legalName,
    disambiguatingDescription: data.summary,
    url: data.website ?? absolute(portal, item.href),
    mainEntityOfPage: absolute(portal, item.href),
    sameAs: data.links?.map(({ url }) => url),
    address: postalAddress(place, data.address),
    // A body has no coordinates, a place has.
    geo: isPlace ? coordinates(data.geo) : undefined,
    location: isPlace ? undefined : data.geo && { '@type': 'Place', geo: coordinates(data.geo) },
    areaServed: data.areaServed?.map((text) => portal.find('territory', text)?.title ?? text),
    knowsAbout: item.themes
      .slice(0, item.ownThemes)
      .flatMap((slug) => portal.find('theme', slug)?.title ?? []),
    email: data.contact?.email,
    telephone: item.closed ? undefined : (data.contact?.phone?.e164 ?? data.contact?.phone?.display),
    openingHoursSpecification: isPlace && hours ? hoursSpecification(hours) : undefined,
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

/** The ordinary week, days of the same hours together, and public holidays if they are told. */
function hoursSpecification(hours: OpeningHours): object[] {
  const days = new Map<string, { range: TimeRange; days: string[] }>();
  for (const { day, ranges } of weekOf(hours))
    for (const range of ranges) {
      const key = `${range.from}-${range.to}`;
      const known = days.get(key) ?? { range, days: [] };
      known.days.push(DAYS[day - 1]!);
      days.set(key, known);
    }
  const { publicHolidays = [] } = hours;
  // Opening and closing at once: schema.org's way to say closed.
  const holidays = publicHolidays === 'off' ? [{ from: '00:00', to: '00:00' }] : publicHolidays;
  return [
    ...[...days.values()].map((one) => specification(one.days, one.range)),
    ...holidays.map((range) => specification(['PublicHolidays'], range)),
  ];
}

const specification = (days: readonly string[], { from, to }: TimeRange): object =>
  compact({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: days.map((day) => `https://schema.org/${day}`),
    opens: from,
    closes: to === '24:00' ? '23:59' : to,
  });
