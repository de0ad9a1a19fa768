/**
 * The sheet for an evening of calls: on paper, one entry a box, what the portal says and room to correct it; or a
 * table, to share the calls between several people. What comes back is written in the entries by somebody.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { toCsv } from '../../lib/formats/csv.ts';
import { escapeText } from '../../lib/markdown/escape.ts';
import { EnvironmentError } from '../../site/environment.ts';
import { sayDay } from '../../i18n/dates.ts';
import type { VerifyRow } from './rows.ts';

export interface SheetContext {
  /** The name of the portal. */
  portal: string;
  /** The day it is made: what changed since is not on it. */
  day: string;
}

/**
 * Writes the sheet, of the kind that the name of the file says; never over another, which may have been filled in.
 * @throws EnvironmentError where the name says no kind, or is taken
 */
export function writeSheet(path: string, rows: readonly VerifyRow[], context: SheetContext): void {
  const file = resolve(path);
  const make = /\.html?$/i.test(file) ? htmlSheet : /\.csv$/i.test(file) ? csvSheet : undefined;
  if (!make)
    throw new EnvironmentError(
      `Une feuille d’appels est un fichier .html (à imprimer) ou .csv (à partager). Reçu : « ${path} ».`,
    );
  if (existsSync(file))
    throw new EnvironmentError(
      `Le fichier ${path} existe déjà, et quelqu’un l’a peut-être rempli : il n’est pas remplacé. Choisissez un autre nom.`,
    );
  writeFileSync(file, make(rows, context));
}

const COLUMNS: [title: string, value: (row: VerifyRow) => string][] = [
  ['Fichier', ({ file }) => file],
  ['Nom', ({ name }) => name],
  ['Commune', ({ commune }) => commune],
  ['Téléphone', ({ phone }) => phone],
  ['Courriel', ({ email }) => email],
  ['Site', ({ website }) => website],
  ['Vérifiée le', ({ verifiedOn }) => verifiedOn],
  ['Vérifiée par', ({ verifiedBy }) => verifiedBy],
  ['Mois depuis', ({ months }) => (months === undefined ? '' : String(months))],
  ['Score sur 100', ({ score }) => String(score)],
  ['Il manque', ({ missing }) => missing.join(', ')],
  ['Adresse', ({ address }) => address],
  ['Horaires', ({ hours }) => hours],
  ['Résumé', ({ summary }) => summary],
  // To be filled in.
  ['Appelée le', () => ''],
  ['Par', () => ''],
  ['Réponse (exacte, à corriger, fermée, pas de réponse)', () => ''],
  ['Corrections', () => ''],
];

export const csvSheet = (rows: readonly VerifyRow[]): string =>
  toCsv([COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, value]) => value(row)))]);

/** One page for a browser: everything is in it, nothing is asked of any site. */
export function htmlSheet(rows: readonly VerifyRow[], { portal, day }: SheetContext): string {
  const title = `À vérifier de nouveau : ${rows.length} ${rows.length > 1 ? 'structures' : 'structure'}`;
  return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(`${title} – ${portal}`)}</title>
<style>${STYLE}</style>
<header>
<h1>${title}</h1>
<p>${escapeText(portal)}, état du ${sayDay(day, 'fr')}. Les plus anciennes d’abord. Feuille remplie par : <span class="line short"></span></p>
<p class="words">« Bonjour, je vous appelle pour ${escapeText(portal)}, le portail où votre structure a une fiche. Nous vérifions qu’elle est toujours exacte : est-ce que je peux vous la lire ? »</p>
</header>
${rows.map(box).join('\n')}
<footer><p>Au retour : dans chaque fiche confirmée ou corrigée, écrivez le jour de l’appel dans « Vérifié le » (<code>verifiedOn</code>) ; une structure fermée reçoit l’état « Fermé » (<code>status: ferme</code>). Cette feuille porte des coordonnées : ne la laissez pas traîner.</p></footer>
</html>
`;
}

function box(row: VerifyRow): string {
  const { name, commune, phone, email, since, verifiedBy, missing, file } = row;
  const facts: [string, string][] = [
    ['Adresse', row.address],
    ['Horaires', row.hours],
    ['Courriel', email],
    ['Site', row.website],
    ['Résumé', row.summary],
  ];
  const reach = phone || (email ? `pas de téléphone, écrire à ${email}` : 'aucun contact : à trouver');
  const by = verifiedBy && row.months !== undefined ? ` par ${verifiedBy}` : '';
  return `<section>
<h2>${escapeText(name)}${commune ? `<small>, ${escapeText(commune)}</small>` : ''}</h2>
<p class="call">${escapeText(reach)}</p>
<p class="since">${row.months === undefined ? 'Jamais vérifiée' : `Vérifiée ${since}${escapeText(by)}`}. Score : ${row.score} sur 100. <code>${escapeText(file)}</code></p>
<dl>${facts.map(([label, value]) => `<div><dt>${label}</dt><dd>${value ? escapeText(value) : '<span class="line"></span>'}</dd></div>`).join('')}</dl>
${missing.length > 0 ? `<p>À demander : ${missing.join(', ')}.</p>` : ''}
<p class="answers"><span>☐ toujours exact</span><span>☐ à corriger</span><span>☐ en sommeil</span><span>☐ fermé</span><span>☐ pas de réponse</span><span>le <span class="line short"></span></span></p>
<p class="room">Corrections : <span class="line"></span><span class="line"></span></p>
</section>`;
}

const STYLE = `
@page { size: A4; margin: 14mm }
* { box-sizing: border-box }
body { font: 11pt/1.4 system-ui, sans-serif; max-width: 190mm; margin: 0 auto; padding: 4mm; color: #000; background: #fff }
h1 { font-size: 18pt; margin: 0 0 2mm } h2 { font-size: 13pt; margin: 0 } small { font-weight: normal; font-size: 11pt }
p { margin: 1.5mm 0 } .words { font-style: italic; border-left: 1mm solid #000; padding-left: 3mm }
section { border: .3mm solid #000; border-radius: 2mm; padding: 3mm 4mm; margin: 4mm 0; break-inside: avoid }
.call { font-size: 15pt; font-weight: bold; font-variant-numeric: tabular-nums }
.since, footer { font-size: 9.5pt } code { font-size: 9pt }
dl { margin: 2mm 0; display: grid; gap: 1mm } dl div { display: grid; grid-template-columns: 20mm 1fr }
dt { font-weight: bold } dd { margin: 0; overflow-wrap: anywhere }
.answers { display: flex; flex-wrap: wrap; gap: 1mm 6mm; font-weight: bold }
.line { display: block; border-bottom: .3mm solid #555; height: 6mm } .short { display: inline-block; width: 30mm; height: 4mm }
`;
