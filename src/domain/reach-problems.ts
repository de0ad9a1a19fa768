/** What is to be said of the address of an entry on the web: it appears all the same. */
import type { Data } from '../content-types/registry.ts';
import type { Problem } from '../schema/problem.ts';
import type { Item } from './item.ts';
import type { Portal } from './portal.ts';

/** Remarks on the websites of published entries. */
export const reachProblems = (portal: Portal): Problem[] =>
  [...portal.byKey.values()].flatMap(websiteProblems);

function websiteProblems(item: Item): Problem[] {
  const { website } = item.data as Partial<Data<'actor'>>;
  if (!website?.startsWith('http:')) return [];
  return [
    {
      severity: 'note',
      code: 'website-in-clear',
      path: ['website'],
      file: item.file,
      label: 'Site web',
      value: website,
      message: `cette adresse est en http, sans chiffrement. Si le site répond aussi en https, écrivez ${website.replace('http:', 'https:')}`,
    },
  ];
}
