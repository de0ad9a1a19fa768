import { describe, expect, it } from 'vitest';
import { acronymsOf, otherFormsOf } from '../../../src/lib/text/other-forms.ts';

describe('the letters of a name', () => {
  it.each([
    ['Maison des jeunes et de la culture', ['MJC']],
    ['Maison des jeunes et de la culture de Sarvenne', ['MJC', 'MJCS']],
    ['Centre communal d’action sociale', ['CCA', 'CCAS']],
    ["Association pour le maintien d'une agriculture paysanne", ['AMA', 'AMAP']],
    ['Système d’échange local', ['SEL']],
    ['Point Information Jeunesse - EPN Centre Pierre Perret', ['PIJ', 'ECP', 'ECPP']],
    // Two words are no acronym.
    ['La Grange ouverte', []],
    ['', []],
  ])('%s', (name, letters) => expect(acronymsOf(name)).toEqual(letters));

  it('are six at most, however long the name', () => {
    const longest = acronymsOf('Espace public numérique communal gratuit ouvert toute l’année').at(-1);
    expect(longest).toBe('EPNCGO');
  });
});

describe('what else a name is typed as', () => {
  it.each([
    ['MJC de Sarvenne', 'maison des jeunes et de la culture'],
    ['Saint-Véradin', 'st'],
    ['Médiathèque de St Benin', 'saint'],
    ['Sainte-Croix', 'ste'],
    ['Atelier vélo', 'velos'],
    ['Agence Pôle Emploi Dole', 'France Travail, chômage'],
    ['Médiathèque du Moulin', 'bibliothèque'],
  ])('%s: %s', (name, form) => expect(otherFormsOf(name)).toContain(form));

  it('takes for letters what is written in capitals alone', () => {
    expect(otherFormsOf('Fleur de sel')).not.toContain('système d’échange local');
    expect(otherFormsOf('SEL de la Dourse')).toContain('système d’échange local');
  });

  it('does not find a name within another', () => {
    expect(otherFormsOf('Recycleries')).not.toContain('ressourcerie');
  });
});

it('a word that every object of the language knows is a word like another', () => {
  for (const word of ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueof'])
    for (const form of otherFormsOf(`Le ${word} ${word.toLowerCase()}`)) expect(typeof form).toBe('string');
});
