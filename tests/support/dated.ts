/** Portals of as many dates as a test wants, all in December 2026, under one theme and in one commune of a valley. */
import { md } from './portal.ts';

const TITLES = [
  'Café des bricoles',
  'Concert d’hiver',
  'Réunion publique : que faire des pylônes du vieux téléski ?',
  'Atelier vélo du Dérailleur',
  'Permanence démarches',
  'Cours de français autour d’un thé',
  'Fournée collective au four banal du hameau des Granges',
  'Bal',
];
const PRICES = ['gratuit', 'prix-libre', 'adhesion', 'payant'];
const PLACES = ['La Grange', 'Salle de l’école de Montfroidel', 'Médiathèque du Moulin'];

const two = (number: number): string => String(number).padStart(2, '0');

interface More {
  end?: string;
  allDay?: boolean;
  status?: string;
  place?: string;
  price?: string;
  theme?: string;
}

/** @param start as in a file: `2026-12-05 14:00`, or a day */
export function eventFile(title: string, start: string, more: More = {}): string {
  const { end, allDay, status, place = 'La Grange', price = 'prix-libre', theme = 'se-nourrir' } = more;
  return md(
    [
      `title: ${JSON.stringify(title)}`,
      'summary: On y vient avec ce qui est cassé, on repart avec ce qui marche, et l’on se connaît mieux.',
      `start: ${start}`,
      ...(end ? [`end: ${end}`] : []),
      ...(allDay ? ['allDay: true'] : []),
      ...(status ? [`status: ${status}`] : []),
      `place: ${place}`,
      'address: {commune: Vernasse, postalCode: "38185"}',
      `themes: [${theme}]`,
      'territories: [vernasse]',
      `price: {kind: ${price}}`,
      'published: 2026-11-01',
    ].join('\n'),
  );
}

/** Files of `count` events from the first of December on, one of them over several days, some cancelled. */
export function datedEvents(count: number, theme = 'se-nourrir'): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const day = 1 + ((i * 17) % 31);
      const isLong = i === 4;
      const end = isLong ? `${two(Math.min(31, day + 3))} 18:00` : `${two(day)} ${two(12 + (i % 10))}:00`;
      const file = eventFile(
        `${TITLES[i % TITLES.length]} ${i + 1}`,
        `2026-12-${two(day)} ${two(10 + (i % 10))}:30`,
        {
          end: `2026-12-${end}`,
          place: PLACES[i % PLACES.length]!,
          price: PRICES[i % PRICES.length]!,
          theme,
          ...(i % 11 === 3 ? { status: 'annule' } : {}),
        },
      );
      return [`events/${theme}-${i}.md`, file];
    }),
  );
}

export const DATED = (count: number): Record<string, string> => ({
  'themes/se-nourrir.md': md('name: Se nourrir\nsummary: Le pain et le reste.'),
  'territories/vallee.md': md('name: Vallée de la Dourse\nlevel: epci'),
  'territories/vernasse.md': md('name: Vernasse\nlevel: commune\nparent: vallee'),
  ...datedEvents(count),
});
