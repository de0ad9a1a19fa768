/** What is to be verified again: the table of a terminal, the sheet for calls on paper, the table to share. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../src/cli/verify/rows.ts';
import { csvSheet, htmlSheet, writeSheet } from '../../../src/cli/verify/sheet.ts';
import { sayToVerify } from '../../../src/cli/verify/table.ts';
import { toVerify } from '../../../src/domain/freshness.ts';
import { folderOf, md, portalOf } from '../../support/portal.ts';

const CONTEXT = { portal: 'Portail <d’essai>', day: '2026-12-01' };

const ROWS = toVerify(
  portalOf({
    'actors/four.md': md(
      'name: Le <b>Four</b>\nsummary: =SOMME(1)\naddress: { street: 4 rue du Pré, commune: Gap, postalCode: 05000 }\nopeningHours: Mo 09:00-12:00\ncontact: { phone: 04 65 71 20 26, email: contact@four.example }\nverifiedOn: 2025-09-01\nverifiedBy: la mairie',
    ),
    'actors/muet.md': md('name: Le Muet'),
    'actors/courrier.md': md(
      'name: La Lettre\ncontact: { email: bonjour@lettre.example }\nverifiedOn: 2026-01-05',
    ),
    'actors/fraiche.md': md('name: Fraîche\nverifiedOn: 2026-11-01'),
    'actors/accord.md': md(
      'name: Accord fini\ncontact: { phone: 06 39 98 20 12 }\nconsent: { given: oui, until: 2026-01-01 }\nverifiedOn: 2025-01-01',
    ),
  }),
).map(rowOf);

describe('the table', () => {
  it('says how old, how sure, whom to call, what lacks, and in which file', () => {
    expect(sayToVerify(ROWS, 5)).toMatchInlineSnapshot(`
      "À vérifier de nouveau : 4 structures sur 5, les plus anciennes d’abord
        vérifiée        score  structure            à joindre               il manque                               fichier
        jamais          0      Le Muet              aucun contact           description, contact, lieu, horaires,…  actors/muet.md
        il y a 23 mois  3      Accord fini          aucun contact           description, contact, lieu, horaires,…  actors/accord.md
        il y a 15 mois  58     Le <b>Four</b>, Gap  04 65 71 20 26          description, thèmes                     actors/four.md
        il y a 10 mois  45     La Lettre            bonjour@lettre.example  description, lieu, horaires, résumé, …  actors/courrier.md
        Une feuille à imprimer pour appeler à plusieurs : npm run check -- --a-reverifier feuille.html (ou .csv)
        Quand quelqu’un a confirmé une fiche, écrivez-y la date : verifiedOn."
    `);
  });

  it('shows the oldest, then how to have all', () => {
    const many = Array.from({ length: 30 }, () => ROWS[0]!);
    expect(sayToVerify(many, 30)).toContain('… et 18 de plus : npm run check -- --a-reverifier');
    expect(sayToVerify(many, 30, true)).not.toContain('de plus');
    expect(sayToVerify([], 30)).toContain('moins de six mois');
  });
});

describe('the sheet on paper', () => {
  const html = htmlSheet(ROWS, CONTEXT);

  it('has a box for each entry, in their order, with its number in large', () => {
    expect([...html.matchAll(/<h2>(.*?)(?:<small>|<\/h2>)/g)].map(([, name]) => name)).toEqual([
      'Le Muet',
      'Accord fini',
      'Le &lt;b&gt;Four&lt;/b&gt;',
      'La Lettre',
    ]);
    expect([...html.matchAll(/<p class="call">(.*?)<\/p>/g)].map(([, call]) => call)).toEqual([
      'aucun contact : à trouver',
      // Whose consent has ended is on no sheet.
      'aucun contact : à trouver',
      '04 65 71 20 26',
      'pas de téléphone, écrire à bonjour@lettre.example',
    ]);
  });

  it('asks nothing of any site and runs nothing', () => {
    expect(html).not.toMatch(/<script|src=|href=|url\(|@import/);
    expect(html).toContain('Portail &lt;d’essai&gt;');
  });
});

describe('the table to share', () => {
  it('says the same, with columns to fill in, and no formula', () => {
    const lines = parse(csvSheet(ROWS), { bom: true, columns: true }) as Record<string, string>[];
    expect(lines).toHaveLength(4);
    expect(lines[2]).toEqual({
      Fichier: 'actors/four.md',
      Nom: 'Le <b>Four</b>',
      Commune: 'Gap',
      Téléphone: '04 65 71 20 26',
      Courriel: 'contact@four.example',
      Site: '',
      'Vérifiée le': '2025-09-01',
      'Vérifiée par': 'la mairie',
      'Mois depuis': '15',
      'Score sur 100': expect.stringMatching(/^\d+$/),
      'Il manque': 'la description, les thèmes',
      Adresse: '4 rue du Pré, 05000 Gap',
      Horaires: 'lundi : 9 h – 12 h',
      Résumé: "'=SOMME(1)",
      'Appelée le': '',
      Par: '',
      'Réponse (exacte, à corriger, fermée, pas de réponse)': '',
      Corrections: '',
    });
  });
});

describe('the file', () => {
  it('is of the kind that its name says, and never takes the place of another', () => {
    const folder = folderOf({});
    writeSheet(join(folder, 'a.html'), ROWS, CONTEXT);
    writeSheet(join(folder, 'a.CSV'), ROWS, CONTEXT);
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toBe(htmlSheet(ROWS, CONTEXT));
    expect(readFileSync(join(folder, 'a.CSV'), 'utf8')).toBe(csvSheet(ROWS));
    writeFileSync(join(folder, 'b.csv'), 'rempli');
    expect(() => writeSheet(join(folder, 'b.csv'), ROWS, CONTEXT)).toThrow(/existe déjà/);
    expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toBe('rempli');
    expect(() => writeSheet(join(folder, 'c.ods'), ROWS, CONTEXT)).toThrow(/\.html .*\.csv/);
    expect(existsSync(join(folder, 'c.ods'))).toBe(false);
  });
});
