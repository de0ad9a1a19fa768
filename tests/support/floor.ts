/**
 * A style sheet as the browsers of the floor (src/site/app/floor/targets.ts) read it: what they would drop, by the
 * compatibility tables of MDN (web-features), and the sheet without it.
 */
import postcss from 'postcss';
import type { AtRule, ChildNode, Declaration, Root, Rule } from 'postcss';
import { features } from 'web-features';
import { FLOOR } from '../../src/site/app/floor/targets.ts';

type Support = Readonly<Record<string, string | undefined>>;

const TABLE = new Map<string, Support>();
for (const feature of Object.values(features) as { status?: { by_compat_key?: object } }[])
  for (const [key, { support }] of Object.entries(feature.status?.by_compat_key ?? {}) as [
    string,
    { support: Support },
  ][])
    TABLE.set(key, support);

const BROWSERS = Object.entries({ ...FLOOR, safari_ios: FLOOR.ios }).filter(([name]) => name !== 'ios');

/** Told as new for a part of them: rounded outlines, values that nobody writes. */
const OLD = /^css\.properties\.(outline|cursor)\b|^css\.at-rules\.media$/;

/** Whether a browser of the floor does not know a feature; false for what the tables do not tell. */
export function isNew(key: string): boolean {
  if (OLD.test(key)) return false;
  const support = TABLE.get(key);
  if (!support) return false;
  return BROWSERS.some(([browser, version]) => {
    const since = Number.parseFloat((support[browser] ?? '').replace('≤', ''));
    return !(since <= version);
  });
}

/** Names of functions, fields and classes of JavaScript that are new wherever they are: `replaceAll`. */
export function newNames(): string[] {
  const keys = new Map<string, string[]>();
  for (const key of TABLE.keys()) {
    const [, name = ''] = /^(?:javascript\.builtins|api)(?:\.[A-Z]\w*)*\.(\w+?)(?:_static)?$/.exec(key) ?? [];
    // Fields of Temporal and formats of Intl are words of everybody: day, month.
    if (name.length > 1 && !/_event$|\.(Temporal|Intl)\./.test(key))
      keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  return [...keys].filter(([, all]) => all.every(isNew)).map(([name]) => name);
}

/** What is dropped, and for which feature: `css.selectors.has`. */
export interface Dropped {
  node: Declaration | Rule | AtRule;
  feature: string;
}

const UNITS: Readonly<Record<string, string>> = {
  dv: 'viewport_percentage_units_dynamic',
  sv: 'viewport_percentage_units_small',
  lv: 'viewport_percentage_units_large',
  cq: 'container_query_length_units',
};

const NUMBER = /(?:^|[\s(,/*+-])[+-]?(?:\d+\.?\d*|\.\d+)([a-z]+)/gi;
const FUNCTION = /([a-z][a-z-]*)\(/gi;

function* featuresOfValue({ prop, value }: Declaration): Generator<string> {
  const plain = value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '""');
  for (const [, unit = ''] of plain.matchAll(NUMBER))
    yield `css.types.length.${UNITS[unit.slice(0, 2).toLowerCase()] ?? unit.toLowerCase()}`;
  for (const [, name = ''] of plain.matchAll(FUNCTION)) {
    yield `css.types.${name}`;
    yield `css.types.color.${name}`;
    yield `css.properties.${prop}.${name}`;
  }
  if (/^[a-z-]+$/.test(plain)) yield `css.properties.${prop}.${plain}`;
}

function* featuresOfSelector(selector: string): Generator<string> {
  for (const [, name = ''] of selector.matchAll(/::?([a-z][a-z-]*)/g)) yield `css.selectors.${name}`;
  for (const [, inside = ''] of selector.matchAll(/:not\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g))
    if (postcss.list.comma(inside).length > 1) yield 'css.selectors.not.selector_list';
  if (/:nth-[a-z-]+\([^)]*\bof\b/.test(selector)) yield 'css.selectors.nth-child.of_syntax';
  if (selector.includes('&')) yield 'css.selectors.nesting';
}

function* featuresOfMedia(params: string): Generator<string> {
  if (/[<>=]/.test(params)) yield 'css.at-rules.media.range_syntax';
  for (const [, name = ''] of params.matchAll(/\(\s*([a-z-]+)/g)) yield `css.at-rules.media.${name}`;
}

/** Whether a browser of the floor takes what is within `@supports`: our conditions are single ones. */
export function isSupported(params: string): boolean {
  const negated = /^not\s+(.*)$/.exec(params)?.[1];
  if (negated !== undefined) return !isSupported(negated);
  if (params.startsWith('selector(')) return !isNew('css.at-rules.supports.selector');
  const [, prop = '', value = ''] = /^\(\s*([a-z-]+)\s*:\s*(.*)\)$/.exec(params) ?? [];
  if (prop === '')
    throw new Error(`@supports ${params}: more than one condition, which this test cannot read`);
  return !featureOf(postcss.decl({ prop, value }));
}

/** Why a node is dropped; undefined where it is kept. */
function featureOf(node: ChildNode): string | undefined {
  if (node.type === 'decl') {
    if (node.prop.startsWith('--')) return undefined;
    return [`css.properties.${node.prop}`, ...featuresOfValue(node)].find(isNew);
  }
  if (node.type === 'rule') return [...featuresOfSelector(node.selector)].find(isNew);
  if (node.type !== 'atrule') return undefined;
  if (node.name === 'supports') return isSupported(node.params) ? undefined : `@supports ${node.params}`;
  if (node.name === 'media') return [...featuresOfMedia(node.params)].find(isNew);
  if (node.parent?.type === 'atrule' && (node.parent as AtRule).name === 'page')
    return `css.at-rules.page.${node.name}`;
  return [`css.at-rules.${node.name}`].find(isNew);
}

/** Everything that is dropped, outermost first: what is within is not told again. */
export function droppedFrom(root: Root): Dropped[] {
  const dropped: Dropped[] = [];
  const walk = (nodes: readonly ChildNode[]) => {
    for (const node of nodes) {
      const feature = featureOf(node);
      if (feature) dropped.push({ node: node as Dropped['node'], feature });
      else if ('nodes' in node) walk(node.nodes ?? []);
    }
  };
  walk(root.nodes);
  return dropped;
}

/** Custom properties that hold what the floor does not know: all that uses them is lost. */
export function poisoned(root: Root): Dropped[] {
  const found: Dropped[] = [];
  root.walkDecls(/^--/, (node) => {
    const feature = [...featuresOfValue(node)].find(isNew);
    if (feature) found.push({ node, feature });
  });
  return found;
}

/** The sheet without what is dropped, and without the gaps of flex boxes, which no table tells apart. */
export function asTheFloorReads(css: string): string {
  const root = postcss.parse(css);
  for (const { node } of droppedFrom(root)) node.remove();
  root.walkDecls('display', ({ value, parent }) => {
    if (/^(inline-)?flex$/.test(value))
      (parent as Rule).walkDecls(/^(row-|column-)?gap$/, (gap) => void gap.remove());
  });
  // What is left is supported: said without conditions, for the browser that shows it knows more.
  root.walkAtRules('supports', (rule) => void rule.replaceWith(rule.nodes ?? []));
  return root.toString();
}
