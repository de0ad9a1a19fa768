/** `check`, as a person or a forge runs it: its words, its codes, its JSON. */
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, it } from 'vitest';
import type { Problem } from '../../../src/schema/problem.ts';
import { PROJECT_ROOT } from '../../../src/site/environment.ts';
import { NOW, contentOf, folderOf, md } from '../../support/portal.ts';

interface Result {
  code: number;
  out: string;
  err: string;
}

function check(content: string, args: string[] = [], env: Record<string, string> = {}): Promise<Result> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(PROJECT_ROOT, 'src/cli/cordee.cjs'), 'check', ...args],
      {
        cwd: dirname(content),
        env: {
          PATH: process.env.PATH ?? '',
          PORTAL_CONTENT: content,
          PORTAL_NOW: NOW,
          NO_COLOR: '1',
          ...env,
        },
      },
      (error, stdout, stderr) => {
        const clean = (text: string) => text.replace(/(\/tmp\/)?cordee-test-\w+/g, 'CONTENU');
        resolve({ code: Number(error?.code ?? 0), out: clean(stdout), err: clean(stderr) });
      },
    );
  });
}

const GOOD = {
  'actors/a.md': md('name: Le Foyer\nsummary: Un foyer.\nthemes: culture'),
  'themes/culture.md': md('name: Culture\nsummary: x'),
};
const WARNING = { ...GOOD, 'actors/b.md': md('name: Sans résumé\nthemes: [culture, cuture]') };
const ERROR = {
  ...WARNING,
  'events/bal.md': md('title: Bal\nsummary: x\nthemes: culture\norganisers: Le Foyer\nstart: 2026-02-31'),
};

