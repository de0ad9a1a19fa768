/** The table of facts of an entry: labels and values, in the order in which people ask. */
import {
  LABELS,
  LEGAL_FORMS,
  STATUSES,
  TYPOLOGIES,
  WELCOMES,
} from '../../content-types/actor/vocabularies.ts';
import { CALL_RECURRENCES, CONTRACTS, MATTERS } from '../../content-types/listing/vocabularies.ts';
import { LEVELS } from '../../content-types/resource/index.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { LICENCES, PUBLICS } from '../../content-types/shared/vocabularies.ts';
import { sayDay } from '../../i18n/dates.ts';
import { titles } from '../../i18n/titles.ts';
import type { Option } from '../../schema/field.ts';
import { labelIn } from '../../schema/vocabulary.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { refTo } from './cards.ts';
import { typesetOf } from './text.ts';
import type { Fact, Ref } from './types.ts';

type FactName = keyof ReturnType<typeof titles>['facts'];

/** Gathers facts; what is absent leaves no row. */
class Facts {
  readonly list: Fact[] = [];
  readonly #portal: Portal;
  constructor(portal: Portal) {
    this.#portal = portal;
  }

  text(name: FactName, value: string | number | undefined): this {
    return this.#add(name, value === undefined ? [] : [{ label: typesetOf(this.#portal)(String(value)) }]);
  }

  code(name: FactName, value: string | number | undefined): this {
    return this.#add(name, value === undefined ? [] : [{ label: String(value) }]);
  }

  day(name: FactName, value: string | undefined): this {
    return this.code(name, value && sayDay(value, this.#portal.locale));
  }

  terms(name: FactName, options: readonly Option[], values: readonly string[] | string | undefined): this {
    const list = values === undefined ? [] : [values].flat();
    return this.#add(
      name,
      list.map((value) => ({ label: labelIn(options, value, this.#portal.locale) })),
    );
  }

  actors(name: FactName, values: readonly string[] | string | undefined): this {
    return this.#add(
      name,
      (values === undefined ? [] : [values].flat()).map((value) => refTo(this.#portal, value)),
    );
  }

  refs(name: FactName, values: Ref[]): this {
    return this.#add(name, values);
  }

  #add(name: FactName, values: Ref[]): this {
    if (values.length) this.list.push({ label: titles(this.#portal.locale).facts[name], values });
    return this;
  }
}

const byType: Partial<Record<TypeName, (facts: Facts, item: Item, portal: Portal) => Facts>> = {
  actor: (facts, item, portal) => actorFacts(facts, item as Item<'actor'>, portal),
  event: (facts, item) => facts.terms('publics', PUBLICS, (item as Item<'event'>).data.publics),
  article: (facts, item, portal) => articleFacts(facts, item as Item<'article'>, portal),
  listing: (facts, item) => listingFacts(facts, item as Item<'listing'>),
  resource: (facts, item, portal) => resourceFacts(facts, item as Item<'resource'>, portal),
};

export function factsOf(portal: Portal, item: Item): Fact[] {
  const facts = byType[item.type]?.(new Facts(portal), item, portal) ?? new Facts(portal);
  const { source } = item.data as { source?: string };
  return facts.terms('licence', LICENCES, item.data.licence).text('source', source).list;
}

function actorFacts(facts: Facts, { data }: Item<'actor'>, portal: Portal): Facts {
  const areas = portal.on('territory') ? (data.areaServed ?? []) : [];
  return facts
    .text(
      'alternateNames',
      [data.acronym, ...(data.alternateNames ?? [])].filter(Boolean).join(', ') || undefined,
    )
    .text('legalName', data.legalName)
    .terms('typology', TYPOLOGIES, data.typology)
    .terms('legalForm', LEGAL_FORMS, data.legalForm)
    .terms('labels', LABELS, data.labels)
    .terms('publics', PUBLICS, data.publics)
    .terms('welcome', WELCOMES, data.welcome)
    .refs(
      'areaServed',
      areas.flatMap((text) => territoryRef(portal, text)),
    )
    .actors('networks', data.networks)
    .actors('parent', data.parent)
    .code('foundingYear', data.foundingYear)
    .terms('status', STATUSES, data.status === 'actif' ? undefined : data.status)
    .day('closedOn', data.closedOn)
    .code('siren', data.siren?.replace(/(\d{3})(?=\d)/g, '$1\u00a0'))
    .code('siret', siretText(data.siret))
    .code('rna', data.rna)
    .code('naf', data.naf);
}

/** 732 829 320 00074 */
const siretText = (siret: string | undefined): string | undefined =>
  siret && [siret.slice(0, 3), siret.slice(3, 6), siret.slice(6, 9), siret.slice(9)].join('\u00a0');

function territoryRef(portal: Portal, text: string): Ref[] {
  const territory = portal.find('territory', text);
  return [territory ? { label: territory.title, href: territory.href } : { label: text }];
}

function articleFacts(facts: Facts, { data }: Item<'article'>, portal: Portal): Facts {
  const workshop = portal.find('event', data.contributedAt);
  const born = workshop
    ? [{ label: workshop.title, href: workshop.href }]
    : data.contributedAt
      ? [{ label: data.contributedAt }]
      : [];
  return facts.refs('contributedAt', born).refs(
    'sources',
    (data.sources ?? []).map(({ label, url }) => ({ label: label ?? url, href: url })),
  );
}

function listingFacts(facts: Facts, { data }: Item<'listing'>): Facts {
  return facts
    .terms('matter', MATTERS, data.matter)
    .terms('contract', CONTRACTS, data.contract)
    .code('weeklyHours', data.weeklyHours)
    .text('salary', data.salary)
    .code('romeCode', data.romeCode)
    .actors('funder', data.funder)
    .text('beneficiaries', data.beneficiaries)
    .text('amount', data.amount)
    .text('coFundingRate', data.coFundingRate)
    .text('perimeter', data.perimeter)
    .day('opening', data.opening)
    .terms('callRecurrence', CALL_RECURRENCES, data.callRecurrence)
    .terms('publics', PUBLICS, data.publics);
}

/** « fr » → « français »; words stay as they are. */
function languageName(code: string, locale: string): string {
  if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}

function resourceFacts(facts: Facts, { data }: Item<'resource'>, portal: Portal): Facts {
  return facts
    .actors('publisher', data.publisher)
    .code('year', data.year)
    .text('format', data.format)
    .text('size', data.size)
    .text('language', data.language && languageName(data.language, portal.locale))
    .terms('level', LEVELS, data.level)
    .terms('publics', PUBLICS, data.publics);
}
