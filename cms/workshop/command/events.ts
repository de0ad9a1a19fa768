/** The agenda of the animator, read before anything starts: the page that `--event` names, and its day. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf } from '../../../src/content-types/registry.ts';
import { sayDay } from '../../../src/i18n/dates.ts';
import { parseLocalDateTime } from '../../../src/lib/dates/local.ts';
import { nearNames } from '../../../src/lib/text/near-names.ts';
import { parseFrontMatter } from '../../../src/reader/front-matter.ts';
import { CmsError, git } from '../../cli/own-repository.ts';
import type { Portal } from '../../cli/place.ts';

export interface AgendaEvent {
  slug: string;
  title: string;
  /** The first one, YYYY-MM-DD. */
  day: string | undefined;
}

/** How many are named to who named none of them. */
const SHOWN = 3;

/**
 * @param state of a workshop that is there already: its own pages count
 * @throws CmsError where there is no such page, with those of nearly that name, else those to come
 */
export function findEvent(
  portal: Portal,
  { slug, state, today }: { slug: string; state: string | undefined; today: string },
): AgendaEvent {
  const { folder } = typeOf('event');
  const there = eventsIn(join(portal.content, folder));
  const own = state === undefined ? [] : eventsIn(join(state, 'content', folder));
  const known = own.find((one) => one.slug === slug);
  if (known) return known;
  const found = there.find((one) => one.slug === slug);
  if (!found) throw new CmsError(`L’agenda n’a pas de fiche « ${slug} ».${others(there, slug, today)}`);
  const { top, prefix } = portal.repository;
  const path = `${prefix}${folder}/${slug}.md`;
  if (git(top, 'cat-file', '-e', `HEAD:${path}`).ok) return found;
  throw new CmsError(
    `La fiche « ${slug} » n’est pas encore dans git, et l’atelier ne la verrait pas. D’abord : git add ${path}, puis git commit.`,
  );
}

function eventsIn(folder: string): AgendaEvent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => eventOf(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')));
}

function eventOf(slug: string, text: string): AgendaEvent {
  const read = parseFrontMatter(text);
  const said = (name: string): string => {
    const value = read.ok ? read.raw[name] : undefined;
    return typeof value === 'string' ? value.trim() : '';
  };
  const start = parseLocalDateTime(said('start'));
  return { slug, title: said('title') || slug, day: start.ok ? start.value.date : undefined };
}

function others(there: readonly AgendaEvent[], slug: string, today: string): string {
  const near = nearNames(slug, there, ({ slug: own, title }) => `${own} ${title}`, SHOWN);
  const sameSlug = nearNames(slug, there, (one) => one.slug, SHOWN);
  const alike = [...new Set([...sameSlug, ...near])].slice(0, SHOWN);
  const coming = there
    .filter(({ day }) => day !== undefined && day >= today)
    .sort((a, b) => (a.day! < b.day! ? -1 : 1));
  const shown = alike.length > 0 ? alike : coming.slice(0, SHOWN);
  const say = ({ slug: own, title, day }: AgendaEvent) =>
    `${own} (${[title, day && sayDay(day, 'fr')].filter(Boolean).join(', ')})`;
  if (shown.length === 0)
    return ' Donnez le nom de son fichier, ou ne donnez pas --event : il en sera fait une.';
  return ` ${alike.length > 0 ? 'Est-ce' : 'Il y a'} : ${shown.map(say).join(' ; ')}${alike.length > 0 ? ' ?' : '.'}`;
}
