/** Drafts, scheduled, published, switched off: each entry of the disk has one of these lives, and one only. */
import type { TypeName } from '../content-types/registry.ts';
import type { Entry } from '../content-types/snapshot.ts';
import type { LocalDateTime } from '../lib/dates/local.ts';
import { momentText } from '../schema/fields/dates.ts';
import type { Settings } from '../schema/settings.ts';

export type Life = 'published' | 'draft' | 'scheduled' | 'off';

export interface Counts {
  published: number;
  draft: number;
  scheduled: number;
  off: number;
  setAside: number;
  /** Entry files on the disk: the sum of the others, or something was lost. */
  files: number;
}

/** A section is on unless the settings say otherwise. Pages are always on. */
export function isOn(settings: Settings, type: TypeName): boolean {
  return type === 'page' || settings.sections?.[type] !== false;
}

export function lifeOf(entry: Entry, settings: Settings, now: LocalDateTime): Life {
  const { draft, publishedAt } = entry.data;
  if (draft) return 'draft';
  if (publishedAt && momentText(publishedAt) > now.slice(0, publishedAt.time ? 16 : 10)) return 'scheduled';
  return isOn(settings, entry.type) ? 'published' : 'off';
}
