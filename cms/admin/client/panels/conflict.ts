/** Both changed the same thing: each version is shown, and the person chooses, line by line. */
import { fromJS } from 'immutable';
import type { List } from 'immutable';
import type { Collection, EntryMap } from '../decap.ts';
import { ask, h } from '../dom.ts';

export interface Conflict {
  attempt: string;
  theirs: { text: string; token: string; by: string };
  mine: string;
  merged: string;
  fields: { path: string[]; base?: unknown; theirs?: unknown; mine?: unknown }[];
  paragraphs: { base: string; theirs: string; mine: string }[];
}

type Data = Record<string, unknown>;

/** How the question is put: to who saves, of their own text; to who publishes, of a draft. */
export type Asking = 'save' | 'publish';

const WORDS: Record<Asking, { title: (by: string) => string; mine: string; go: string }> = {
  save: {
    title: (by) => `${by} a changé la même chose que vous`,
    mine: 'Votre version',
    go: 'Enregistrer ce choix',
  },
  publish: {
    title: (by) => `${by} a changé la même chose que ce brouillon, et c’est publié`,
    mine: 'La version du brouillon',
    go: 'Publier ce choix',
  },
};

/**
 * @param read values of a text, by Decap's own reading
 * @returns what makes the entry that was chosen; undefined where the person puts it off
 */
export async function askConflict(
  conflict: Conflict,
  read: (raw: string) => Data,
  collection: Collection,
  asking: Asking,
): Promise<((entry: EntryMap) => EntryMap) | undefined> {
  const { by } = conflict.theirs;
  const words = WORDS[asking];
  const whose = { mine: words.mine, theirs: `La version de ${by}` };
  const fields = conflict.fields.map((field, i) =>
    pair(`field-${i}`, labelOf(collection, field.path), whose, field),
  );
  const paragraphs = conflict.paragraphs.map((one, i) =>
    pair(`paragraph-${i}`, 'Dans le texte', whose, one, true),
  );
  const said = await ask(
    words.title(by),
    [
      h('p', {}, 'Le reste est réuni. Choisissez ce qui est gardé ; rien n’est écrit avant votre réponse.'),
      ...[...fields, ...paragraphs].map(({ element }) => element),
    ],
    [
      { label: words.go, value: 'save', main: true },
      { label: 'Plus tard', value: '' },
    ],
  );
  if (said !== 'save') return undefined;
  const choices = {
    fields: fields.map(({ chosen }) => chosen()),
    paragraphs: paragraphs.map(({ chosen }) => chosen()),
  };
  return (entry) => entry.set('data', fromJS(resolve(conflict, read, choices)));
}

type Choice = 'theirs' | 'mine' | 'both';

function resolve(
  { merged, mine, fields, paragraphs }: Conflict,
  read: (raw: string) => Data,
  choices: { fields: Choice[]; paragraphs: Choice[] },
): Data {
  const data = structuredClone(read(merged));
  const ours = read(mine);
  fields.forEach(({ path }, i) => {
    if (choices.fields[i] === 'mine') setIn(data, path, getIn(ours, path));
  });
  if (typeof data.body === 'string')
    data.body = paragraphs.reduce((body, one, i) => chosenIn(body, one, choices.paragraphs[i]!), data.body);
  return data;
}

/** The merged text has both, theirs first: what was not chosen goes. */
function chosenIn(body: string, { theirs, mine }: { theirs: string; mine: string }, choice: Choice): string {
  const both = [theirs, mine].filter(Boolean).join('\n\n');
  return choice === 'both' || !body.includes(both)
    ? body
    : body.replace(both, () => (choice === 'mine' ? mine : theirs));
}

const getIn = (data: Data, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Data | undefined)?.[name], data);

function setIn(data: Data, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (!name) return;
  if (rest.length) return setIn((data[name] ??= {}) as Data, rest, value);
  if (value === undefined) delete data[name];
  else data[name] = value;
}

function pair(
  id: string,
  label: string,
  whose: { mine: string; theirs: string },
  { theirs, mine }: { theirs?: unknown; mine?: unknown },
  both = false,
): { element: HTMLElement; chosen(): Choice } {
  const option = (value: Choice, name: string, text?: unknown) => {
    const input = h('input', { type: 'radio', name: id, value, checked: value === 'mine' });
    return h(
      'label',
      { class: 'version' },
      input,
      h('strong', {}, name),
      text === undefined ? '' : h('span', {}, shown(text)),
    );
  };
  const element = h(
    'fieldset',
    { class: 'versions' },
    h('legend', {}, label),
    option('mine', whose.mine, mine ?? ''),
    option('theirs', whose.theirs, theirs ?? ''),
    both && option('both', 'Les deux, l’une sous l’autre'),
  );
  return {
    element,
    chosen: () => (element.querySelector<HTMLInputElement>('input:checked')?.value ?? 'theirs') as Choice,
  };
}

function shown(value: unknown): string {
  if (value === '' || value === null) return '(vide)';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name} : ${shown(one)}`)
      .join(' ; ');
  return String(value);
}

function labelOf(collection: Collection, path: readonly string[]): string {
  let fields = collection.get('fields') as List<EntryMap> | undefined;
  const labels: string[] = [];
  for (const name of path) {
    const field = fields?.find((one) => one.get('name') === name);
    labels.push((field?.get('label') as string | undefined) ?? name);
    fields = field?.get('fields') as List<EntryMap> | undefined;
  }
  return labels.join(', ');
}
