/** One card an actor, beside its page. */
import { vcardText } from '../../lib/formats/vcard.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { vcardHref, vcardOf } from '../vcards.ts';
import type { Document } from './index.ts';

export function* vcards(portal: Portal): Generator<Document> {
  if (!portal.on('actor')) return;
  for (const actor of portal.items.actor as Item<'actor'>[]) {
    const href = vcardHref(actor);
    if (!href) continue;
    yield {
      address: href.slice(portal.base.length),
      type: 'text/vcard; charset=utf-8',
      text: () => vcardText(vcardOf(portal, actor)),
    };
  }
}
