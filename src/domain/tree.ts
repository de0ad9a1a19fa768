/** Themes and territories: trees by their `parent`. A loop is cut where it closes, and said. */
import type { Problem } from '../schema/problem.ts';
import type { Item } from './item.ts';

export interface Tree {
  /** Slugs from an entry to the root, itself first. */
  lineage(slug: string): readonly string[];
  children(slug: string): readonly string[];
  roots: readonly string[];
}

type Node = Pick<Item, 'slug' | 'file'> & { data: { parent?: string | undefined } };

export function buildTree(
  nodes: readonly Node[],
  find: (slug: string) => string | undefined,
  problems: Problem[],
): Tree {
  const parents = new Map<string, string>();
  for (const node of nodes) {
    const parent = node.data.parent && find(node.data.parent);
    if (parent && parent !== node.slug) parents.set(node.slug, parent);
  }
  for (const node of nodes) cutLoop(node, parents, problems);
  const lineages = new Map(nodes.map(({ slug }) => [slug, lineageOf(slug, parents)]));
  const children = new Map<string, string[]>();
  for (const [slug, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), slug]);
  return {
    lineage: (slug) => lineages.get(slug) ?? [],
    children: (slug) => children.get(slug) ?? [],
    roots: nodes.filter((node) => !parents.has(node.slug)).map((node) => node.slug),
  };
}

function cutLoop(node: Node, parents: Map<string, string>, problems: Problem[]): void {
  const seen = new Set<string>();
  for (let slug = parents.get(node.slug); slug && !seen.has(slug); slug = parents.get(slug)) {
    seen.add(slug);
    if (slug !== node.slug) continue;
    parents.delete(node.slug);
    problems.push({
      severity: 'warning',
      code: 'loop',
      path: ['parent'],
      file: node.file,
      value: node.data.parent,
      message: 'ce rattachement tourne en rond : il est ignoré. Choisissez un parent plus large',
    });
  }
}

/** Once loops are cut, every way up ends. */
function lineageOf(slug: string, parents: ReadonlyMap<string, string>): string[] {
  const lineage = [slug];
  for (let above = parents.get(slug); above; above = parents.get(above)) lineage.push(above);
  return lineage;
}