describe.concurrent('check', () => {
  it('says that all is well, and succeeds', async ({ expect }) => {
    expect(await check(contentOf(GOOD))).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "
      CONTENU/portal.yaml
        à revoir portal.yaml:1 — Éditeur (legal.publisher) : mention légale obligatoire : dites qui édite le portail : le nom de l’association ou de la collectivité.
                 Exemple : Coordination associative de Sarvenne
        à revoir portal.yaml:1 — Siège (legal.address) : mention légale obligatoire : dites où est le siège de l’éditeur, son adresse postale.
                 Exemple : 4, rue du Canal, 99110 Sarvenne
        à revoir portal.yaml:1 — Téléphone (legal.phone) : mention légale obligatoire : donnez un téléphone ou une adresse électronique de l’éditeur.
                 Exemple : 04 65 71 20 26
        à revoir portal.yaml:1 — Direction de la publication (legal.director) : mention légale obligatoire : dites qui dirige la publication : en général la présidence de l’association ou la mairie.
                 Exemple : La présidence de la Coordination associative de Sarvenne
        à revoir portal.yaml:1 — Hébergeur (legal.host) : mention légale obligatoire : dites qui héberge le site : nom, adresse et téléphone.
                 Exemple : Le Versant numérique, 2, place du Pont, 99110 Sarvenne, 04 65 71 28 40

      2 fichiers lus : 0 erreur, 5 points à revoir, 0 note.

      À vérifier de nouveau : 1 structure sur 1, les plus anciennes d’abord
        vérifiée  score  structure  à joindre      il manque                             fichier
        jamais    17     Le Foyer   aucun contact  description, contact, lieu, horaires  actors/a.md
        Une feuille à imprimer pour appeler à plusieurs : npm run check -- --a-reverifier feuille.html (ou .csv)
        Quand quelqu’un a confirmé une fiche, écrivez-y la date : verifiedOn.
      ",
      }
    `);
  });

  it('says what is to be looked at, and succeeds unless it is strict', async ({ expect }) => {
    const root = contentOf(WARNING);
    const { code, out } = await check(root);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "
      CONTENU/actors/b.md
        à revoir actors/b.md:1 — Résumé (summary) : ce champ est conseillé : ajoutez-le si vous pouvez.
                 Exemple : Recyclerie associative : dépôt, vente à petits prix et ateliers de réparation.
        à revoir actors/b.md:3 — Thème (themes[2]) : reçu « cuture » : rien de ce nom parmi les thèmes : ce lien n’est pas affiché. Les plus proches : culture.

      CONTENU/portal.yaml
        à revoir portal.yaml:1 — Éditeur (legal.publisher) : mention légale obligatoire : dites qui édite le portail : le nom de l’association ou de la collectivité.
                 Exemple : Coordination associative de Sarvenne
        à revoir portal.yaml:1 — Siège (legal.address) : mention légale obligatoire : dites où est le siège de l’éditeur, son adresse postale.
                 Exemple : 4, rue du Canal, 99110 Sarvenne
        à revoir portal.yaml:1 — Téléphone (legal.phone) : mention légale obligatoire : donnez un téléphone ou une adresse électronique de l’éditeur.
                 Exemple : 04 65 71 20 26
        à revoir portal.yaml:1 — Direction de la publication (legal.director) : mention légale obligatoire : dites qui dirige la publication : en général la présidence de l’association ou la mairie.
                 Exemple : La présidence de la Coordination associative de Sarvenne
        à revoir portal.yaml:1 — Hébergeur (legal.host) : mention légale obligatoire : dites qui héberge le site : nom, adresse et téléphone.
                 Exemple : Le Versant numérique, 2, place du Pont, 99110 Sarvenne, 04 65 71 28 40

      3 fichiers lus : 0 erreur, 7 points à revoir, 0 note.

      À vérifier de nouveau : 2 structures sur 2, les plus anciennes d’abord
        vérifiée  score  structure    à joindre      il manque                               fichier
        jamais    8      Sans résumé  aucun contact  description, contact, lieu, horaires,…  actors/b.md
        jamais    17     Le Foyer     aucun contact  description, contact, lieu, horaires    actors/a.md
        Une feuille à imprimer pour appeler à plusieurs : npm run check -- --a-reverifier feuille.html (ou .csv)
        Quand quelqu’un a confirmé une fiche, écrivez-y la date : verifiedOn.
      "
    `);
    expect((await check(root, ['--strict'])).code).toBe(1);
  });

  it('says what is set aside, and fails', async ({ expect }) => {
    const { code, out, err } = await check(contentOf(ERROR));
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatchInlineSnapshot(`
      "
      CONTENU/events/bal.md
        erreur events/bal.md:6 — Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.
                 Exemple : 2026-11-24 18:30

      CONTENU/actors/b.md
        à revoir actors/b.md:1 — Résumé (summary) : ce champ est conseillé : ajoutez-le si vous pouvez.
                 Exemple : Recyclerie associative : dépôt, vente à petits prix et ateliers de réparation.
        à revoir actors/b.md:3 — Thème (themes[2]) : reçu « cuture » : rien de ce nom parmi les thèmes : ce lien n’est pas affiché. Les plus proches : culture.

      CONTENU/portal.yaml
        à revoir portal.yaml:1 — Éditeur (legal.publisher) : mention légale obligatoire : dites qui édite le portail : le nom de l’association ou de la collectivité.
                 Exemple : Coordination associative de Sarvenne
        à revoir portal.yaml:1 — Siège (legal.address) : mention légale obligatoire : dites où est le siège de l’éditeur, son adresse postale.
                 Exemple : 4, rue du Canal, 99110 Sarvenne
        à revoir portal.yaml:1 — Téléphone (legal.phone) : mention légale obligatoire : donnez un téléphone ou une adresse électronique de l’éditeur.
                 Exemple : 04 65 71 20 26
        à revoir portal.yaml:1 — Direction de la publication (legal.director) : mention légale obligatoire : dites qui dirige la publication : en général la présidence de l’association ou la mairie.
                 Exemple : La présidence de la Coordination associative de Sarvenne
        à revoir portal.yaml:1 — Hébergeur (legal.host) : mention légale obligatoire : dites qui héberge le site : nom, adresse et téléphone.
                 Exemple : Le Versant numérique, 2, place du Pont, 99110 Sarvenne, 04 65 71 28 40

      4 fichiers lus : 1 erreur, 7 points à revoir, 0 note.
      Les fiches en erreur sont mises de côté : elles paraîtront une fois corrigées. Les autres paraissent.

      À vérifier de nouveau : 2 structures sur 2, les plus anciennes d’abord
        vérifiée  score  structure    à joindre      il manque                               fichier
        jamais    8      Sans résumé  aucun contact  description, contact, lieu, horaires,…  actors/b.md
        jamais    17     Le Foyer     aucun contact  description, contact, lieu, horaires    actors/a.md
        Une feuille à imprimer pour appeler à plusieurs : npm run check -- --a-reverifier feuille.html (ou .csv)
        Quand quelqu’un a confirmé une fiche, écrivez-y la date : verifiedOn.
      "
    `);
  });

  it('gives the same to machines', async ({ expect }) => {
    const { code, out } = await check(contentOf(ERROR), ['--json']);
    expect(code).toBe(1);
    const { counts, problems } = JSON.parse(out) as { counts: unknown; problems: Problem[] };
    expect(counts).toEqual({ files: 4, published: 3, setAside: 1, draft: 0, scheduled: 0, off: 0 });
    expect(problems.map(({ severity, code: what, file, line, path }) => [severity, what, file, line, path]))
      .toMatchInlineSnapshot(`
        [
          [
            "error",
            "invalid",
            "events/bal.md",
            6,
            [
              "start",
            ],
          ],
          [
            "warning",
            "missing",
            "actors/b.md",
            1,
            [
              "summary",
            ],
          ],
          [
            "warning",
            "unknown-reference",
            "actors/b.md",
            3,
            [
              "themes",
              1,
            ],
          ],
          [
            "warning",
            "missing-legal",
            "portal.yaml",
            1,
            [
              "legal",
              "publisher",
            ],
          ],
          [
            "warning",
            "missing-legal",
            "portal.yaml",
            1,
            [
              "legal",
              "address",
            ],
          ],
          [
            "warning",
            "missing-legal",
            "portal.yaml",
            1,
            [
              "legal",
              "phone",
            ],
          ],
          [
            "warning",
            "missing-legal",
            "portal.yaml",
            1,
            [
              "legal",
              "director",
            ],
          ],
          [
            "warning",
            "missing-legal",
            "portal.yaml",
            1,
            [
              "legal",
              "host",
            ],
          ],
        ]
      `);
  });

  it('annotates the review on a forge', async ({ expect }) => {
    const { out } = await check(contentOf(ERROR), [], { CI: 'true' });
    expect(out.split('\n').filter((line) => line.startsWith('::'))).toMatchInlineSnapshot(`
      [
        "::error file=CONTENU/events/bal.md,line=6::Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.",
        "::warning file=CONTENU/actors/b.md,line=1::Résumé (summary) : ce champ est conseillé : ajoutez-le si vous pouvez.",
        "::warning file=CONTENU/actors/b.md,line=3::Thème (themes[2]) : reçu « cuture » : rien de ce nom parmi les thèmes : ce lien n’est pas affiché. Les plus proches : culture.",
        "::warning file=CONTENU/portal.yaml,line=1::Éditeur (legal.publisher) : mention légale obligatoire : dites qui édite le portail : le nom de l’association ou de la collectivité.",
        "::warning file=CONTENU/portal.yaml,line=1::Siège (legal.address) : mention légale obligatoire : dites où est le siège de l’éditeur, son adresse postale.",
        "::warning file=CONTENU/portal.yaml,line=1::Téléphone (legal.phone) : mention légale obligatoire : donnez un téléphone ou une adresse électronique de l’éditeur.",
        "::warning file=CONTENU/portal.yaml,line=1::Direction de la publication (legal.director) : mention légale obligatoire : dites qui dirige la publication : en général la présidence de l’association ou la mairie.",
        "::warning file=CONTENU/portal.yaml,line=1::Hébergeur (legal.host) : mention légale obligatoire : dites qui héberge le site : nom, adresse et téléphone.",
      ]
    `);
  });

  it('stops with a sentence where there is no content', async ({ expect }) => {
    const { code, out, err } = await check(join(folderOf({}), 'nothing'));
    expect([code, out]).toEqual([1, '']);
    expect(err.trim()).toMatch(
      /^Arrêt : Le dossier de contenu n’existe pas : .*\. Vérifiez PORTAL_CONTENT, ou créez ce dossier\.$/,
    );
  });

  it('stops with a sentence at a date that is none', async ({ expect }) => {
    const { code, err } = await check(contentOf(GOOD), [], { PORTAL_NOW: 'demain' });
    expect(code).toBe(1);
    expect(err.trim()).toMatchInlineSnapshot(
      `"Arrêt : PORTAL_NOW doit être une date et une heure locales, par exemple 2026-12-01T09:00. Reçu : « demain »."`,
    );
  });
});
