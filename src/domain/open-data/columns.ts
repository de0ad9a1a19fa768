/**
 * What is published of an actor, from the fields of its content type: the columns of the tables, in order. A field that
 * is born in the type is published the same day, unless it is named here with the reason why it is not.
 */
import { actor } from '../../content-types/actor/index.ts';
import { ACTOR_STANDARDS } from '../../content-types/actor/standards.ts';
import type { Standards } from '../../content-types/actor/standards.ts';
import type { Field, Fields } from '../../schema/field.ts';
import { list } from '../../schema/fields/compound.ts';
import { url } from '../../schema/fields/reach.ts';
import { markdown, text } from '../../schema/fields/text.ts';
import { slug } from '../../schema/fields/codes.ts';
import { leavesOf } from '../../schema/leaves.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';

/** Why a field stays on the portal: who agreed to what, how the portal is kept, pictures that are their author's. */
export type Kept = 'consent' | 'portal' | 'pictures';

export const KEPT: Readonly<Record<string, Kept>> = {
  consent: 'consent',
  draft: 'portal',
  publishedAt: 'portal',
  formerSlugs: 'portal',
  differentFrom: 'portal',
  logo: 'pictures',
  logoAlt: 'pictures',
  logoDecorative: 'pictures',
  logoCredit: 'pictures',
  image: 'pictures',
  imageAlt: 'pictures',
  imageDecorative: 'pictures',
  imageCredit: 'pictures',
};

/** The fields of the type that are published. */
export const PUBLISHED: Fields = Object.fromEntries(
  Object.entries(actor.fields as Fields).filter(([name]) => !(name in KEPT)),
);

/** What the portal itself adds to the fields of the type. */
const OWN = {
  before: {
    slug: slug({
      label: { fr: 'Identifiant', en: 'Identifier' },
      hint: { fr: 'Le nom de la fiche dans ce portail.', en: 'The name of the entry in this portal.' },
      required: true,
    }),
    url: url({
      label: { fr: 'Adresse de la fiche', en: 'Address of the entry' },
      hint: { fr: 'La page à citer.', en: 'The page to cite.' },
      required: true,
    }),
  },
  after: {
    containedInPlace: list({
      label: { fr: 'Territoires où elle se trouve', en: 'Territories it is in' },
      hint: {
        fr: 'Des noms, du plus proche au plus large, d’après l’adresse et les territoires donnés.',
        en: 'Names, the nearest first, from the address and the territories given.',
      },
      of: text({ label: { fr: 'Territoire', en: 'Territory' } }),
    }),
    description: markdown({
      label: { fr: 'Texte de la fiche', en: 'Text of the entry' },
      hint: {
        fr: 'En Markdown. Dans les fichiers de tout l’annuaire seulement.',
        en: 'In Markdown. In the files of the whole directory alone.',
      },
    }),
  },
};

export interface Column extends Standards {
  /** As a map of `npm run import` writes it: `address.street`, `links.2.url`. */
  path: string;
  field: Field;
  /** Made by the portal: an import takes it from elsewhere, or works it out again. */
  isOwn?: true;
}

/** The text of the page: in the files of the whole directory alone, where it stands last. */
export const BODY = 'description';

/** At most: a map of an import counts to 99. */
const MOST = 20;

const own = (fields: Fields, standards: Readonly<Record<string, Standards>>): Column[] =>
  Object.entries(fields).map(([path, field]) => ({ path, field, isOwn: true, ...standards[path] }));

/** Without the body. A list of groups has as many columns as its longest value in the portal, one at least. */
export function columnsOf(portal: Portal): Column[] {
  return [
    ...own(OWN.before as Fields, {
      slug: { dataInclusion: 'id' },
      url: { schemaOrg: 'mainEntityOfPage', dataInclusion: 'lien_source' },
    }),
    ...leavesOf(PUBLISHED).flatMap(({ path, field }) => numbered(portal, { path, field })),
    ...own({ containedInPlace: OWN.after.containedInPlace } as Fields, {
      containedInPlace: { schemaOrg: 'containedInPlace' },
    }),
  ];
}

export const bodyColumn: Column = {
  path: BODY,
  field: OWN.after.description as Field,
  isOwn: true,
  schemaOrg: 'description',
  dataInclusion: 'description',
};

function numbered(portal: Portal, column: Column): Column[] {
  const standards = ACTOR_STANDARDS[column.path];
  const [, before, after] = /^(.+)\.1\.(.+)$/.exec(column.path) ?? [];
  if (!before) return [{ ...column, ...standards }];
  const count = Math.min(MOST, Math.max(1, ...portal.items.actor.map((item) => lengthOf(item, before))));
  return Array.from({ length: count }, (_, i) => ({
    ...column,
    path: `${before}.${i + 1}.${after!}`,
    ...standards,
  }));
}

const lengthOf = ({ data }: Item, name: string): number =>
  ((data as Record<string, unknown>)[name] as unknown[] | undefined)?.length ?? 0;
