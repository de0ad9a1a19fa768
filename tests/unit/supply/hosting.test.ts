/** The samples for hosts and `_headers` say what `csp.ts` says, word for word: no page is served with less. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPEN, hostHeaders, servedHeaders } from '../../../src/domain/documents/host-headers.ts';
import {
  EDITOR_HEADERS,
  SECURITY_HEADERS,
  adminPolicy,
  embedPolicy,
  guidePolicy,
  publicPolicy,
} from '../../../src/lib/security/csp.ts';
import { EMBEDS } from '../../../src/domain/urls.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

type Headers = Record<string, string>;

const FRAMES = Object.values(EMBEDS);

/** `/a/*`, `/a/` and `/*.csv`, as hosts read them. */
const matches = (pattern: string, address: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(address);

const OPENER = 'Cross-Origin-Opener-Policy';

const EXPECTED: Record<'public' | 'admin' | 'guide' | 'embed', Headers> = {
  public: { 'Content-Security-Policy': publicPolicy({ asHeader: true }), ...SECURITY_HEADERS },
  admin: { 'Content-Security-Policy': adminPolicy({ asHeader: true }), ...EDITOR_HEADERS },
  guide: { 'Content-Security-Policy': guidePolicy({ asHeader: true }), ...SECURITY_HEADERS },
  embed: { 'Content-Security-Policy': embedPolicy({ asHeader: true }), ...SECURITY_HEADERS },
};

const sample = (name: string): string[] =>
  readFileSync(join(PROJECT_ROOT, 'src/site/hosting', name), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('nginx.conf', () => {
  /** `add_header` lines by location; those outside one would be lost where a location has its own. */
  function read(): Record<string, Headers> {
    const found: Record<string, Headers> = {};
    let where = '';
    for (const line of sample('nginx.conf')) {
      const location = /^location (.+?) \{$/.exec(line);
      const header = /^add_header (\S+) "([^"]*)"( always)?;$/.exec(line);
      if (location) where = location[1]!;
      else if (line === '}') where = '';
      else if (line.startsWith('add_header')) {
        expect(header?.[3], line).toBe(' always');
        found[where] = { ...found[where], [header![1]!]: header![2]! };
      }
    }
    return found;
  }

  it('says it in each of its places, for errors too', () => {
    expect(read()).toEqual({
      '/': { ...EXPECTED.public, 'Access-Control-Allow-Origin': '$portal_open' },
      '/admin/': EXPECTED.admin,
      '~ ^/integrer/(index\\.html)?$': EXPECTED.guide,
      [`~ ^/integrer/(${FRAMES.join('|')})/`]: EXPECTED.embed,
    });
  });

  it('lets scripts of other sites read open data, and nothing else', () => {
    const map = /map \$uri \$portal_open \{([^}]*)\}/.exec(sample('nginx.conf').join('\n'))![1]!;
    expect(map.trim().split('\n')).toEqual(['default "";', `~\\.(${OPEN.join('|')})$ "*";`]);
  });
});

describe('Caddyfile', () => {
  function read(): Record<string, Headers> {
    const found: Record<string, Headers> = { '*': {} };
    let isBlock = false;
    for (const line of sample('Caddyfile')) {
      const one = /^header (@\w+) (\S+) "([^"]*)"$/.exec(line);
      const inBlock = /^([\w-]+) "([^"]*)"$/.exec(line);
      if (line === 'header {') isBlock = true;
      else if (line === '}') isBlock = false;
      else if (one) found[one[1]!] = { ...found[one[1]!], [one[2]!]: one[3]! };
      else if (isBlock) found['*'] = { ...found['*'], [inBlock![1]!]: inBlock![2]! };
    }
    return found;
  }

  it('says it for each kind of page', () => {
    const policy = (which: keyof typeof EXPECTED) => ({
      'Content-Security-Policy': EXPECTED[which]['Content-Security-Policy'],
    });
    const { [OPENER]: opener, ...common } = SECURITY_HEADERS;
    expect(read()).toEqual({
      // A header said of everything would be said last, and win: this one is said of each place once.
      '*': common,
      '@elsewhere': { [OPENER]: opener },
      '@public': policy('public'),
      '@admin': { ...policy('admin'), [OPENER]: EDITOR_HEADERS[OPENER] },
      '@guide': policy('guide'),
      '@embed': policy('embed'),
    });
  });

  it('puts every page in one kind and one only', () => {
    const frames = FRAMES.map((segment) => `/integrer/${segment}/*`).join(' ');
    expect(sample('Caddyfile')).toEqual(
      expect.arrayContaining([
        '@admin path /admin/*',
        '@elsewhere not path /admin/*',
        '@guide path /integrer/',
        `@embed path ${frames}`,
        `@public not path /admin/* /integrer/ ${frames}`,
        `@open path ${OPEN.map((ending) => `*.${ending}`).join(' ')}`,
        'header @open Access-Control-Allow-Origin *',
      ]),
    );
  });
});

