/** Settings of the editor, backends, and the lists that fields suggest from. */
import { describe, expect, it } from 'vitest';
import { communesIndex, editorConfig, entriesIndex } from '../../../cms/config/index.ts';
import { hostHeaders } from '../../../src/domain/documents/host-headers.ts';
import { editorProblems } from '../../../src/domain/editor-problems.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { editor as EDITOR, forgeOrigins } from '../../../src/schema/editor-settings.ts';
import type { EditorSettings } from '../../../src/schema/editor-settings.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import { validate } from '../../../src/schema/validate.ts';
import { sampleSnapshot } from '../../support/sample.ts';

const SETTINGS = { name: 'Ici', id: 'ici', url: 'https://ici.example', base: '/portail' };
const read = (raw: Record<string, string>) => validate<EditorSettings>(EDITOR.fields!, raw);
const configOf = (editor?: EditorSettings) => editorConfig({ ...SETTINGS, editor });

describe('the settings', () => {
  it('are read as people write them', () => {
    const { data, faults } = read({
      backend: 'Codeberg',
      dépôt: 'https://codeberg.org/ambrune/portail.git',
      apiUrl: 'https://codeberg.org/api/v1/',
      folder: '/contenu/',
    });
    expect(faults).toEqual([]);
    expect(data).toEqual({
      backend: 'forgejo',
      repo: 'ambrune/portail',
      apiUrl: 'https://codeberg.org/api/v1',
      folder: 'contenu',
    });
  });

  it.each([
    [{ backend: 'bitbucket' }, /n’est pas dans la liste/],
    [{ repo: 'portail' }, /le compte et le nom/],
    [{ siteUrl: 'http://forge.example' }, /commençant par https/],
    [{ folder: '../ailleurs' }, /dossier du dépôt/],
  ])('%o is refused in French', (raw, message) => {
    const { data, faults } = read(raw as unknown as Record<string, string>);
    expect(data).toBeUndefined();
    expect(faults[0]!.message).toMatch(message);
  });

  it.each<[EditorSettings | undefined, RegExp[]]>([
    [undefined, []],
    [{ backend: 'none' }, []],
    [{ backend: 'forgejo' }, [/dans quel dépôt/, /l’identifiant de l’application/]],
    [{ backend: 'github', repo: 'a/b' }, [/relais de connexion/]],
    [{ backend: 'gitea', repo: 'a/b', appId: 'x' }, [/l’adresse de la forge/]],
    [{ backend: 'gitlab', repo: 'a/b', appId: 'x' }, []],
  ])('%o lacks what check says', (editor, messages) => {
    const problems = editorProblems({ settings: { ...SETTINGS, editor } });
    expect(problems).toHaveLength(messages.length);
    for (const [i, message] of messages.entries()) {
      expect(problems[i]!.message).toMatch(message);
      expect(sentenceOf(problems[i]!)).toMatch(/^— \p{L}+.* \(editor\./u);
    }
  });
});

describe('the backend', () => {
  it('is our store, under the portal’s own path, where nothing is said', () => {
    const { backend, media_folder, collections } = configOf();
    expect(backend).toMatchObject({ name: 'cordee', proxy_url: '/portail/api/v1' });
    expect([media_folder, collections[0]!.folder]).toEqual(['media', 'actors']);
    expect(forgeOrigins(undefined)).toEqual([]);
  });

  it.each<[EditorSettings, object, string[]]>([
    [
      { backend: 'github', repo: 'a/b', authUrl: 'https://auth.example' },
      {
        name: 'github',
        repo: 'a/b',
        branch: 'main',
        base_url: 'https://auth.example',
        auth_endpoint: 'auth',
        api_root: 'https://api.github.com',
      },
      ['https://api.github.com'],
    ],
    [
      {
        backend: 'github',
        repo: 'a/b',
        authUrl: 'https://a.example/relais',
        apiUrl: 'https://b.example/api/v3',
      },
      { base_url: 'https://a.example', auth_endpoint: 'relais/auth', api_root: 'https://b.example/api/v3' },
      ['https://b.example'],
    ],
    [
      { backend: 'gitlab', repo: 'a/b', appId: 'x', siteUrl: 'https://framagit.org' },
      {
        name: 'gitlab',
        auth_type: 'pkce',
        app_id: 'x',
        base_url: 'https://framagit.org',
        api_root: 'https://framagit.org/api/v4',
      },
      ['https://framagit.org'],
    ],
    [
      { backend: 'forgejo', repo: 'a/b', appId: 'x', branch: 'trunk' },
      {
        name: 'forgejo',
        branch: 'trunk',
        app_id: 'x',
        base_url: 'https://codeberg.org',
        api_root: 'https://codeberg.org/api/v1',
      },
      ['https://codeberg.org'],
    ],
  ])('%o', (editor, expected, origins) => {
    const config = configOf(editor);
    expect(config.backend).toMatchObject(expected);
    expect([config.media_folder, config.collections[0]!.folder]).toEqual(['content/media', 'content/actors']);
    expect(config.collections[0]!.format).toBe('cordee-actors');
    expect(forgeOrigins(editor)).toEqual(origins);
    expect(hostHeaders('', [], origins)).toContain(`connect-src 'self' blob: data: ${origins.join(' ')}`);
  });

  it('of Gitea has no drafts to review', () => {
    expect(configOf({ backend: 'gitea', repo: 'a/b' }).publish_mode).toBe('simple');
    expect(configOf({ backend: 'forgejo', repo: 'a/b' }).publish_mode).toBe('editorial_workflow');
  });

  it.each(['store', 'github', 'gitlab', 'forgejo', 'gitea'] as const)(
    '%s: a place for words of the review, or none',
    (backend) => {
      const { editor, collections } = configOf({ backend, repo: 'a/b' });
      const places = ['store', 'github', 'gitlab'].includes(backend);
      expect(new Set([editor, ...collections.map((one) => one.editor)].map((one) => one?.notes))).toEqual(
        new Set([places]),
      );
    },
  );

  it('is our store where our server asks for it, whatever the settings name', () => {
    const { backend, collections } = editorConfig(
      { ...SETTINGS, editor: { backend: 'github', repo: 'a/b' } },
      { backend: 'store' },
    );
    expect([backend.name, collections[0]!.folder]).toEqual(['cordee', 'actors']);
  });
});

describe('the lists', () => {
  const { entries } = sampleSnapshot();

  it('of communes are the portal’s own, each once, with their codes', () => {
    const communes = communesIndex(entries, loadGazetteer);
    expect(communes.find(({ name }) => name === 'Vernasse')).toMatchObject({
      postalCodes: [expect.stringMatching(/^\d{5}$/)],
      within: expect.any(String),
    });
    expect(new Set(communes.map(({ name }) => name)).size).toBe(communes.length);
    expect(communes.map(({ name }) => name)).not.toContain('Massif d’Ambrune');
  });

  it('of communes have the members of a wider territory, and those of an intercommunalité by its SIREN', () => {
    const territory = (data: object) =>
      ({ type: 'territory' as const, slug: 'x', file: '', body: '', bodyLine: 1, data }) as never;
    const named = (data: object) =>
      communesIndex([territory(data)], loadGazetteer).map(({ name, inseeCode }) => [name, inseeCode]);
    expect(named({ name: 'Ici', level: 'pays', members: ['38185'] })).toEqual([['Grenoble', '38185']]);
    expect(named({ name: 'Métropole', level: 'epci', code: '200040715' })).toContainEqual([
      'Grenoble',
      '38185',
    ]);
  });

  it('of entries are names and no more', () => {
    const list = entriesIndex(entries);
    expect(list).toHaveLength(entries.length);
    expect(list.find(({ slug }) => slug === 'amap-des-trois-ponts')).toEqual({
      collection: 'actors',
      slug: 'amap-des-trois-ponts',
      title: 'AMAP des Trois Ponts',
      also: [expect.stringContaining('Association pour le maintien'), 'AMAP'],
      detail: 'Combeline',
    });
    expect(JSON.stringify(list)).not.toMatch(/@|0[1-9](?: \d\d){4}/);
  });
});
