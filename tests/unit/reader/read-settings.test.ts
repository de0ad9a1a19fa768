import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/reader/read-settings.ts';
import { folderOf } from '../../support/portal.ts';

const read = (text: string | Uint8Array) => readSettings(folderOf({ 'portal.yaml': text }));
const GOOD = 'name: Ambrune\nid: ambrune\nurl: https://ambrune.example\n';

const said = (text: string | Uint8Array) =>
  read(text).problems.map(
    ({ severity, path, value, message }) =>
      `${severity} ${path.join('.')}${value === undefined ? '' : ` « ${value} »`}: ${message}`,
  );

describe('readSettings', () => {
  it('reads a portal in three lines', () => {
    expect(read(GOOD)).toEqual({
      settings: { name: 'Ambrune', id: 'ambrune', url: 'https://ambrune.example/' },
      problems: [],
    });
  });

  it('reads it under its French labels', () => {
    const { settings, problems } = read(
      'Nom du portail: Ambrune\nIdentifiant: ambrune\nAdresse du site: https://ambrune.example\nLangue: Français\nRubriques:\n  Agenda: non\n',
    );
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      name: 'Ambrune',
      id: 'ambrune',
      locale: 'fr',
      sections: { event: false },
    });
  });

  it.each([
    ['/portail', '/portail'],
    ['portail', '/portail'],
    ['/portail/', '/portail'],
    ['/a/b/', '/a/b'],
    ['/', ''],
    ['~jean', '/~jean'],
  ])('takes %s for a base path', (written, base) => {
    expect(read(`${GOOD}base: ${written}\n`)).toMatchObject({ settings: { base }, problems: [] });
  });

  it.each(['/mon portail', '/a//b', '/a?b', '/a#b', '"/a\\\\b"', '/é'])(
    'refuses the base path %s',
    (written) => {
      const { settings, problems } = read(`${GOOD}base: ${written}\n`);
      expect(settings).toEqual(read(GOOD).settings);
      expect(problems).toMatchObject([
        { severity: 'error', path: ['base'], message: 'un chemin est attendu, comme /portail' },
      ]);
    },
  );

  it('explains each mistake', () => {
    expect(
      said(
        'name: Ambrune\nid: Mon Portail\nurl: ambrune\nlocale: de\ntimeZone: Europe/Ambrune\ncolors: {hue: 400}\nsections: {agenda: peut-être}\nmenus: {main: [{label: x}]}\ncontact: {email: x, phone: "12"}\nlisting: {pageSize: 2}\nnavigation: x\n',
      ),
    ).toMatchInlineSnapshot(`
      [
        "warning navigation « x »: ce champ n’existe pas, sa valeur n’est pas publiée. Retirez-le, ou mettez-la dans le texte",
        "error id « Mon Portail »: une adresse courte, en minuscules et tirets, est attendue. Écrivez « mon-portail »",
        "error url « ambrune »: une adresse web est attendue, commençant par https://",
        "error locale « de »: cette valeur n’est pas dans la liste : fr, en",
        "error timeZone « Europe/Ambrune »: ce fuseau horaire n’existe pas. Exemples : Europe/Paris, Indian/Reunion",
        "error colors.hue « 400 »: un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet) est attendu, ou une couleur entre guillemets comme "#00aa77"",
        "error sections.event « peut-être »: « oui » ou « non » est attendu",
        "error menus.main.0.href: ce champ manque. Ajoutez-le",
        "error contact.email « x »: une adresse électronique est attendue, de la forme nom@domaine",
        "error contact.phone « 12 »: un numéro de téléphone est attendu : dix chiffres, ou +33 et neuf chiffres",
        "error listing.pageSize « 2 »: un nombre entre 6 et 200 est attendu",
      ]
    `);
  });

  it.each([
    ['id: Mon Portail', { id: 'portail', name: 'Ambrune' }],
    ['url: javascript:alert(1)', { url: 'http://localhost:4321/', name: 'Ambrune' }],
    ['Adresse du site: pas une adresse', { url: 'http://localhost:4321/', name: 'Ambrune' }],
    ['colors: {hue: rouge}', { name: 'Ambrune' }],
    ['timeZone: Ambrune', { name: 'Ambrune' }],
    ['Fuseau horaire: Ambrune', { name: 'Ambrune' }],
  ])('leaves the other settings standing beside a faulty one: %s', (line, expected) => {
    const name = line.slice(0, line.indexOf(':')).replace('Adresse du site', 'url');
    const rest = `${GOOD}tagline: Une devise\n`.replace(new RegExp(`^${name}:.*\\n`, 'm'), '');
    const { settings, problems } = read(`${rest}${line}\n`);
    expect(problems).toHaveLength(1);
    expect(settings).toMatchObject({ ...expected, tagline: 'Une devise' });
  });

  it.each([
    ['sections: {event: peut-être, listing: non}', { sections: { listing: false } }],
    ['Rubriques: {Agenda: peut-être, Annonces: non}', { sections: { listing: false } }],
    ['colors: {hue: 400, accentHue: 20}', { colors: { accentHue: 20 } }],
    ['contact: {name: N, email: x, tel: "12"}', { contact: { name: 'N' } }],
    [
      'menus: {main: ["", {label: a}, {label: b, href: /b/}], footer: [{label: c, href: /c/}]}',
      {
        menus: { main: [{ label: 'b', href: '/b/' }], footer: [{ label: 'c', href: '/c/' }] },
      },
    ],
    ['contact: un texte', {}],
    ['menus: {main: [{label: {a: b}, href: /a/}]}', {}],
  ])('leaves out no more than what is at fault: %s', (line, expected) => {
    const { settings, problems } = read(`${GOOD}tagline: Une devise\n${line}\n`);
    expect(problems.map(({ severity }) => severity)).toContain('error');
    expect(settings).toEqual({ ...read(GOOD).settings, tagline: 'Une devise', ...expected });
  });

  it('gives a name to a portal without one, and says it', () => {
    expect(said('tagline: x\n')).toMatchInlineSnapshot(`
      [
        "error name: ce champ manque. Ajoutez-le",
        "error id: ce champ manque. Ajoutez-le",
        "error url: ce champ manque. Ajoutez-le",
      ]
    `);
    expect(read('tagline: x\n').settings).toMatchObject({ name: 'Portail sans nom', tagline: 'x' });
  });

  it.each([
    ['nothing', ''],
    ['zeros', new Uint8Array(9)],
    ['another alphabet', Uint8Array.of(0x6e, 0x3a, 0x20, 0xc1, 0xf5)],
    ['a list', '- a\n'],
    ['a text', 'portail'],
    ['broken YAML', `${GOOD}tagline: "x\n`],
    ['a part for another', `${GOOD}menus: &a {main: [*a]}\n`],
  ])('makes do with %s', (_what, text) => {
    const { settings, problems } = read(text);
    expect(settings.name).toBe('Portail sans nom');
    expect(problems).toMatchObject([{ severity: 'error', file: 'portal.yaml' }]);
  });

  it.each([
    ['colors: {hue: "#00aa77"}', { colors: { hue: 163 } }],
    ['colors: {Teinte principale (0 à 360): 20}', { colors: { hue: 20 } }],
    ['Couleurs: {hue: "#0a7", accentHue: 50}', { colors: { hue: 163, accentHue: 50 } }],
  ])('takes a hue from a colour: %s', (line, expected) => {
    expect(read(`${GOOD}${line}\n`)).toMatchObject({ settings: expected, problems: [] });
  });

  it('says a colour that YAML takes for a comment, and has its own', () => {
    const { settings, problems } = read(`${GOOD}colors:\n  hue: #00aa77\n  accentHue: 40 # chaud\n`);
    expect(settings.colors).toEqual({ accentHue: 40 });
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'unquoted-color', file: 'portal.yaml', line: 5, value: '#00aa77' },
    ]);
    expect(problems[0]!.message).toContain('Écrivez hue: "#00aa77"');
  });

  it.each(['vert', '720', '-5', '"#777"', '"rgb(0,0,0)"', '[1]', '{a: b}'])(
    'has the default colours where the hue is %s',
    (hue) => {
      const { settings, problems } = read(`${GOOD}colors: {hue: ${hue}}\n`);
      expect(problems).toHaveLength(1);
      expect(problems[0]!.path.slice(0, 2)).toEqual(['colors', 'hue']);
      expect(settings).toEqual(read(GOOD).settings);
    },
  );

  it('says the line that cannot be read', () => {
    expect(read(`${GOOD}tagline: x: y\n`).problems).toMatchInlineSnapshot(`
      [
        {
          "code": "yaml",
          "file": "portal.yaml",
          "line": 4,
          "message": "cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets et les espaces en début de ligne",
          "path": [],
          "severity": "error",
        },
      ]
    `);
  });

  it('says a file that is missing', () => {
    expect(readSettings(folderOf({})).problems).toMatchInlineSnapshot(`
      [
        {
          "code": "missing-settings",
          "file": "portal.yaml",
          "message": "ce fichier manque : il dit le nom, l’adresse et les rubriques du portail. Créez-le avec au moins name, id et url",
          "path": [],
          "severity": "error",
        },
      ]
    `);
  });

  it('reads a file with a mark at its beginning and Windows lines', () => {
    expect(read(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`)).toEqual(read(GOOD));
  });
});
