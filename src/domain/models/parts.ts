/** What is proper to a listing and to a question. */
import type { Item } from '../item.ts';
import type { Portal } from '../portal.ts';
import { refTo } from './cards.ts';
import { renderBody } from './text.ts';
import type { ListingPart, QuestionPart } from './types.ts';

export function listingPart(portal: Portal, { data, closed }: Item<'listing'>): ListingPart {
  return {
    validThrough: data.validThrough,
    state: (data.state ?? 'ouverte') as ListingPart['state'],
    closed,
    poster: data.poster ? refTo(portal, data.poster) : undefined,
    // Nobody should answer a listing that is over: its ways to answer leave with it.
    applyUrl: closed ? undefined : data.applyUrl,
    dossierUrl: closed ? undefined : data.dossierUrl,
  };
}

/** Answers in the order they came, the accepted one first. */
export function questionPart(portal: Portal, { data }: Item<'question'>): QuestionPart {
  const answers = (data.answers ?? []).map((answer, i) => {
    const id = answer.id ?? `r${i + 1}`;
    return {
      id,
      html: renderBody(portal, answer.text, `${id}-`).html,
      author: answer.author ? refTo(portal, answer.author) : undefined,
      date: answer.date,
      accepted: data.accepted !== undefined && answer.id === data.accepted,
    };
  });
  return {
    askedBy: data.askedBy ? refTo(portal, data.askedBy) : undefined,
    answers: [...answers.filter((one) => one.accepted), ...answers.filter((one) => !one.accepted)],
  };
}
