import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What an element may hold once parsed: text, or elements by their name. */
export type Parsed = { [name: string]: Parsed } & Parsed[] & string;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Whitespace between elements is of no interest; within a text it is.
  isArray: (name) => ['item', 'entry', 'url', 'sitemap', 'outline', 'category', 'dc:creator'].includes(name),
});

/** Parses XML, or fails as a reader would. */
export function parseXml(xml: string): Parsed {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`${valid.err.msg} at line ${valid.err.line}`);
  // The validator of fast-xml-parser does not look at characters; XML 1.0 does.
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden) throw new Error(`forbidden character at ${forbidden.index}`);
  return parser.parse(xml) as Parsed;
}
