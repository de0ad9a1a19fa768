/** What only the portal as a whole can see: bodies that lost something, pictures that are not there, doubles. */
import type { Data } from '../content-types/registry.ts';
import type { Removed, RemovedKind } from '../lib/markdown/index.ts';
import { addMonths } from '../lib/dates/local.ts';
import { nearest } from '../lib/text/nearest.ts';
import type { Problem } from '../schema/problem.ts';
import { DEFAULT_SETTINGS } from '../schema/settings.ts';
import { HORIZON_MONTHS } from './agenda.ts';
import { keyOf } from './item.ts';
import type { Item } from './item.ts';
import { doubleProblems } from './doubles/problems.ts';
import { leadsSomewhere } from './exists.ts';
import { endlessProblems } from './endless-problems.ts';
import { hourProblems } from './hour-problems.ts';
import { bodyOf } from './models/text.ts';
import type { Portal } from './portal.ts';
import { pictureProblems } from './picture-problems.ts';
import { uidProblems } from './uid-problems.ts';
import { personalProblems } from './privacy/personal.ts';
import { reachProblems } from './reach-problems.ts';
import { sourceProblems } from './source-problems.ts';
import { editorProblems } from './editor-problems.ts';

/** Every remark on published entries that reader and references did not make. */
export function checkIntegrity(portal: Portal): Problem[] {
  const problems: Problem[] = [];
  for (const item of portal.byKey.values()) {
    problems.push(
      ...changeProblems(portal, item),
      ...endlessProblems(item, portal.now.slice(0, 10)),
      ...hourProblems(item, portal.settings.timeZone ?? DEFAULT_SETTINGS.timeZone),
      ...bodyProblems(portal, item),
      ...fileProblems(portal, item),
    );
  }
  return [
    ...problems,
    ...pictureProblems(portal),
    ...personalProblems(portal),
    ...doubleProblems(portal),
    ...reachProblems(portal),
    ...strayContours(portal),
    ...deadMenus(portal),
    ...sourceProblems(portal),
    ...editorProblems(portal),
    ...sharedAddresses(portal),
    ...uidProblems(portal),
  ];
}

const SAID: Record<RemovedKind, (what: string) => string> = {
  html: (what) => `la balise ${what} est retirée : le HTML n’est pas permis. Écrivez-le en Markdown`,
  link: (what) =>
    `le lien « ${what} » est retiré, son texte reste. Une adresse commence par https://, mailto: ou tel:`,
  'dead-link': (what) =>
    `le lien « ${what} » ne mène à aucune page du portail : son texte reste. Corrigez l’adresse`,
  'remote-image': (what) =>
    `l’image « ${what} » est sur un autre site : elle n’est pas affichée. Déposez-la dans media/`,
  'image-path': (what) =>
    `l’image « ${what} » n’est pas dans media/ : elle n’est pas affichée. Déposez-la dans media/`,
  'image-missing': (what) =>
    `l’image « ${what} » est introuvable dans media/ : elle n’est pas affichée. Déposez-la ou corrigez son nom`,
  'image-alt': (what) =>
    `l’image « ${what} » n’a pas de description : écrivez entre les crochets ce que l’on voit, pour qui ne voit pas, ou « décor » si elle ne dit rien de plus que le texte`,
  control: () => 'des caractères invisibles sont retirés. Retapez ce passage si un mot paraît collé',
  nesting: () => 'trop d’éléments sont imbriqués : le passage est affiché tel quel. Simplifiez-le',
  references: () => 'trop de renvois : le passage est affiché tel quel. Simplifiez-le',
  run: () =>
    'plus de 1000 caractères sans une espace : la page n’en montre que le début. Est-ce une image collée là ? Retirez-la, ou déposez-la dans media/',
  size: () => 'le texte est trop long : la suite n’est pas affichée. Coupez-le en plusieurs fiches',
};

function bodyProblems(portal: Portal, item: Item): Problem[] {
  const { removed } = bodyOf(portal, item);
  return removed.map((one: Removed) => ({
    severity: one.what === 'size' ? 'warning' : 'note',
    code: `removed-${one.what}`,
    path: [],
    file: item.file,
    line: one.line ? item.bodyLine + one.line - 1 : item.bodyLine,
    label: 'Texte',
    value: one.value,
    message: SAID[one.what](one.value ?? ''),
  }));
}

