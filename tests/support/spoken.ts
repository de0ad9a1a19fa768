/** What an Astro template says by itself: texts and labels that are written in it, not given to it. */
import { createRequire } from 'node:module';

export interface Spoken {
  text: string;
  /** Where it stands: `text`, or the name of an attribute. */
  at: string;
}

type Node = { type?: string; [key: string]: unknown };

/** Attributes that are read or heard; also the names by which components take the same. */
const SAID = new Set(
  'aria-label aria-description aria-roledescription aria-placeholder alt title placeholder label intro kicker summary'.split(
    ' ',
  ),
);
const LETTER = /\p{L}/u;
/** No language writes these otherwise: names of formats and of programs. */
const NAMES = /\b(?:RSS|Atom|JSON|PDF|OPML|QR|WhatsApp|Mastodon)\b/g;

/** Astro's own compiler, which comes with it. */
const require = createRequire(import.meta.resolve('astro/package.json'));
const compiler = import(require.resolve('@astrojs/compiler-rs')) as Promise<{
  parse(source: string): { ast: unknown } | Promise<{ ast: unknown }>;
}>;

/** Every text of a template, in its order. Scripts, styles and comments are not among them. */
export async function spokenIn(source: string): Promise<Spoken[]> {
  const { ast } = await (await compiler).parse(source);
  const root = (typeof ast === 'string' ? JSON.parse(ast) : ast) as { body: Node[] };
  const found: Spoken[] = [];
  for (const node of root.body) templates(node, found);
  return found.filter(({ text }) => LETTER.test(text.replace(NAMES, '')));
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Walks all that can hold a template: elements, and what the functions of their expressions give. */
function templates(node: Node, found: Spoken[]): void {
  const { type } = node;
  if (type === 'AstroScript' || type === 'AstroComment') return;
  if (type === 'JSXElement' && /^(?:script|style)$/.test(nameOf(node))) return;
  if (type === 'JSXAttribute') {
    attribute(node, found);
    return;
  }
  if (type === 'JSXText') found.push({ text: String(node['value']).trim(), at: 'text' });
  if (type === 'JSXExpressionContainer' && isNode(node['expression']))
    found.push(...valuesOf(node['expression']).map((text) => ({ text, at: 'text' })));
  for (const child of Object.values(node).flat()) if (isNode(child)) templates(child, found);
}

/** An attribute that is heard; of the others, only the elements that their expressions may hold. */
function attribute({ name, value }: Node, found: Spoken[]): void {
  if (!isNode(value)) return;
  const at = String(isNode(name) ? name['name'] : '');
  if (SAID.has(at)) found.push(...valuesOf(value).map((text) => ({ text, at })));
  if (isNode(value['expression'])) templates(value['expression'], found);
}

const nameOf = (element: Node): string => {
  const opening = element['openingElement'] as { name?: { name?: unknown } } | undefined;
  return String(opening?.name?.name ?? '');
};

/** The texts that an expression can become: both ways of a choice, the parts of a template. */
function valuesOf(node: Node): string[] {
  const under = (key: string): string[] => (isNode(node[key]) ? valuesOf(node[key]) : []);
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : [];
    case 'TemplateLiteral':
      return (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case 'ConditionalExpression':
      return [...under('consequent'), ...under('alternate')];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return ['===', '!==', 'in'].includes(String(node['operator']))
        ? []
        : [...under('left'), ...under('right')];
    case 'ArrayExpression':
      return (node['elements'] as unknown[]).filter(isNode).flatMap(valuesOf);
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return under('expression');
    default:
      return [];
  }
}
