const WORDS_OF_YAML = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', 'nan', 'inf']);

/** Whether every reader of YAML, old or new, takes these words for a text. */
export function isPlain(text: string): boolean {
  return (
    /^\p{L}(?:[\p{L}\p{N} _’.+°–—-]*[\p{L}\p{N}])?$/u.test(text) && !WORDS_OF_YAML.has(text.toLowerCase())
  );
}
