import { describe, expect, it } from 'vitest';
import { isFrench, typesetFrench } from '../../../../src/lib/markdown/index.ts';
import { seeded } from '../random.ts';

/** In the tables below, `~` is a no-break space and `_` a narrow one. */
const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_');

const CHANGED: [string, string][] = [
  // Punctuation
  ['Venez nombreux !', 'Venez nombreux_!'],
  ['Venez nombreux!', 'Venez nombreux_!'],
  ['Qui vient ? Moi ; toi.', 'Qui vient_? Moi_; toi.'],
  ['Vraiment ?!', 'Vraiment_?!'],
  ['Bravo !!! (et merci !)', 'Bravo_!!! (et merci_!)'],
  ['Horaires : 9 h', 'Horaires~: 9~h'],
  ['Horaires: le matin', 'Horaires~: le matin'],
  ['Entrée  :', 'Entrée~:'],
  ['Le prix ?\nDemain ;', 'Le prix_?\nDemain_;'],
  ['Déjà\u00a0!', 'Déjà_!'],
  // Quotes
  ['"Bienvenue"', '«~Bienvenue~»'],
  ['« Bienvenue »', '«~Bienvenue~»'],
  ['«Bienvenue»', '«~Bienvenue~»'],
  ['Le "café" et le "thé".', 'Le «~café~» et le «~thé~».'],
  ['("oui" ?)', '(«~oui~»_?)'],
  ['l\'"école"', 'l’«~école~»'],
  ['voir "https://x.fr/a?b"', 'voir «~https://x.fr/a?b~»'],
  // Apostrophes, ellipses, dashes
  ["L'eau d'ici, aujourd'hui", 'L’eau d’ici, aujourd’hui'],
  ["l'", 'l’'],
  ['Et puis...', 'Et puis…'],
  ['Marché - place du Foirail', 'Marché – place du Foirail'],
  ['lundi -- mardi', 'lundi – mardi'],
  // Numbers
  ['18 h 30', '18~h~30'],
  ['de 9 h à 12 h', 'de 9~h à 12~h'],
  ['12 € et 5 %', '12~€ et 5~%'],
  ['n° 3, N° 12', 'n°~3, N°~12'],
  ['5 km, 20 kg, 15 min', '5~km, 20~kg, 15~min'],
];

const UNTOUCHED = [
  'de 14:30 à 16:00',
  'à 14: 30',
  'rdv:demain',
  'http://x.fr/?a=b;c!',
  'site:https://x.fr/a',
  "https://x.fr/l'eau...?!",
  'www.x.fr/?q=a!',
  'mailto:moi@x.fr?subject=a',
  'Merci :) et ;) et :-) et ;-)',
  'un :smile: ici',
  'le 1er et la 2e',
  'écran 27" et tuyau 5"',
  "elle dit 'bonjour'",
  '""',
  'AT&amp; et &eacute; écrits',
  'le 2024 l’été',
  'e-mail, porte-à-porte, 2024-2025',
  '- un point',
  'x != y',
  '../../x',
  '....',
  '',
  ' ',
];

describe('typesetFrench', () => {
  it.each(CHANGED)('%j', (text, expected) => {
    expect(shown(typesetFrench(text))).toBe(expected);
  });

  it.each(UNTOUCHED)('leaves %j', (text) => {
    expect(shown(typesetFrench(text))).toBe(text);
  });

  it('changes nothing the second time', () => {
    for (const text of [...CHANGED.map(([source]) => source), ...UNTOUCHED]) {
      const once = typesetFrench(text);
      expect(shown(typesetFrench(once))).toBe(shown(once));
    }
  });

  it('changes nothing the second time, whatever the text', () => {
    const random = seeded(7);
    const pieces = [
      'a',
      'é',
      '1',
      ' ',
      '  ',
      '\n',
      '"',
      "'",
      '«',
      '»',
      ':',
      ';',
      '!',
      '?',
      '.',
      '...',
      '-',
      '--',
      '(',
      ')',
      '€',
      'h',
      'n°',
      '\u00a0',
      '\u202f',
      ',',
      '…',
      '’',
      ':a:',
      'http://',
      '&a;',
      '\ufdd0',
    ];
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: 1 + random.int(12) }, () => random.pick(pieces)).join('');
      const once = typesetFrench(text);
      expect(shown(typesetFrench(once)), JSON.stringify(text)).toBe(shown(once));
    }
  });

  it('takes no square of the length of hostile runs', () => {
    const start = performance.now();
    for (const piece of [
      ' ',
      '!',
      'a',
      '"',
      ' "a',
      '« ',
      ' »',
      ':',
      ' :',
      '-',
      ' -',
      "'",
      "a'",
      '1 ',
      '.',
      'a:',
      ':a',
      '&a',
      'http://',
      'h 1',
    ]) {
      typesetFrench(`a${piece.repeat(100_000)}b`);
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('isFrench', () => {
  it('reads the language of a locale', () => {
    expect(['fr', 'fr-FR', 'FR-be'].map(isFrench)).toEqual([true, true, true]);
    expect(['en', 'frp', 'oc-FR', ''].map(isFrench)).toEqual([false, false, false, false]);
  });
});
