import { lineForXml, xmlText } from './xml.ts';

export interface OpmlOutline {
  text: string;
  /** Address of a feed. */
  xmlUrl?: string;
  htmlUrl?: string;
  description?: string;
  outlines?: readonly OpmlOutline[];
}

/** OPML 2.0: the feeds of the portal, to subscribe to all of them at once. */
export function toOpml({ title, outlines }: { title: string; outlines: readonly OpmlOutline[] }): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n' +
    `<head><title>${xmlText(lineForXml(title))}</title></head>\n<body>\n${outlines.map(outline).join('')}</body>\n</opml>\n`
  );
}

function outline({ text, xmlUrl, htmlUrl, description, outlines = [] }: OpmlOutline): string {
  const type = xmlUrl === undefined ? undefined : 'rss';
  const attributes = Object.entries({ text, type, xmlUrl, htmlUrl, description });
  const written = attributes.map(([name, value]) =>
    value === undefined ? '' : ` ${name}="${xmlText(lineForXml(value))}"`,
  );
  const tag = `<outline${written.join('')}`;
  return outlines.length === 0 ? `${tag}/>\n` : `${tag}>\n${outlines.map(outline).join('')}</outline>\n`;
}
