import type { Fault } from '../schema/validate.ts';

/**
 * « color: #0a7 »: YAML takes the colour for a comment, and the field for an empty one.
 * @param header YAML as written
 * @param first line of the file on which it begins
 */
export function unquotedColors(header: string, first: number): (Fault & { line: number })[] {
  return header.split('\n').flatMap((text, i) => {
    const [, key, color] = /^\s*(?:- )?([\w-]+):\s+(#[\da-f]{3,8})\s*$/i.exec(text) ?? [];
    if (!key || !color) return [];
    return {
      severity: 'warning' as const,
      code: 'unquoted-color',
      path: [],
      line: first + i,
      value: color,
      message: `sans guillemets, ce qui suit « # » est pris pour un commentaire : la couleur n’est pas lue. Écrivez ${key}: "${color}"`,
    };
  });
}
