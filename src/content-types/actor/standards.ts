/**
 * How other vocabularies call the fields of an actor: schema.org, and the structures of data·inclusion v1. For the page
 * « Données ouvertes » and the description of the tables; what is not here has no name there.
 */
export interface Standards {
  schemaOrg?: string;
  dataInclusion?: string;
}

/** By the path of the field. */
export const ACTOR_STANDARDS: Readonly<Record<string, Standards>> = {
  name: { schemaOrg: 'name', dataInclusion: 'nom' },
  acronym: { schemaOrg: 'alternateName' },
  alternateNames: { schemaOrg: 'alternateName' },
  legalName: { schemaOrg: 'legalName' },
  summary: { schemaOrg: 'disambiguatingDescription', dataInclusion: 'description' },
  themes: { schemaOrg: 'knowsAbout' },
  typology: { dataInclusion: 'reseaux_porteurs' },
  legalForm: { schemaOrg: 'additionalType' },
  publics: { schemaOrg: 'audience' },
  'address.street': { schemaOrg: 'streetAddress', dataInclusion: 'adresse' },
  'address.complement': { schemaOrg: 'streetAddress', dataInclusion: 'complement_adresse' },
  'address.postalCode': { schemaOrg: 'postalCode', dataInclusion: 'code_postal' },
  'address.commune': { schemaOrg: 'addressLocality', dataInclusion: 'commune' },
  'address.inseeCode': { dataInclusion: 'code_insee' },
  'geo.lat': { schemaOrg: 'latitude', dataInclusion: 'latitude' },
  'geo.lon': { schemaOrg: 'longitude', dataInclusion: 'longitude' },
  areaServed: { schemaOrg: 'areaServed' },
  'contact.email': { schemaOrg: 'email', dataInclusion: 'courriel' },
  'contact.phone': { schemaOrg: 'telephone', dataInclusion: 'telephone' },
  website: { schemaOrg: 'url', dataInclusion: 'site_web' },
  'links.1.url': { schemaOrg: 'sameAs' },
  openingHours: { schemaOrg: 'openingHours', dataInclusion: 'horaires_accueil' },
  'accessibility.url': { dataInclusion: 'accessibilite_lieu' },
  networks: { schemaOrg: 'memberOf' },
  parent: { schemaOrg: 'parentOrganization' },
  siren: { schemaOrg: 'identifier' },
  siret: { schemaOrg: 'identifier', dataInclusion: 'siret' },
  rna: { schemaOrg: 'identifier' },
  foundingYear: { schemaOrg: 'foundingDate' },
  closedOn: { schemaOrg: 'dissolutionDate' },
  keywords: { schemaOrg: 'keywords' },
  published: { schemaOrg: 'datePublished' },
  updated: { schemaOrg: 'dateModified', dataInclusion: 'date_maj' },
  verifiedOn: { schemaOrg: 'lastReviewed', dataInclusion: 'date_maj' },
  licence: { schemaOrg: 'license' },
};
