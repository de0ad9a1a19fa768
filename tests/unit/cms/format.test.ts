/** Files as people write them, through the form and back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SOURCE, isUnreadable, createFormats, formPath } from '../../../cms/admin/widgets/format.ts';
import { editorConfig } from '../../../cms/config/index.ts';
import { loadDecap } from '../../support/decap.ts';
import type { Decap } from '../../support/decap.ts';

const CONFIG = editorConfig({ name: 'Ici', id: 'ici', url: 'https://ici.example' });
const actors = createFormats(CONFIG)['actors']!;
const events = createFormats(CONFIG)['events']!;

const file = (header: string, body = '\nUn texte.\n') => `---\n${header}\n---\n${body}`;

describe('a file', () => {
  it('as people write it is shown as it is meant, and kept as it is written', () => {
    const text = file(
      [
        'Nom de la structure: Le Four # sans majuscule',
        'legalForm: Association loi 1901',
        'themes: bien-manger, se-deplacer',
        'publics: [Familles, jeunes]',
        'adresse: { cp: 01000, ville: Vernasse }',
        'logoDecorative: non',
        'networks: Réseau Salle ; Autre',
        'inconnu: gardé',
      ].join('\n'),
    );
    const data = actors.fromFile(text);
    expect(data).toMatchObject({
      name: 'Le Four',
      themes: ['bien-manger', 'se-deplacer'],
      _legal: { legalForm: 'association-1901' },
      _practical: { publics: ['familles', 'jeunes'] },
      _where: { address: { postalCode: '01000', commune: 'Vernasse' } },
      _logo: { logoDecorative: false },
      _links: { networks: ['Réseau Salle', 'Autre'] },
      body: 'Un texte.\n',
    });
    expect(actors.toFile(data)).toBe(text);
  });

  it('of which one field changed keeps the rest: order, comments, unknown keys', () => {
    const text = file('# la fiche du four\nstatus: actif\nnom: Le Four\ninconnu: gardé\nfoundingYear: 1998');
    const data = { ...actors.fromFile(text), name: 'Le Four : saison 2' };
    expect(actors.toFile(data)).toBe(
      file(
        '# la fiche du four\nstatus: actif\ninconnu: gardé\nfoundingYear: 1998\nname: "Le Four : saison 2"',
      ),
    );
  });

  it('loses the field that was emptied, and keeps what the form could not show', () => {
    const text = file('name: Le Four\nacronym: LF\nprice: gratuit\nlinks:\n  - https://a.example');
    const { _legal, ...data } = actors.fromFile(text);
    expect(_legal).toEqual({ acronym: 'LF' });
    expect(actors.toFile(data)).toBe(file('name: Le Four\nprice: gratuit\nlinks:\n  - https://a.example'));
  });

  it('with a byte order mark and Windows line ends keeps them, whatever changed', () => {
    const windows = (one: string) => `\ufeff${one.replace(/\n/g, '\r\n')}`;
    const text = windows(file('name: Le Four\nstatus: actif'));
    const data = actors.fromFile(text);
    expect(data).toMatchObject({ name: 'Le Four', body: 'Un texte.\n' });
    expect(actors.toFile(data)).toBe(text);
    expect(actors.toFile({ ...data, name: 'La Four' })).toBe(windows(file('name: La Four\nstatus: actif')));
    expect(actors.toFile({ ...data, body: 'Un autre.\n\nEt un.' })).toBe(
      windows(file('name: Le Four\nstatus: actif', '\nUn autre.\n\nEt un.\n')),
    );
    const flow = actors.fromFile(windows(file('{ name: Le Four }')));
    expect(actors.toFile({ ...flow, name: 'La Four' })).toBe(windows(file('name: La Four')));
  });

  it('with two kinds of line ends keeps that of each line that nobody changed', () => {
    const text = '---\r\nname: Le Four\nstatus: actif\r\n---\n\r\nUn.\nDeux.\r\n';
    expect(actors.toFile({ ...actors.fromFile(text), name: 'La Four' })).toBe(
      '---\r\nname: La Four\r\nstatus: actif\r\n---\n\r\nUn.\nDeux.\r\n',
    );
  });

  it('whose header is one line is written anew, with what nobody knows', () => {
    const text = file('{ name: Le Four, inconnu: gardé }');
    expect(actors.toFile({ ...actors.fromFile(text), website: 'https://four.example' })).toBe(
      file('name: Le Four\nwebsite: "https://four.example"\ninconnu: gardé'),
    );
  });

  it.each(['name: "Le Four', 'name: Café : le four', 'name: Un\nname: Deux'])(
    'that cannot be read is not written over: %s',
    (header) => {
      const text = file(header);
      const data = actors.fromFile(text);
      expect(data).toEqual({ name: 'Fiche illisible', [SOURCE]: text });
      expect([isUnreadable(text), isUnreadable(file('name: Le Four'))]).toEqual([true, false]);
      expect(() => actors.toFile({ ...data, name: 'Rien' })).toThrow(/n’est pas lisible : rien n’est écrit/);
    },
  );

  it('that is new has what was filled in, in the order of the form, and nothing else', () => {
    const data = {
      title: 'Café du mardi',
      start: '2026-12-08 18:30',
      recurrence: { freq: 'hebdomadaire', byDay: ['mardi'], interval: '' },
      _where: { address: { commune: 'Vernasse', postalCode: '01000', street: '' } },
      organisers: ['la-remise-a-neuf', 'Les voisins'],
      _picture: { imageDecorative: true },
      _practical: { age: { min: '6' } },
      body: 'Venez.',
    };
    expect(events.toFile(data)).toBe(
      file(
        [
          'title: Café du mardi',
          'start: "2026-12-08 18:30"',
          'recurrence:',
          '  freq: hebdomadaire',
          '  byDay: [mardi]',
          'address:',
          '  postalCode: "01000"',
          '  commune: Vernasse',
          'organisers:',
          '  - la-remise-a-neuf',
          '  - Les voisins',
          'imageDecorative: true',
          'age:',
          '  min: 6',
        ].join('\n'),
        '\nVenez.\n',
      ),
    );
  });
});

describe('why not Decap’s own format', () => {
  let decap: Decap;
  beforeAll(async () => {
    decap = await loadDecap();
  }, 60_000);
  const own = () => decap.resolveFormat(decap.fromJS({ extension: 'md' }), { path: 'x.md' });

  it('it loses a zero, a plus sign and every comment, and ours does not', () => {
    const text = file('name: Le Four # le vrai nom\npostalCode: 01000\nphone: +33465712026');
    const written = own().toFile(own().fromFile(text));
    expect(written).toContain('postalCode: 1000');
    expect(written).toContain('phone: 33465712026');
    expect(written).not.toContain('le vrai nom');
    expect(actors.toFile(actors.fromFile(text))).toBe(text);
  });
});

it('a problem of the file is found in the form', () => {
  const actor = CONFIG.collections.find(({ name }) => name === 'actors')!;
  expect(formPath(actor, ['address', 'commune'])).toEqual(['_where', 'address', 'commune']);
  expect(formPath(actor, ['name'])).toEqual(['name']);
});
