/** What the server and the process that renders say to each other. */
import type { PortalFacts } from './facts.ts';
import type { EntryName, LiveOptions } from './live-portal.ts';
import type { PreviewPage, PreviewText } from './previews.ts';

export type Order =
  | { do: 'start'; options: Omit<LiveOptions, 'doors'> }
  /** `id` grows with each. */
  | { do: 'update'; id: number; first: readonly EntryName[] }
  | { do: 'preview'; id: number; text: PreviewText }
  | { do: 'facts'; id: number };

export type Answer =
  /** What an update was asked for is seen; `upTo` and all before it. */
  | { kind: 'visible'; upTo: number; addresses: string[] }
  /** All the rest too, and the search has it. */
  | { kind: 'whole'; upTo: number; pages: number; rendered: number }
  /** The portal stays as it was. `message` is a French sentence where the content is the cause. */
  | { kind: 'failed'; upTo: number; message: string; isContent: boolean }
  /** One page stays as it was. */
  | { kind: 'fault'; address: string; message: string }
  | { kind: 'preview'; id: number; page: PreviewPage }
  | { kind: 'facts'; id: number; facts: PortalFacts }
  /** Of a preview, or of facts. */
  | { kind: 'answer-failed'; id: number; message: string };
