/**
 * A Markdown file: its header, with every scalar kept as the text that was written, and its body.
 * YAML's own guesses (01000 → 1000, +33… → a number, a date → an instant) never take place.
 */
import { YAMLException } from 'js-yaml';
import type { Fault, Raw } from '../schema/validate.ts';
import { unquotedColors } from './unquoted-color.ts';
import { YamlRefusal, readYaml } from './yaml.ts';

export type FrontMatter =
  | {
      ok: true;
      raw: Record<string, Raw>;
      body: string;
      bodyLine: number;
      remarks?: (Fault & { line: number })[];
    }
  | { ok: false; fault: Fault & { line?: number } };

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^---[ \t]*$/m;

const fail = (code: string, message: string, line?: number, value?: string): FrontMatter => ({
  ok: false,
  fault: { severity: 'error', code, path: [], message, line, value },
});

/** Cuts a file in header and body, and reads the header. */
export function parseFrontMatter(source: string): FrontMatter {
  const text = source.replace(/\r\n?/g, '\n');
  const opening = OPENING.exec(text);
  if (!opening && text.startsWith('<<<<<<< ')) return conflict(1);
  if (!opening)
    return fail(
      'no-front-matter',
      'l’en-tête manque. Commencez le fichier par une ligne ---, puis les champs, puis une ligne ---',
      1,
    );
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (!closing)
    return fail('unclosed', 'l’en-tête n’est pas fermé. Ajoutez une ligne --- après le dernier champ', 1);
  const header = rest.slice(0, closing.index);
  const after = rest.slice(closing.index + closing[0].length);
  const body = after.replace(/^\n+/, '');
  const bodyLine = 2 + header.split('\n').length + (after.length - body.length - 1);
  return readHeader(header, body, bodyLine);
}

function readHeader(header: string, body: string, bodyLine: number): FrontMatter {
  const mixed = lineOf(/^(<{7}|={7}|>{7})/m, header, 2) ?? lineOf(/^<{7} /m, body, bodyLine);
  if (mixed) return conflict(mixed);
  try {
    const raw = readYaml(header);
    if (raw === undefined || raw === null || raw === '') return { ok: true, raw: {}, body, bodyLine };
    if (typeof raw !== 'object' || Array.isArray(raw))
      return fail(
        'not-fields',
        'l’en-tête doit contenir une ligne par champ, de la forme « nom: valeur »',
        2,
      );
    const remarks = [...cutByHash(header), ...unquotedColors(header, 2)];
    return { ok: true, raw, body, bodyLine, ...(remarks.length ? { remarks } : {}) };
  } catch (error) {
    if (error instanceof YamlRefusal) return fail(error.code, error.message);
    if (error instanceof YAMLException) return yamlFault(error, header);
    throw error;
  }
}

/** « Atelier # 3 »: YAML takes what follows for a comment, and whoever wrote it does not know. */
function cutByHash(header: string): (Fault & { line: number })[] {
  if (!header.includes(' #')) return [];
  return header.split('\n').flatMap((text, i) => {
    const match = /^\s*(?:- )?([A-Za-z]\w*):\s+([^"'|>[{#\s][^"]*?)\s+(#\s?\S.*)$/.exec(text);
    if (!match) return [];
    const [, key, kept, lost] = match as unknown as [string, string, string, string];
    return [
      {
        severity: 'note' as const,
        code: 'comment',
        path: [],
        line: i + 2,
        value: lost,
        message: `ce qui suit « # » est pris pour un commentaire et n’est pas publié. Si c’est du texte, mettez des guillemets : ${key}: "${kept} ${lost.replace(/"/g, '\\"')}"`,
      },
    ];
  });
}

/** git left both versions of a text in the file. */
const conflict = (line: number): FrontMatter =>
  fail(
    'conflict',
    'deux versions du texte sont mélangées (<<<<<<<). Gardez l’une des deux et retirez ces lignes',
    line,
  );

/** Where a pattern is first found; `first` is the line on which the text begins. */
function lineOf(pattern: RegExp, text: string, first: number): number | undefined {
  const found = pattern.exec(text);
  return found ? first + text.slice(0, found.index).split('\n').length - 1 : undefined;
}

/** Parsers speak of tokens; people need to know what to change on which line. */
function yamlFault(error: YAMLException, header: string): FrontMatter {
  const at = error.mark?.line ?? 0;
  const lines = header.split('\n');
  const written = (lines[at] ?? '').trim();
  const line = at + 2;
  if (/\t/.test(lines[at] ?? '') && /tab/.test(error.reason ?? ''))
    return fail('tab', 'une tabulation se trouve dans l’en-tête. Remplacez-la par des espaces', line);
  if (/duplicated mapping key/.test(error.reason ?? '')) return duplicateFault(lines, at);
  if (/quoted scalar/.test(error.reason ?? '')) {
    const open = openQuote(lines);
    return fail(
      'quote',
      'des guillemets s’ouvrent et ne se referment pas. Ajoutez le guillemet qui manque à la fin de la valeur',
      open + 2,
      lines[open]?.trim(),
    );
  }
  const colon = colonLine(lines, at);
  if (colon)
    return fail(
      'colon',
      `les deux-points suivis d’une espace coupent la ligne. Mettez le texte entre guillemets : ${colon.key}: "${colon.value.replace(/"/g, '\\"')}"`,
      colon.line,
      colon.value,
    );
  return fail(
    'yaml',
    'cette ligne de l’en-tête n’est pas lisible. Vérifiez les guillemets et les espaces en début de ligne',
    line,
    written || undefined,
  );
}

/** The first line whose value opens a quote that it does not close; the parser only stumbles on the last. */
function openQuote(lines: string[]): number {
  return Math.max(
    0,
    lines.findIndex((line) => {
      const quote = /^(?:[\w-]+:\s+)?(["'])/.exec(line.replace(/^[\s-]+/, ''))?.[1];
      return quote !== undefined && line.split(quote).length % 2 === 0;
    }),
  );
}

function duplicateFault(lines: string[], at: number): FrontMatter {
  const key = /^\s*["']?([^:"']+)/.exec(lines[at] ?? '')?.[1]?.trim() ?? '';
  const found = lines.flatMap((text, i) => (text.trimStart().startsWith(`${key}:`) ? [i] : []));
  const values = found.map((i) => `« ${lines[i]!.slice(lines[i]!.indexOf(':') + 1).trim()} »`);
  const where = found.map((i) => i + 2).join(' et ');
  return fail(
    'duplicate-key',
    `le champ ${key} est présent deux fois (lignes ${where}) : ${values.join(' et ')}. Gardez-en un`,
    (found[1] ?? at) + 2,
  );
}

/** `title: Café : le lieu` : the parser stumbles on that line or on the next one. */
function colonLine(lines: string[], at: number) {
  for (const i of [at, at - 1]) {
    const match = /^\s*(?:- )?([A-Za-z][\w-]*):\s+([^"'\s|>[{].*:\s.*)$/.exec(lines[i] ?? '');
    if (match) return { key: match[1]!, value: match[2]!.trim(), line: i + 2 };
  }
  return undefined;
}
