/** The process that renders, without the editor: it takes ten seconds to compile. */
import { runLive } from '../../src/site/live/process.ts';

runLive();
