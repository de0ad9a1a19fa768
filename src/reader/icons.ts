/** The icons that themes name: those of Lucide (https://lucide.dev/icons), from the package @iconify-json/lucide. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Data } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import { iconBody } from '../lib/icons/iconify.ts';
import type { IconSet } from '../lib/icons/iconify.ts';
import { nearest } from '../lib/text/nearest.ts';
import type { Problem } from '../schema/problem.ts';

/** What is inside each icon that a theme names, by that name; a name that is nobody's is told. */
export function readIcons(entries: readonly Entry[]): { bodies: Map<string, string>; problems: Problem[] } {
  const bodies = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { type, file, data } of entries) {
    const { icon } = data as Partial<Data<'theme'>>;
    if (type !== 'theme' || icon === undefined) continue;
    const body = iconBody(lucide(), icon);
    if (body === undefined) problems.push(unknownIcon(file, icon));
    else bodies.set(icon, body);
  }
  return { bodies, problems };
}

function unknownIcon(file: string, icon: string): Problem {
  const { icons, aliases = {} } = lucide();
  const near = nearest(icon, [...Object.keys(icons), ...Object.keys(aliases)], 3);
  const cure = near.length
    ? `Les noms les plus proches : ${near.join(', ')}`
    : 'Choisissez un nom, en anglais, sur https://lucide.dev/icons';
  return {
    severity: 'warning',
    code: 'unknown-icon',
    path: ['icon'],
    file,
    label: 'Icône',
    value: icon,
    message: `aucune icône ne porte ce nom : le thème paraît avec un simple rond. ${cure}`,
  };
}

let set: IconSet | undefined;

/** Half a megabyte: read once a process, and only where a theme names an icon. @throws where it is not installed */
function lucide(): IconSet {
  if (set) return set;
  const name = '@iconify-json/lucide';
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/icons.json`);
    return (set = JSON.parse(readFileSync(file, 'utf8')) as IconSet);
  } catch (cause) {
    throw new Error(
      `Les icônes manquent : le paquet ${name} n’est pas installé. Lancez « npm install » dans le dossier du projet.`,
      { cause },
    );
  }
}
