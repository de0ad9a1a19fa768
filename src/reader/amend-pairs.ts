/** Where the fields of a header stand in its text, and those of its groups. */
import { isCollection, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';

export interface FoundPair {
  key: string;
  keyFrom: number;
  /** Of the value alone. */
  from: number;
  to: number;
  /** With what follows it: its comment, the end of its line. */
  end: number;
  /** Its value is a text or a list that stands on one line. */
  isOneLine: boolean;
  isFlow: boolean;
  /** Of a group. */
  inside?: FoundPair[];
}

/** Undefined where the header is no plain group of fields, one under the other. */
export function pairsOf(header: string): FoundPair[] | undefined {
  const { contents, errors } = parseDocument(header, { schema: 'failsafe', logLevel: 'silent' });
  if (errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  return pairsIn(contents, header);
}

const pairsIn = (map: YAMLMap, header: string): FoundPair[] =>
  (map.items as Pair[]).map((pair) => pairOf(pair, header));

function pairOf({ key, value }: Pair, header: string): FoundPair {
  const [keyFrom = 0, , keyEnd = 0] = (isNode(key) && key.range) || [];
  const [from, to, end] = (isNode(value) && value.range) || [keyEnd, keyEnd, keyEnd];
  const isBlock = isScalar(value) && (value.type ?? '').startsWith('BLOCK_');
  const isFlow = isCollection(value) && value.flow === true;
  return {
    key: String(key),
    keyFrom,
    from,
    to,
    end: Math.max(end, keyEnd),
    isOneLine: !isBlock && (isScalar(value) || isFlow) && !header.slice(from, to).includes('\n'),
    isFlow,
    ...(isMap(value) ? { inside: pairsIn(value, header) } : {}),
  };
}
