import type { CardModel } from '../../domain/models/types.ts';
import { sayOccurrence } from '../../i18n/dates.ts';

/** Attributes of a card's `<article>`: what « Copier en texte » writes, whatever the card shows of it where it is. */
export const copyData = (card: CardModel, locale: string): Record<string, string | undefined> => ({
  'data-when': card.occurrence && sayOccurrence(card.occurrence, locale),
  'data-place': card.place,
});
