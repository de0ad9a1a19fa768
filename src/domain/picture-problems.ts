/** What is to be said of the pictures that entries and `portal.yaml` name: not there, not taken, without words. */
import type { Data } from '../content-types/registry.ts';
import { nearest } from '../lib/text/nearest.ts';
import type { Problem } from '../schema/problem.ts';
import type { Fault } from '../schema/validate.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';

/** Every remark on the pictures of published entries and of the portal itself. */
export function pictureProblems(portal: Portal): Problem[] {
  const refused = new Set(
    portal.problems.filter(({ code }) => code === 'unreadable-picture').map(({ file }) => file),
  );
  return [
    ...[...portal.byKey.values()].flatMap((item) => ofEntry(portal, item, refused)),
    ...ofSettings(portal, refused),
  ];
}

const LABELS = { image: 'Image', logo: 'Logo', icon: 'Icône' };

function ofEntry(portal: Portal, item: Item, refused: ReadonlySet<string>): Problem[] {
  const data = item.data as Partial<Data<'actor'>>;
  return (['image', 'logo'] as const).flatMap((name): Problem[] => {
    const path = data[name];
    if (!path) return [];
    const base = { path: [name], file: item.file, label: LABELS[name], value: path };
    if (!portal.pictures.has(path))
      return [{ ...base, ...absence(portal, path, refused, 'la fiche paraît') }];
    return undescribed(data, name).map((fault) => ({ ...fault, file: item.file }));
  });
}

/** The remark on a picture without words, for those who do not see it; whether the picture is there is not asked. */
export function undescribed(data: Pictured, name: 'image' | 'logo'): Fault[] {
  const path = data[name];
  if (!path || data[`${name}Alt`] || data[`${name}Decorative`]) return [];
  return [
    {
      path: [name],
      label: LABELS[name],
      value: path,
      severity: 'warning',
      code: 'missing-alt',
      message: `décrivez ce que l’on voit, pour qui ne voit pas, dans ${name}Alt. Si elle ne dit rien de plus que le texte, écrivez ${name}Decorative: oui`,
      example:
        name === 'logo' ? 'Une grange sous un soleil.' : 'Trois personnes réparent un vélo devant un hangar.',
    },
  ];
}

type Pictured = Pick<
  Partial<Data<'actor'>>,
  'image' | 'imageAlt' | 'imageDecorative' | 'logo' | 'logoAlt' | 'logoDecorative'
>;

/** The least side of an icon that phones show as an app’s. */
const ICON_SIDE = 512;

function ofSettings(portal: Portal, refused: ReadonlySet<string>): Problem[] {
  return (['logo', 'icon'] as const).flatMap((name): Problem[] => {
    const path = portal.settings[name];
    if (!path) return [];
    const base = { path: [name], file: 'portal.yaml', label: LABELS[name], value: path };
    const picture = portal.pictures.get(path);
    if (!picture) return [{ ...base, ...absence(portal, path, refused, 'le portail paraît') }];
    const { width, height } = picture;
    if (name === 'logo' || (width === height && width >= ICON_SIDE)) return [];
    return [
      {
        ...base,
        severity: 'note',
        code: 'icon-shape',
        message: `cette icône fait ${width} × ${height} pixels : elle est ${width === height ? 'agrandie' : 'entourée de vide'}. Déposez une image carrée d’au moins ${ICON_SIDE} pixels de côté`,
      },
    ];
  });
}

/** Why there is nothing to show: the file is not there, or it is and was refused for what it holds. */
function absence(
  portal: Portal,
  path: string,
  refused: ReadonlySet<string>,
  appears: string,
): Pick<Problem, 'severity' | 'code' | 'message'> {
  if (refused.has(path))
    return {
      severity: 'warning',
      code: 'refused-picture',
      message: `cette image est dans media/ mais n’est pas lisible telle quelle : ${appears} sans elle. Ce qui ne va pas est dit à son nom, ${path}`,
    };
  const near = nearest(path, [...portal.pictures.keys()], 3);
  const cure = near.length ? ` Les plus proches : ${near.join(', ')}` : '';
  return {
    severity: 'warning',
    code: 'missing-picture',
    message: `cette image est introuvable dans media/ : ${appears} sans elle. Déposez-la ou corrigez son nom.${cure}`,
  };
}
