/** A contribution as a text that anybody can open: what was asked and answered, what was said of it. Pure. */
import { questionsOf } from '../../../src/domain/forms/questions.ts';
import type { Form } from '../../../src/domain/forms/types.ts';
import { refusalLabel } from '../../../src/i18n/workshop/refusals.ts';
import type { Kept } from '../core/records.ts';
import type { SetAside } from '../review/aside.ts';
import type { Note, Stage, WorkshopSummary } from '../types.ts';

const KINDS: Readonly<Record<Kept['kind'], string>> = {
  actor: 'une association ou un lieu',
  event: 'un rendez-vous',
  article: 'un article',
  listing: 'une annonce',
  question: 'une question',
  answer: 'une réponse',
  correction: 'une correction',
  exact: 'toujours exact',
};

const STAGES: Readonly<Record<Stage, string>> = {
  begun: 'commencé, jamais envoyé',
  sent: 'envoyé, modifié depuis',
  'to-change': 'à compléter, modifié depuis',
  clash: 'deux personnes ont changé la même chose : quelqu’un doit choisir',
  ready: 'relu, modifié depuis',
  published: 'en ligne, modifié depuis',
  refused: 'refusé',
  joined: 'réuni à une autre page',
  withdrawn: 'retiré par son auteur ou son autrice',
};

/** Markdown. @param form undefined where nothing is asked. @param pictures the folder of its photos */
export function readable(kept: Kept, form: Form | undefined, pictures: string): string {
  const { title, kind, stage, by, page, refusal, words, photos } = kept;
  const facts = [
    `Ce que c’est : ${KINDS[kind]}`,
    `État : ${STAGES[stage]}`,
    ...(refusal ? [`Raison : ${refusalLabel(refusal.reason, 'fr')}`] : []),
    `Par : ${by.name}${by.credit ? '' : ' (ne souhaite pas être nommée, ou nommé)'}`,
    ...(page ? [`Page : ${page.collection}/${page.slug}`] : []),
    ...photos.map(
      ({ path, alt }) => `Photo : ${pictures}/${path.replace(/^media\//, '')}${alt ? ` (${alt})` : ''}`,
    ),
  ];
  return `${[`# ${oneLine(title)}`, list(facts), answersOf(kept, form), said(words)].filter(Boolean).join('\n\n')}\n`;
}

function answersOf({ values }: Kept, form: Form | undefined): string {
  const asked = form ? questionsOf(form) : [];
  const rank = (name: string) => {
    const at = asked.findIndex((question) => question.name === name);
    return at === -1 ? asked.length : at;
  };
  return Object.entries(values)
    .filter(([, answers]) => answers.some((one) => one.trim()))
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([name, answers]) => {
      const question = asked[rank(name)];
      // What was chosen of a list, as it was seen there.
      const seen = (one: string) => question?.options?.find(({ value }) => value === one)?.label ?? one;
      return `## ${question?.label ?? name}\n\n${answers.map(seen).join('\n')}`;
    })
    .join('\n\n');
}

/** What left the queue, with its text below. */
export function readableAside({ title, key, by, reviewer, time, why, text }: SetAside): string {
  const facts = [
    why.kind === 'refused'
      ? `Refusé : ${refusalLabel(why.reason, 'fr')}`
      : `Réuni à la page ${why.into.collection}/${why.into.slug}`,
    `Page : ${key.collection}/${key.slug}`,
    `Par : ${by}`,
    `Relu par : ${reviewer}, ${dayAndHour(time)}`,
  ];
  const reply = why.kind === 'refused' ? `## La réponse\n\n${why.reply}` : '';
  const whole = text === undefined ? '' : `## Le texte\n\n~~~~\n${text.trimEnd()}\n~~~~`;
  return `${[`# ${oneLine(title)}`, list(facts), reply, whole].filter(Boolean).join('\n\n')}\n`;
}

export const readableNotes = (notes: readonly Note[]): string => (notes.length > 0 ? `${said(notes)}\n` : '');

const said = (words: readonly Note[]): string =>
  words.length === 0
    ? ''
    : `## Ce qui s’est dit\n\n${words.map(({ by, time, text }) => `**${by}**, ${dayAndHour(time)} :\n\n${text}`).join('\n\n')}`;

/** The whole of what was made, to be read by people. */
export function readableSummary({
  info,
  participants,
  thanks,
  made,
  refused,
  waiting,
  unsent,
}: WorkshopSummary): string {
  const whats = { new: 'nouvelle', changed: 'corrigée ou complétée', exact: 'toujours exacte' } as const;
  const pages = made.map(
    ({ title, what, by, published, address }) =>
      `${oneLine(title)} (${whats[what]}${published ? '' : ', pas encore en ligne'}) ${address}${by.length > 0 ? `, par ${by.join(', ')}` : ''}`,
  );
  const counts = [
    `Participantes et participants : ${participants}`,
    `Pages : ${made.length}`,
    `Refusés : ${refused}`,
    `En attente de relecture : ${waiting}`,
    `Commencés, jamais envoyés : ${unsent}`,
  ];
  return `${[
    `# ${oneLine(info.name)}`,
    [info.place, info.day].filter(Boolean).join(', '),
    list(counts),
    pages.length > 0 ? `## Pages\n\n${list(pages)}` : '',
    thanks.length > 0 ? `## Merci à\n\n${thanks.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const WHEN = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short' });
const dayAndHour = (time: string): string => WHEN.format(new Date(time));
