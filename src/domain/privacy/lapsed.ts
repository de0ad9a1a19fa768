/**
 * A consent that was refused or has ended: the contact goes, the entry stays. It is taken out of the data
 * before anything is computed, so that no page, feed, structured datum, search or export can still hold it.
 */
import type { Entry, Snapshot } from '../../content-types/snapshot.ts';
import type { LocalDate } from '../../lib/dates/local.ts';
import type { Phone } from '../../lib/phone.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Reach } from '../../schema/fields/reach.ts';
import { bodyWords } from '../../i18n/body.ts';
import { Eraser } from './eraser.ts';

export interface Consent {
  given?: boolean | undefined;
  on?: LocalDate | undefined;
  until?: LocalDate | undefined;
}

/** What an entry may hold of a person, whatever its type. */
export interface Reachable {
  consent?: Consent | undefined;
  contact?: { email?: string; phone?: Phone; formUrl?: string } | undefined;
  registration?: Reach[] | undefined;
}

/** The last day counts. */
export const isLapsed = ({ given, until }: Consent, day: LocalDate): boolean =>
  given === false || (until !== undefined && until < day);

/** @param day of the portal: nothing here reads a clock */
export function withoutLapsedContacts(snapshot: Snapshot, day: LocalDate): Snapshot {
  const problems: Problem[] = [];
  const hidden = new Map<string, Entry>();
  const entries = snapshot.entries.map((entry) => {
    const { consent } = entry.data as Reachable;
    if (!consent || !isLapsed(consent, day)) return entry;
    for (const value of reachOf(entry.data as Reachable)) hidden.set(value, entry);
    const cleared = withoutContact(entry, bodyWords(snapshot.settings.locale ?? 'fr').contactRemoved);
    problems.push(lapsedProblem(entry, consent, cleared !== entry));
    return cleared;
  });
  if (problems.length === 0) return snapshot;
  problems.push(...entries.flatMap((entry) => elsewhere(entry, hidden)));
  return { ...snapshot, entries, problems: [...snapshot.problems, ...problems] };
}

/** Mails in lower case and numbers, as keys. */
function reachOf({ contact, registration = [] }: Reachable): string[] {
  const direct = [contact?.email?.toLowerCase(), contact?.phone?.href];
  const others = registration.flatMap(({ kind, href, display }) =>
    kind === 'email' ? display.toLowerCase() : kind === 'phone' ? href : [],
  );
  return [...direct.filter((value) => value !== undefined), ...others];
}

/** The entry itself where it holds no contact. */
function withoutContact(entry: Entry, mark: string): Entry {
  const reach = reachOf(entry.data as Reachable);
  if (reach.length === 0) return entry;
  const { contact, registration, ...rest } = entry.data as Reachable & Record<string, unknown>;
  const eraser = new Eraser(reach, mark);
  const formUrl = contact?.formUrl && eraser.text(contact.formUrl);
  const kept = registration?.filter(({ kind }) => kind === 'url');
  const data = {
    ...(eraser.value(rest) as object),
    ...(formUrl ? { contact: { formUrl } } : {}),
    ...(kept?.length ? { registration: eraser.value(kept) } : {}),
  };
  return { ...entry, data: data as unknown as Entry['data'], body: eraser.markdown(entry.body) };
}

const LABEL = 'Accord de la personne';

function lapsedProblem({ file }: Entry, { given, until }: Consent, hides: boolean): Problem {
  const refused = given === false;
  const since = refused ? 'l’accord n’est pas donné' : 'cet accord est terminé';
  const effect = hides
    ? `${since} : le contact n’est plus affiché${refused ? '' : ' depuis le lendemain de cette date'}, la fiche reste`
    : `${since} : la fiche reste, et ne montre aucun contact`;
  return {
    severity: 'warning',
    code: 'consent-lapsed',
    path: ['consent', refused ? 'given' : 'until'],
    file,
    label: LABEL,
    value: refused ? 'non' : until,
    message: `${effect}. ${refused ? 'Demandez son accord à la personne' : 'Demandez un nouvel accord et changez la date'}, ou retirez le contact`,
  };
}

/** The same contact in another entry is still shown there: only people can tell whether it may be. */
function elsewhere(entry: Entry, hidden: ReadonlyMap<string, Entry>): Problem[] {
  const { consent, ...reachable } = entry.data as Reachable;
  if (consent?.given) return [];
  const first = reachOf(reachable).find((value) => hidden.has(value));
  if (first === undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'consent-elsewhere',
      path: [reachOf({ contact: reachable.contact }).includes(first) ? 'contact' : 'registration'],
      file: entry.file,
      label: 'Contact',
      message: `ces coordonnées sont celles de ${hidden.get(first)!.file}, dont l’accord est terminé, et elles paraissent encore ici. Retirez-les, ou dites dans consent que la personne est d’accord`,
    },
  ];
}
