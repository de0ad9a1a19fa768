import { isMap, isSeq, parseDocument } from 'yaml';
import type { Node, Pair } from 'yaml';
import { pathText } from '../../schema/problem.ts';

/** The field of an entry, or of `portal.yaml`, in which a place of its text is; « texte » in the body. */
export function fieldAt(file: string, source: string, index: number): string | undefined {
  if (/\.ya?ml$/.test(file)) return pathAt(source, index);
  if (!file.endsWith('.md')) return undefined;
  const header = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(source);
  if (!header || header.index > 0) return 'texte';
  const start = header[0].indexOf('\n') + 1;
  return index < start + header[1]!.length ? pathAt(header[1]!, index - start) : 'texte';
}

function pathAt(yaml: string, index: number): string | undefined {
  const { contents } = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', strict: false });
  const path: (string | number)[] = [];
  let node = contents as Node | null;
  for (let next = childAt(node, index); next; next = childAt(node, index)) {
    path.push(next.key);
    node = next.node;
  }
  return path.length ? pathText(path) : undefined;
}

function childAt(node: Node | null, index: number): { key: string | number; node: Node | null } | undefined {
  if (isSeq(node)) {
    const at = node.items.findIndex((item) => holds(item as Node, item as Node, index));
    return at < 0 ? undefined : { key: at, node: node.items[at] as Node };
  }
  if (!isMap(node)) return undefined;
  const pair = (node.items as Pair<Node, Node | null>[]).find(({ key, value }) =>
    holds(key, value ?? key, index),
  );
  return pair && { key: String(pair.key), node: pair.value };
}

const holds = (first: Node, last: Node, index: number): boolean =>
  index >= (first.range?.[0] ?? Infinity) && index < (last.range?.[1] ?? -1);
