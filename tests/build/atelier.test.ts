/** The maintainers' own pages are for development: no portal has them, nor their code. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/reader/files.ts';
import { compileApp } from '../../src/site/build/compile.ts';
import { readPages } from '../support/built.ts';

const OWN = /atelier-des-composants|components\/atelier|class="atelier|\.atelier-/;

test('the workshop of components is in no built portal', async () => {
  const files = listFiles(inject('sample'));
  expect(files.filter((file) => /^(?:_atelier|maison)/.test(file))).toEqual([]);
  expect(
    readPages(inject('sample'))
      .filter(({ html }) => OWN.test(html))
      .map(({ address }) => address),
  ).toEqual([]);
});

test('nor in the code that renders one', async () => {
  const { client } = await compileApp('');
  const compiled = dirname(client);
  const code = listFiles(compiled).filter((file) => /\.(m?js|css)$/.test(file));
  expect(code.length).toBeGreaterThan(10);
  expect(code.filter((file) => OWN.test(readFileSync(join(compiled, file), 'utf8')))).toEqual([]);
});
