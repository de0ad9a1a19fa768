/**
 * The workshop, whole: the journal of what people write, over the store of what they sent. What a stop left undone is
 * done before it answers.
 */
import { join } from 'node:path';
import type { Store } from '../store/types.ts';
import { tellAskedAgain } from './core/asked-again.ts';
import { Context } from './core/context.ts';
import { openDesk } from './core/desk.ts';
import { StoreFollower } from './core/follow.ts';
import { Library } from './core/library.ts';
import { Photos } from './core/photos.ts';
import { Writer } from './core/prepare.ts';
import { Sender } from './core/send.ts';
import { Upkeep } from './core/upkeep.ts';
import { endDesk } from './end/desk.ts';
import { reviewDesk } from './review/desk.ts';
import type { Workshop, Resumed, WorkshopInfo } from './types.ts';

export interface OpenOptions {
  /** The folder of the store; what is the workshop's own is in its `workshop/`. */
  state: string;
  store: Store;
  info: WorkshopInfo;
  resumed?: Resumed | undefined;
  /** Milliseconds since 1970; the clock of the machine where absent. */
  now?: (() => number) | undefined;
  /** YYYY-MM-DD, where the portal's clock is fixed. */
  today?: string | undefined;
  /** Of the portal; French where absent. */
  locale?: string | undefined;
  /** Files beside the workshop's own that hold something personal, erased with it; where absent, the key of the sessions and the store's attempts. */
  personal?: readonly string[] | undefined;
}

/** @throws JournalError where the journal is damaged; StoreRefusal, in French, where the disk is full */
export async function openWorkshop(options: OpenOptions): Promise<Workshop> {
  const context = await Context.open({ ...options, state: join(options.state, 'workshop') });
  const library = new Library(context.store);
  const follower = new StoreFollower(context);
  const photos = new Photos(join(context.folder, 'photos'));
  const writer = new Writer(context, library);
  const sender = new Sender(context, writer, photos);
  const upkeep = new Upkeep({ context, sender, photos });
  const git = join(options.state, 'git');
  const stop = async (): Promise<void> => {
    await upkeep.close();
    await follower.close();
    library.close();
  };
  const close = async (): Promise<void> => {
    await stop();
    await context.close();
  };
  const personal = options.personal ?? ['session.key', 'attempts'].map((name) => join(options.state, name));
  const end = endDesk({ writer, photos, git, personal });
  try {
    await upkeep.start();
    await follower.catchUp();
    await end.recognise();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get info() {
      return context.info;
    },
    ...openDesk({ context, writer, photos, sender }),
    ...reviewDesk(writer),
    ...end,
    finish: async (by, remote) => {
      const report = await end.finish(by, remote);
      await tellAskedAgain(context, report.sync?.asked ?? []);
      return report;
    },
    // Nobody writes any more into what is about to go.
    erase: (how) => end.erase(how, stop),
    on: (listener) => context.on(listener),
    close,
  };
}
