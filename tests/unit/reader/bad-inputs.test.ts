/**
 * The twenty-five bad inputs, and what is said of each: file, line, field, value, why, and what to write.
 * The others are always published.
 */
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { locateProblems } from '../../../src/reader/locate.ts';
import { readPictures } from '../../../src/reader/pictures.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { compareProblems, sentenceOf } from '../../../src/schema/problem.ts';
import type { Files } from '../../support/portal.ts';
import { NOW, contentOf, md } from '../../support/portal.ts';

const SOUND = {
  'actors/saine.md': md('name: Saine\nsummary: Tout va bien.\nthemes: [vie]'),
  'themes/vie.md': md('name: Vie\nsummary: La vie.'),
};

interface Outcome {
  /** What is said, gravest first: « erreur fichier:ligne phrase ». */
  said: string[];
  published: string[];
}

const WORDS = { error: 'mise de côté', warning: 'à revoir', note: 'note' };

async function outcomeOf(files: Files, prepare?: (root: string) => void): Promise<Outcome> {
  const root = contentOf({ ...SOUND, ...files });
  prepare?.(root);
  const snapshot = readContent(root);
  const { pictures, problems } = await readPictures(root, snapshot.media);
  snapshot.problems.push(...problems);
  const portal = buildPortal({ snapshot, now: NOW, gazetteer: loadGazetteer, pictures });
  const { counts } = portal;
  expect(counts.published + counts.setAside + counts.draft + counts.scheduled + counts.off).toBe(
    counts.files,
  );
  expect(portal.byKey.has('actor/saine')).toBe(true);
  const all = locateProblems(root, [...portal.problems, ...checkIntegrity(portal)]).sort(compareProblems);
  return {
    // Advice on what is missing is not what is tried here.
    said: all
      .filter(({ code }) => code !== 'missing' && code !== 'missing-alt')
      .concat(all.filter(({ code, severity }) => code === 'missing' && severity === 'error'))
      .map(
        (problem) =>
          `${WORDS[problem.severity]} ${problem.file}:${problem.line ?? '-'} ${sentenceOf(problem)}`,
      ),
    published: [...portal.byKey.keys()].filter((key) => key !== 'actor/saine' && key !== 'theme/vie'),
  };
}

const actor = (header: string, body = '') => ({ 'actors/cafe.md': md(header, body) });
const event = (header: string) => ({ 'events/bal.md': md(header) });

