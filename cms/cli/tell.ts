/** What the command says in its window. */
import { relative } from 'node:path';
import { styleText } from 'node:util';
import { plural } from '../../src/cli/say.ts';
import type { Cms } from '../server/start.ts';
import { withoutSecret } from '../store/address.ts';
import type { SyncReport } from '../store/types.ts';
import { uncommitted } from './own-repository.ts';
import type { Place } from './place.ts';

/** @param remote where publications are sent */
export function tellStart(
  { url, codes }: Cms,
  { content, repository, state }: Place,
  remote: string | undefined,
): void {
  const waiting = uncommitted(repository, repository.prefix).length;
  const code = codes.reviewer.replace(/(...)(?=.)/, '$1 ');
  console.log(`
  Le portail : ${styleText('bold', `${url}/`)}
  L’éditeur  : ${styleText('bold', `${url}/admin/`)}
  Pour relire et publier, le code est : ${styleText('bold', code)}   (sans code, on écrit et on envoie à relire)

  Cette adresse ne marche que sur cet ordinateur.
  Les brouillons sont gardés dans ${state}
  Votre dossier ${relative(process.cwd(), content) || '.'}/ n’est jamais touché. Pour y rapporter ce qui a été publié :
    npm run cms -- --pull
  ${remote ? `Chaque publication part aussi vers ${withoutSecret(remote)}` : 'Pour envoyer chaque publication à votre forge : npm run cms -- --remote <adresse du dépôt>'}`);
  if (waiting > 0)
    console.log(
      `\n  ${styleText('yellow', 'À savoir')} : ${plural(waiting, 'fichier changé n’est dans aucun commit', 'fichiers changés ne sont dans aucun commit')} de votre dépôt. L’éditeur ne voit que ce qui est dans un commit (git add, puis git commit, et relancez).`,
    );
  console.log('\n  Pour arrêter : Ctrl+C');
}

export function tellProgress({ live, url }: Cms): void {
  let isFirst = true;
  live.on((event) => {
    if (event.kind === 'failed') console.error(`\n  ${styleText('yellow', 'À revoir')} : ${event.message}`);
    if (event.kind === 'visible')
      for (const address of event.addresses) console.log(`  En ligne ici : ${url}${address}`);
    if (event.kind === 'searchable' && isFirst) console.log('  Le portail et sa recherche sont prêts.');
    if (event.kind === 'searchable') isFirst = false;
  });
}

/** @param where « la forge » */
export function tellSync(where: string, { pulled, merged, asked, others }: SyncReport): void {
  const names = (keys: SyncReport['asked']) =>
    keys.map(({ collection, slug }) => `${collection}/${slug}`).join(', ');
  if (pulled.length > 0) console.log(`  Pris de ${where} : ${plural(pulled.length, 'page', 'pages')}.`);
  if (merged.length > 0) console.log(`  Réunies champ par champ : ${names(merged)}.`);
  if (asked.length > 0)
    console.log(
      `  ${styleText('yellow', 'À choisir')} : ${names(asked)}. La même chose a été changée des deux côtés ; votre version attend, en brouillon, dans l’éditeur.`,
    );
  if (others.length > 0) console.log(`  Gardés tels que dans ${where} : ${others.join(', ')}.`);
}
