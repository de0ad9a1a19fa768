/** The name is taken: the entry that has it is offered. Decap alone would have made a second one, `-1`. */
import { ask, h } from '../dom.ts';
import { fieldOf } from './problems.ts';

interface Taken {
  title?: string;
  where?: 'draft' | 'published';
  by?: string;
}

export function askExists(
  answer: Record<string, unknown>,
  { collection, slug }: { collection: string; slug: string },
): void {
  const { title, where, by } = answer as Taken;
  const key = (answer.key as { collection: string; slug: string } | undefined) ?? { collection, slug };
  const state = where === 'published' ? 'déjà publiée' : `en préparation${by ? `, par ${by}` : ''}`;
  void ask(
    'Cette fiche existe déjà',
    [
      h(
        'p',
        {},
        `« ${title ?? slug} » est ${state}. Pour la compléter, ouvrez-la : votre texte reste gardé sur cet appareil, dans une nouvelle fiche.`,
      ),
      h('p', {}, 'Si c’est autre chose, donnez-lui un titre qui dise la différence : la commune, l’année…'),
    ],
    [
      { label: 'Changer le titre', value: 'title', main: true },
      { label: 'Ouvrir cette fiche', value: 'open' },
    ],
  ).then((said) => {
    if (said === 'open') location.hash = `#/collections/${key.collection}/entries/${key.slug}`;
    else (fieldOf(['name']) ?? fieldOf(['title']))?.focus();
  });
}