describe.each(['', '/portail/essai'])('_headers, under « %s/ »', (base) => {
  /** As hosts read it: blocks in order, `! Name` takes a header back. */
  function headersOf(address: string): Headers {
    let headers: Headers = {};
    let isOurs = false;
    for (const line of hostHeaders(base).split('\n')) {
      const removed = /^ {2}! (.+)$/.exec(line);
      const header = /^ {2}([\w-]+): (.+)$/.exec(line);
      if (/^\S/.test(line)) isOurs = matches(line, address);
      else if (isOurs && removed)
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== removed[1]));
      else if (isOurs && header) {
        expect(headers[header[1]!], `${header[1]} twice`).toBeUndefined();
        headers[header[1]!] = header[2]!;
      }
    }
    return headers;
  }

  it('says it for public pages and for the editor', () => {
    expect(headersOf(`${base}/annuaire/`)).toEqual(EXPECTED.public);
    expect(headersOf(`${base}/admin/`)).toEqual(EXPECTED.admin);
    expect(headersOf(`${base}/integrer/`)).toEqual(EXPECTED.guide);
    for (const segment of FRAMES) {
      expect(headersOf(`${base}/integrer/${segment}/`)).toEqual(EXPECTED.embed);
      expect(headersOf(`${base}/integrer/${segment}/themes/a/b/`)).toEqual(EXPECTED.embed);
    }
    expect(headersOf(`${base}/themes/a/annuaire.csv`)).toEqual({
      ...EXPECTED.public,
      'Access-Control-Allow-Origin': '*',
    });
    expect(headersOf(`${base}/_astro/a.css`)).toEqual({
      ...EXPECTED.public,
      'Cache-Control': expect.stringContaining('immutable'),
    });
  });
});

describe('the policies', () => {
  it('let the editor, and nothing else, be answered by a window that it opens: people come in with GitHub by one', () => {
    const openers = Object.entries(EXPECTED).map(([name, headers]) => [name, headers[OPENER]]);
    expect(Object.fromEntries(openers)).toEqual({
      public: 'same-origin',
      admin: 'same-origin-allow-popups',
      guide: 'same-origin',
      embed: 'same-origin',
    });
    expect(servedHeaders('/admin/')[OPENER]).toBe('same-origin-allow-popups');
    expect(servedHeaders('/administration/')[OPENER]).toBe('same-origin');
  });

  it('hold on one line, and never let the public pages run what is written in them', () => {
    for (const headers of Object.values(EXPECTED))
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]+$/);
    expect(EXPECTED.public['Content-Security-Policy']).not.toMatch(/'unsafe-|\*|https?:/);
    expect(EXPECTED.public['Content-Security-Policy']).toMatch(/^default-src 'none';/);
  });

  it('let nobody frame the portal, but its lists for other sites', () => {
    const framed = Object.entries(EXPECTED).filter(
      ([, headers]) => !headers['Content-Security-Policy']!.includes("frame-ancestors 'none'"),
    );
    expect(framed.map(([name]) => name)).toEqual(['embed']);
    expect(EXPECTED.embed['Content-Security-Policy']).not.toMatch(/'unsafe-|https?:/);
    expect(servedHeaders('/integrer/agenda/')['Content-Security-Policy']).toBe('frame-ancestors *');
    expect(servedHeaders('/integrer/')['Content-Security-Policy']).toBe("frame-ancestors 'none'");
    expect(servedHeaders('/agenda/')['Content-Security-Policy']).toBe("frame-ancestors 'none'");
  });
});
