/** The one door from a parser (text → value or reason) to a field's schema. */
import { z } from 'astro/zod';
import type { Parsed } from '../../lib/result.ts';

/** French sentences for the reasons that a parser gives. */
export type Reasons = (reason: string, text: string) => string;

const expectsText = (what: string) => () => `${what} attendu, pas une liste ni un groupe de champs`;

/**
 * A schema that reads one scalar.
 * @param parse reads the trimmed source text
 * @param say turns a parser's reason into the sentence that the contributor reads
 */
export function scalar<T>(
  parse: (text: string) => Parsed<T>,
  say: Reasons,
  what = 'un texte est',
): z.ZodType<T> {
  return z.string({ error: expectsText(what) }).transform((text, context) => {
    const parsed = parse(text.trim());
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: say(parsed.reason, text), input: text });
    return z.NEVER;
  }) as unknown as z.ZodType<T>;
}
