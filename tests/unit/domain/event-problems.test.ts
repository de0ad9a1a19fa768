/** What can be wrong with an event, and what is said of it: file, line, field, value, why, and what to write. */
import { describe, expect, it } from 'vitest';
import { checkIntegrity } from '../../../src/domain/integrity.ts';
import { buildPortal } from '../../../src/domain/portal.ts';
import { loadGazetteer } from '../../../src/reader/communes.ts';
import { locateProblems } from '../../../src/reader/locate.ts';
import { readContent } from '../../../src/reader/read-content.ts';
import { sentenceOf } from '../../../src/schema/problem.ts';
import { NOW, SETTINGS, contentOf, md } from '../../support/portal.ts';

const WORDS = { error: 'erreur', warning: 'à revoir', note: 'note' };

/** Every remark on an event of these lines, advice on what is missing aside. */
function said(header: string, settings = ''): string[] {
  const root = contentOf({
    'events/bal.md': md(`title: Bal\n${header}`),
    'portal.yaml': SETTINGS + settings,
  });
  const portal = buildPortal({ snapshot: readContent(root), now: NOW, gazetteer: loadGazetteer });
  return locateProblems(root, [...portal.problems, ...checkIntegrity(portal)])
    .filter(({ code }) => code !== 'missing')
    .map((problem) => `${WORDS[problem.severity]} ${problem.file}:${problem.line} ${sentenceOf(problem)}`);
}

const weekly = (...lines: string[]) =>
  `start: 2026-12-01 18:30\nrecurrence:\n  freq: hebdomadaire\n${lines.map((line) => `  ${line}`).join('\n')}`;

const WRONG: [what: string, header: string][] = [
  ['its end is before its start', 'start: 2026-12-05 18:00\nend: 2026-12-05 17:00'],
  ['its day does not exist', 'start: 2026-02-31'],
  ['its hour is skipped', 'start: 2027-03-28 02:30'],
  ['its hour comes twice', 'start: 2026-10-25 02:30\nend: 2026-10-25 04:00'],
  ['the hour of an added date is skipped', weekly('extra: [2027-03-28 02:15]')],
  [
    'the hour of a changed date is skipped',
    weekly('changes: [{ date: 2027-03-23, newDate: 2027-03-28, start: "02:00" }]'),
  ],
  ['its rule has no day', 'start: 2026-02-28\nrecurrence: { freq: annuel, byMonth: [2], byMonthDay: [30] }'],
  ['its rule has every day, and never ends', 'start: 2026-12-01 18:30\nrecurrence: { freq: quotidien }'],
  [
    'its rule never ends, and nobody looked at it for two years',
    'start: 2021-09-07 18:30\nupdated: 2023-05-02\nrecurrence: { freq: hebdomadaire }',
  ],
  ['its rule ends before it begins', weekly('until: 2026-11-30')],
  ['all its dates are excluded', weekly('count: 2', 'except: [2026-12-01, 2026-12-08]')],
  [
    'all its dates are excluded by a period',
    weekly('until: 2026-12-31', 'exceptRanges: [{ from: 2026-12-01, to: 2027-01-03 }]'),
  ],
  ['an exclusion excludes nothing', weekly('except: [2026-12-08, 2026-12-16]')],
  ['a period goes backwards', weekly('exceptRanges: [{ from: 2027-01-03, to: 2026-12-19 }]')],
  ['a change is of no date', weekly('changes: [{ date: 2026-12-16, status: annule }]')],
  ['its status is unknown', 'start: 2026-12-05\nstatus: peut-être'],
  ['the status of a date is unknown', weekly('changes: [{ date: 2026-12-08, status: fermé }]')],
  ['it is free, and costs five euros', 'start: 2026-12-05\nprice: { kind: gratuit, details: "5 €" }'],
  ['its place is gone', 'start: 2026-12-05\nplace: la-remise-a-neuf'],
  ['the place of a date is gone', weekly('changes: [{ date: 2026-12-08, place: la-remise-a-neuf }]')],
  ['it says until and count', weekly('until: 2027-06-30', 'count: 10')],
  ['its dates overlap', weekly().replace('recurrence', 'end: 2027-06-30 20:00\nrecurrence')],
  [
    'its dates overlap by an hour',
    'start: 2026-12-01 18:00\nend: 2026-12-02 19:00\nrecurrence: { freq: quotidien }',
  ],
];

