/** The end of a workshop: what it made, where it goes, what is forgotten. */
import type { EndDesk } from '../types.ts';
import { erase } from './erase.ts';
import { recogniseEvent } from './event.ts';
import { exportAside, exportTo } from './export.ts';
import { finish } from './finish.ts';
import { progressOf } from './marks.ts';
import { endParts } from './parts.ts';
import type { EndOptions } from './parts.ts';
import { summaryOf } from './summary.ts';

interface Desk extends EndDesk {
  /** The event that announced the workshop, where there is one. */
  recognise(): Promise<void>;
  /** @param stop ends what would write once more */
  erase(options?: { anyway?: boolean }, stop?: () => Promise<void>): Promise<void>;
}

export function endDesk(options: EndOptions): Desk {
  const parts = endParts(options);
  const { context, library } = parts;
  return {
    recognise: () => recogniseEvent(parts),
    progress: () => progressOf(context),
    summary: () => summaryOf(context, library),
    finish: (by, remote) => context.locks.some(['end'], () => finish(parts, by, remote)),
    exportTo: (folder) => context.locks.some(['end'], () => exportTo(parts, folder)),
    exportAside: () => context.locks.some(['end'], () => exportAside(parts)),
    erase: (how, stop) => context.locks.some(['end'], () => erase(parts, how, stop)),
  };
}
