/** A site that is not whole is not put in place of one that was. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Portal } from '../../domain/portal.ts';

export class VerifyError extends Error {
  override name = 'VerifyError';
}

const NEEDED = ['index.html', '404.html', 'recherche/index.html', 'theme.css', 'sitemap.xml', 'atom.xml'];

/** @throws VerifyError where an entry went missing or a page that everything needs was not written */
export function verify(portal: Portal, folder: string): void {
  const { published, draft, scheduled, off, setAside, files } = portal.counts;
  const told = published + draft + scheduled + off + setAside;
  if (told !== files)
    throw new VerifyError(
      `${files} fichiers de contenu, mais ${told} comptés : une contribution s’est perdue. Le site précédent reste en place.`,
    );
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)));
  if (missing.length)
    throw new VerifyError(`Il manque au site : ${missing.join(', ')}. Le site précédent reste en place.`);
}
