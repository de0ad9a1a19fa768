/** The card of an actor, for the address book of whoever calls or writes to it. */
import type { VCard } from '../lib/formats/vcard.ts';
import { pictureOf } from './models/pictures.ts';
import { keyOf, type Item } from './item.ts';
import type { Portal } from './portal.ts';

type Actor = Item<'actor'>;

export const VCARD = 'contact.vcf';

/** Its address, with the base; undefined for who cannot be reached, or is there no more. */
export function vcardHref({ data, closed, href }: Actor): string | undefined {
  const isReachable = data.contact?.phone ?? data.contact?.email;
  return isReachable && !closed ? href + VCARD : undefined;
}

/** What is on the page, and no more: nothing depends on the day of the build. */
export function vcardOf(portal: Portal, actor: Actor): VCard {
  const { data, place, title, href, slug } = actor;
  const { address, contact, geo } = data;
  const page = portal.origin + href;
  const logo = pictureOf(portal, data.logo, data.logoAlt);
  return {
    // Its first name, unless another one took it: never the host, which changes.
    uid: `${data.formerSlugs?.find((one) => !portal.byKey.has(keyOf('actor', one))) ?? slug}@${portal.settings.id}`,
    name: title,
    organisation: data.legalName,
    nicknames: [data.acronym, ...(data.alternateNames ?? [])].filter((name) => name !== undefined),
    note: data.summary,
    phone: contact?.phone,
    email: contact?.email,
    ...(place || address
      ? {
          address: {
            complement: address?.complement,
            street: address?.street,
            locality: place?.commune ?? address?.commune,
            region: place?.department?.name,
            postalCode: place?.postalCode ?? address?.postalCode,
            country: 'France',
          },
        }
      : {}),
    geo,
    urls: [data.website, page].filter((url) => url !== undefined),
    logo: logo && new URL(logo.src, page).href,
    categories: actor.themes
      .slice(0, actor.ownThemes)
      .flatMap((theme) => portal.find('theme', theme)?.title ?? []),
    language: portal.locale,
    revised: [actor.updated ?? actor.published, data.verifiedOn]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1),
    source: page + VCARD,
  };
}