const INPUTS: [name: string, files: Files, prepare?: (root: string) => void][] = [
  ['1 deux-points dans un titre', actor('name: Café : le lieu')],
  ['2 sans nom', actor('summary: Un lieu.')],
  ['3 fichier vide', { 'actors/cafe.md': '' }],
  ['3 bis fichier plein de zéros', { 'actors/cafe.md': new Uint8Array(40) }],
  ['4 en-tête non fermé', { 'actors/cafe.md': '---\nname: Café\n\nUn lieu.\n' }],
  ['5 tabulation', actor('name: Café\naddress:\n\tcommune: Vernasse')],
  ['6 clé en double', actor('name: A\nsummary: Un lieu.\nname: B')],
  ['7 deux versions mélangées', actor('name: Café', '<<<<<<< HEAD\nUn\n=======\nDeux\n>>>>>>> autre')],
  ['8 Latin-1', { 'actors/cafe.md': Buffer.from('---\nname: Café des Épis\n---\n', 'latin1') }],
  [
    '8 bis ni UTF-8 ni français',
    { 'actors/cafe.md': Buffer.from([45, 45, 45, 10, 0xff, 0xfa, 0x81, 10, 45, 45, 45, 10]) },
  ],
  ['9 code postal 01000', actor('name: Café\naddress: { postalCode: 01000, commune: Bourg-en-Bresse }')],
  ['10 téléphone +33', actor('name: Café\ncontact: { phone: +33465712026 }')],
  ['11 date 31/12/2026', event('title: Bal\nstart: 31/12/2026')],
  ['12 date 05/06/2026', event('title: Bal\nstart: 05/06/2026 18h30')],
  ['13 date 2026-02-31', event('title: Bal\nstart: 2026-02-31')],
  ['14 fin avant début', event('title: Bal\nstart: 2026-12-05 18:00\nend: 2026-12-05 17:00')],
  ['15 adresse javascript:', actor('name: Café\nwebsite: javascript:alert(1)')],
  ['15 bis pas une adresse', actor('name: Café\nwebsite: pas une url')],
  ['15 ter www sans https', actor('name: Café\nwebsite: www.ex.fr')],
  [
    '16 HTML dans le texte',
    actor(
      'name: Café',
      'Un\n\n<script>alert(1)</script>\n\n<iframe src="x"></iframe>\n\n<p onclick="x">Deux</p>',
    ),
  ],
  [
    '17 lien javascript: dans le texte',
    actor('name: Café', '[ici](javascript:alert(1)) et [là](data:text/html,x)'),
  ],
  [
    '18 image absente',
    { ...actor('name: Café\nimage: ./absent.jpg\nimageAlt: Rien') },
    (root) => writePicture(join(root, 'media/absente.jpg')),
  ],
  ['19 image déguisée', { ...actor('name: Café'), 'media/photo.jpg': '<html>' }],
  [
    '19 bis SVG',
    {
      ...actor('name: Café'),
      'media/dessin.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    },
  ],
  [
    '22 deux fichiers, une adresse',
    { 'actors/Été.md': md('name: Été'), 'actors/ete.md': md('name: Été aussi') },
  ],
  [
    '23 nom de fichier étrange, slug hostile',
    { 'actors/a #1? é 🎉.md': md('name: Café\nslug: ../../admin') },
  ],
  ['24 référence à rien', event('title: Bal\nstart: 2026-12-05\npartners: [saine-et-sauve]')],
  [
    '25 fichiers de code',
    { 'actors/x.mdx': '# x', 'events/x.js': 'x', '.npmrc': 'script-shell=./x', 'package.json': '{}' },
  ],
  ['25 bis raccourci', {}, (root) => symlinkSync('/etc/passwd', join(root, 'actors/secret.md'))],
  ['25 ter __proto__', actor('name: Café\n__proto__: { admin: oui }')],
  ['25 quater !!js/function', actor('name: !!js/function "x"')],
  ['25 quinquies bombe de renvois', actor('a: &a [1, 1]\nb: &b [*a, *a]\nname: Café')],
];

function writePicture(file: string): void {
  // Written by hand, whole: a test of names needs no more than one pixel.
  writeFileSync(file, ONE_PIXEL);
}
const ONE_PIXEL = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
  .jpeg()
  .toBuffer();

describe('the bad inputs', () => {
  it('cost themselves alone, and are told what to do', { timeout: 60_000 }, async () => {
    const told: string[] = [];
    for (const [name, files, prepare] of INPUTS) {
      const { said, published } = await outcomeOf(
        name.startsWith('18') ? { ...files, media: null } : files,
        prepare,
      );
      told.push(`${name} → ${published.join(', ') || 'rien de publié'}`, ...said.map((one) => `   ${one}`));
    }
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "1 deux-points dans un titre → rien de publié
         mise de côté actors/cafe.md:2 — reçu « Café : le lieu » : les deux-points suivis d’une espace coupent la ligne. Mettez le texte entre guillemets : name: "Café : le lieu".
      2 sans nom → rien de publié
         mise de côté actors/cafe.md:1 — Nom (name) : ce champ manque. Ajoutez-le.
      3 fichier vide → rien de publié
         mise de côté actors/cafe.md:1 — le fichier est vide : enregistrement interrompu ? Recopiez son texte.
      3 bis fichier plein de zéros → rien de publié
         mise de côté actors/cafe.md:1 — le fichier est abîmé : enregistrement interrompu ? Recopiez son texte.
      4 en-tête non fermé → rien de publié
         mise de côté actors/cafe.md:1 — l’en-tête n’est pas fermé. Ajoutez une ligne --- après le dernier champ.
      5 tabulation → rien de publié
         mise de côté actors/cafe.md:4 — une tabulation se trouve dans l’en-tête. Remplacez-la par des espaces.
      6 clé en double → rien de publié
         mise de côté actors/cafe.md:4 — le champ name est présent deux fois (lignes 2 et 4) : « A » et « B ». Gardez-en un.
      7 deux versions mélangées → rien de publié
         mise de côté actors/cafe.md:5 — deux versions du texte sont mélangées (<<<<<<<). Gardez l’une des deux et retirez ces lignes.
      8 Latin-1 → actor/cafe
         note actors/cafe.md:1 — le fichier n’est pas en UTF-8 (windows-1252) : il est lu quand même. Enregistrez-le en UTF-8.
      8 bis ni UTF-8 ni français → rien de publié
         mise de côté actors/cafe.md:1 — les accents sont illisibles. Enregistrez le fichier en UTF-8.
      9 code postal 01000 → actor/cafe
      10 téléphone +33 → actor/cafe
      11 date 31/12/2026 → event/bal
      12 date 05/06/2026 → event/bal
         note events/bal.md:3 — Début (start) : reçu « 05/06/2026 18h30 » : lu comme le vendredi 5 juin 2026.
      13 date 2026-02-31 → rien de publié
         mise de côté events/bal.md:3 — Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.
      14 fin avant début → rien de publié
         mise de côté events/bal.md:4 — Fin (end) : reçu « 2026-12-05T17:00 » : la fin est avant le début (2026-12-05 18:00). Corrigez l’une des deux.
      15 adresse javascript: → actor/cafe
         à revoir actors/cafe.md:3 — Site web (website) : reçu « javascript:alert(1) » : une adresse web est attendue, commençant par https://. En attendant, la fiche paraît sans cette valeur.
      15 bis pas une adresse → actor/cafe
         à revoir actors/cafe.md:3 — Site web (website) : reçu « pas une url » : une adresse web est attendue, commençant par https://. En attendant, la fiche paraît sans cette valeur.
      15 ter www sans https → actor/cafe
         note actors/cafe.md:3 — Site web (website) : reçu « www.ex.fr » : lu comme https://www.ex.fr/.
      16 HTML dans le texte → actor/cafe
         note actors/cafe.md:7 — Texte : reçu « <script> » : la balise <script> est retirée : le HTML n’est pas permis. Écrivez-le en Markdown.
         note actors/cafe.md:9 — Texte : reçu « <iframe> » : la balise <iframe> est retirée : le HTML n’est pas permis. Écrivez-le en Markdown.
         note actors/cafe.md:11 — Texte : reçu « <p> » : la balise <p> est retirée : le HTML n’est pas permis. Écrivez-le en Markdown.
      17 lien javascript: dans le texte → actor/cafe
         note actors/cafe.md:5 — Texte : reçu « javascript:alert(1) » : le lien « javascript:alert(1) » est retiré, son texte reste. Une adresse commence par https://, mailto: ou tel:.
         note actors/cafe.md:5 — Texte : reçu « data:text/html,x » : le lien « data:text/html,x » est retiré, son texte reste. Une adresse commence par https://, mailto: ou tel:.
      18 image absente → actor/cafe
         à revoir actors/cafe.md:3 — Image (image) : reçu « media/absent.jpg » : cette image est introuvable dans media/ : la fiche paraît sans elle. Déposez-la ou corrigez son nom. Les plus proches : media/absente.jpg.
      19 image déguisée → actor/cafe
         à revoir media/photo.jpg:- — ce n’est pas une image lisible : les fiches paraissent sans elle. Déposez à sa place une image JPEG, PNG ou WebP entière, de moins de 15 Mo : 2 400 pixels de large suffisent partout.
      19 bis SVG → actor/cafe
         à revoir media/dessin.svg:- — le format SVG n’est pas accepté : les fiches paraissent sans elle. Déposez à sa place une image JPEG, PNG ou WebP entière, de moins de 15 Mo : 2 400 pixels de large suffisent partout.
      22 deux fichiers, une adresse → actor/ete
         mise de côté actors/Été.md:1 — reçu « ete » : ce fichier aurait la même adresse que actors/ete.md. Est-ce la même chose ? Réunissez-les, ou renommez l’un des deux.
         note actors/Été.md:1 — reçu « Été » : le nom du fichier fait l’adresse de la page, en minuscules et tirets : elle sera « ete ». Renommez-le ete.md.
      23 nom de fichier étrange, slug hostile → actor/a-1-e
         à revoir actors/a #1? é 🎉.md:3 — slug : reçu « ../../admin » : ce champ n’existe pas, sa valeur n’est pas publiée. Retirez-le, ou mettez-la dans le texte.
         note actors/a #1? é 🎉.md:1 — reçu « a #1? é 🎉 » : le nom du fichier fait l’adresse de la page, en minuscules et tirets : elle sera « a-1-e ». Renommez-le a-1-e.md.
      24 référence à rien → event/bal
         à revoir events/bal.md:4 — Partenaire (partners[1]) : reçu « saine-et-sauve » : rien de ce nom parmi les structures : son nom est affiché tel quel. Les plus proches : saine.
      25 fichiers de code → rien de publié
         à revoir .npmrc:- — ce fichier n’est pas lu : les fiches vont dans un dossier comme actors/ ou events/. Déplacez-le ou retirez-le.
         à revoir actors/x.mdx:- — ce fichier peut contenir du code : il n’est pas lu. Gardez le texte seul, dans un fichier .md.
         à revoir events/x.js:- — ce fichier peut contenir du code : il n’est pas lu. Gardez le texte seul, dans un fichier .md.
         à revoir package.json:- — ce fichier n’est pas lu : les fiches vont dans un dossier comme actors/ ou events/. Déplacez-le ou retirez-le.
      25 bis raccourci → rien de publié
         mise de côté actors/secret.md:1 — c’est un raccourci vers un autre fichier : il n’est pas lu. Mettez le fichier lui-même.
      25 ter __proto__ → rien de publié
         mise de côté actors/cafe.md:1 — un champ ne peut pas s’appeler « __proto__ ». Retirez-le.
      25 quater !!js/function → rien de publié
         mise de côté actors/cafe.md:1 — les types de YAML (!!…) ne sont pas permis. Écrivez la valeur seule.
      25 quinquies bombe de renvois → rien de publié
         mise de côté actors/cafe.md:1 — les renvois de YAML (&nom et *nom) ne sont pas permis. Recopiez la valeur."
    `);
  });

  it('are all here', () => {
    const numbers = new Set(INPUTS.map(([name]) => Number.parseInt(name, 10)));
    // 20 and 21 are those of the pictures: tests/build/pictures.test.ts.
    expect([...numbers]).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 22, 23, 24, 25,
    ]);
  });
});
