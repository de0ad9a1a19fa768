/** A site that is not whole is not put in place of one that was. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { accident, parseManifest } from '../../domain/manifest.ts';
import { FEED_FILES } from '../../domain/models/feed-links.ts';
import { MENU } from '../../domain/models/site.ts';
import type { Portal } from '../../domain/portal.ts';
import { addressOf } from '../../domain/urls.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Environment } from '../environment.ts';
import { MANIFEST } from '../load-portal.ts';

export class VerifyError extends Error {
  override name = 'VerifyError';
}

/** Faults of the content stop the build; they come along, to be told. */
export class FaultsError extends Error {
  override name = 'FaultsError';
  readonly problems: readonly Problem[];
  constructor(message: string, problems: readonly Problem[]) {
    super(message);
    this.problems = problems;
  }
}

const STAYS = 'Le site précédent reste en place.';

/** `STRICT=1`. @throws FaultsError where anything is at fault */
export function refuseFaults(portal: Portal): void {
  const errors = portal.problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new FaultsError(
    `${errors.length} erreur${errors.length > 1 ? 's' : ''} dans le contenu, et STRICT=1 : rien n’est construit. ${STAYS}`,
    portal.problems,
  );
}

/** @throws FaultsError where so many entries are newly at fault that something else must have happened */
export function refuseAccident(
  portal: Portal,
  { out, previous }: Pick<Environment, 'out' | 'previous'>,
): void {
  const path = previous ?? join(out, MANIFEST);
  const newly = accident(portal, existsSync(path) ? parseManifest(readFileSync(path, 'utf8')) : undefined);
  if (newly === undefined) return;
  throw new FaultsError(
    `${newly} fiches sont devenues fautives d’un coup, sur ${portal.counts.files} : c’est un accident, pas une faute de frappe (un mauvais copier-coller, une fusion, un disque ?). ${STAYS}`,
    portal.problems,
  );
}

const NEEDED = [
  'index.html',
  '404.html',
  'recherche/index.html',
  'theme.css',
  'sitemap.xml',
  'atom.xml',
  MANIFEST,
];

/**
 * The count, the pages that everything needs, the feeds, the search.
 * @throws VerifyError
 */
export function verify(portal: Portal, folder: string, search: boolean): void {
  const { published, draft, scheduled, off, setAside, files } = portal.counts;
  const told = published + draft + scheduled + off + setAside;
  if (told !== files)
    throw new VerifyError(
      `${files} fichiers de contenu, mais ${told} comptés : une contribution s’est perdue. ${STAYS}`,
    );
  const needed = search ? [...NEEDED, 'pagefind/pagefind.js', 'pagefind/pagefind-entry.json'] : NEEDED;
  const missing = needed.filter(
    (file) => !existsSync(join(folder, file)) || readFileSync(join(folder, file)).length === 0,
  );
  if (missing.length) throw new VerifyError(`Il manque au site : ${missing.join(', ')}. ${STAYS}`);
  const unreadable = feedsOf(portal, folder).filter((file) => !parses(join(folder, file)));
  if (unreadable.length)
    throw new VerifyError(`Ces flux sont illisibles : ${unreadable.join(', ')}. ${STAYS}`);
}

/** The feeds of the portal and of its sections; those of crossings come from the same writer. */
function feedsOf(portal: Portal, folder: string): string[] {
  const sections = MENU.filter((type) => portal.on(type)).map((type) =>
    addressOf({ kind: 'list', type, page: 1 }).slice(1),
  );
  const names = Object.keys(FEED_FILES);
  const sitemaps = readdirSync(folder).filter((name) => /^sitemap.*\.xml$/.test(name));
  return [
    ...['', ...sections].flatMap((section) => names.map((name) => section + name)),
    ...sitemaps,
    'flux.opml',
  ];
}

function parses(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.json')) return XMLValidator.validate(text) === true;
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
}
