/** An XML document as nodes, for tests of feeds, site maps and subscriptions. */
import { parseXml } from '../unit/lib/formats/parse.ts';

export class XmlNode {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** The elements of a name, in their order. */
  all(name: string): XmlNode[] {
    const found = (this.#value as Record<string, unknown> | undefined)?.[name];
    return found === undefined ? [] : [found].flat().map((one) => new XmlNode(one));
  }

  /** The text of an element, '' where there is none. */
  textOf(name: string): string {
    return this.all(name)[0]?.text ?? '';
  }

  get text(): string {
    return typeof this.#value === 'string' ? this.#value : (this.attribute('#text') ?? '');
  }

  attribute(name: string): string | undefined {
    const value = (this.#value as Record<string, unknown> | undefined)?.[
      name.startsWith('#') ? name : `@${name}`
    ];
    return value === undefined ? undefined : String(value);
  }
}

/** The root element of a document. @throws where it is not well-formed, or another */
export function readXml(text: string, root: string): XmlNode {
  const [node, ...more] = new XmlNode(parseXml(text)).all(root);
  if (!node || more.length) throw new Error(`no <${root}>`);
  return node;
}
