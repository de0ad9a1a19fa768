/** What is wrong with the agendas that `portal.yaml` subscribes to: said by `check`, before anybody pulls. */
import type { TypeName } from '../content-types/registry.ts';
import type { Problem } from '../schema/problem.ts';
import type { Portal } from './portal.ts';

type Source = NonNullable<Portal['settings']['sources']>[number];

export function sourceProblems(portal: Portal): Problem[] {
  const { sources = [] } = portal.settings;
  return sources.flatMap((source, i) => [
    ...placeProblems(source, i),
    ...nameProblems(source, i, sources),
    ...linkProblems(portal, source, i),
  ]);
}

const problem = (path: Problem['path'], label: string, value: string, message: string): Problem => ({
  severity: 'warning',
  code: 'source',
  path: ['sources', ...path],
  file: 'portal.yaml',
  label,
  value,
  message,
});

function placeProblems({ name, url, file }: Source, i: number): Problem[] {
  if (Boolean(url) !== Boolean(file)) return [];
  return [
    problem(
      [i],
      'Agenda repris',
      name,
      url
        ? 'une adresse (url) et un fichier (file) sont donnés. Gardez l’un des deux'
        : 'ni adresse (url) ni fichier (file) ne sont donnés : cet agenda n’est pas repris. Ajoutez l’un des deux',
    ),
  ];
}

const nameProblems = ({ name }: Source, i: number, all: readonly Source[]): Problem[] =>
  all.findIndex((one) => one.name === name) === i
    ? []
    : [
        problem(
          [i, 'name'],
          'Nom de la source',
          name,
          'une autre source porte ce nom : leurs rendez-vous ne se distingueraient pas. Renommez l’une des deux',
        ),
      ];

function linkProblems(portal: Portal, { themes = [], territories = [] }: Source, i: number): Problem[] {
  const missing = (type: TypeName, key: string, label: string, slugs: readonly string[]) =>
    slugs.flatMap((slug, n): Problem[] =>
      !portal.on(type) || portal.find(type, slug)
        ? []
        : [
            problem(
              [i, key, n],
              label,
              slug,
              'rien de ce nom dans le portail : les rendez-vous de cet agenda porteraient un lien qui ne mène nulle part. Vérifiez le nom du fichier visé',
            ),
          ],
    );
  return [
    ...missing('theme', 'themes', 'Thème', themes),
    ...missing('territory', 'territories', 'Territoire', territories),
  ];
}
