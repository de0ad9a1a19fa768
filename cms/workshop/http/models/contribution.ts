/** What an author sees of a contribution: its form, its state, its receipt, the page to come. */
import { questionsOf } from '../../../../src/domain/forms/questions.ts';
import type { Form, FormProblem, FormValues } from '../../../../src/domain/forms/types.ts';
import { sayDay } from '../../../../src/i18n/days.ts';
import { sayTime } from '../../../../src/i18n/time.ts';
import { localOf } from '../../../../src/lib/dates/zone.ts';
import { fold } from '../../../../src/lib/text/fold.ts';
import { qrCode } from '../../../../src/lib/qr.ts';
import type {
  WorkshopFormModel,
  WorkshopPreviewModel,
  WorkshopReceiptModel,
  WorkshopStateModel,
} from '../../../../src/domain/models/workshop-types.ts';
import type { PortalFacts } from '../../../../src/site/live/client.ts';
import { altAdvice, formFor, workshopForm } from '../../forms/index.ts';
import type { EntryNames } from '../../forms/index.ts';
import type { Contribution, EntryKey, SameEntry, WorkshopKind } from '../../types.ts';
import type { Asked } from '../context.ts';
import {
  baseOf,
  cardOf,
  contributionHref,
  entryAddress,
  entryHref,
  kindLabel,
  roomOrigin,
  shownText,
  stageOf,
  toldStage,
  typeOfKey,
  wordOf,
  wordsOf,
} from './base.ts';

/** The questions of a kind. @param page of the entry that is corrected or answered */
export function formOfKind({ site, themes }: PortalFacts, kind: WorkshopKind, page?: EntryKey): Form {
  return workshopForm(kind, page && typeOfKey(page), { locale: site.locale, themes });
}

/** As the portal knows them. */
export const namesOf = ({ entries }: PortalFacts): EntryNames => ({
  lookup: (type, name) => entries.find((one) => one.type === type && fold(one.title) === fold(name))?.slug,
  nameOf: (type, slug) => entries.find((one) => one.type === type && one.slug === slug)?.title,
});

/** The form as it is shown: of an entry, without what no words hold. @param text of the entry */
export function shownForm(facts: PortalFacts, kind: WorkshopKind, page?: EntryKey, text?: string): Form {
  const form = formOfKind(facts, kind, page);
  return kind === 'correction' && text !== undefined ? formFor(form, text, namesOf(facts)) : form;
}

export const namesIn = (form: Form): ReadonlySet<string> =>
  new Set(questionsOf(form).map(({ name }) => name));

export const problemsByQuestion = (problems: readonly FormProblem[]): Record<string, string> =>
  Object.fromEntries(
    problems.map(({ question, message, example }) => [
      question,
      example === undefined ? message : `${message} (${example})`,
    ]),
  );

const WITH_PHOTOS = new Set<WorkshopKind>(['actor', 'event', 'article', 'listing', 'correction']);

interface FormParts {
  form: Form;
  /** As they were just sent, where they were not kept. */
  values?: FormValues | undefined;
  problems: readonly FormProblem[];
  same: readonly SameEntry[];
}

export function formPageModel(
  asked: Asked,
  one: Contribution,
  { form, values, problems, same }: FormParts,
): WorkshopFormModel {
  const { root } = asked.parts;
  const say = wordsOf(asked);
  const own = contributionHref(asked, one.id);
  const isOfPage = one.kind === 'correction' || one.kind === 'answer';
  const lastAsked = one.words.findLast(({ role }) => role === 'reviewer');
  const what = say.titles.forms[one.kind];
  return {
    kind: 'form',
    ...baseOf(asked, isOfPage ? say.titles.of(what, one.title) : what),
    id: one.id,
    contributionKind: one.kind,
    form,
    values: values ?? one.values,
    problems: { ...altAdvices(one, asked.facts.site.locale), ...problemsByQuestion(problems) },
    action: own,
    keep: `${own}garder`,
    addPhoto: `${own}photo`,
    photos: one.photos.map(({ path, alt }) => ({ path, alt, href: photoHref(own, path) })),
    takesPhotos: WITH_PHOTOS.has(one.kind),
    revision: one.revision,
    same: same.map((entry) => sameRow(asked, entry)),
    names: `${root}/noms.json`,
    ...(one.page || isOfPage ? {} : { sameHref: `${root}/semblables?sorte=${one.kind}` }),
    ...(isOfPage && one.page ? { page: { label: one.title, href: entryHref(asked, one.page) } } : {}),
    ...(one.stage === 'to-change' && lastAsked ? { asked: { by: lastAsked.by, text: lastAsked.text } } : {}),
    state: own,
  };
}

