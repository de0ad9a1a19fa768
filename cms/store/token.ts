/** Tokens of texts: a blob, or two where a person read a draft beside what is published, and settled them. */
export const bothTokens = (published: string, draft: string): string => `${published}+${draft}`;

export function readToken(token: string): { published?: string; draft: string } {
  const [first = '', second] = token.split('+');
  return second === undefined ? { draft: first } : { published: first, draft: second };
}
