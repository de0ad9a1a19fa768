/** The words of a card: as large as they fit, and without the signs that its letters do not have. */
import { describe, expect, it } from 'vitest';
import type { SocialCard } from '../../../src/domain/models/social.ts';
import { titleSize } from '../../../src/site/build/social/layout.ts';
import { setWords, without } from '../../../src/site/build/social/words.ts';

const COLOR = '#123456';
const CARD: SocialCard = {
  portal: 'Portail d’essai',
  kicker: 'Rendez-vous',
  title: 'Fournée',
  lines: ['Samedi 12 décembre 2026, à 14 h', 'La Grange'],
  colors: {
    ground: '#ffffff',
    far: COLOR,
    near: COLOR,
    rope: COLOR,
    rock: COLOR,
    kicker: COLOR,
    title: COLOR,
    text: COLOR,
  },
};

describe('titleSize', () => {
  it('is less, the longer the title', () => {
    const sizes = [10, 40, 80, 120, 200].map((length) => titleSize('mot '.repeat(length / 4), 1088));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBeGreaterThan(3);
  });

  it('is less for a long word than for as many letters in several', () => {
    expect(titleSize('x'.repeat(30), 1088)).toBeLessThan(titleSize('xxxxx '.repeat(5), 1088));
  });
});

describe('without', () => {
  const missing = new Set('مهرجان🎉');

  it('leaves out what is missing, and the rest as it is', () => {
    expect(without({ ...CARD, title: 'Fête 🎉\ufe0f du pain' }, missing)).toMatchObject({
      portal: 'Portail d’essai',
      title: 'Fête du pain',
      lines: CARD.lines,
    });
  });

  it.each(['مهرجان', 'مهرجان 26', '🎉', ''])('gives way to the name of the portal for « %s »', (title) => {
    expect(without({ ...CARD, title }, missing)).toMatchObject({ portal: '', title: 'Portail d’essai' });
  });

  it('leaves out a line that lost its sense', () => {
    expect(without({ ...CARD, lines: ['مهرجان a', 'La Grange'] }, missing).lines).toEqual(['La Grange']);
  });
});

describe('setWords', () => {
  const drawn = (title: string) => setWords({ ...CARD, title });

  it('draws the letters of French and of its neighbours as paths', async () => {
    const [plain, accented] = [await drawn('Lodz'), await drawn('Łódź')];
    expect(plain).toMatch(/^<svg width="1200" height="630"/);
    expect(accented).not.toBe(plain);
    expect(accented).not.toContain('<text');
  });

  it('draws a title in other letters as the portal’s own name, never as boxes', async () => {
    const named = await setWords({ ...CARD, portal: '', title: CARD.portal });
    for (const title of ['مهرجان القرية', '村の祭り', 'Привет', '🎉', '👩‍👩‍👧'])
      expect(await drawn(title)).toBe(named);
  });

  it('leaves an emoji out of a title, and nothing else', async () => {
    expect(await drawn('Fête 🎉 du pain ❤️')).toBe(await drawn('Fête du pain'));
  });

  it.each(['x'.repeat(200), 'mot '.repeat(500), '\ud800', '\u0000\u202e', '<b>&"', 'e\u0327\u0300', ' '])(
    'draws whatever is written: %j',
    async (title) => {
      expect(await drawn(title)).toContain('<path');
    },
  );
});
