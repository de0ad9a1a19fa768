/** Colours are chosen by their hue alone: how light and how vivid is the portal's affair, so that all can read. */
import { parseHue } from '../../lib/color/hue.ts';
import { fold } from '../../lib/text/fold.ts';
import type { Field, FieldSpec } from '../field.ts';
import { scalar } from './scalar.ts';

type Required<S extends FieldSpec> = S['required'] extends true ? true : false;

/** What people write for a hue, in degrees of OKLCH. Told in messages, not read: a word is many hues. */
const WORDS: Readonly<Record<string, number>> = {
  rouge: 25,
  orange: 55,
  ocre: 75,
  jaune: 95,
  vert: 150,
  turquoise: 185,
  cyan: 200,
  bleu: 255,
  violet: 300,
  mauve: 310,
  rose: 355,
};

const NUMBER = 'un nombre de 0 à 360 (25 rouge, 55 orange, 95 jaune, 150 vert, 255 bleu, 300 violet)';
const EXPECTED = `${NUMBER} est attendu, ou une couleur entre guillemets comme "#00aa77"`;

function sayHue(reason: string, text: string): string {
  if (reason === 'grey') return `un gris n’a pas de teinte. Prenez une couleur plus vive, ou ${NUMBER}`;
  const degrees = WORDS[fold(text)];
  return degrees === undefined ? EXPECTED : `${EXPECTED}. Pour « ${text.trim()} », écrivez ${degrees}`;
}

/** A hue, 0 to 360, as a number or as the hex colour that it is taken from. */
export function hue<const S extends FieldSpec>(spec: S): Field<number, Required<S>> {
  return {
    hint: 'Un nombre, ou une couleur comme "#00aa77" dont seule la teinte est prise.',
    ...spec,
    kind: 'number',
    required: (spec.required ?? false) as Required<S>,
    schema: scalar(parseHue, sayHue, 'un nombre est'),
    widget: { widget: 'string' },
  };
}
