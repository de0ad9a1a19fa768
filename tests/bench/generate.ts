/** A portal of N entries, from a seed: the same bytes for the same numbers, on any machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../src/lib/dates/local.ts';
import { slugify } from '../../src/lib/text/slugify.ts';

/** mulberry32: enough for a trial, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'atelier vélo partage repas village solidaire énergie montagne école musique jardin recyclerie aide numérique transport logement santé culture fête coopérative habitants bénévoles rencontre marché pain four bois neige chemin vallée cœur œuvre évènement soirée enfants aînés formation emploi projet lieu commun outil réparation livre radio théâtre'.split(
    ' ',
  );
const THEMES = 15;
const VALLEYS = 4;
const COMMUNES = 48;

/** 70 % actors, 20 % events, 10 % articles, under 15 themes and 53 territories. */
export function generate(folder: string, count: number, seed = 1): void {
  const dice = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() * list.length)]!;
  const sentence = (words: number) => {
    const text = Array.from({ length: words }, () => pick(WORDS)).join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  for (const name of ['actors', 'events', 'articles', 'themes', 'territories', 'pages'])
    mkdirSync(join(folder, name), { recursive: true });
  write('portal.yaml', 'name: Portail d’essai\nid: essai\nurl: https://essai.example\n');
  const themes = Array.from({ length: THEMES }, (_, i) => `theme-${i}`);
  for (const [i, theme] of themes.entries())
    write(`themes/${theme}.md`, `---\nname: Thème ${i}\nsummary: ${sentence(8)}\norder: ${i}\n---\n`);
  const communes = Array.from({ length: COMMUNES }, (_, i) => `Commune ${i}`);
  write('territories/massif.md', '---\nname: Massif\nlevel: pays\n---\n');
  for (let i = 0; i < VALLEYS; i++)
    write(`territories/vallee-${i}.md`, `---\nname: Vallée ${i}\nlevel: epci\nparent: massif\n---\n`);
  for (const [i, commune] of communes.entries())
    write(
      `territories/${slugify(commune)}.md`,
      `---\nname: ${commune}\nlevel: commune\nparent: vallee-${i % VALLEYS}\npostalCode: '01000'\n---\n`,
    );

  const body = () =>
    `${sentence(30)} ${sentence(25)}\n\n## ${sentence(4)}\n\n- ${sentence(10)}\n- [${pick(WORDS)}](/annuaire/)\n\n${sentence(40)}\n`;
  const actors = Math.round(count * 0.7);
  const day = (span: number) => addDays('2026-12-01', Math.floor(dice() * span));
  for (let i = 0; i < actors; i++)
    write(
      `actors/acteur-${i}.md`,
      `---\nname: ${sentence(3).slice(0, -1)} ${i}\nsummary: ${sentence(14)}\nthemes:\n  - ${pick(themes)}\n  - ${pick(themes)}\ntypology: [recyclerie]\nlegalForm: association-1901\naddress:\n  street: ${1 + (i % 90)}, rue du Moulin\n  postalCode: 01000\n  commune: ${pick(communes)}\ncontact:\n  phone: 04 65 71 20 26\n  email: contact@acteur-${i}.example\nopeningHours: Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00\nverifiedOn: 2026-0${1 + (i % 9)}-12\nstatus: actif\n---\n\n${body()}`,
    );
  const events = Math.round(count * 0.2);
  for (let i = 0; i < events; i++) {
    const rule = i % 5 === 0 ? 'recurrence:\n  freq: hebdomadaire\n  until: 2027-06-30\n' : '';
    write(
      `events/date-${i}.md`,
      `---\ntitle: ${sentence(4).slice(0, -1)} ${i}\nsummary: ${sentence(12)}\nstart: ${day(200)} 18:30\n${rule}place: acteur-${Math.floor(dice() * actors)}\norganisers:\n  - acteur-${Math.floor(dice() * actors)}\nthemes:\n  - ${pick(themes)}\nprice:\n  kind: prix-libre\npublished: 2026-${String(1 + (i % 11)).padStart(2, '0')}-05\n---\n\n${body()}`,
    );
  }
  for (let i = 0; i < count - actors - events; i++)
    write(
      `articles/article-${i}.md`,
      `---\ntitle: ${sentence(6).slice(0, -1)} ${i}\nsummary: ${sentence(16)}\nkind: actualite\nthemes:\n  - ${pick(themes)}\nterritories:\n  - vallee-${i % VALLEYS}\nactors:\n  - acteur-${Math.floor(dice() * actors)}\nauthors:\n  - acteur-${Math.floor(dice() * actors)}\npublished: 2026-${String(1 + (i % 11)).padStart(2, '0')}-15\n---\n\n${body()}${body()}`,
    );
}
