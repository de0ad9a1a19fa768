/** From a text to what it proposes: the answers to a form, or an entry that is written already. */
import { TYPE_NAMES, typeOf } from '../../content-types/registry.ts';
import type { TypeName } from '../../content-types/registry.ts';
import { FORM_KINDS, questionsOf } from '../../domain/forms/questions.ts';
import type { RawData } from '../../domain/forms/read.ts';
import type { Form, FormValues } from '../../domain/forms/types.ts';
import { formsOf, portalForm } from '../../domain/models/forms.ts';
import type { Portal } from '../../domain/portal.ts';
import { formWords } from '../../i18n/form-words.ts';
import { readProposals } from '../../lib/proposal-text.ts';
import { fold } from '../../lib/text/fold.ts';
import { parseFrontMatter } from '../../reader/front-matter.ts';
import type { Parcel } from './parcels.ts';

export type Proposal = { origin: string; remarks: string[] } & (
  | { kind: 'form'; form: Form; values: FormValues }
  | { kind: 'entry'; type: TypeName; raw: RawData; body: string }
);

/** The proposals in a text, or why there is none. */
export function understand(
  portal: Portal,
  { origin, text }: Parcel,
): Proposal[] | { origin: string; why: string } {
  const forms = formsOf(portal).map((kind) => portalForm(portal, kind)!);
  const formWith = (line: string) => forms.find(({ heading }) => fold(heading) === fold(line));
  const found = readProposals(
    text,
    (line) => formWith(line) !== undefined,
    (heading, label) => questionNamed(formWith(heading), label) !== undefined,
    ['fr', 'en'].map((locale) => formWords(locale).end),
  );
  if (found.length > 0)
    return found.map((read) => {
      const form = formWith(read.heading)!;
      const values: Record<string, string[]> = {};
      for (const answer of read.answers) {
        const { name } = questionNamed(form, answer.label)!;
        if (answer.text) (values[name] ??= []).push(answer.text);
      }
      const remarks = read.isWhole
        ? []
        : [
            'la dernière ligne (# Fin) manque : le texte a peut-être été coupé en route. Comparez avec le courriel',
          ];
      return { kind: 'form', origin, form, values, remarks };
    });
  if (/^\s*---[ \t]*\r?\n/.test(text.replace(/^\ufeff/, ''))) {
    const entry = entryIn(origin, text);
    return 'why' in entry ? entry : [entry];
  }
  return {
    origin,
    why: `aucune proposition n’est reconnue dans ce texte. Elle commence par une ligne comme « ${forms[0]?.heading ?? FORM_KINDS[0]} », et finit par « # Fin »`,
  };
}

const questionNamed = (form: Form | undefined, label: string) =>
  form && questionsOf(form).find((question) => fold(question.label) === fold(label));

/** What only a portal gives to its own entries. */
const OWN = ['formerSlugs', 'source', 'sourceId', 'verifiedOn', 'verifiedBy', 'publishedAt'];

function entryIn(origin: string, text: string): Proposal | { origin: string; why: string } {
  const read = parseFrontMatter(text.replace(/^\ufeff?\s*/, ''));
  if (!read.ok) return { origin, why: read.fault.message };
  const type = typeIn(read.raw);
  if (!type)
    return {
      origin,
      why: 'ni nom ni titre dans cet en-tête : ajoutez une ligne « title: … » ou « name: … »',
    };
  const raw = Object.fromEntries(Object.entries(read.raw).filter(([key]) => !OWN.includes(key)));
  const dropped = OWN.filter((key) => Object.hasOwn(read.raw, key));
  const remarks =
    dropped.length > 0 ? [`laissé de côté, car seule l’équipe l’écrit : ${dropped.join(', ')}`] : [];
  return { kind: 'entry', origin, type, raw, body: read.body, remarks };
}

/** By what no other type has. */
function typeIn(raw: RawData): TypeName | undefined {
  const has = (key: string) => Object.hasOwn(raw, key);
  if (has('start')) return 'event';
  if (has('validThrough')) return 'listing';
  if (has('answers') || has('askedBy')) return 'question';
  if (has('name')) return 'actor';
  return has('title') ? TYPE_NAMES.find((name) => typeOf(name).name === 'article') : undefined;
}
