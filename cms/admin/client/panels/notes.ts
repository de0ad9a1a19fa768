/** Words between the author and the review, beside the form: what is asked is seen where it is mended. */
import { tool } from '../tools.ts';
import { call } from '../api.ts';
import { ask, h } from '../dom.ts';
import { onForm, openForm } from '../form.ts';
import type { OpenForm } from '../form.ts';
import { forget, notify } from '../notices.ts';

interface Writer {
  name: string;
  role: string;
}

interface Note {
  author: string;
  role: 'contributor' | 'reviewer';
  /** ISO 8601. */
  timestamp: string;
  text: string;
}

const DAY = new Intl.DateTimeFormat('fr', {
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
});

/** Each form that opens shows its last word. @param mine the person who writes */
export function followNotes(mine: () => Writer): void {
  onForm((form) => {
    forget('notes');
    tool('notes');
    if (form?.slug) void load(form).then((notes) => openForm() === form && show(form, notes, mine()));
  });
}

async function load({ collection, slug }: OpenForm): Promise<Note[]> {
  const answer = await request('getNotes', { collection, slug });
  return Array.isArray(answer?.notes) ? (answer.notes as Note[]) : [];
}

async function request(action: string, params: object): Promise<Record<string, unknown> | undefined> {
  try {
    const { status, json } = await call('POST', '/v1', { action, params }, { waits: false });
    return status === 200 ? json : undefined;
  } catch {
    return undefined;
  }
}

const signature = ({ author, role, timestamp }: Note): string =>
  `${author}${role === 'reviewer' ? ' (relecture)' : ''}, le ${DAY.format(new Date(timestamp))}`;

function show(form: OpenForm, notes: Note[], mine: Writer): void {
  const open = () => void talk(form, notes, mine);
  const last = notes.at(-1);
  tool('notes', last ? `Échanges (${notes.length})` : 'Écrire un mot', open);
  if (last && (last.author !== mine.name || last.role !== mine.role))
    notify('notes', [h('strong', {}, signature(last)), ' : ', last.text], {
      kind: 'warning',
      actions: [{ label: 'Lire et répondre', act: open }],
    });
}

async function talk(form: OpenForm, notes: Note[], mine: Writer): Promise<void> {
  const text = h('textarea', { id: 'cordee-note', rows: '4', maxlength: '2000' });
  const said = await ask(
    'Échanges autour de cette fiche',
    [
      h(
        'ol',
        { class: 'notes' },
        notes.map((note) => h('li', {}, h('strong', {}, signature(note)), h('p', {}, note.text))),
      ),
      h('p', {}, h('label', { for: text.id }, 'Votre mot'), text),
    ],
    [
      { label: 'Envoyer', value: 'send', main: true },
      { label: 'Fermer', value: '' },
    ],
  );
  const content = text.value.trim();
  if (said !== 'send' || !content) return;
  const note = { text: content };
  const sent = await request('addNote', { collection: form.collection, slug: form.slug, note });
  if (!sent)
    return notify('notes', ['Votre mot n’est pas parti : ', h('q', {}, content)], { kind: 'problem' });
  show(form, await load(form), mine);
}
