/** Addresses that were published and would vanish, and slips in what says what became of them. */
import { TYPE_NAMES } from '../../content-types/registry.ts';
import { isReserved } from '../../content-types/reserved.ts';
import { nearest } from '../../lib/text/nearest.ts';
import type { Problem } from '../../schema/problem.ts';
import { RECORD_FILE, REMOVED_FILE } from '../../schema/removed.ts';
import type { Item } from '../item.ts';
import { keyOf } from '../item.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { replacementOf } from './kept.ts';
import type { Gone } from './kept.ts';

/** @param strict makes an error of what would vanish */
export const lastingProblems = (portal: Portal, strict: boolean): Problem[] => [
  ...droppedProblems(portal, strict),
  ...removedProblems(portal),
  ...formerProblems(portal),
];

/** Entries whose address was published, that nothing explains. */
export function droppedOf(portal: Portal): { address: string; gone: Gone }[] {
  return [...portal.kept].flatMap(([address, kept]) =>
    kept.kind === 'gone' && !kept.removed ? [{ address, gone: kept }] : [],
  );
}

function droppedProblems(portal: Portal, strict: boolean): Problem[] {
  const dropped = droppedOf(portal);
  const lines = new Map(portal.record.map((address, i) => [address, i]));
  const off = Map.groupBy(
    dropped.filter(({ gone }) => gone.waiting === 'section'),
    ({ gone }) => gone.type!,
  );
  return [
    ...dropped
      .filter(({ gone }) => gone.waiting !== 'section')
      .map(({ address, gone }) => droppedProblem(portal, address, gone, strict)),
    ...[...off].map(([type, group]): Problem => ({
      severity: 'note',
      code: 'section-off',
      path: ['sections', type],
      file: 'portal.yaml',
      label: 'Rubrique',
      message: `cette rubrique est éteinte : ${group.length > 1 ? `ses ${group.length} adresses déjà publiées disent` : 'son adresse déjà publiée dit'} que la fiche n’est pas publiée en ce moment`,
    })),
  ].sort((a, b) => (lines.get(a.value ?? '') ?? 0) - (lines.get(b.value ?? '') ?? 0));
}

function droppedProblem(portal: Portal, address: string, gone: Gone, strict: boolean): Problem {
  const base = { path: [], file: RECORD_FILE, label: 'Adresse déjà publiée', value: address };
  if (gone.waiting)
    return {
      ...base,
      severity: 'note',
      code: 'waiting-address',
      message:
        'la fiche est un brouillon, ou attend sa date : sa page dit qu’elle n’est pas publiée en ce moment. Si elle ne doit plus paraître, dites-le dans removed.yaml',
    };
  const aside = portal.setAside.find(({ type, slug }) => type === gone.type && slug === gone.slug);
  if (aside)
    return {
      ...base,
      severity: strict ? 'error' : 'warning',
      code: 'dropped-address',
      message: `le fichier ${aside.file} est là, mais mis de côté : npm run check dit pourquoi. Une fois corrigé, l’adresse retrouve sa page`,
    };
  const renamed = newNameOf(portal, gone);
  const cure = renamed
    ? `Est-ce maintenant ${renamed.file} ? Écrivez-y formerSlugs: [${gone.slug}]`
    : `Si la fiche a changé de nom, écrivez formerSlugs: [${gone.slug}] dans la nouvelle`;
  return {
    ...base,
    severity: strict ? 'error' : 'warning',
    code: 'dropped-address',
    message: `cette adresse a été publiée et n’a plus de page à elle. ${cure}. Sinon, dites dans ${REMOVED_FILE} ce qu’elle est devenue. En attendant, elle dit seulement que la fiche n’est plus là`,
    example: `- { address: ${address}, reason: ${gone.type === 'actor' ? 'ferme' : 'perime'}, on: ${portal.now.slice(0, 10)} }`,
  };
}

/** An entry of a close name that was never recorded: most likely the same one, under a new name. */
function newNameOf(portal: Portal, { type, slug }: Gone): Item | undefined {
  if (!type) return undefined;
  const recorded = recordedOf(portal);
  const unseen = portal.items[type].filter(
    (item) => !recorded.has(addressOf({ kind: 'entry', type, slug: item.slug })),
  );
  const [near] = nearest(
    slug,
    unseen.map((item) => item.slug),
    1,
  );
  return near === undefined ? undefined : portal.byKey.get(keyOf(type, near));
}

const records = new WeakMap<Portal, ReadonlySet<string>>();

function recordedOf(portal: Portal): ReadonlySet<string> {
  let recorded = records.get(portal);
  if (!recorded) records.set(portal, (recorded = new Set(portal.record)));
  return recorded;
}

function removedProblems(portal: Portal): Problem[] {
  const seen = new Set<string>();
  return portal.removed.flatMap(({ address, to }, i): Problem[] => {
    const base = { severity: 'warning' as const, file: REMOVED_FILE };
    const isTwice = seen.has(address);
    seen.add(address);
    const ofAddress = { ...base, path: [i, 'address'], label: 'Adresse retirée', value: address };
    if (isTwice)
      return [
        {
          ...ofAddress,
          code: 'removed-twice',
          message:
            'cette adresse est déjà dite plus haut, et c’est ce qui compte. Gardez l’une des deux lignes',
        },
      ];
    if (portal.redirects.has(address))
      return [
        {
          ...ofAddress,
          code: 'removed-redirects',
          message: `cette adresse mène déjà à ${portal.redirects.get(address)!.file} (formerSlugs) : cette ligne reste sans effet. Retirez-la`,
        },
      ];
    if (portal.living.has(address))
      return [
        {
          ...ofAddress,
          code: 'removed-alive',
          message:
            'cette page est toujours publiée : cette ligne reste sans effet. Retirez la ligne, ou la fiche',
        },
      ];
    const kept = portal.kept.get(address);
    if (to === undefined || kept?.kind !== 'gone' || replacementOf(portal, kept) !== undefined) return [];
    return [
      {
        ...base,
        code: 'removed-nowhere',
        path: [i, 'to'],
        label: 'Où aller à la place',
        value: to,
        message:
          'cette adresse ne mène à aucune page, ou tourne en rond : elle n’est pas affichée. Donnez celle d’une page qui existe',
      },
    ];
  });
}

/** Former addresses that can lead nowhere. Those that two entries claim are said by `integrity.ts`. */
function formerProblems(portal: Portal): Problem[] {
  return TYPE_NAMES.flatMap((type) => portal.items[type]).flatMap((item) =>
    (item.data.formerSlugs ?? []).flatMap((former, i): Problem[] => {
      const message =
        former === item.slug
          ? 'c’est l’adresse d’aujourd’hui, et non une ancienne. Retirez-la de cette liste'
          : isReserved(item.type, former)
            ? 'cette adresse est celle d’une page du portail : elle ne peut pas mener ici. Retirez-la de cette liste'
            : undefined;
      return message === undefined
        ? []
        : [
            {
              severity: 'warning',
              code: 'former-address',
              path: ['formerSlugs', i],
              file: item.file,
              label: 'Ancienne adresse',
              value: former,
              message,
            },
          ];
    }),
  );
}