describe('an event is told', () => {
  it('what is wrong with it, and what to write', () => {
    const told = WRONG.map(([what, header]) =>
      [what, ...said(header).map((line) => `   ${line}`)].join('\n'),
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "its end is before its start
         erreur events/bal.md:4 — Fin (end) : reçu « 2026-12-05T17:00 » : la fin est avant le début (2026-12-05 18:00). Corrigez l’une des deux.
      its day does not exist
         erreur events/bal.md:3 — Début (start) : reçu « 2026-02-31 » : ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.
      its hour is skipped
         à revoir events/bal.md:3 — Début (start) : reçu « 2027-03-28 02:30 » : cette heure n’existe pas ce jour-là (Europe/Paris) : les horloges avancent. Il est annoncé à 03:30. Écrivez l’heure voulue.
      its hour comes twice
         note events/bal.md:3 — Début (start) : reçu « 2026-10-25 02:30 » : cette heure arrive deux fois ce jour-là (Europe/Paris) : les horloges reculent. C’est la première qui est annoncée. Choisissez une autre heure si vous pouvez.
      the hour of an added date is skipped
         à revoir events/bal.md:6 — Date ajoutée (recurrence.extra[1]) : reçu « 2027-03-28 02:15 » : cette heure n’existe pas ce jour-là (Europe/Paris) : les horloges avancent. Il est annoncé à 03:15. Écrivez l’heure voulue.
      the hour of a changed date is skipped
         à revoir events/bal.md:6 — Nouvelle heure de début (recurrence.changes[1].start) : reçu « 2027-03-28 02:00 » : cette heure n’existe pas ce jour-là (Europe/Paris) : les horloges avancent. Il est annoncé à 03:00. Écrivez l’heure voulue.
      its rule has no day
         erreur events/bal.md:4 — Répétition (recurrence) : cette répétition ne tombe aucun jour, comme un 30 février : le rendez-vous n’a jamais lieu. Corrigez les jours ou les mois.
      its rule has every day, and never ends
         note events/bal.md:4 — Fréquence (recurrence.freq) : reçu « quotidien » : cette répétition a lieu chaque jour et n’a pas de fin : elle remplirait l’agenda. Donnez sa dernière date dans until, ou ses jours dans byDay.
      its rule never ends, and nobody looked at it for two years
         à revoir events/bal.md:5 — Fréquence (recurrence.freq) : reçu « hebdomadaire » : cette répétition (chaque semaine) n’a pas de fin, et la fiche n’a pas changé depuis le 2023-05-02 : l’agenda continue de l’annoncer. Si elle a toujours lieu, écrivez updated: 2026-12-01 ; sinon, donnez sa dernière date dans until.
      its rule ends before it begins
         erreur events/bal.md:6 — Jusqu’au (recurrence.until) : reçu « 2026-11-30 » : la répétition s’arrête avant le début (2026-12-01). Corrigez l’une des deux dates.
      all its dates are excluded
         erreur events/bal.md:4 — Répétition (recurrence) : toutes les dates de cette répétition sont exclues : le rendez-vous n’a jamais lieu. Retirez des exclusions, ou annulez-le (status: annule).
      all its dates are excluded by a period
         erreur events/bal.md:4 — Répétition (recurrence) : toutes les dates de cette répétition sont exclues : le rendez-vous n’a jamais lieu. Retirez des exclusions, ou annulez-le (status: annule).
      an exclusion excludes nothing
         à revoir events/bal.md:6 — Date exclue (recurrence.except[2]) : reçu « 2026-12-16 » : le rendez-vous n’a pas lieu ce jour-là : cette exclusion est sans effet. La date la plus proche : 2026-12-15.
      a period goes backwards
         à revoir events/bal.md:6 — Au (recurrence.exceptRanges[1].to) : reçu « 2026-12-19 » : cette période finit avant de commencer (2027-01-03) : elle n’exclut rien. Corrigez l’une des deux dates.
      a change is of no date
         à revoir events/bal.md:6 — Date concernée (recurrence.changes[1].date) : reçu « 2026-12-16 » : le rendez-vous n’a pas lieu ce jour-là : cette modification reste sans effet. Donnez la date d’origine.
      its status is unknown
         erreur events/bal.md:4 — État (status) : reçu « peut-être » : cette valeur n’est pas dans la liste : programme, reprogramme, deplace-en-ligne, reporte, complet, annule.
      the status of a date is unknown
         erreur events/bal.md:6 — État ce jour-là (recurrence.changes[1].status) : reçu « fermé » : cette valeur n’est pas dans la liste : programme, reprogramme, deplace-en-ligne, reporte, complet, annule.
      it is free, and costs five euros
         à revoir events/bal.md:4 — Précisions (price.details) : reçu « 5 € » : « gratuit » et « 5 € » se contredisent. Gardez l’un des deux, ou écrivez kind: payant.
      its place is gone
         à revoir events/bal.md:4 — Lieu (place) : reçu « la-remise-a-neuf » : rien de ce nom parmi les structures : son nom est affiché tel quel. Vérifiez le nom du fichier visé.
      the place of a date is gone
         à revoir events/bal.md:6 — Nouveau lieu (recurrence.changes[1].place) : reçu « la-remise-a-neuf » : rien de ce nom parmi les structures : son nom est affiché tel quel. Vérifiez le nom du fichier visé.
      it says until and count
         à revoir events/bal.md:7 — Nombre de fois (recurrence.count) : reçu « 10 » : une date de fin et un nombre de fois se contredisent : c’est le premier atteint qui compte. Gardez-en un.
      its dates overlap
         à revoir events/bal.md:4 — Fin (end) : reçu « 2027-06-30T20:00 » : chaque date durerait 211 jours, et la suivante commence 7 jours après. Donnez ici la fin de la première date, et celle de la répétition dans recurrence.until.
      its dates overlap by an hour
         à revoir events/bal.md:4 — Fin (end) : reçu « 2026-12-02T19:00 » : chaque date durerait plus d’un jour, et la suivante commence le lendemain. Donnez ici la fin de la première date, et celle de la répétition dans recurrence.until.
         note events/bal.md:5 — Fréquence (recurrence.freq) : reçu « quotidien » : cette répétition a lieu chaque jour et n’a pas de fin : elle remplirait l’agenda. Donnez sa dernière date dans until, ou ses jours dans byDay."
    `);
  });
});

describe('an event is told nothing where', () => {
  it.each([
    ['its rule never ends', weekly()],
    [
      'its rule never ends, and it was looked at since',
      'start: 2019-09-03 18:30\nupdated: 2026-01-05\nrecurrence: { freq: hebdomadaire }',
    ],
    [
      'its rule has every day and ends',
      'start: 2026-12-01\nrecurrence: { freq: quotidien, until: 2026-12-20 }',
    ],
    ['its rule has its day every fourth year', 'start: 2028-02-29\nrecurrence: { freq: annuel }'],
    [
      'its rule has no day but one is added',
      'start: 2026-12-05\nrecurrence: { freq: annuel, byMonth: [2], byMonthDay: [30], extra: [2026-12-06] }',
    ],
    ['an exclusion is of an added date', weekly('extra: [2026-12-16]', 'except: [2026-12-16]')],
    [
      'it is free, and something else has a price',
      'start: 2026-12-05\nprice: { kind: gratuit, details: "La part sociale est à 20 €" }',
    ],
    [
      'it is free, and a membership is not',
      'start: 2026-12-05\nprice: { kind: gratuit, details: "5 € l’année" }',
    ],
    ['it costs five euros', 'start: 2026-12-05\nprice: { kind: payant, details: "5 €" }'],
    [
      'each date ends in the night',
      'start: 2026-12-01 18:00\nend: 2026-12-02 02:00\nrecurrence: { freq: quotidien, until: 2026-12-20 }',
    ],
    ['its hour is on another day than the change', 'start: 2027-03-27 02:30'],
    ['its zone does not change its clocks', 'start: 2027-03-28 02:30\ntimeZone: Indian/Reunion'],
  ])('%s', (_what, header) => {
    expect(said(header)).toEqual([]);
  });

  it('the portal’s zone does not change its clocks', () => {
    expect(said('start: 2027-03-28 02:30', 'timeZone: America/Guadeloupe\n')).toEqual([]);
    expect(
      said('start: 2027-03-14 02:30\ntimeZone: America/Miquelon', 'timeZone: America/Guadeloupe\n'),
    ).toHaveLength(1);
  });
});

describe('the sources of a portal', () => {
  it('are told what is wrong with them, by line', () => {
    const told = said(
      'start: 2026-12-05',
      'sources:\n  - name: A\n  - name: B\n    url: https://b.example/x.ics\n    file: x.ics\n  - name: B\n    file: sources/b.ics\n    themes: [nulle-part]\n',
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "à revoir portal.yaml:5 — Agenda repris (sources[1]) : reçu « A » : ni adresse (url) ni fichier (file) ne sont donnés : cet agenda n’est pas repris. Ajoutez l’un des deux.
      à revoir portal.yaml:6 — Agenda repris (sources[2]) : reçu « B » : une adresse (url) et un fichier (file) sont donnés. Gardez l’un des deux.
      à revoir portal.yaml:9 — Nom de la source (sources[3].name) : reçu « B » : une autre source porte ce nom : leurs rendez-vous ne se distingueraient pas. Renommez l’une des deux.
      à revoir portal.yaml:11 — Thème (sources[3].themes[1]) : reçu « nulle-part » : rien de ce nom dans le portail : les rendez-vous de cet agenda porteraient un lien qui ne mène nulle part. Vérifiez le nom du fichier visé."
    `);
  });
});
