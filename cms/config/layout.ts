/**
 * In which order a form asks. First what a newcomer has in mind, eight to twelve questions; then sections that
 * stay folded until somebody wants them. A field that nobody placed comes in « Pour aller plus loin »: a new field
 * or a new type has its form the day it is born.
 */
import type { ContentType } from '../../src/schema/content-type.ts';

/** The text of the page: no field of the type, and yet asked among them. */
export const BODY = 'body';

/** A part of the form that has no key of its own in the file: its name begins with `_`. */
export interface Section {
  name: string;
  label: string;
  hint: string;
  fields: string[];
  collapsed: boolean;
  widget: 'object' | 'cordee-commune';
}

export type Part = { field: string } | { section: Section };

const FIRST: Record<string, readonly string[]> = {
  actor: [
    'name',
    'summary',
    'themes',
    'typology',
    BODY,
    'address',
    'contact',
    'website',
    'openingHours',
    'openingHoursNote',
    'image',
  ],
  event: [
    'title',
    'summary',
    'start',
    'end',
    'recurrence',
    'place',
    'address',
    'organisers',
    'themes',
    BODY,
    'price',
    'image',
  ],
  article: ['title', 'summary', BODY, 'kind', 'authors', 'themes', 'territories', 'image'],
  listing: [
    'title',
    'kind',
    'summary',
    BODY,
    'validThrough',
    'poster',
    'contact',
    'address',
    'themes',
    'image',
  ],
  resource: ['title', 'summary', 'kind', 'url', 'file', 'publisher', 'themes', BODY, 'image'],
  question: ['title', BODY, 'askedBy', 'themes', 'territories', 'answers', 'state', 'accepted'],
  theme: ['name', 'summary', 'parent', 'icon', 'color', 'order', BODY],
  territory: ['name', 'level', 'summary', 'code', 'postalCode', 'parent', BODY],
  page: ['title', 'summary', BODY, 'image'],
};

interface SectionSpec extends Omit<Section, 'fields'> {
  fields: readonly string[];
  /** Of these types alone. */
  of?: readonly string[];
}

/** In their order in the form. The first field of a section that is asked early brings the section there. */
const SECTIONS: readonly SectionSpec[] = [
  {
    name: '_where',
    label: 'Adresse',
    hint: 'Écrivez les premières lettres de la commune et choisissez-la : le code postal suit.',
    fields: ['address', 'geo'],
    collapsed: false,
    widget: 'cordee-commune',
  },
  {
    name: '_picture',
    label: 'Image',
    hint: 'Une photo à vous, avec ce qu’elle montre et le nom de qui l’a prise. Demandez leur accord aux personnes que l’on reconnaît.',
    fields: ['image', 'imageAlt', 'imageDecorative', 'imageCredit'],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_logo',
    label: 'Logo',
    hint: 'Le logo de la structure, s’il en existe un.',
    fields: ['logo', 'logoAlt', 'logoDecorative', 'logoCredit'],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_state',
    of: ['event'],
    label: 'Changement, annulation, en ligne',
    hint: 'Reporté, complet, annulé ? Ici aussi, comment participer à distance.',
    fields: ['status', 'statusNote', 'mode', 'onlineUrl', 'allDay', 'timeZone'],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_practical',
    label: 'Infos pratiques',
    hint: 'Prix, publics, accès : ce que l’on demande avant de venir.',
    fields: [
      'price',
      'registration',
      'contact',
      'publics',
      'age',
      'welcome',
      'gettingThere',
      'accessibility',
      'applyUrl',
    ],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_offer',
    of: ['listing'],
    label: 'Emploi, mission, appel à projets',
    hint: 'Seulement ce qui convient à votre annonce.',
    fields: [
      'matter',
      'contract',
      'weeklyHours',
      'salary',
      'romeCode',
      'funder',
      'beneficiaries',
      'amount',
      'coFundingRate',
      'perimeter',
      'opening',
      'callRecurrence',
      'dossierUrl',
      'state',
    ],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_links',
    label: 'Liens avec d’autres fiches',
    hint: 'Qui et quoi d’autre du portail, et ailleurs sur le web.',
    fields: [
      'partners',
      'networks',
      'parent',
      'report',
      'workshop',
      'contributedAt',
      'actors',
      'events',
      'sources',
      'links',
      'areaServed',
      'territories',
      'differentFrom',
      'neighbours',
      'members',
    ],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_legal',
    of: ['actor'],
    label: 'Identité officielle',
    hint: 'Numéros et labels, si vous les avez sous la main.',
    fields: [
      'acronym',
      'legalName',
      'legalForm',
      'labels',
      'siren',
      'siret',
      'rna',
      'naf',
      'foundingYear',
      'status',
      'closedOn',
    ],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_more',
    label: 'Pour aller plus loin',
    hint: 'Mots de la recherche et détails.',
    fields: ['alternateNames', 'keywords'],
    collapsed: true,
    widget: 'object',
  },
  {
    name: '_life',
    label: 'Vie de la fiche',
    hint: 'Pour l’équipe du portail : dates, vérification, provenance. Rien n’y est à remplir.',
    fields: [
      'verifiedOn',
      'verifiedBy',
      'published',
      'updated',
      'publishedAt',
      'draft',
      'licence',
      'formerSlugs',
      'uid',
      'source',
      'sourceId',
    ],
    collapsed: true,
    widget: 'object',
  },
];

