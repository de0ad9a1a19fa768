/** What is sent by a form, through what mails do to texts. */
import { describe, expect, it } from 'vitest';
import { readProposals, writeProposal } from '../../../src/lib/proposal-text.ts';

const HEADING = 'Proposition : un rendez-vous';
const ANSWERS = [
  { label: 'Titre', text: 'Bal d’hiver : l’œuvre' },
  { label: 'Une question qui est longue, si longue qu’une messagerie la coupe en deux lignes', text: 'oui' },
  { label: 'Texte', text: '# Titre\n\n\\# un autre\nFin\n-- \n> cité ?\n# Fin\n\nAprès.' },
];

const read = (text: string) =>
  readProposals(
    text,
    (line) => line === HEADING,
    (_heading, label) => ANSWERS.some((one) => one.label === label),
    ['Fin', 'End'],
  )[0];

const SENT = writeProposal(HEADING, ANSWERS, 'Fin');

describe('a proposal as a text', () => {
  it('is read back as it was, whatever its answers look like', () => {
    const back = read(SENT)!;
    expect(back.isWhole).toBe(true);
    expect(back.answers.map(({ label }) => label)).toEqual(ANSWERS.map(({ label }) => label));
    expect(back.answers.slice(0, 2)).toEqual(ANSWERS.slice(0, 2));
    // A quotation mark at the head of a line is what mails add.
    expect(back.answers[2]!.text).toBe(ANSWERS[2]!.text.replace('> cité', 'cité').replace('-- ', '--'));
  });

  it.each([
    ['words around', `Bonjour,\n\n${SENT}\n-- \nEnvoyé de mon téléphone`],
    ['quoted', SENT.replace(/^/gm, '> ')],
    ['quoted twice', SENT.replace(/^/gm, '>> ')],
    ['Windows lines', SENT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${SENT}`],
    ['a question cut in two', SENT.replace('coupe en', 'coupe\nen')],
    ['no-break spaces', SENT.replaceAll(' :', '\u00a0:')],
  ])('is found with %s', (_what, text) => {
    expect(read(text)).toEqual(read(SENT));
  });

  it('may be followed by another', () => {
    const all = (text: string) =>
      readProposals(
        text,
        (line) => line === HEADING,
        (_heading, label) => label === 'Titre',
        ['Fin'],
      );
    const next = writeProposal(HEADING, [{ label: 'Titre', text: 'Un autre' }], 'Fin');
    expect(all(`${SENT}\nEt aussi :\n\n${next}`)).toEqual([...all(SENT), ...all(next)]);
    // Nobody knows what the end of the first was: it is said, and the second is whole.
    const cut = all(`${SENT.slice(0, SENT.indexOf('Après'))}\n${next}`);
    expect(cut.map(({ isWhole }) => isWhole)).toEqual([false, true]);
  });

  it('says when it was cut', () => {
    expect(read(SENT.slice(0, SENT.indexOf('Après')))!.isWhole).toBe(false);
    expect(read('Bonjour')).toBeUndefined();
  });
});
