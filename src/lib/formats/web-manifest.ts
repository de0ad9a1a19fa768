/** What a browser needs to put a portal among the apps of a phone. Source: W3C Web Application Manifest. */
export interface WebManifest {
  name: string;
  /** BCP 47. */
  lang: string;
  description?: string | undefined;
  /** Path from the root of the host, with its final slash: where the app begins, and all that it holds. */
  scope: string;
  /** `#rrggbb` */
  themeColor: string;
  backgroundColor: string;
  icons: readonly { src: string; size: number; maskable?: boolean }[];
  shortcuts: readonly { name: string; url: string }[];
}

/** The room under an icon: phones cut a longer name wherever it falls. */
const SHORT = 14;

export function toWebManifest(manifest: WebManifest): string {
  const { name, lang, description, scope, themeColor, backgroundColor, icons, shortcuts } = manifest;
  const value = {
    id: scope,
    name,
    short_name: shortName(name),
    description,
    lang,
    dir: 'ltr',
    start_url: scope,
    scope,
    // With the browser's own way back, and the address that one may share.
    display: 'minimal-ui',
    theme_color: themeColor,
    background_color: backgroundColor,
    categories: ['social', 'news'],
    icons: icons.map(({ src, size, maskable }) => ({
      src,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: maskable ? 'maskable' : 'any',
    })),
    shortcuts,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** As many whole words as there is room for; one word alone is cut by whoever shows it. */
function shortName(name: string): string {
  if (name.length <= SHORT) return name;
  const [first = '', ...others] = name.split(/\s+/);
  let short = first;
  for (const word of others) {
    if (`${short} ${word}`.length > SHORT) break;
    short += ` ${word}`;
  }
  // « Ambrune en » would say less than the name alone.
  return short.replace(/(?:\s+\p{Ll}{1,3})+$/u, '');
}
