import { describe, expect, it } from 'vitest';
import { brief, withoutRuns } from '../../../src/lib/text/brief.ts';

describe('brief', () => {
  it('leaves a text of a common length as it is', () => {
    for (const text of ['', 'Répare.', 'x'.repeat(300)]) expect(brief(text)).toBe(text);
  });

  it('cuts a longer one at a word', () => {
    expect(brief('mot, '.repeat(100))).toMatch(/^(mot, ){58}mot…$/);
    expect(brief('x'.repeat(400))).toBe(`${'x'.repeat(299)}…`);
  });
});

describe('withoutRuns', () => {
  it('cuts what is over a thousand characters without a space, and keeps what closes around it', () => {
    expect(withoutRuns(`a ![](data:${'A'.repeat(5000)}) b`)).toBe(`a ![](data:${'A'.repeat(195)}…) b`);
  });

  it('leaves words, and scripts that have no spaces, alone', () => {
    for (const text of ['mot '.repeat(5000), '文'.repeat(5000), 'x'.repeat(1000)])
      expect(withoutRuns(text)).toBe(text);
  });

  it('takes a time that grows with the length', () => {
    const start = performance.now();
    withoutRuns(`${'x'.repeat(999)} `.repeat(2000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
