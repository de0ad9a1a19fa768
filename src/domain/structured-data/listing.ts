import { CONTRACTS } from '../../content-types/listing/vocabularies.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import { isoOf } from '../../lib/dates/zone.ts';
import { absolute, party, postalAddress } from './common.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';

const JOBS = new Set(['emploi', 'stage', 'service-civique', 'alternance', 'benevolat']);

const EMPLOYMENT: Record<string, string> = {
  cdi: 'FULL_TIME',
  cdd: 'TEMPORARY',
  cddi: 'TEMPORARY',
  stage: 'INTERN',
  alternance: 'INTERN',
  benevolat: 'VOLUNTEER',
  volontariat: 'VOLUNTEER',
  'service-civique': 'VOLUNTEER',
  independant: 'CONTRACTOR',
};

/** A job, a call for projects, or something wanted or offered: three different things for schema.org. */
export function listingData(portal: Portal, item: Item<'listing'>): object {
  const { kind } = item.data;
  if (kind && JOBS.has(kind)) return jobData(portal, item);
  if (kind === 'appel-a-projets') return callData(portal, item);
  return offerData(portal, item);
}

const common = (portal: Portal, item: Item<'listing'>) => ({
  '@id': absolute(portal, item.href),
  url: absolute(portal, item.href),
});

function jobData(portal: Portal, item: Item<'listing'>): object {
  const { data, place, published } = item;
  const contract = data.contract ?? (data.kind === 'benevolat' ? 'benevolat' : data.kind);
  return {
    '@type': 'JobPosting',
    ...common(portal, item),
    title: item.title,
    description: data.summary ?? item.title,
    datePosted: published,
    validThrough: isoOf(`${data.validThrough}T23:59`, portal.timeZone),
    employmentType: contract && EMPLOYMENT[contract],
    hiringOrganization: party(portal, data.poster) ?? { '@type': 'Organization', name: portal.settings.name },
    jobLocation: place && { '@type': 'Place', address: postalAddress(place, data.address) },
    workHours: data.weeklyHours && `${data.weeklyHours} h`,
    occupationalCategory: data.romeCode,
    additionalType: data.contract && labelIn(CONTRACTS, data.contract, portal.locale),
  };
}

function callData(portal: Portal, item: Item<'listing'>): object {
  const { data } = item;
  return {
    '@type': 'Grant',
    ...common(portal, item),
    name: item.title,
    disambiguatingDescription: data.summary,
    funder: party(portal, data.funder ?? data.poster),
  };
}

function offerData(portal: Portal, item: Item<'listing'>): object {
  const { data } = item;
  return {
    '@type': data.kind === 'besoin' ? 'Demand' : 'Offer',
    ...common(portal, item),
    name: item.title,
    disambiguatingDescription: data.summary,
    availabilityStarts: item.published,
    availabilityEnds: data.validThrough,
    offeredBy: data.kind === 'besoin' ? undefined : party(portal, data.poster),
  };
}
