/** `pdf` before anything is printed: which browser, which pages, which names. */
import { describe, expect, it } from 'vitest';
import { PdfError, findChromium } from '../../../src/cli/pdf/chromium.ts';
import type { Machine } from '../../../src/cli/pdf/chromium.ts';
import { articleAddresses, fileNames, resolveTargets } from '../../../src/cli/pdf/targets.ts';
import { md, portalOf } from '../../support/portal.ts';

const machine = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...files: string[]): Machine => ({
  platform,
  env,
  exists: (path) => files.includes(path),
});

describe('the browser', () => {
  const PATH = '/opt/bin:/usr/bin';

  it('is the one that is named, before those of the PATH', () => {
    const files = ['/my/chrome', '/usr/bin/chromium'];
    expect(findChromium(machine('linux', { PATH, CHROME_PATH: '/my/chrome' }, ...files))).toBe('/my/chrome');
    expect(findChromium(machine('linux', { PATH, PUPPETEER_EXECUTABLE_PATH: '/my/chrome' }, ...files))).toBe(
      '/my/chrome',
    );
    expect(findChromium(machine('linux', { PATH, CHROME_PATH: '' }, ...files))).toBe('/usr/bin/chromium');
  });

  it('is Chromium before the others, wherever it stands on the PATH', () => {
    expect(findChromium(machine('linux', { PATH }, '/opt/bin/google-chrome', '/usr/bin/chromium'))).toBe(
      '/usr/bin/chromium',
    );
    expect(findChromium(machine('linux', { PATH }, '/opt/bin/brave', '/usr/bin/msedge'))).toBe(
      '/usr/bin/msedge',
    );
  });

  it('is looked for where macOS and Windows put it', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findChromium(machine('darwin', { PATH, HOME: '/Users/a' }, chrome))).toBe(chrome);
    const own = '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(findChromium(machine('darwin', { HOME: '/Users/a' }, chrome, own))).toBe(own);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findChromium(machine('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, edge))).toBe(
      edge,
    );
    expect(findChromium(machine('win32', { Path: 'D:\\a;D:\\b' }, 'D:\\b\\chrome.exe'))).toBe(
      'D:\\b\\chrome.exe',
    );
  });

  const said = (one: Machine): string => {
    try {
      return findChromium(one);
    } catch (error) {
      expect(error).toBeInstanceOf(PdfError);
      return (error as Error).message;
    }
  };

  it('says what to install where there is none, in the words of each system', () => {
    expect(said(machine('linux', { PATH }))).toMatch(
      /^Il faut un Chromium.*sudo apt install chromium.*CHROME_PATH=/,
    );
    expect(said(machine('darwin', {}))).toContain('brew install --cask chromium');
    expect(said(machine('win32', {}))).toContain('winget install');
    expect(said(machine('freebsd', {}))).toContain('CHROME_PATH=');
  });

  it('is not another one, where the one that was named is not there', () => {
    expect(said(machine('linux', { PATH, CHROME_PATH: '/gone' }, '/usr/bin/chromium'))).toMatch(
      /^CHROME_PATH désigne \/gone, qui n’existe pas\./,
    );
  });
});

describe('the pages', () => {
  const portal = portalOf({
    'articles/premier-pain.md': md(
      'title: Le premier pain\nformerSlugs: [pain-d-avant]\npublished: 2026-11-02',
    ),
    'articles/second-pain.md': md('title: Le second pain\npublished: 2026-11-01'),
    'articles/plus-tard.md': md('title: Plus tard\ndraft: true'),
    'pages/a-propos.md': md('title: À propos'),
  });
  const where = { content: '/work/portail/content', cwd: '/work/portail' };
  const resolved = (...texts: string[]) => resolveTargets(portal, texts, where);

  it.each([
    ['/articles/premier-pain/', '/articles/premier-pain/'],
    ['/articles/premier-pain', '/articles/premier-pain/'],
    ['articles/premier-pain/?a=1#b', '/articles/premier-pain/'],
    ['/articles/pain-d-avant/', '/articles/premier-pain/'],
    [`${portal.origin}/articles/premier-pain/`, '/articles/premier-pain/'],
    ['http://localhost:4321/articles/', '/articles/'],
    ['content/articles/premier-pain.md', '/articles/premier-pain/'],
    ['./content/pages/a-propos.md', '/a-propos/'],
    ['articles/premier-pain.md', '/articles/premier-pain/'],
    ['/work/portail/content/articles/premier-pain.md', '/articles/premier-pain/'],
    ['/', '/'],
    ['/404.html', '/404.html'],
  ])('are found from %s', (text, address) => {
    expect(resolved(text)).toEqual({ addresses: [address], refused: [] });
  });

  it('are printed once each, in the order that was asked', () => {
    expect(
      resolved('/articles/second-pain/', '/a-propos/', 'content/articles/second-pain.md').addresses,
    ).toEqual(['/articles/second-pain/', '/a-propos/']);
  });

  it('that are not there give the nearest', () => {
    const [address, other, file, draft] = resolved(
      '/articles/premier-pin/',
      'https://autre.example/articles/premier-pain/',
      'content/articles/premier-pan.md',
      'content/articles/plus-tard.md',
    ).refused;
    expect(address).toContain('Vouliez-vous dire /articles/premier-pain/');
    expect(other).toContain(
      '« https://autre.example/articles/premier-pain/ » n’est pas une adresse du portail',
    );
    expect(file).toContain('Vouliez-vous dire articles/premier-pain.md');
    expect(draft).toContain('elle attend (brouillon');
  });

  it('of all articles are those that are published, the newest first', () => {
    expect(articleAddresses(portal)).toEqual(['/articles/premier-pain/', '/articles/second-pain/']);
  });

  it('have names that say them, and never the same one', () => {
    expect([
      ...fileNames(['/', '/articles/x/', '/404.html', '/themes/a-b/c/', '/themes/a/b-c/']).values(),
    ]).toEqual(['accueil.pdf', 'articles-x.pdf', '404.pdf', 'themes-a-b-c.pdf', 'themes-a-b-c-2.pdf']);
  });
});
