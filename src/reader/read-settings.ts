import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, YAMLException, load } from 'js-yaml';
import type { Problem } from '../schema/problem.ts';
import { SETTINGS } from '../schema/settings.ts';
import type { Settings } from '../schema/settings.ts';
import { validate } from '../schema/validate.ts';
import type { Raw } from '../schema/validate.ts';
import { decode } from './front-matter.ts';

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
    const raw = load(decoded.text.replace(/^\ufeff/, ''), { schema: FAILSAFE_SCHEMA });
    if (!raw || typeof raw !== 'object' || Array.isArray(raw))
      return refuse('not-fields', 'une ligne par réglage est attendue, de la forme « nom: valeur »');
    return readValues(raw as Record<string, Raw>);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1;
    const problem = refuse(
      'yaml',
      'cette ligne n’est pas lisible. Vérifiez les deux-points, les guillemets et les espaces en début de ligne',
    );
    return { ...problem, problems: problem.problems.map((one) => ({ ...one, line })) };
  }
}

function readValues(raw: Record<string, Raw>) {
  const problems: Problem[] = [];
  const first = validate<Settings>(SETTINGS, raw);
  problems.push(...first.faults.map((fault) => ({ ...fault, file: FILE })));
  if (first.data) return { settings: first.data, problems };
  // The settings that are at fault are left out, so that one slip does not unname the whole portal.
  const faulty = new Set(
    first.faults.filter((fault) => fault.severity === 'error').map((fault) => fault.path[0]),
  );
  const sound = Object.fromEntries(Object.entries(raw).filter(([key]) => !faulty.has(key)));
  const again = validate<Settings>(SETTINGS, { ...fallbackRaw(faulty), ...sound });
  return { settings: again.data ?? FALLBACK, problems };
}

function fallbackRaw(faulty: ReadonlySet<string | number | undefined>): Record<string, Raw> {
  const required = { name: FALLBACK.name, id: FALLBACK.id, url: FALLBACK.url };
  return Object.fromEntries(Object.entries(required).filter(([key]) => faulty.has(key)));
}

function refuse(code: string, message: string): { settings: Settings; problems: Problem[] } {
  return { settings: FALLBACK, problems: [{ severity: 'error', code, path: [], file: FILE, message }] };
}
