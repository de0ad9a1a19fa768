import { expect, test } from 'vitest';
import { de } from '../../../src/i18n/elision.ts';
import { participantWords } from '../../../src/i18n/workshop/participant.ts';

test('« de » before a vowel, with or without an accent', () => {
  expect(['Ambrune en commun', 'Écho', 'Œuvre', 'Vernasse', 'Les Vallées'].map(de)).toEqual([
    'd’Ambrune en commun',
    'd’Écho',
    'd’Œuvre',
    'de Vernasse',
    'de Les Vallées',
  ]);
  expect(participantWords('fr').of('Ambrune')).toBe('Un atelier d’Ambrune');
});
