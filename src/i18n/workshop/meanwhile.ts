/** What a reviewer is told of what others did while they were reading: a text that changed, a page that was decided of. */
import { typeset } from '../index.ts';
import { languageOf } from '../language.ts';

interface Done {
  title: string;
  by?: string | undefined;
  /** The title of what it was merged into. */
  into?: string | undefined;
}

const fr = {
  changed: 'Ce texte a changé pendant que vous le lisiez : relisez-le. Rien n’est publié.',
  changedOf: (titles: readonly string[]) =>
    `A changé pendant que vous lisiez : « ${titles.join(' », « ')} ». Relisez, puis décidez. Rien n’est publié.`,
  compareChanged:
    'Un de ces textes a changé pendant que vous choisissiez : relisez-les, puis choisissez à nouveau. Rien n’est réuni.',
  edited:
    'Quelqu’un a changé cette page pendant que vous écriviez : rien n’est encore enregistré. Ce que vous n’aviez pas touché est repris de sa version ; là où vous avez changé la même chose, sa réponse est à côté de la vôtre. Relisez, puis enregistrez.',
  outcomes: {
    published: ({ title, by }: Done): string => `« ${title} » est déjà publié${by ? ` par ${by}` : ''}.`,
    refused: ({ title, by }: Done): string => `« ${title} » est déjà refusé${by ? ` par ${by}` : ''}.`,
    withdrawn: ({ title, by }: Done): string =>
      `« ${title} » n’est plus à relire : ${by ? `${by} a retiré son texte` : 'son auteur l’a retiré'}.`,
    joined: ({ title, by, into }: Done): string =>
      `« ${title} » est déjà réuni à ${into ? `« ${into} »` : 'un autre texte'}${by ? ` par ${by}` : ''}.`,
    gone: ({ title }: Done): string =>
      `« ${title} » n’est plus à relire : quelqu’un l’a publié, refusé ou retiré entre-temps.`,
  },
  othersStay: 'Rien d’autre n’est publié : cochez de nouveau le reste.',
  notSent: 'Votre message n’est pas parti : le voici, pour le copier.',
};

const en: typeof fr = {
  changed: 'This text changed while you were reading it: read it again. Nothing is published.',
  changedOf: (titles) =>
    `Changed while you were reading: “${titles.join('”, “')}”. Read again, then decide. Nothing is published.`,
  compareChanged:
    'One of these texts changed while you were choosing: read them again, then choose. Nothing is merged.',
  edited:
    'Somebody changed this page while you were writing: nothing is saved yet. What you had not touched is as they left it; where you both changed the same thing, their answer is beside yours. Read again, then save.',
  outcomes: {
    published: ({ title, by }) => `“${title}” is already published${by ? ` by ${by}` : ''}.`,
    refused: ({ title, by }) => `“${title}” is already refused${by ? ` by ${by}` : ''}.`,
    withdrawn: ({ title, by }) =>
      `“${title}” is not to be reviewed any more: ${by ?? 'its author'} withdrew it.`,
    joined: ({ title, by, into }) =>
      `“${title}” is already merged with ${into ? `“${into}”` : 'another text'}${by ? ` by ${by}` : ''}.`,
    gone: ({ title }) =>
      `“${title}” is not to be reviewed any more: somebody published, refused or withdrew it meanwhile.`,
  },
  othersStay: 'Nothing else is published: tick the rest again.',
  notSent: 'Your message was not sent: here it is, to be copied.',
};

let french: typeof fr | undefined;

export const meanwhileWords = (locale: string): typeof fr =>
  languageOf(locale) === 'fr' ? (french ??= typeset(fr)) : en;
