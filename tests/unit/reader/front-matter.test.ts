import { describe, expect, it } from 'vitest';
import { MAX_BYTES, decode } from '../../../src/reader/decode.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Header and body of a file that can be read. */
function read(source: string) {
  const parsed = parseFrontMatter(source);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  const { ok: _, ...rest } = parsed;
  return rest;
}

/** « code, line: message » of one that cannot. */
function refused(source: string): string {
  const parsed = parseFrontMatter(source);
  if (parsed.ok) throw new Error(`read: ${JSON.stringify(parsed.raw)}`);
  const { code, line, message, value } = parsed.fault;
  return `${code}, ${line ?? 'no line'}: ${message}${value === undefined ? '' : ` [${value}]`}`;
}

const raw = (header: string) => read(`---\n${header}\n---\n`).raw;

describe('decode', () => {
  const code = (file: Uint8Array) => {
    const decoded = decode(file);
    return decoded.ok ? decoded.text : `${decoded.fault.code}: ${decoded.fault.message}`;
  };

  it('reads UTF-8, with or without its mark', () => {
    expect(code(bytes('été'))).toBe('été');
    expect(code(bytes('\ufeffété'))).toBe('été');
  });

  it('says an empty file', () => {
    expect(code(new Uint8Array())).toMatchInlineSnapshot(
      `"empty: le fichier est vide : enregistrement interrompu ? Recopiez son texte"`,
    );
  });

  it('says a file with zeros, which no text has', () => {
    expect(code(bytes('---\ntitle: A\0\n---\n'))).toMatchInlineSnapshot(
      `"damaged: le fichier est abîmé : enregistrement interrompu ? Recopiez son texte"`,
    );
    expect(code(new Uint8Array(512))).toContain('damaged');
  });

  const note = (file: Uint8Array) => {
    const decoded = decode(file);
    return decoded.ok ? decoded.note : undefined;
  };
  const little = Uint8Array.of(0xff, 0xfe, ...[...'été'].flatMap((letter) => [letter.charCodeAt(0), 0]));
  const big = Uint8Array.of(0xfe, 0xff, ...[...'été'].flatMap((letter) => [0, letter.charCodeAt(0)]));

  it('reads UTF-16, both ways round, with a note', () => {
    expect([code(little), code(big)]).toEqual(['été', 'été']);
    expect(note(little)).toMatchInlineSnapshot(
      `"le fichier n’est pas en UTF-8 (utf-16le) : il est lu quand même. Enregistrez-le en UTF-8"`,
    );
    expect(note(bytes('été'))).toBeUndefined();
  });

  it('reads Windows-1252 where all of it is French, with a note', () => {
    const french = Uint8Array.of(0xe9, 0x74, 0xe9, 0x20, 0x92, 0x9c);
    expect(code(french)).toBe('été ’œ');
    expect(note(french)).toMatchInlineSnapshot(
      `"le fichier n’est pas en UTF-8 (windows-1252) : il est lu quand même. Enregistrez-le en UTF-8"`,
    );
  });

  it('never publishes broken accents', () => {
    // Greek in ISO 8859-7, a replacement character that was saved.
    for (const file of [Uint8Array.of(0xc1, 0xf5, 0xde), bytes('\ufffdt\ufffd')])
      expect(code(file)).toMatch(/^encoding: les accents sont illisibles/);
  });

  it('says a file that is too large to be a text', () => {
    expect(code(new Uint8Array(MAX_BYTES + 1).fill(97))).toMatchInlineSnapshot(
      `"too-large: le fichier pèse 1,0 Mo, la limite est 1 Mo. Coupez-le, ou déposez les images dans media/"`,
    );
    expect(code(new Uint8Array(MAX_BYTES).fill(97))).toHaveLength(MAX_BYTES);
  });
});

