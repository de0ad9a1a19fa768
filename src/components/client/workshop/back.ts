/** Hours, rhythms and numbers as they are understood: heavy, for a calendar is in it; it comes where it is needed. */
import { formWords } from '../../../i18n/form-words.ts';
import { readBack } from '../forms/back.ts';

const form = document.querySelector<HTMLFormElement>('.work form');
const { lang } = document.documentElement;
if (form) readBack(form, formWords(lang), lang);
