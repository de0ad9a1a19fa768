import { COVERED, coverAddress, coverSvg, isCovered } from '../covers.ts';
import type { Portal } from '../portal.ts';
import type { Document } from './index.ts';

/** The cover of every published entry that has no picture. */
export function* covers(portal: Portal): Generator<Document> {
  for (const type of COVERED.filter((one) => portal.on(one)))
    for (const item of portal.items[type])
      if (isCovered(portal, item))
        yield {
          address: coverAddress(item),
          type: 'image/svg+xml; charset=utf-8',
          text: () => coverSvg(portal, item),
        };
}
