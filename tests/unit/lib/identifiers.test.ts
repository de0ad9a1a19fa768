import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import {
  parseInsee,
  parseNaf,
  parsePostalCode,
  parseRna,
  parseSiren,
  parseSiret,
} from '../../../src/lib/identifiers.ts';
import { seeded } from './random.ts';

const fr = stdnum.FR!;
const value = (text: string) => ({ ok: true, value: text });
const fault = (reason: string) => ({ ok: false, reason });

describe('parseSiren', () => {
  it('takes a good one, in any spacing', () => {
    expect(parseSiren('200034528')).toEqual(value('200034528'));
    expect(parseSiren(' 200\u00a0034\u202f528 ')).toEqual(value('200034528'));
    expect(parseSiren('200.034.528')).toEqual(value('200034528'));
  });
  it('says why not', () => {
    expect(parseSiren('200034582')).toEqual(fault('checksum'));
    expect(parseSiren('20003452')).toEqual(fault('length'));
    expect(parseSiren('')).toEqual(fault('length'));
    expect(parseSiren('FR200034528')).toEqual(fault('format'));
    expect(parseSiren('20003452８')).toEqual(fault('format'));
  });
  it('agrees with stdnum', () => {
    const random = seeded(11);
    let valid = 0;
    for (let i = 0; i < 20_000; i++) {
      const digits = numbers(random.int, 9);
      const expected = fr.siren!.validate(digits).isValid;
      valid += expected ? 1 : 0;
      expect(parseSiren(digits).ok, digits).toBe(expected);
    }
    expect(valid).toBeGreaterThan(1000);
  });
});

describe('parseSiret', () => {
  it.each([
    '73282932000074',
    '13002526500013',
    '38948624200032',
    '20003452800014',
    '35600000000048',
    '35600000009075',
  ])('takes %s', (siret) => expect(parseSiret(siret)).toEqual(value(siret)));
  it('says why not', () => {
    expect(parseSiret('20003452800041')).toEqual(fault('checksum'));
    expect(parseSiret('200034528')).toEqual(fault('length'));
    expect(parseSiret('2000345280001A')).toEqual(fault('format'));
    // Luhn on the fourteen digits, but not on the SIREN that they begin with.
    expect(parseSiret('20003452900005')).toEqual(fault('checksum'));
    // Sum of the digits divided by 5, but not La Poste.
    expect(parseSiret('20003452800010')).toEqual(fault('checksum'));
  });
  it('agrees with stdnum, on a good SIREN and on any other', () => {
    const random = seeded(12);
    let valid = 0;
    for (let i = 0; i < 20_000; i++) {
      const digits = random.pick(['200034528', '389486242', numbers(random.int, 9)]) + numbers(random.int, 5);
      const expected = fr.siret!.validate(digits).isValid && fr.siren!.validate(digits.slice(0, 9)).isValid;
      valid += expected ? 1 : 0;
      expect(parseSiret(digits).ok, digits).toBe(expected);
    }
    expect(valid).toBeGreaterThan(500);
  });
  it('takes every La Poste number that stdnum takes, and those that follow Luhn', () => {
    const random = seeded(13);
    for (let i = 0; i < 5000; i++) {
      const tail = numbers(random.int, 5);
      const byFive = fr.siret!.validate(`356000000${tail}`).isValid;
      // stdnum knows one La Poste number by Luhn; any other SIREN shows what Luhn says of the whole.
      if (byFive) expect(parseSiret(`356000000${tail}`).ok, tail).toBe(true);
      else if (!parseSiret(`356000000${tail}`).ok) continue;
      else expect(luhn(`356000000${tail}`), tail).toBe(true);
    }
  });
});

describe('parseRna', () => {
  it.each(['W751004076', 'W301000624', 'W9P1002760', 'W2A1000001', '301S0301001688', '751P00188854'])(
    'takes %s',
    (rna) => expect(parseRna(rna)).toEqual(value(rna)),
  );
  it('writes capitals and drops spaces', () =>
    expect(parseRna(' w9p1 002 760')).toEqual(value('W9P1002760')));
  it('says why not', () => {
    expect(parseRna('w143788974')).toEqual(value('W143788974'));
    expect(parseRna('W12')).toEqual(fault('length'));
    expect(parseRna('WA51004076')).toEqual(fault('format'));
    expect(parseRna('751004076')).toEqual(fault('format'));
    expect(parseRna('AA751PEE00188854')).toEqual(fault('format'));
    expect(parseRna('')).toEqual(fault('format'));
  });
});

describe('codes of places and activities', () => {
  it('INSEE', () => {
    for (const code of ['38185', '2A001', '97411', '08105', '98818'])
      expect(parseInsee(code)).toEqual(value(code));
    expect(parseInsee('2b033')).toEqual(value('2B033'));
    expect(parseInsee('20001')).toEqual(fault('format'));
    expect(parseInsee('3818')).toEqual(fault('length'));
    expect(parseInsee('Grenoble')).toEqual(fault('format'));
  });
  it('postal', () => {
    expect(parsePostalCode('01 000')).toEqual(value('01000'));
    expect(parsePostalCode('1000')).toEqual(fault('length'));
    expect(parsePostalCode('F-38000')).toEqual(fault('format'));
  });
  it('NAF', () => {
    for (const code of ['01.11Z', '0111Z', '01.11z', '01 11 Z'])
      expect(parseNaf(code)).toEqual(value('01.11Z'));
    expect(parseNaf('8411')).toEqual(fault('length'));
    expect(parseNaf('84A1Z')).toEqual(fault('format'));
  });
});

function numbers(int: (max: number) => number, length: number): string {
  return Array.from({ length }, () => int(10)).join('');
}

function luhn(digits: string): boolean {
  const sum = [...digits]
    .toReversed()
    .reduce(
      (total, digit, i) =>
        total + [...String(Number(digit) * (1 + (i % 2)))].reduce((s, d) => s + Number(d), 0),
      0,
    );
  return sum % 10 === 0;
}
