/** Where the journeys take place: the server over the sample portal, and a browser that calls it by a name of a network. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { FLAGS, ensureChromium } from '../setup/chromium.ts';
import { copySample } from '../support/built.ts';
import type { CmsForTest } from '../support/cms.ts';
import { startEditor } from '../support/editor.ts';

/** Over plain HTTP, what is not `localhost` lacks what browsers keep for secure pages. */
const NAME = 'portail.test';

export interface Stage {
  cms: CmsForTest;
  browser: Browser;
  /** Address of the portal, by that name. */
  url: string;
  close(): Promise<void>;
}

/** Once the portal and its editor are there. */
export async function openStage(): Promise<Stage> {
  const cms = await startEditor(copySample, { hostnames: [NAME] });
  const browser = await chromium.launch({
    executablePath: ensureChromium('whole'),
    args: [...FLAGS, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
  });
  return {
    cms,
    browser,
    url: `http://${NAME}:${cms.port}`,
    close: async () => {
      await browser.close();
      await cms.close();
    },
  };
}
