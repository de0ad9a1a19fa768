const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * JSON that can stand inside a `<script>`: no text in it can close the tag (`</script>`), open a comment (`<!--`)
 * or end a line of JavaScript. The sign of mail addresses is written by its number, for harvesters that look for them
 * in texts. Reads back as the same value.
 */
export function jsonForScript(value: unknown): string {
  // JSON.stringify answers undefined for undefined and for functions, whatever its type says.
  const json = (JSON.stringify(value) as string | undefined) ?? 'null';
  return json
    .replace(/[<>&\u2028\u2029]/g, (char) => ESCAPES[char] ?? '')
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\u0040');
}
