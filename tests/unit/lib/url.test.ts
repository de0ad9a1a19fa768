import { describe, expect, it } from 'vitest';
import { parseEmail } from '../../../src/lib/email.ts';
import { safeHref, safeUrl } from '../../../src/lib/url.ts';

const HOSTILE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'java\u0000script:alert(1)',
  '\u0001javascript:alert(1)',
  'java&#10;script:alert(1)',
  'javascript&#58;alert(1)',
  'javascript&colon;alert(1)',
  'java\u00adscript:alert(1)',
  'java\u200bscript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://x.fr/1',
  'ftp://x.fr/',
  'https://user:pass@x.fr/',
  'https://user@x.fr/',
  'https://@x.fr/',
  'https://x.fr\\@evil.example/',
  'https:\\\\x.fr',
  'https:x.fr',
  'https:/x.fr',
  'https:///x.fr',
  'https://x.fr/a b',
  'https://x.fr/\u202egpj.exe',
  'https://',
  'https://exemple',
  'http://http://x.fr',
  '//x.fr',
  '\\\\x.fr',
  '/\\x.fr',
  '/\t/x.fr',
  '/\n/x.fr',
  '',
  'https://x.fr:99999/',
  'https://[::1',
  'mailto:',
  'mailto:pas une adresse',
  'mailto:a@b.fr\nbcc:c@d.fr',
  'tel:',
  'tel:12;x',
  'tel:javascript',
  'x',
  'mot simple',
];

describe('safeUrl', () => {
  it.each(HOSTILE)('refuses %j', (text) => expect(safeUrl(text).ok).toBe(false));

  it('tells another scheme from a bad address', () => {
    expect(safeUrl('javascript:alert(1)')).toEqual({ ok: false, reason: 'scheme' });
    expect(safeUrl('ftp://x.fr/')).toEqual({ ok: false, reason: 'scheme' });
    expect(safeUrl('htps://x.fr/')).toEqual({ ok: false, reason: 'scheme' });
    expect(safeUrl('https://')).toEqual({ ok: false, reason: 'format' });
    expect(safeUrl('java\nscript:alert(1)')).toEqual({ ok: false, reason: 'format' });
  });

  it.each([
    ['https://x.fr', 'https://x.fr/'],
    [' HTTP://X.fr/Page?a=1&b=é#f \n', 'http://x.fr/Page?a=1&b=%C3%A9#f'],
    ['https://été.fr/', 'https://xn--t-9fab.fr/'],
    ['https://x.fr/@compte', 'https://x.fr/@compte'],
    ['https://x.fr/?q=a@b.fr', 'https://x.fr/?q=a@b.fr'],
    ['https://x.fr:8080/', 'https://x.fr:8080/'],
    ['http://localhost:4321/', 'http://localhost:4321/'],
    ['mailto:Contact@X.fr', 'mailto:Contact@x.fr'],
    ['mailto:a@b.fr?subject=Bonjour', 'mailto:a@b.fr?subject=Bonjour'],
    ['mailto:a@b.fr?subject="x"', 'mailto:a@b.fr?subject=%22x%22'],
    ['tel:+33465712026', 'tel:+33465712026'],
    ['TEL:3939', 'tel:3939'],
  ])('%j → %j', (text, href) => expect(safeUrl(text)).toEqual({ ok: true, value: href }));

  it.each([
    ['www.x.fr', 'https://www.x.fr/'],
    ['x.fr/path', 'https://x.fr/path'],
    ['x.fr:8080/path', 'https://x.fr:8080/path'],
    ['X.FR?a', 'https://x.fr/?a'],
    ['été.fr', 'https://xn--t-9fab.fr/'],
  ])('adds the scheme to %j and says so', (text, href) =>
    expect(safeUrl(text)).toEqual({ ok: true, value: href, note: 'scheme-added' }),
  );

  it('does not take a user name for a host', () => {
    expect(safeUrl('contact@x.fr')).toEqual({ ok: false, reason: 'format' });
    expect(safeUrl('x.fr:pass@evil.example')).toMatchObject({ ok: false });
  });
});

describe('safeHref', () => {
  it.each(HOSTILE)('makes no link of %j', (text) => expect(safeHref(text)).toBeUndefined());
  it.each(['/', '/annuaire/', './x', '../x', '..', '#ancre', '#', '?page=2', '/a:b', '/x?u=//y'])(
    'keeps %j',
    (text) => expect(safeHref(text)).toBe(text),
  );
  it('keeps web, mail and phone addresses', () => {
    expect(safeHref('https://x.fr')).toBe('https://x.fr/');
    expect(safeHref('mailto:a@b.fr')).toBe('mailto:a@b.fr');
    expect(safeHref('tel:115')).toBe('tel:115');
  });
  it('encodes spaces of a file name', () =>
    expect(safeHref('/medias/mon fichier.pdf')).toBe('/medias/mon%20fichier.pdf'));
  it('does not guess', () => {
    for (const text of ['www.x.fr', 'page.html', 'x.fr:80/', '.x', '...'])
      expect(safeHref(text)).toBeUndefined();
  });
});

describe('parseEmail', () => {
  it.each([
    ['contact@exemple.fr', 'contact@exemple.fr'],
    ['  Prenom.Nom+tri@Exemple.FR ', 'Prenom.Nom+tri@exemple.fr'],
    ['mailto:contact@exemple.fr', 'contact@exemple.fr'],
    ['MAILTO:contact@exemple.fr?subject=x', 'contact@exemple.fr'],
    ['a@été.fr', 'a@été.fr'],
    ['a@sous.domaine.asso.fr', 'a@sous.domaine.asso.fr'],
    ["o'neil@x.fr", "o'neil@x.fr"],
  ])('%j → %j', (text, email) => expect(parseEmail(text)).toEqual({ ok: true, value: email }));

  it.each([
    '',
    'contact',
    '@x.fr',
    'a@',
    'a@x',
    'a@x.1',
    'a@-x.fr',
    'a@x-.fr',
    'a@x..fr',
    'a.@x.fr',
    '.a@x.fr',
    'a..b@x.fr',
    'a b@x.fr',
    'a@x .fr',
    'é@x.fr',
    'Moi <a@x.fr>',
    'a[at]x.fr',
    'a@x.f',
    'a@x.fr\n\nb',
  ])('refuses %j', (text) => expect(parseEmail(text)).toEqual({ ok: false, reason: 'format' }));

  it('refuses two addresses and endless ones', () => {
    expect(parseEmail('a@x.fr, b@y.fr')).toEqual({ ok: false, reason: 'several' });
    expect(parseEmail('a@x.fr b@y.fr')).toEqual({ ok: false, reason: 'several' });
    expect(parseEmail(`${'a'.repeat(65)}@x.fr`)).toEqual({ ok: false, reason: 'length' });
    expect(
      parseEmail(
        `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.fr`,
      ),
    ).toEqual({ ok: false, reason: 'length' });
  });
});

it('reads hostile texts in time that grows no faster than they do', () => {
  const long = [
    `tel:${'1'.repeat(50_000)}x`,
    'a@'.repeat(25_000),
    `a@${'b '.repeat(25_000)}`,
    `https://${'a.'.repeat(25_000)}`,
  ];
  const before = performance.now();
  for (const parse of [safeUrl, safeHref, parseEmail]) long.forEach((text) => parse(text));
  expect(performance.now() - before).toBeLessThan(500);
});
