/** Elements, from texts that stay texts. */
import type { Piece } from './marks.ts';

export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[N] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export const pieceNodes = (pieces: readonly Piece[]): (Node | string)[] =>
  pieces.map(({ text, isMarked }) => (isMarked ? element('mark', {}, text) : text));
