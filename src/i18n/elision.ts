/** « d’Ambrune », « de Vernasse ». An h is taken for silent, as most are. */
export const startsWithVowel = (word: string): boolean => /^[aeiouyhàâäæéèêëîïôöœùûü]/i.test(word);

export const de = (word: string): string => (startsWithVowel(word) ? `d’${word}` : `de ${word}`);
