import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { YAMLException } from 'js-yaml';
import type { Fields } from '../schema/field.ts';
import type { Problem } from '../schema/problem.ts';
import { SETTINGS } from '../schema/settings.ts';
import type { Settings } from '../schema/settings.ts';
import { fieldAt, isEmpty, nameOf, validate } from '../schema/validate.ts';
import type { Raw } from '../schema/validate.ts';
import { decode } from './decode.ts';
import { unquotedColors } from './unquoted-color.ts';
import { YamlRefusal, readYaml } from './yaml.ts';

const FILE = 'portal.yaml';

/** What a portal is called when its `portal.yaml` cannot be read: it appears, and says so. */
const FALLBACK: Settings = { name: 'Portail sans nom', id: 'portail', url: 'http://localhost:4321' };

/** Reads `portal.yaml`. A mistake in one setting leaves the others standing. */
export function readSettings(root: string): { settings: Settings; problems: Problem[] } {
  const path = join(root, FILE);
  if (!existsSync(path))
    return refuse(
      'missing-settings',
      'ce fichier manque : il dit le nom, l’adresse et les rubriques du portail. Créez-le avec au moins name, id et url',
    );
  const decoded = decode(readFileSync(path));
  if (!decoded.ok) return { settings: FALLBACK, problems: [{ ...decoded.fault, file: FILE }] };
  try {
    const text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    const raw = readYaml(text);
    if (!raw || typeof raw !== 'object' || Array.isArray(raw))
      return refuse('not-fields', 'une ligne par réglage est attendue, de la forme « nom: valeur »');
    const values = readValues(raw);
    for (const remark of unquotedColors(text, 1)) values.problems.push({ ...remark, file: FILE });
    if (decoded.note)
      values.problems.push({
        severity: 'note',
        code: 'encoding',
        path: [],
        file: FILE,
        message: decoded.note,
      });
    return values;
  } catch (error) {
    if (error instanceof YamlRefusal) return refuse(error.code, error.message);
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    const problem = refuse(
      'yaml',
      'cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets et les espaces en début de ligne',
    );
    return { ...problem, problems: problem.problems.map((one) => ({ ...one, line })) };
  }
}

/** How deep a setting can be: a fault may cost the value, then its item, then its group, never more. */
const ROUNDS = 4;

function readValues(raw: Record<string, Raw>) {
  const first = validate<Settings>(SETTINGS, raw);
  const problems = first.faults.map((fault): Problem => ({ ...fault, file: FILE }));
  let { data, faults } = first;
  let sound = raw;
  // What is at fault is left out, so that one slip does not unname the whole portal.
  for (let round = 0; !data && round < ROUNDS; round++) {
    sound = without(
      sound,
      faults.filter(({ severity }) => severity === 'error').map(({ path }) => path),
    );
    ({ data, faults } = validate<Settings>(SETTINGS, sound));
  }
  return { settings: data ?? FALLBACK, problems };
}

type Path = readonly (string | number)[];

/** The same settings without those; what is required has its fallback. */
function without(raw: Record<string, Raw>, paths: readonly Path[]): Record<string, Raw> {
  const copy = structuredClone(raw);
  // All are found before any is taken out: items keep their numbers meanwhile.
  const holders = paths.flatMap((path) => holderOf(copy, path));
  for (const { holder, key } of holders) (holder as Record<string | number, Raw>)[key] = null;
  for (const key of ['name', 'id', 'url'] as const)
    if (paths.some(([name]) => name === key)) copy[key] = FALLBACK[key];
  return copy;
}

interface Holder {
  holder: Raw[] | Record<string, Raw>;
  key: string | number;
}

/** The deepest part of a path that is there, and what holds it. */
function holderOf(raw: Record<string, Raw>, path: Path): Holder[] {
  let found: Holder[] = [];
  let node: Raw = raw;
  let among: Fields | undefined = SETTINGS as Fields;
  for (const [depth, part] of path.entries()) {
    const key: string | number | undefined =
      node && typeof node === 'object' ? keyIn(node, part, among) : undefined;
    if (key === undefined) return found;
    found = [{ holder: node as Holder['holder'], key }];
    node = (node as Record<string | number, Raw>)[key]!;
    const field = fieldAt(SETTINGS as Fields, path.slice(0, depth + 1));
    among = field?.fields ?? field?.item?.fields;
  }
  return found;
}

function keyIn(
  node: Raw[] | Record<string, Raw>,
  part: string | number,
  among: Fields | undefined,
): string | number | undefined {
  if (Array.isArray(node)) return [...node.keys()].filter((i) => !isEmpty(node[i]!))[Number(part)];
  return Object.keys(node).find((key) => !isEmpty(node[key]!) && among && nameOf(among, key) === part);
}

function refuse(code: string, message: string): { settings: Settings; problems: Problem[] } {
  return { settings: FALLBACK, problems: [{ severity: 'error', code, path: [], file: FILE, message }] };
}
