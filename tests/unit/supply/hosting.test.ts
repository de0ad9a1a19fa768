/** The samples for hosts and `_headers` say what `csp.ts` says, word for word: no page is served with less. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostHeaders } from '../../../src/domain/documents/host-headers.ts';
import { SECURITY_HEADERS, adminPolicy, publicPolicy } from '../../../src/lib/security/csp.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

type Headers = Record<string, string>;

const EXPECTED: Record<'public' | 'admin', Headers> = {
  public: { 'Content-Security-Policy': publicPolicy({ asHeader: true }), ...SECURITY_HEADERS },
  admin: { 'Content-Security-Policy': adminPolicy({ asHeader: true }), ...SECURITY_HEADERS },
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

  it('says it in each of its two places, for errors too', () => {
    expect(read()).toEqual({ '/': EXPECTED.public, '/admin/': EXPECTED.admin });
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

  it('says it for the two kinds of pages', () => {
    const policy = (which: 'public' | 'admin') => ({
      'Content-Security-Policy': EXPECTED[which]['Content-Security-Policy'],
    });
    expect(read()).toEqual({
      '*': { ...SECURITY_HEADERS },
      '@public': policy('public'),
      '@admin': policy('admin'),
    });
  });

  it('puts every page in one kind and one only', () => {
    expect(sample('Caddyfile')).toEqual(
      expect.arrayContaining(['@admin path /admin/*', '@public not path /admin/*']),
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
      if (/^\S/.test(line)) isOurs = address.startsWith(line.replace(/\*$/, ''));
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
    expect(headersOf(`${base}/_astro/a.css`)).toEqual({
      ...EXPECTED.public,
      'Cache-Control': expect.stringContaining('immutable'),
    });
  });
});

describe('the policies', () => {
  it('hold on one line, and never let the public pages run what is written in them', () => {
    for (const headers of Object.values(EXPECTED))
      for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]+$/);
    expect(EXPECTED.public['Content-Security-Policy']).not.toMatch(/'unsafe-|\*|https?:/);
    expect(EXPECTED.public['Content-Security-Policy']).toMatch(/^default-src 'none';/);
  });
});
