import { expect, it } from 'vitest';
import { legalProblems } from '../../../src/domain/privacy/legal.ts';
import { parsePhone } from '../../../src/lib/phone.ts';
import { sampleSnapshot } from '../../support/sample.ts';

const phone = parsePhone('04 65 71 20 26');
const LEGAL = { publisher: 'A', address: 'B', email: 'c@d.example', director: 'E', host: 'F' };

it('wants each notice that the law wants', () => {
  expect(
    legalProblems({}, false).map(({ severity, path, file }) => [severity, path.join('.'), file]),
  ).toEqual(
    ['publisher', 'address', 'phone', 'director', 'host'].map((name) => [
      'warning',
      `legal.${name}`,
      'portal.yaml',
    ]),
  );
});

it('stops a publication in strict mode', () => {
  expect(new Set(legalProblems({}, true).map(({ severity }) => severity))).toEqual(new Set(['error']));
});

it('is content with a mail or with a phone', () => {
  expect(legalProblems({ legal: LEGAL }, true)).toEqual([]);
  const { email: _, ...rest } = LEGAL;
  expect(legalProblems({ legal: { ...rest, ...(phone.ok ? { phone: phone.value } : {}) } }, true)).toEqual(
    [],
  );
  expect(legalProblems({ legal: rest }, true).map(({ path }) => path[1])).toEqual(['phone']);
});

it('says nothing of the sample', () => {
  expect(legalProblems(sampleSnapshot().settings, true)).toEqual([]);
});
