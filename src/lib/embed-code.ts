/** The code that a partner pastes in a page: a frame, or a place that the script `integrer.js` fills. */

export interface EmbedSpec {
  /** Address of the frame, absolute. */
  src: string;
  /** Of the script, absolute. */
  script: string;
  /** Said of the frame by readers of screens. */
  title: string;
  /** The page of the portal that shows it all, absolute: what stands there where nothing else can. */
  page: string;
  /** `clair` is what a frame is without a word. */
  colours?: 'clair' | 'sombre' | 'auto';
}

/** Frames that grow with nothing: pixels. */
const HEIGHT = 600;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

const marked = ({ src, colours = 'clair' }: EmbedSpec): string =>
  colours === 'clair' ? src : `${src}#${colours}`;

/** What a frame of the portal may do: run its own script, and open its links in a tab that is free again. */
export const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** A frame of a fixed height, that scrolls; it stands without any script of ours in the page. */
export const iframeCode = (spec: EmbedSpec): string =>
  `<iframe src="${escape(marked(spec))}" title="${escape(spec.title)}" width="100%" height="${HEIGHT}" loading="lazy" referrerpolicy="no-referrer" sandbox="${SANDBOX}"></iframe>`;

/** A place with a link, that the script makes a frame as high as its list. */
export function scriptCode(spec: EmbedSpec): string {
  const base = spec.script.replace(/[^/]*$/, 'integrer/');
  const list = spec.src.slice(base.length).replace(/\/$/, '');
  const colours = spec.colours && spec.colours !== 'clair' ? ` data-couleurs="${spec.colours}"` : '';
  return `<div data-cordee="${escape(list)}"${colours}><a href="${escape(spec.page)}">${escape(spec.title)}</a></div>\n<script src="${escape(spec.script)}" async></script>`;
}
