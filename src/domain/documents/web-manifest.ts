import { toWebManifest } from '../../lib/formats/web-manifest.ts';
import { titles } from '../../i18n/titles.ts';
import { APP_ICONS } from '../icons.ts';
import { sectionLink, siteOf } from '../models/site.ts';
import { paletteOf } from '../palette.ts';
import type { Portal } from '../portal.ts';

/** The portal as an app of a phone: its name, its icons, and the three places where people go most. */
export function webManifest(portal: Portal): string {
  const { settings, base, locale } = portal;
  const { search, themeColor } = siteOf(portal);
  const sections = (['event', 'actor'] as const).filter((type) => portal.on(type));
  const places = [
    ...sections.map((type) => sectionLink(portal, type)),
    { label: titles(locale).search, href: search },
  ];
  return toWebManifest({
    name: settings.name,
    lang: locale,
    description: settings.description ?? settings.tagline,
    scope: `${base}/`,
    themeColor: themeColor.light,
    backgroundColor: paletteOf(settings.colors ?? {})['stone-98'],
    icons: APP_ICONS.map(({ file, side, isMaskable }) => ({
      src: `${base}/${file}`,
      size: side,
      maskable: isMaskable,
    })),
    shortcuts: places.map(({ label, href }) => ({ name: label, url: href })),
  });
}
