/** How far it is: a bar where somebody watches, a line a file elsewhere. */
import { isCI, progress } from '@clack/prompts';

export interface Bar {
  advance(done: string): void;
  stop(): void;
}

export function startBar(total: number): Bar {
  let done = 0;
  const count = () => `${done} sur ${total}`;
  if (process.stdout.isTTY !== true || isCI())
    return {
      advance: (name) => {
        done++;
        console.log(`  ${count()}  ${name}`);
      },
      stop: () => {},
    };
  const bar = progress({ max: total, cancelMessage: 'Arrêté', errorMessage: 'Arrêté' });
  bar.start('Impression');
  return {
    advance: (name) => {
      done++;
      bar.advance(1, `${count()}  ${name}`);
    },
    stop: () => bar.stop(count()),
  };
}
