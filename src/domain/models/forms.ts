/** `/proposer/`: what may be shared, and a form for each kind. */
import { formWords } from '../../i18n/form-words.ts';
import { mailto } from '../../lib/mailto.ts';
import { writeProposal } from '../../lib/proposal-text.ts';
import { FORM_KINDS, formOf, questionsOf, withoutEmpty } from '../forms/questions.ts';
import type { Form, FormKind } from '../forms/types.ts';
import type { Portal } from '../portal.ts';
import { once } from '../selections.ts';
import { addressOf } from '../urls.ts';
import { headOf } from './head.ts';
import { siteOf, trail } from './site.ts';
import type { FormPageModel, ProposeModel } from './types.ts';

/** The forms of a portal: a section that is off has none. */
export const formsOf = (portal: Portal): FormKind[] =>
  FORM_KINDS.filter((kind) => kind === 'correction' || portal.on(kind));

const forms = once((portal): Map<FormKind, Form> => {
  const themes = portal.on('theme')
    ? portal.items.theme.map(({ slug, title }) => ({ value: slug, label: title }))
    : [];
  return new Map(
    formsOf(portal).map((kind) => [kind, withoutEmpty(formOf(kind, { locale: portal.locale, themes }))]),
  );
});

/** The form of a kind, as this portal asks it. */
export const portalForm = (portal: Portal, kind: FormKind): Form | undefined => forms(portal).get(kind);

const hrefOf = (portal: Portal, form: FormKind): string => portal.base + addressOf({ kind: 'form', form });

export function proposeModel(portal: Portal): ProposeModel {
  const say = formWords(portal.locale);
  const address = addressOf({ kind: 'propose' });
  const page = portal.byKey.get('page/contribuer');
  return {
    kind: 'propose',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title: say.title, description: say.intro, address }),
    breadcrumbs: trail(portal, { label: say.title, href: portal.base + address }),
    title: say.title,
    intro: say.intro,
    choices: formsOf(portal).map((kind) => {
      const [label = '', hint = ''] = say.choices[kind];
      return { kind, label, hint, href: hrefOf(portal, kind) };
    }),
    exact: hrefOf(portal, 'correction'),
    more: page && { label: say.knowMore, href: page.href },
  };
}

export function formModel(portal: Portal, kind: FormKind): FormPageModel | undefined {
  const form = portalForm(portal, kind);
  if (!form) return undefined;
  const say = formWords(portal.locale);
  const address = addressOf({ kind: 'form', form: kind });
  const title = say.titles[kind];
  const above = { label: say.title, href: portal.base + addressOf({ kind: 'propose' }) };
  const { email } = portal.settings.contact ?? {};
  const subject = say.subject(form.heading, portal.settings.name);
  return {
    kind: 'form',
    address,
    site: siteOf(portal),
    head: headOf(portal, { title, description: say.intros[kind], address }),
    breadcrumbs: trail(portal, above, { label: title, href: portal.base + address }),
    title,
    intro: say.intros[kind],
    form,
    subject,
    mailto: email && mailto(email, subject, blank(form, say.end)),
    same: kind === 'correction' ? undefined : `${portal.base}${address}${NAMES}`,
    names: `${portal.base}${addressOf({ kind: 'propose' })}${NAMES}`,
    correct: hrefOf(portal, 'correction'),
  };
}

/** The questions that matter, with room for answers. */
function blank(form: Form, end: string): string {
  const first = form.groups.filter(({ level }) => level === 'short');
  const answers = questionsOf({ ...form, groups: first }).map(({ label }) => ({ label, text: '' }));
  return writeProposal(form.heading, answers, end);
}

/** A document beside each form: the names of what is there already. */
export const NAMES = 'noms.json';
