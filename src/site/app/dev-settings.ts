import { readSettings } from '../../reader/read-settings.ts';
import { readEnvironment } from '../environment.ts';

/** What Astro's configuration needs to know of the portal during development. */
export const devSettings = (): { base: string } => ({
  base: readSettings(readEnvironment().content).settings.base ?? '',
});
