/** What is said of texts that this computer keeps: one that is given back, another person's, one open twice. */
import { h } from '../dom.ts';
import { notify } from '../notices.ts';
import type { Record_ } from '../records.ts';

const DAY = new Intl.DateTimeFormat('fr', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
});

/** @param startAgain without it */
export function sayGivenBack(record: Record_, others: readonly Record_[], startAgain: () => void): void {
  const lost = record.lost?.length
    ? ` Une photo n’a pas pu être gardée (${record.lost.join(', ')}) : choisissez-la de nouveau.`
    : '';
  notify(
    'restored',
    [
      `Voici votre texte du ${DAY.format(record.time)}, qui n’était pas encore enregistré.${lost}`,
      ...(others.length ? [othersOf(others)] : []),
    ],
    {
      actions: [
        {
          label: record.slug ? 'Repartir de la version enregistrée' : 'Repartir d’une fiche vide',
          act: startAgain,
        },
      ],
    },
  );
}

const othersOf = (others: readonly Record_[]): HTMLElement =>
  h(
    'span',
    {},
    ' Aussi gardés : ',
    others.map(({ title }) => `« ${title || 'sans titre'} »`).join(', '),
    '. Enregistrez celui-ci, puis rouvrez une fiche : le suivant y sera.',
  );

/** Of a computer that several people use: it waits for whoever wrote it. @param take puts it in the form */
export function offerAnother(record: Record_, take: () => void): void {
  notify(
    'another',
    `Un texte de ${record.by}, du ${DAY.format(record.time)}, n’est pas encore enregistré : il reste gardé sur cet ordinateur. S’il est à vous, reprenez-le.`,
    { actions: [{ label: 'Reprendre ce texte', act: take }] },
  );
}

export const sayTwice = (): void =>
  notify(
    'twice',
    'Cette fiche est ouverte dans un autre onglet. Ce que vous enregistrez ici et là-bas sera réuni, champ par champ ; le plus simple est de fermer l’un des deux.',
    { kind: 'warning' },
  );
