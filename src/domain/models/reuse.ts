/** « Reprendre une date »: where an event is made ready for its next edition, in the browser alone. */
import { agendaWords } from '../../i18n/agenda-words.ts';
import type { Portal } from '../portal.ts';
import { addressOf } from '../urls.ts';
import { headOf } from './head.ts';
import { sectionLink, siteOf, trail } from './site.ts';
import type { ReuseModel } from './types.ts';

/** The parameter that names the event: `?de=fete-de-la-chataigne`. */
export const REUSED = 'de';

export function reuseModel(portal: Portal): ReuseModel {
  const words = agendaWords(portal.locale).reuse;
  const address = addressOf({ kind: 'reuse' });
  const agenda = sectionLink(portal, 'event');
  return {
    kind: 'reuse',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: words.title, description: words.intro, address, noindex: true }),
    breadcrumbs: trail(portal, agenda, { label: words.title, href: portal.base + address }),
    title: words.title,
    intro: words.intro,
    agenda,
    editor: `${portal.base}/admin/`,
    email: portal.settings.contact?.email,
  };
}
