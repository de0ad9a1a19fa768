import type { Data } from '../../content-types/registry.ts';
import { plainText } from '../models/text.ts';
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { absolute, compact, parties, party, reference } from './common.ts';

const about = (portal: Portal, item: Item): object[] =>
  item.themes
    .slice(0, item.ownThemes)
    .flatMap((slug) => reference(portal, portal.find('theme', slug) as Item | undefined) ?? []);

export function articleData(portal: Portal, item: Item<'article'>): object {
  const { data } = item;
  return {
    '@type': data.kind === 'actualite' ? 'NewsArticle' : 'Article',
    '@id': absolute(portal, item.href),
    headline: item.title,
    description: data.summary,
    url: absolute(portal, item.href),
    inLanguage: portal.locale,
    datePublished: item.published,
    dateModified: item.updated ?? item.published,
    author: parties(portal, data.authors),
    publisher: { '@type': 'Organization', name: portal.settings.name },
    about: about(portal, item as Item),
    mentions: [
      ...(data.actors ?? []).flatMap(
        (text) => reference(portal, portal.find('actor', text) as Item | undefined) ?? [],
      ),
      ...(data.events ?? []).flatMap(
        (text) => reference(portal, portal.find('event', text) as Item | undefined) ?? [],
      ),
    ],
    citation: data.sources?.map(({ url }) => url),
  };
}

export function questionData(portal: Portal, item: Item<'question'>): object {
  const { data } = item;
  const answers = data.answers ?? [];
  const isAccepted = ({ id }: Answer) => data.accepted !== undefined && id === data.accepted;
  return {
    '@type': 'QAPage',
    '@id': absolute(portal, item.href),
    mainEntity: compact({
      '@type': 'Question',
      name: item.title,
      text: data.summary ?? item.title,
      dateCreated: item.published,
      author: party(portal, data.askedBy),
      answerCount: answers.length,
      acceptedAnswer: answers.filter(isAccepted).map((one) => answerData(portal, one))[0],
      suggestedAnswer: answers.filter((one) => !isAccepted(one)).map((one) => answerData(portal, one)),
    }),
  };
}

type Answer = NonNullable<Data<'question'>['answers']>[number];

const answerData = (portal: Portal, { text, date, author }: Answer): object =>
  compact({
    '@type': 'Answer',
    text: plainText(portal, text),
    dateCreated: date,
    author: party(portal, author),
  });

export function resourceData(portal: Portal, item: Item<'resource'>): object {
  const { data } = item;
  return {
    '@type':
      data.kind === 'formation' ? 'LearningResource' : data.kind === 'donnees' ? 'Dataset' : 'CreativeWork',
    '@id': absolute(portal, item.href),
    name: item.title,
    description: data.summary,
    url: data.url ?? absolute(portal, item.href),
    mainEntityOfPage: absolute(portal, item.href),
    publisher: party(portal, data.publisher),
    dateCreated: data.year?.toString(),
    datePublished: item.published,
    inLanguage: data.language ?? portal.locale,
    encodingFormat: data.format,
    educationalLevel: data.level,
    about: about(portal, item as Item),
    archivedAt: data.archivedUrl,
  };
}