/** A change for a day that the rule does not give changes nothing: somebody mistook the day. */
function changeProblems(portal: Portal, item: Item): Problem[] {
  if (item.type !== 'event') return [];
  const { recurrence } = (item as Item<'event'>).data;
  if (!recurrence?.changes) return [];
  const { past, upcoming } = portal.dates(item);
  const changed = new Set(
    [...past, ...upcoming].filter((one) => one.changed).map(({ start }) => start.slice(0, 10)),
  );
  // Beyond, no date of the rule is computed yet.
  const horizon = addMonths(portal.now.slice(0, 10), HORIZON_MONTHS);
  return recurrence.changes.flatMap(({ date, newDate }, i): Problem[] =>
    date > horizon || changed.has(newDate ?? date)
      ? []
      : [
          {
            severity: 'warning',
            code: 'change-without-date',
            path: ['recurrence', 'changes', i, 'date'],
            file: item.file,
            label: 'Date concernée',
            value: date,
            message:
              'le rendez-vous n’a pas lieu ce jour-là : cette modification reste sans effet. Donnez la date d’origine',
          },
        ],
  );
}

/** A former address leads to one entry only. */
function sharedAddresses(portal: Portal): Problem[] {
  const owners = new Map<string, Item>();
  return [...portal.byKey.values()].flatMap((item) =>
    (item.data.formerSlugs ?? []).flatMap((former): Problem[] => {
      const key = keyOf(item.type, former);
      // Its own address of today is told as such (lasting/problems.ts).
      if (former === item.slug) return [];
      const owner = portal.byKey.get(key) ?? owners.get(key);
      if (!owner) {
        owners.set(key, item);
        return [];
      }
      return [
        {
          severity: 'warning',
          code: 'shared-address',
          path: ['formerSlugs'],
          file: item.file,
          label: 'Anciennes adresses',
          value: former,
          message: `cette adresse est aussi celle de ${owner.file} : elle mène là-bas. Retirez-la de l’une des deux fiches`,
        },
      ];
    }),
  );
}

/** A document that is offered must be there. */
function fileProblems(portal: Portal, item: Item): Problem[] {
  const { file } = item.data as Partial<Data<'resource'>>;
  if (!file || portal.downloads.has(file)) return [];
  const near = nearest(file, [...portal.downloads], 3);
  const cure = near.length ? ` Les plus proches : ${near.join(', ')}` : '';
  return [
    {
      severity: 'warning',
      code: 'missing-file',
      path: ['file'],
      file: item.file,
      label: 'Fichier',
      value: file,
      message: `ce document est introuvable dans media/ : le lien n’est pas affiché. Déposez-le ou corrigez son nom.${cure}`,
    },
  ];
}

/** A menu entry that leads to nothing is left out of the menu, and said. */
function deadMenus(portal: Portal): Problem[] {
  const { settings } = portal;
  const { main = [], footer = [] } = settings.menus ?? {};
  const entries = [
    ...main.map(({ href }, i) => ({ href, path: ['menus', 'main', i, 'href'] })),
    ...footer.map(({ href }, i) => ({ href, path: ['menus', 'footer', i, 'href'] })),
    ...(settings.contribute?.href ? [{ href: settings.contribute.href, path: ['contribute', 'href'] }] : []),
  ];
  return entries.flatMap(({ href, path }): Problem[] => {
    if (!href.startsWith('/') || leadsSomewhere(portal, href.replace(/[?#].*$/, ''))) return [];
    return [
      {
        severity: 'warning',
        code: 'dead-menu',
        path,
        file: 'portal.yaml',
        label: 'Adresse',
        value: href,
        message:
          'cette adresse ne mène à aucune page du portail : l’entrée n’est pas affichée. Corrigez-la ou retirez-la',
      },
    ];
  });
}

function strayContours(portal: Portal): Problem[] {
  return Object.keys(portal.outlines.contours).flatMap((slug): Problem[] =>
    !portal.on('territory') || portal.find('territory', slug)
      ? []
      : [
          {
            severity: 'note',
            code: 'stray-contour',
            path: [],
            file: 'territories/',
            value: slug,
            message:
              'ce contour n’est celui d’aucun territoire. Corrigez sa propriété « territory », ou ajoutez la fiche',
          },
        ],
  );
}
