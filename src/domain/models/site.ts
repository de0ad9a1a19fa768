/** What every page shows of its portal. One object a portal: pages share it. */
import type { TypeName } from '../../content-types/registry.ts';
import { typeOf } from '../../content-types/registry.ts';
import { titles } from '../../i18n/titles.ts';
import { inLocale } from '../../schema/field.ts';
import { FORM_KINDS } from '../forms/questions.ts';
import { paletteOf } from '../palette.ts';
import { headerLogo, iconLinks } from '../icons.ts';
import type { Portal } from '../portal.ts';
import { leadsSomewhere } from '../exists.ts';
import { addressOf } from '../urls.ts';
import type { Link, SiteModel } from './types.ts';

/** Sections of the main menu, in the order in which people look for them. */
export const MENU: readonly TypeName[] = ['actor', 'event', 'article', 'listing', 'resource', 'question'];

const models = new WeakMap<Portal, SiteModel>();

export function siteOf(portal: Portal): SiteModel {
  let model = models.get(portal);
  if (!model) models.set(portal, (model = buildSite(portal)));
  return model;
}

function buildSite(portal: Portal): SiteModel {
  const { settings, locale, base, origin } = portal;
  const { contact = {}, legal = {}, colors = {} } = settings;
  const palette = paletteOf(colors);
  return {
    name: settings.name,
    tagline: settings.tagline,
    description: settings.description,
    locale,
    base,
    origin,
    themeColor: { light: palette['stone-100'], dark: palette['forest-21'] },
    timeZone: portal.timeZone,
    home: `${base}/`,
    search: base + addressOf({ kind: 'search' }),
    subscribe: base + addressOf({ kind: 'subscribe' }),
    siteMap: base + addressOf({ kind: 'site-map' }),
    openData: base + addressOf({ kind: 'open-data' }),
    menu: menuOf(portal),
    footer: footerOf(portal),
    contribute: contributeOf(portal),
    forms: formLinks(portal),
    contact: {
      ...contact,
      phone: contact.phone && { display: contact.phone.display, href: contact.phone.href },
    },
    licence: legal.licence,
    icons: iconLinks(portal),
    logo: headerLogo(portal),
  };
}

function menuOf(portal: Portal): Link[] {
  const own = portal.settings.menus?.main;
  if (own) return visible(portal, own);
  return [...MENU, 'theme' as const, 'territory' as const]
    .filter((type) => portal.on(type))
    .map((type) => ({
      label: inLocale(typeOf(type).labels.section, portal.locale),
      href: sectionHref(portal, type),
    }));
}

function footerOf(portal: Portal): Link[] {
  const own = portal.settings.menus?.footer;
  if (own) return visible(portal, own);
  return portal.items.page.map((page) => ({ label: page.title, href: page.href }));
}

/** A menu leads nowhere that was switched off. */
function visible(portal: Portal, items: { label: string; href: string }[]): Link[] {
  return items.flatMap(({ label, href }) => {
    if (!href.startsWith('/')) return [{ label, href }];
    return leadsSomewhere(portal, href.replace(/[?#].*$/, '')) ? [{ label, href: portal.base + href }] : [];
  });
}

/** Where something is proposed, unless the portal says otherwise. */
const PROPOSE = addressOf({ kind: 'propose' });

function contributeOf(portal: Portal): Link | undefined {
  const { label, href: target = PROPOSE } = portal.settings.contribute ?? {};
  const [link] = visible(portal, [
    { label: label ?? (portal.locale === 'en' ? 'Share something' : 'Proposer une info'), href: target },
  ]);
  return link;
}

/** The forms, by type; none where the portal sends people elsewhere. */
function formLinks(portal: Portal): SiteModel['forms'] {
  if ((portal.settings.contribute?.href ?? PROPOSE) !== PROPOSE) return {};
  return Object.fromEntries(
    FORM_KINDS.filter((kind) => kind === 'correction' || portal.on(kind)).map((form) => [
      form,
      portal.base + addressOf({ kind: 'form', form }),
    ]),
  );
}

export function sectionHref(portal: Portal, type: TypeName): string {
  const route =
    type === 'theme' || type === 'territory'
      ? { kind: 'index' as const, type }
      : { kind: 'list' as const, type, page: 1 };
  return portal.base + addressOf(route);
}

export const sectionLabel = (portal: Portal, type: TypeName): string =>
  inLocale(typeOf(type).labels.section, portal.locale);

/** « Accueil » and the sections in which a page is. */
export function trail(portal: Portal, ...steps: (Link | undefined)[]): Link[] {
  const home = { label: titles(portal.locale).home, href: `${portal.base}/` };
  return [home, ...steps.filter((step) => step !== undefined)];
}

export const sectionLink = (portal: Portal, type: TypeName): Link => ({
  label: sectionLabel(portal, type),
  href: sectionHref(portal, type),
});
