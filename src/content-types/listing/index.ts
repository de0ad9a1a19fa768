import { bad, good } from '../../lib/result.ts';
import { defineContentType } from '../../schema/content-type.ts';
import { choice } from '../../schema/fields/choice.ts';
import { relation } from '../../schema/fields/compound.ts';
import { date } from '../../schema/fields/dates.ts';
import { number } from '../../schema/fields/numbers.ts';
import { url } from '../../schema/fields/reach.ts';
import { scalar } from '../../schema/fields/scalar.ts';
import { text } from '../../schema/fields/text.ts';
import * as shared from '../shared/fields.ts';
import { labelled } from '../shared/labelled.ts';
import { CALL_RECURRENCES, CONTRACTS, LISTING_KINDS, LISTING_STATES, MATTERS } from './vocabularies.ts';

const readRome = (code: string) => (/^[A-N]\d{4}$/i.test(code) ? good(code.toUpperCase()) : bad('format'));

/** What people ask and offer; it always has an end. */
export const listing = defineContentType({
  name: 'listing',
  folder: 'listings',
  section: 'annonces',
  labels: {
    section: { fr: 'Annonces', en: 'Listings' },
    singular: { fr: 'Annonce', en: 'Listing' },
    plural: { fr: 'Annonces', en: 'Listings' },
    intro: {
      fr: 'Emplois, missions bénévoles, coups de main, matériel : ce qui se cherche et ce qui se propose.',
      en: 'Jobs, volunteering, a hand, equipment: what is wanted and what is offered.',
    },
  },
  title: 'title',
  schemaType: 'JobPosting',
  feeds: true,
  facets: ['theme', 'territory', 'kind', 'state'],
  fields: {
    title: text({
      label: { fr: 'Titre', en: 'Title' },
      example: 'Cherche remorque pour la Transhumance',
      required: true,
      max: 140,
      synonyms: ['name'],
    }),
    summary: { ...shared.summary, example: 'Une remorque de vélo à prêter, à venir chercher à la gare.' },
    kind: choice({
      label: { fr: 'Genre', en: 'Kind' },
      options: LISTING_KINDS,
      example: 'besoin',
      advised: true,
    }),
    matter: choice({ label: { fr: 'De quoi s’agit-il ?', en: 'What' }, options: MATTERS }),
    poster: relation({
      label: { fr: 'Proposée par', en: 'Posted by' },
      to: 'actor',
      words: true,
      synonyms: ['hiringOrganization', 'auteur'],
    }),
    address: shared.address,
    geo: shared.geo,
    territories: shared.territories,
    themes: shared.themes,
    publics: shared.publics,
    validThrough: date({
      label: { fr: 'Valable jusqu’au', en: 'Valid through' },
      hint: 'Après cette date, l’annonce reste, marquée close.',
      required: true,
      example: '2027-06-30',
      synonyms: ['expires', 'datelimite', 'fin'],
    }),
    state: choice({ label: { fr: 'État', en: 'State' }, options: LISTING_STATES, example: 'ouverte' }),
    contact: shared.contact,
    consent: shared.consent,
    applyUrl: url({ label: { fr: 'Lien pour répondre', en: 'Apply link' } }),
    price: shared.price,
    contract: choice({ label: { fr: 'Contrat', en: 'Contract' }, options: CONTRACTS }),
    weeklyHours: number({
      label: { fr: 'Heures par semaine', en: 'Weekly hours' },
      min: 0,
      max: 80,
      example: '24',
    }),
    salary: text({ label: { fr: 'Rémunération', en: 'Salary' }, example: '1 920 € brut par mois' }),
    romeCode: {
      kind: 'identifier' as const,
      label: { fr: 'Code ROME', en: 'ROME code' },
      example: 'K1201',
      required: false as const,
      schema: scalar(readRome, () => 'un code ROME compte une lettre et quatre chiffres'),
      widget: { widget: 'string' },
    },
    funder: relation({ label: { fr: 'Financeur', en: 'Funder' }, to: 'actor', words: true }),
    beneficiaries: text({
      label: { fr: 'Bénéficiaires', en: 'Beneficiaries' },
      example: 'Associations du massif',
    }),
    amount: text({ label: { fr: 'Montant', en: 'Amount' }, example: 'De 500 à 3 000 €' }),
    coFundingRate: text({
      label: { fr: 'Taux de cofinancement', en: 'Co-funding rate' },
      example: '80 % au plus',
    }),
    perimeter: text({ label: { fr: 'Périmètre', en: 'Perimeter' }, example: 'Haute-Dourse' }),
    opening: date({ label: { fr: 'Ouverture des dépôts', en: 'Opening' } }),
    callRecurrence: choice({ label: { fr: 'Rythme de l’appel', en: 'Rhythm' }, options: CALL_RECURRENCES }),
    dossierUrl: url({ label: { fr: 'Dossier à remplir', en: 'Application form' } }),
    links: shared.links,
    ...shared.image,
    keywords: shared.keywords,
    ...shared.provenance,
    ...shared.life,
  },
  card(data) {
    const { kind, state } = data;
    return {
      kicker: kind && labelled(LISTING_KINDS, kind),
      badge:
        state && state !== 'ouverte' ? { label: labelled(LISTING_STATES, state), tone: 'quiet' } : undefined,
    };
  },
});