const REST = '_more';
/** A group that stands alone among the sections: an agreement is between contact and practice. */
const BEFORE_SECTION: Record<string, string> = { consent: '_practical' };

/** The parts of a form, in their order: every field of the type, and its text, exactly once. */
export function layoutOf(type: ContentType): Part[] {
  const names = [...Object.keys(type.fields), BODY];
  const asked = firstOf(type).filter((name) => names.includes(name));
  const sections = SECTIONS.filter(({ of }) => !of || of.includes(type.name));
  const placed = new Set<string>();
  const parts: Part[] = [];
  const take = (part: Part) => {
    for (const name of 'field' in part ? [part.field] : part.section.fields) placed.add(name);
    parts.push(part);
  };
  for (const name of asked) {
    if (placed.has(name)) continue;
    const section = sections.find((one) => LED.has(one.name) && one.fields[0] === name);
    take(section ? { section: sectionOf(section, names, placed) } : { field: name });
  }
  for (const spec of sections) {
    for (const [field, before] of Object.entries(BEFORE_SECTION))
      if (before === spec.name && names.includes(field) && !placed.has(field)) take({ field });
    const section = sectionOf(spec, names, placed);
    if (spec.name === REST) section.fields.push(...nobodys(names, placed, section.fields));
    if (section.fields.length > 0) take({ section });
  }
  return parts;
}

/** Sections that come whole where their first field is asked. */
const LED = new Set(['_where', '_picture', '_logo']);

/** Of a type that nobody arranged: what it requires and advises, then its own fields. */
function firstOf(type: ContentType): readonly string[] {
  const arranged = FIRST[type.name];
  if (arranged) return arranged;
  const everybodys = new Set(SECTIONS.flatMap(({ fields }) => fields));
  const { fields } = type;
  const own = Object.keys(fields).filter((name) => !everybodys.has(name));
  const needed = own.filter((name) => fields[name]!.required || fields[name]!.advised);
  return [...new Set([...needed, BODY, ...own])].slice(0, MOST);
}

const MOST = 12;

const sectionOf = (
  { name, label, hint, collapsed, widget, fields }: SectionSpec,
  names: readonly string[],
  placed: ReadonlySet<string>,
): Section => ({
  name,
  label,
  hint,
  collapsed,
  widget,
  fields: fields.filter((one) => names.includes(one) && !placed.has(one)),
});

/** Fields that no part has room for. */
function nobodys(names: readonly string[], placed: ReadonlySet<string>, here: readonly string[]): string[] {
  const later = new Set(
    SECTIONS.slice(SECTIONS.findIndex(({ name }) => name === REST) + 1).flatMap((one) => one.fields),
  );
  return names.filter((name) => !placed.has(name) && !here.includes(name) && !later.has(name));
}
