import { describe, expect, it } from 'vitest';
import { isFrenchMobile, parsePhone } from '../../../src/lib/phone.ts';

/** Expected displays are written with plain spaces; the real ones are no-break. */
const shown = (text: string) => text.replaceAll(' ', '\u00a0');

describe('parsePhone', () => {
  it.each([
    '0465712026',
    '04 65 71 20 26',
    '04.65.71.20.26',
    '04-65-71-20-26',
    '04/65/71/20/26',
    '04\u00a065\u202f71 20 26',
    '+33465712026',
    '+33 4 65 71 20 26',
    '+33 (0)4 65 71 20 26',
    '+33(0)465712026',
    '(+33) 4 65 71 20 26',
    '+33 04 65 71 20 26',
    '0033465712026',
    '00 33 4 65 71 20 26',
    '0033 (0)4 65 71 20 26',
    'tel:+33465712026',
    '\u202a+33 4 65 71 20 26\u202c',
    ' 0465 712 026 ',
  ])('reads %j as one French number', (text) =>
    expect(parsePhone(text)).toEqual({
      ok: true,
      value: {
        e164: '+33465712026',
        display: '04\u00a065\u00a071\u00a020\u00a026',
        href: 'tel:+33465712026',
      },
    }),
  );

  it.each([
    ['0262 41 23 45', '+262262412345', '02 62 41 23 45'],
    ['0692 12 34 56', '+262692123456', '06 92 12 34 56'],
    ['0639 12 34 56', '+262639123456', '06 39 12 34 56'],
    ['+262 692 12 34 56', '+262692123456', '06 92 12 34 56'],
    ['+262 (0)692 12 34 56', '+262692123456', '06 92 12 34 56'],
    ['+33 692 12 34 56', '+262692123456', '06 92 12 34 56'],
    ['0590 81 23 45', '+590590812345', '05 90 81 23 45'],
    ['00590 690 00 12 34', '+590690001234', '06 90 00 12 34'],
    ['0694 12 34 56', '+594694123456', '06 94 12 34 56'],
    ['0596 12 34 56', '+596596123456', '05 96 12 34 56'],
    ['0508 41 23 45', '+508412345', '05 08 41 23 45'],
    ['+508 41 23 45', '+508412345', '05 08 41 23 45'],
    ['+508 708 12 34 56', '+508708123456', '07 08 12 34 56'],
    ['+687 26 12 34', '+687261234', '+687 26 12 34'],
    ['+689 40 12 34 56', '+68940123456', '+689 40 12 34 56'],
    ['06 12 34 56 78', '+33612345678', '06 12 34 56 78'],
    ['0976 12 34 56', '+33976123456', '09 76 12 34 56'],
  ])('%s is %s', (text, e164, display) =>
    expect(parsePhone(text)).toEqual({
      ok: true,
      value: { e164, display: shown(display), href: `tel:${e164}` },
    }),
  );

  it.each(['15', '17', '18', '112', '114', '115', '119', '196', '3919', '3939', '36 46', '1014'])(
    'keeps the short number %s',
    (text) => {
      const digits = text.replace(' ', '');
      expect(parsePhone(text)).toEqual({ ok: true, value: { display: digits, href: `tel:${digits}` } });
    },
  );

  it.each(['116117', '118 218', '116 000'])('shows %s in two groups', (text) => {
    const digits = text.replace(' ', '');
    expect(parsePhone(text)).toEqual({
      ok: true,
      value: { display: `${digits.slice(0, 3)}\u00a0${digits.slice(3)}`, href: `tel:${digits}` },
    });
  });

  it('keeps foreign numbers and their spacing', () => {
    expect(parsePhone('+41 22 123.45-67')).toEqual({
      ok: true,
      value: { e164: '+41221234567', display: shown('+41 22 123 45 67'), href: 'tel:+41221234567' },
    });
    expect(parsePhone('0044 (0)20 7946 0000')).toEqual({
      ok: true,
      value: { e164: '+442079460000', display: shown('+44 20 7946 0000'), href: 'tel:+442079460000' },
    });
  });

  it('gives back what spreadsheets and YAML take away, and says so', () => {
    expect(parsePhone('465712026')).toMatchObject({
      ok: true,
      value: { e164: '+33465712026' },
      note: 'zero-added',
    });
    expect(parsePhone('33465712026')).toMatchObject({
      ok: true,
      value: { e164: '+33465712026' },
      note: 'plus-added',
    });
  });

  it.each([
    ['04 65 71 20', 'length'],
    ['04 65 71 20 26 1', 'length'],
    ['00 65 71 20 26', 'length'],
    ['12', 'length'],
    ['4000', 'length'],
    ['+33 4 65 71 20', 'length'],
    ['+262 12', 'length'],
    ['+41', 'length'],
    ['+1234567890123456', 'length'],
    ['', 'format'],
    ['non communiqué', 'format'],
    ['04 65 71 20 26 (Claire)', 'format'],
    ['04 65+71 20 26', 'format'],
    ['04 65 71 20 26 / 06 12 34 56 78', 'several'],
    ['04 65 71 20 26 ou 06 12 34 56 78', 'several'],
    ['0465712026, 0612345678', 'several'],
    ['0465712026 / +33612345678', 'several'],
  ])('refuses %j: %s', (text, reason) => expect(parsePhone(text)).toEqual({ ok: false, reason }));

  it('reads its own display and E.164 again', () => {
    for (const text of [
      '0465712026',
      '0692123456',
      '0508412345',
      '+687261234',
      '+41221234567',
      '3939',
      '118218',
    ]) {
      const first = parsePhone(text);
      if (!first.ok) throw new Error(text);
      expect(parsePhone(first.value.display)).toEqual(first);
      expect(parsePhone(first.value.href)).toMatchObject({ ok: true, value: { href: first.value.href } });
    }
  });
});

describe('isFrenchMobile', () => {
  it('knows mobiles of France and overseas', () => {
    for (const text of [
      '+33612345678',
      '+33712345678',
      '+262692123456',
      '+262639123456',
      '+590690001234',
      '+594694123456',
      '+596696123456',
      '+508708123456',
      '+68987123456',
    ])
      expect(isFrenchMobile(text), text).toBe(true);
    for (const text of [
      '+33465712026',
      '+33912345678',
      '+262262412345',
      '+590590812345',
      '+41791234567',
      '3939',
    ])
      expect(isFrenchMobile(text), text).toBe(false);
  });
});
