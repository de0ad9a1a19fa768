/**
 * The other forms under which people type a name: letters for words, words for letters, « Saint » and « St », what
 * a public service is called every day. French only, as the names are.
 */
import { fold } from './fold.ts';

/** Words that give no letter to an acronym. */
const SILENT = new Set(
  'a au aux d de des du en et l la le les ou par pour s sur un une the of and for'.split(' '),
);
const SEGMENTS = / [-–—] |[()/,:;+]/;
const LEAST = 3;
const MOST = 6;

/**
 * The acronyms that a name may be known by: the initials of its full words, three at least, for each of its
 * parts. « Maison des jeunes et de la culture de Sarvenne » gives `MJC` and `MJCS`: where the name ends and the
 * place begins is nobody's to say.
 */
export function acronymsOf(name: string): string[] {
  const found = name
    .replace(/\s+/g, ' ')
    .split(SEGMENTS)
    .flatMap((segment) => {
      const initials = wordsOf(segment)
        .filter((word) => !SILENT.has(word))
        .map((word) => word.charAt(0).toUpperCase());
      const count = Math.max(0, Math.min(initials.length, MOST) - LEAST + 1);
      return Array.from({ length: count }, (_, i) => initials.slice(0, LEAST + i).join(''));
    });
  return [...new Set(found)];
}

/** All that a name may be typed as besides itself. */
export function otherFormsOf(name: string): string[] {
  const words = wordsOf(name);
  const folded = ` ${words.join(' ')} `;
  const called = CALLED.filter(([key]) => folded.includes(` ${key} `)).map(([, other]) => other);
  const capitals = (name.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => LONG_FORMS.get(word) ?? []);
  return [...new Set([...acronymsOf(name), ...capitals, ...called, ...words.flatMap(variantsOf)])];
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Maps: a name may hold the word « constructor », which every object knows. */
const SAINTS = new Map(Object.entries({ saint: 'st', st: 'saint', sainte: 'ste', ste: 'sainte' }));

/** The stemmer of French (Snowball) leaves the plural of these as it is: « vélos », « bijous ». */
const PLURAL_UNSEEN = /[aiou]$/;

function variantsOf(word: string): string[] {
  const saint = SAINTS.get(word);
  if (saint) return [saint];
  return word.length > 3 && PLURAL_UNSEEN.test(word) ? [`${word}s`] : [];
}

/** What associations and public services are called by their letters alone, at full length. */
const LONG_FORMS = new Map(
  Object.entries({
    ADIL: 'agence départementale d’information sur le logement',
    AMAP: 'association pour le maintien d’une agriculture paysanne',
    CAF: 'caisse d’allocations familiales',
    CCAS: 'centre communal d’action sociale',
    CCI: 'chambre de commerce et d’industrie',
    CDAD: 'conseil départemental de l’accès au droit',
    CFA: 'centre de formation d’apprentis',
    CIAS: 'centre intercommunal d’action sociale',
    CIDFF: 'centre d’information sur les droits des femmes et des familles',
    CIGALES: 'club d’investisseurs pour une gestion alternative et locale de l’épargne solidaire',
    CLIC: 'centre local d’information et de coordination',
    CMP: 'centre médico-psychologique',
    CPAM: 'caisse primaire d’assurance maladie',
    CRIJ: 'centre régional d’information jeunesse',
    CUMA: 'coopérative d’utilisation de matériel agricole',
    EHPAD: 'établissement d’hébergement pour personnes âgées dépendantes, maison de retraite',
    EPN: 'espace public numérique',
    ESAT: 'établissement et service d’aide par le travail',
    EVS: 'espace de vie sociale',
    FJT: 'foyer de jeunes travailleurs',
    GEM: 'groupe d’entraide mutuelle',
    MFR: 'maison familiale rurale',
    MFS: 'maison France services',
    MJC: 'maison des jeunes et de la culture',
    MPT: 'maison pour tous',
    MSA: 'mutualité sociale agricole',
    MSAP: 'maison de services au public',
    PIJ: 'point information jeunesse',
    PIMMS: 'point information médiation multi-services',
    PLIE: 'plan local pour l’insertion et l’emploi',
    PMI: 'protection maternelle et infantile',
    RAM: 'relais assistantes maternelles',
    RPE: 'relais petite enfance',
    SCIC: 'société coopérative d’intérêt collectif',
    SCOP: 'société coopérative et participative',
    SEL: 'système d’échange local',
  }),
);

/** Folded words of a name → what the same is called every day, or by its name of before or since. */
const CALLED: readonly (readonly [words: string, other: string])[] = [
  ['pole emploi', 'France Travail, chômage'],
  ['france travail', 'Pôle emploi, chômage'],
  ['anpe', 'France Travail, Pôle emploi'],
  ['finances publiques', 'impôts'],
  ['assurance maladie', 'sécurité sociale'],
  ['cpam', 'sécurité sociale'],
  ['msap', 'France services'],
  ['services au public', 'France services'],
  ['mediatheque', 'bibliothèque'],
  ['bibliotheque', 'médiathèque'],
  ['recyclerie', 'ressourcerie'],
  ['ressourcerie', 'recyclerie'],
];