/** Of words under a photo that do not yet say what it shows; a photo without words has the hint of its question. */
const altAdvices = ({ photos }: Contribution, locale: string): Record<string, string> =>
  Object.fromEntries(
    photos.flatMap(({ path, alt }) => {
      const advice = alt.trim() && altAdvice(alt, locale);
      return advice ? [[`alt:${path}`, advice]] : [];
    }),
  );

export const photoHref = (own: string, path: string): string =>
  `${own}photo?path=${encodeURIComponent(path)}`;

/** A row of « est-ce celle-ci ? ». What is published can be completed; a text of somebody else’s is only named. */
export function sameRow(
  asked: Asked,
  { title, detail, where, address }: SameEntry,
): WorkshopFormModel['same'][number] {
  const { base, root } = asked.parts;
  if (where !== 'published' || address === undefined)
    return { title, detail: [detail, wordsOf(asked).draft].filter(Boolean).join(' · ') };
  return {
    title,
    detail,
    href: base + address,
    complete: `${root}/chercher?pour=correction&q=${encodeURIComponent(title)}`,
  };
}

/** Of what may still change. */
const CHANGES = new Set<Contribution['stage']>([
  'begun',
  'sent',
  'to-change',
  'ready',
  'published',
  'refused',
]);

export function stateModel(asked: Asked, one: Contribution): WorkshopStateModel {
  const say = wordsOf(asked);
  const own = contributionHref(asked, one.id);
  const hasForm = one.kind !== 'exact' && CHANGES.has(one.stage);
  const page = one.joined ?? (one.stage === 'published' || one.kind === 'exact' ? one.page : undefined);
  return {
    kind: 'state',
    ...baseOf(asked, one.title),
    card: cardOf(asked, one),
    explanation: [say.explanations[toldStage(one)], one.refusal?.text].filter(Boolean).join('\n'),
    ...(page ? { page: { label: one.title, href: entryHref(asked, page) } } : {}),
    ...(hasForm ? { edit: `${own}modifier`, preview: `${own}apercu` } : {}),
    receipt: `${own}recu`,
    words: one.words.map((note) => wordOf(asked, note)),
    ...(one.stage === 'begun' || one.stage === 'withdrawn' ? {} : { reply: `${own}reponse` }),
    contact: { action: `${own}contact`, has: one.hasContact },
    ...(WITHDRAWN.has(one.stage) ? { withdraw: `${own}retirer` } : {}),
  };
}

/** What is not published yet may be taken back. */
const WITHDRAWN = new Set<Contribution['stage']>(['begun', 'sent', 'to-change', 'clash', 'ready', 'refused']);

/** « samedi 21 novembre 2026, 15 h 40 », at the portal's own hour. */
function momentOf({ facts }: Asked, time: string): string {
  const { locale, timeZone } = facts.site;
  const local = localOf(Date.parse(time), timeZone);
  return `${sayDay(local.slice(0, 10), locale)}, ${sayTime(local, locale)}`;
}

export function receiptModel(asked: Asked, one: Contribution): WorkshopReceiptModel {
  const { workshop, base } = asked.parts;
  const { origin } = asked.facts.site;
  const own = roomOrigin(asked) + contributionHref(asked, one.id);
  const at = one.page && entryAddress(one.joined ?? one.page);
  const href = at && `${origin}${base}${at}`;
  return {
    kind: 'receipt',
    ...baseOf(asked, wordsOf(asked).titles.receipt),
    contribution: {
      title: shownText(asked, one.title),
      kind: kindLabel(asked, one.kind),
      stage: stageOf(asked, one).label,
      // Read weeks later: a day, and no « il y a ».
      when: momentOf(asked, one.sent ?? one.updated),
    },
    own: { href: own, qr: qrCode(own) },
    ...(href ? { page: { href, ...(origin ? { qr: qrCode(href) } : {}) } } : {}),
    ...(workshop.info.contact ? { contact: workshop.info.contact } : {}),
  };
}

export function previewModel(
  asked: Asked,
  one: Contribution,
  problems: readonly FormProblem[],
): WorkshopPreviewModel {
  const own = contributionHref(asked, one.id);
  const isWhole = !problems.some(({ blocking }) => blocking);
  return {
    kind: 'preview',
    ...baseOf(asked, wordsOf(asked).titles.preview),
    ...(isWhole ? { frame: `${own}cadre` } : {}),
    problems: problems.map(({ label, message }) => ({ label, message })),
    edit: `${own}modifier`,
    send: own,
  };
}
