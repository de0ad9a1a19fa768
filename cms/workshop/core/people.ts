/** Who is in the room. Two who give the same name have two names. */
import { fold } from '../../../src/lib/text/fold.ts';
import { StoreRefusal } from '../../store/refusal.ts';
import type { Participant } from '../types.ts';
import type { Context } from './context.ts';
import { newId } from './ids.ts';

const NAME_MAX = 60;
const PEOPLE_MAX = 1_000;

/** @param id of the session, where this is not the first time. @throws StoreRefusal */
export async function join(
  context: Context,
  { name, credit, role, id }: Omit<Participant, 'id'> & { id?: string | undefined },
): Promise<Participant> {
  const said = nameFrom(name);
  return context.locks.some(['people'], async () => {
    const known = id === undefined ? undefined : context.people.get(id);
    if (!known && context.people.size >= PEOPLE_MAX) throw tooMany();
    const isRenamed = known && fold(withoutNumber(known.name)) !== fold(withoutNumber(said));
    const person: Participant = {
      id: known?.id ?? newId(),
      name: known && !isRenamed ? known.name : freeName(said, context.people.values(), known?.id),
      credit: credit === true,
      role,
    };
    if (JSON.stringify(known) === JSON.stringify(person)) return person;
    await context.write({ op: 'person', person });
    if (!known) context.emit({ kind: 'joined-workshop', participants: context.people.size });
    return person;
  });
}

function nameFrom(text: string): string {
  const name = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  if (name === '')
    throw new StoreRefusal(
      'no-name',
      'Il manque un nom. Un prénom ou un pseudonyme suffit, par exemple : Amina.',
    );
  if (name.length > NAME_MAX)
    throw new StoreRefusal(
      'long-name',
      `Ce nom est trop long (${name.length} signes) : ${NAME_MAX} au plus. Un prénom suffit.`,
    );
  return name;
}

const withoutNumber = (name: string): string => name.replace(/ \d+$/, '');

/** « Amina », « Amina 2 » */
function freeName(name: string, people: Iterable<Participant>, own: string | undefined): string {
  const taken = new Set([...people].filter(({ id }) => id !== own).map((person) => fold(person.name)));
  if (!taken.has(fold(name))) return name;
  for (let count = 2; ; count++) {
    const numbered = `${withoutNumber(name)} ${count}`;
    if (!taken.has(fold(numbered))) return numbered;
  }
}

const tooMany = (): StoreRefusal =>
  new StoreRefusal(
    'many-people',
    'L’atelier ne peut plus accueillir personne de plus : prévenez la personne qui l’anime.',
  );
