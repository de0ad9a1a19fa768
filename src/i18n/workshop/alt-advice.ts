/** Words that describe a photo: what to say to whoever types them. */
import { fold } from '../../lib/text/fold.ts';
import { typeset } from '../index.ts';
import { languageOf } from '../language.ts';
import { withoutEnd } from '../../lib/text/runs.ts';

/** Beyond, a screen reader tires: what is longer belongs in the text. */
const LONGEST = 150;

const fr = {
  empty: 'Dites en une phrase ce que l’on voit, pour les personnes qui ne voient pas la photo.',
  file: 'C’est le nom du fichier : dites plutôt ce que l’on voit sur la photo.',
  vague: 'C’est trop court pour qui ne voit pas la photo : dites qui, ou quoi, et où.',
  opening: 'Commencez par ce que l’on voit : « photo de » est déjà dit par le téléphone qui lit.',
  long: (length: number) =>
    `C’est long (${length} caractères) : gardez une phrase, et mettez le reste dans le texte.`,
};

const en: typeof fr = {
  empty: 'Say in one sentence what can be seen, for those who do not see the photo.',
  file: 'That is the name of the file: say what can be seen in the photo instead.',
  vague: 'That is too short for those who do not see the photo: say who, or what, and where.',
  opening: 'Begin with what can be seen: the phone that reads says “photo of” already.',
  long: (length) => `That is long (${length} characters): keep one sentence, and put the rest in the text.`,
};

/** `IMG_2041.jpg`, `20261121_143000`, `IMG-20261121-WA0003` */
const FILE =
  /^(?:(?:img|dscn?|dscf|pxl|mvimg|image|photo|capture|screenshot|signal)[\s_-]*)?\d[\d\s_.:-]*(?:wa\d+)?$|\.(?:jpe?g|png|webp|gif|hei[cf]|avif|bmp|tiff?)$/i;
const OPENING =
  /^(?:une? |la |l'|le |des? |an? |the )?(?:photos?|photographies?|photographs?|images?|pictures?|illustrations?|capture d'ecran) (?:de |d'|des |du |of |montrant |showing )/;
const VAGUE = new Set([
  'photo',
  'image',
  'picture',
  'illustration',
  'logo',
  'affiche',
  'poster',
  'sans titre',
  'rien',
]);

/** A sentence on words that do not yet say what a photo shows; nothing where they do. */
export function altAdvice(alt: string, locale = 'fr'): string | undefined {
  const say = languageOf(locale) === 'fr' ? typeset(fr) : en;
  const text = alt.replace(/\s+/g, ' ').trim();
  const bare = withoutEnd(fold(text), /[.!…]/);
  if (!text) return say.empty;
  if (FILE.test(text)) return say.file;
  if (VAGUE.has(bare) || bare.length < 4) return say.vague;
  if (OPENING.test(bare)) return say.opening;
  return text.length > LONGEST ? say.long(text.length) : undefined;
}