describe('parseFrontMatter', () => {
  it('cuts header and body', () => {
    expect(read('---\ntitle: A\n---\n\nUn texte.\n')).toEqual({
      raw: { title: 'A' },
      body: 'Un texte.\n',
      bodyLine: 5,
    });
  });

  it.each([
    ['---\ntitle: A\n---\nT', 4],
    ['---\ntitle: A\n---\n\n\n\nT', 7],
    ['---\n---\nT', 3],
    ['---\ntitle: A\nsummary: B\n---\n\nT', 6],
    ['---\r\ntitle: A\r\n---\r\n\r\nT', 5],
  ])('knows the line on which the body begins: %j', (source, line) => {
    const { body, bodyLine } = read(source);
    expect(body).toBe('T');
    expect(bodyLine).toBe(line);
    expect(source.split(/\r?\n/)[bodyLine - 1]).toBe('T');
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end with %j alike', (end) => {
    const source = ['---', 'title: A', 'summary: |', '  un', '  deux', '---', '', 'x', '', 'y'].join(end);
    expect(read(source)).toEqual({
      raw: { title: 'A', summary: 'un\ndeux\n' },
      body: 'x\n\ny',
      bodyLine: 8,
    });
  });

  it('takes a body with rules of its own, and spaces after the dashes', () => {
    expect(read('---  \ntitle: A\n--- \t\nx\n\n---\n\ny: z\n')).toMatchObject({
      raw: { title: 'A' },
      body: 'x\n\n---\n\ny: z\n',
    });
  });

  it('takes an empty header', () => {
    for (const source of ['---\n---\n', '---\n\n---', '---\n# rien\n---\n'])
      expect(read(source).raw).toEqual({});
  });

  it('keeps every scalar as the text that was written', () => {
    const written = [
      '01000',
      '2A004',
      '+33 4 76 00 00 00',
      '+33476000000',
      '08',
      '0x1F',
      '0o17',
      '1e3',
      '1_000',
      '1.50',
      'yes',
      'no',
      'on',
      'Oui',
      'true',
      'NULL',
      '.inf',
      '2026-01-01',
      '2026-01-01 14:00',
      '2026-02-31',
      '2026-01-01T10:00:00Z',
      '14:30',
      '1:30:00',
      '12,5',
      'été',
      '1er samedi',
      '-1',
      '<<',
      '=',
    ];
    const header = written.map((text, i) => `k${i}: ${text}`).join('\n');
    expect(Object.values(raw(header))).toEqual(written);
    expect(raw(`list: [${written.join(', ').replace('12,5, ', '').replace('<<, =', 'x')}]`)).toMatchObject({
      list: expect.arrayContaining(['01000', '2A004', '08', '1e3', 'yes', '2026-01-01']),
    });
  });

  it('keeps nothing apart from texts, lists and groups', () => {
    expect(raw('a:\nb: ""\nc: [x, {d: 1}]\ne: >\n  f\n  g')).toEqual({
      a: null,
      b: '',
      c: ['x', { d: '1' }],
      e: 'f g\n',
    });
  });

  it('is not led astray by the names of objects', () => {
    expect(refused('---\n__proto__: {polluted: oui}\ntitle: A\n---\n')).toMatchInlineSnapshot(
      `"forbidden-key, no line: un champ ne peut pas s’appeler « __proto__ ». Retirez-le"`,
    );
    expect(refused('---\ncontact: {constructor: x}\n---\n')).toMatch(/^forbidden-key/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('holds no half of a character, which no address can name', () => {
    expect(refused('---\nname: "Café \\uD83D"\n---\n')).toMatchInlineSnapshot(
      `"damaged, no line: « Café  » contient la moitié d’un signe, que rien n’affiche. Retapez ce passage"`,
    );
    expect(refused('---\n"\\uDE00": x\n---\n')).toMatch(/^damaged/);
    expect(raw('name: "Café \\uD83D\\uDE00"')).toEqual({ name: 'Café 😀' });
  });
});

describe('what cannot be read is said with its line and its cure', () => {
  it('no header', () => {
    expect(refused('Un texte.')).toMatchInlineSnapshot(
      `"no-front-matter, 1: l’en-tête manque. Commencez le fichier par une ligne ---, puis les champs, puis une ligne ---"`,
    );
    expect(refused('\n---\ntitle: A\n---\n')).toBe(refused('Un texte.'));
    expect(refused('---title: A\n---\n')).toBe(refused('Un texte.'));
  });

  it('a header that is not closed', () => {
    expect(refused('---\ntitle: A\n\nUn texte.')).toMatchInlineSnapshot(
      `"unclosed, 1: l’en-tête n’est pas fermé. Ajoutez une ligne --- après le dernier champ"`,
    );
    expect(refused('---\ntitle: A\n --- \n')).toContain('unclosed');
  });

  it('a tab', () => {
    expect(refused('---\ntitle: A\naddress:\n\tcommune: B\n---\n')).toMatchInlineSnapshot(
      `"tab, 4: une tabulation se trouve dans l’en-tête. Remplacez-la par des espaces"`,
    );
  });

  it('a key twice, with both values', () => {
    expect(refused('---\ntitle: A\nsummary: x\nplace: y\ntitle: B\n---\n')).toMatchInlineSnapshot(
      `"duplicate-key, 5: le champ title est présent deux fois (lignes 2 et 5) : « A » et « B ». Gardez-en un"`,
    );
  });

  it('a colon and a space in a value', () => {
    expect(refused('---\nplace: x\ntitle: Café : le lieu\nsummary: y\n---\n')).toMatchInlineSnapshot(
      `"colon, 3: les deux-points suivis d’une espace coupent la ligne. Mettez le texte entre guillemets : title: "Café : le lieu" [Café : le lieu]"`,
    );
    expect(refused('---\ntitle: Café : le lieu\n---\n')).toMatch(/^colon, 2:/);
    expect(refused('---\ntitle: "A"\nsummary: le « four » : chaud\n---\n')).toMatch(
      /^colon, 3:.*summary: "le « four » : chaud"/,
    );
    expect(refused('---\nlinks:\n  - label: Voir : ici\n    url: x\n---\n')).toMatch(/^colon, 3:/);
  });

  it('quotes within the text are kept in the cure', () => {
    expect(refused('---\ntitle: le "four" : chaud\n---\n')).toContain('title: "le \\"four\\" : chaud"');
  });

  it('two versions left by git, in the header or in the body', () => {
    expect(
      refused('---\ntitle: A\n<<<<<<< HEAD\nsummary: x\n=======\nsummary: y\n>>>>>>> b\n---\n'),
    ).toMatchInlineSnapshot(
      `"conflict, 3: deux versions du texte sont mélangées (<<<<<<<). Gardez l’une des deux et retirez ces lignes"`,
    );
    expect(refused('---\ntitle: A\n---\n\nUn\n\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n')).toMatch(
      /^conflict, 7:/,
    );
    expect(refused('<<<<<<< HEAD\n---\ntitle: A\n=======\n---\ntitle: B\n>>>>>>> b\n---\n')).toMatch(
      /^conflict, 1:/,
    );
  });

  it('but not a title underlined in the body', () => {
    expect(read('---\ntitle: A\n---\n\nTitre\n=======\n\n> > > cité\n').body).toContain('=======');
  });

  it('quotes that do not close', () => {
    expect(refused('---\ntitle: "A\nsummary: x\n---\n')).toMatchInlineSnapshot(
      `"quote, 2: des guillemets s’ouvrent et ne se referment pas. Ajoutez le guillemet qui manque à la fin de la valeur [title: "A]"`,
    );
    expect(refused("---\ntitle: 'L'atelier'\n---\n")).toMatchInlineSnapshot(
      `"yaml, 2: cette ligne de l’en-tête n’est pas lisible. Vérifiez les guillemets et les espaces en début de ligne [title: 'L'atelier']"`,
    );
  });

  it.each(['@x', '`x`', '%x', '> x', '[a] b', '- b'])('a value that begins as YAML does: %s', (value) => {
    expect(refused(`---\ntitle: ${value}\n---\n`)).toMatch(/^yaml, \d+: cette ligne/);
  });

  it.each(['!x y', '!!js/function "x"', '!!int "3"', '!!binary aGVsbG8='])(
    'a type of its own: %s',
    (value) => {
      expect(refused(`---\ntitle: ${value}\n---\n`)).toMatch(/^tag/);
    },
  );

  it('a list or a text instead of fields', () => {
    expect(refused('---\n- a\n- b\n---\n')).toMatchInlineSnapshot(
      `"not-fields, 2: l’en-tête doit contenir une ligne par champ, de la forme « nom: valeur »"`,
    );
    expect(refused('---\nUn texte seul\n---\n')).toBe(refused('---\n- a\n- b\n---\n'));
  });

  it('a part that stands for another: endless or enormous', () => {
    expect(refused('---\na: &a [x]\nb: *a\n---\n')).toMatchInlineSnapshot(
      `"alias, no line: les renvois de YAML (&nom et *nom) ne sont pas permis. Recopiez la valeur"`,
    );
    expect(refused('---\nlinks: &a\n  - *a\n---\n')).toMatch(/^alias/);
    const bomb = Array.from(
      { length: 30 },
      (_, i) =>
        `a${i}: &a${i} [${
          i
            ? Array(10)
                .fill(`*a${i - 1}`)
                .join(', ')
            : '""'
        }]`,
    );
    expect(refused(`---\n${bomb.join('\n')}\n---\n`)).toMatch(/^alias/);
    expect(refused('---\na: &a texte\nb: *a\n---\n')).toMatch(/^alias/);
    expect(raw('a: Tom & Jerry\nb: "*gras* & *gras*"\nc: 5 * 3')).toEqual({
      a: 'Tom & Jerry',
      b: '*gras* & *gras*',
      c: '5 * 3',
    });
  });

  it('brackets without end, or too many values', () => {
    expect(refused(`---\ntitle: ${'['.repeat(20_000)}\n---\n`)).toMatch(/^depth/);
    expect(refused(`---\nkeywords: [${'x, '.repeat(3000)}x]\n---\n`)).toMatch(/^nodes/);
  });
});

describe('a colour without quotes', () => {
  it('is said with its line: YAML takes it for a comment', () => {
    expect(read('---\nname: Se loger\ncolor: #0a7\n---\n')).toMatchObject({
      raw: { name: 'Se loger' },
      remarks: [{ severity: 'warning', code: 'unquoted-color', line: 3, value: '#0a7' }],
    });
  });

  it.each(['color: "#0a7"', '# color: #0a7', 'color: 20 # vert', 'note: #rubrique'])('is not %s', (line) => {
    const remarks = read(`---\nname: Se loger\n${line}\n---\n`).remarks ?? [];
    expect(remarks.filter(({ code }) => code === 'unquoted-color')).toEqual([]);
  });
});
