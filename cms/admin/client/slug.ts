/** Names of pages, as the portal writes them. */
import { isDeviceName } from '../../../src/lib/text/device-names.ts';
import { slugify } from '../../../src/lib/text/slugify.ts';
import { notify } from './notices.ts';
import { askExists } from './panels/exists.ts';
import { fieldOf } from './panels/problems.ts';

/** @param text what Decap makes of the title. @throws Error where there is nothing in it that an address could have */
export function portalSlug(text: string): string {
  const slug = slugify(text);
  if (slug) return isDeviceName(slug) ? `${slug}-2` : slug;
  const said =
    'Il faut au moins une lettre ou un chiffre dans le titre : l’adresse de la page en est faite. Votre texte est gardé.';
  notify('problems', said, { kind: 'problem' });
  (fieldOf(['name']) ?? fieldOf(['title']))?.focus();
  throw sentence(said);
}

/** Decap writes its errors into its toasts. */
function sentence(said: string): Error {
  const error = new Error(said);
  error.toString = () => said;
  return error;
}

/** For Decap's toast; the entry is offered beside it. */
export function nameTaken(collection: string, slug: string): Error {
  askExists({}, { collection, slug });
  return sentence('Ce nom est déjà pris. Votre texte est gardé.');
}
