/** What a list may be taken away as: files beside the page, and the frame that other sites show. */
import { dateExports } from '../calendar-links.ts';
import { embedAt } from '../embeds.ts';
import type { Item } from '../item.ts';
import { FORMS, fileHref, openSelectionOf, wholeSelection } from '../open-data/selections.ts';
import type { OpenSelection } from '../open-data/selections.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import type { EmbedType, Scope } from '../urls.ts';
import type { DownloadsModel, FileLink, Head } from './types.ts';

export const formsOf = (selection: OpenSelection): FileLink[] =>
  Object.entries(FORMS).map(([name, { label, type }]) => ({ label, type, href: fileHref(selection, name) }));

/** Of the whole directory. */
export const directoryDownloads = (portal: Portal): DownloadsModel =>
  downloadsOf(portal, 'actor', {}, wholeSelection(portal));

/** Of the structures of a theme or a territory; undefined where there is none. */
export function scopeDownloads(portal: Portal, scope: Scope, item: Item): DownloadsModel | undefined {
  const selection = openSelectionOf(portal, item);
  return selection && downloadsOf(portal, 'actor', scope, selection);
}

/** Of the coming dates, in the forms that programs read. */
export const agendaDownloads = (portal: Portal): DownloadsModel => ({
  ...downloadsOf(portal, 'event', {}),
  files: dateExports(portal).filter(({ type }) => !type.endsWith('+xml')),
});

function downloadsOf(
  portal: Portal,
  type: EmbedType,
  scope: Scope,
  selection?: OpenSelection,
): DownloadsModel {
  const embed = embedAt(portal, type, scope);
  return {
    type,
    files: selection ? formsOf(selection) : [],
    about: portal.base + addressOf({ kind: 'open-data' }),
    embed: embed && `${portal.base}${addressOf({ kind: 'embed-guide' })}#${embedId(embed.address)}`,
  };
}

/** `/integrer/annuaire/themes/bien-manger/` → `annuaire-themes-bien-manger` */
export const embedId = (address: string): string => address.split('/').slice(2, -1).join('-');

/** Of the whole, files are told in the head of the page as well, where programs look for them. */
export function withFiles<T extends { head: Head; title: string }>(
  { head, title }: T,
  downloads: DownloadsModel | undefined,
): { head: Head; downloads?: DownloadsModel } {
  if (!downloads) return { head };
  const files = downloads.files.map(({ label, type, href }) => ({
    title: `${title} (${label})`,
    type,
    href,
  }));
  return { head: { ...head, files }, downloads };
}
