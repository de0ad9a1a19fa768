/** The components of `src/components`, read as texts: who is in it, and who uses whom. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { PROJECT_ROOT } from '../../src/site/environment.ts';

const ROOT = join(PROJECT_ROOT, 'src');

/** `cards/Card.astro`, from `src/components`; the workshop's own are not among them. */
export const COMPONENTS: readonly string[] = (
  readdirSync(join(ROOT, 'components'), { recursive: true }) as string[]
)
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.astro') && !file.startsWith('atelier/'))
  .sort();

/** @param file from `src` */
export const sourceOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What a file imports of the `.astro` files, from `src`. */
export const importedBy = (file: string): string[] =>
  [...sourceOf(file).matchAll(/^import\s+\w+\s+from\s+'(\.[^']+\.astro)'/gm)].map((match) =>
    posix.join(posix.dirname(file), match[1]!),
  );

/** Every `.astro` file that is reached from some, these included. Those `closed` are not passed through. */
export function reachedFrom(files: readonly string[], closed: readonly string[] = []): Set<string> {
  const reached = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!closed.includes(file)) waiting.push(...importedBy(file));
  }
  return reached;
}
