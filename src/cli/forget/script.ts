/**
 * The rewriting of a history, prepared as a script that people read before they run it. Nothing here runs it:
 * every copy of the repository is concerned, and that is decided among people.
 */
import type { LocalDate } from '../../lib/dates/local.ts';
import type { History } from './history.ts';

/** What stands in the place of the words: plain in YAML as in Markdown. */
const MARK = '(retiré)';

export function scriptOf(history: History, day: LocalDate): string {
  return [
    header(history, day),
    checks(history),
    confirmation,
    backup(day),
    lists(history),
    rewrite(history),
    afterwards(history),
  ].join('\n\n');
}

const comment = (text: string): string => text.replace(/^(?=.)/gm, '# ').replace(/^$/gm, '#');

function header({ sealed, paths, people, refs }: History, day: LocalDate): string {
  const also = [
    people.length ? '- des signatures de commits deviennent « Personne retirée » ;' : '',
    paths.length ? '- des fichiers changent de nom, dans tout le passé ;' : '',
    sealed.length
      ? `- ces images ou documents disparaissent, partout où ils sont les mêmes à l’octet près (remettez-en\n  ensuite une copie nettoyée) : ${sealed.map(({ path }) => oneLine(path)).join(', ')} ;`
      : '',
    refs.length
      ? `- à la main, renommez d’abord ces branches ou étiquettes : ${refs.map(oneLine).join(', ')} ;`
      : '',
  ].filter(Boolean);
  return `#!/usr/bin/env bash
${comment(`Oubli préparé le ${day} par « npm run forget ». Rien n’a encore été fait : relisez, puis lancez à la main.

Ce script réécrit l’historique d’un dépôt git, toutes branches comprises :
- les mots de la liste ci-dessous y sont remplacés par « ${MARK} », dans les fichiers et les messages ;
${also.join('\n')}${also.length ? '\n' : ''}
Avant :
1. corrigez le contenu d’aujourd’hui et enregistrez-le (commit) ;
2. prévenez les personnes qui ont une copie du dépôt : toutes devront la reprendre à neuf ;
3. relisez chaque ligne de la liste : un mot courant y serait remplacé partout.

Pour le lancer : bash ce-fichier.sh [dossier du dépôt]

Ce fichier contient ce qu’il faut oublier : ne l’enregistrez pas dans git, effacez-le quand tout est fini.`)}

set -euo pipefail`;
}

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** For bash: between single quotes nothing has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const checks = ({ repository }: History): string => `depot=\${1:-${quoted(repository)}}
cd -- "$depot"
git rev-parse --git-dir >/dev/null
if ! git filter-repo --version >/dev/null 2>&1; then
  echo "Il manque git filter-repo. Installez-le (apt install git-filter-repo, brew install git-filter-repo, ou" >&2
  echo "pip install git-filter-repo), puis recommencez. Rien n’a été changé." >&2
  exit 1
fi
if [ -n "$(git status --porcelain --untracked-files=no)" ]; then
  echo "Des changements ne sont pas enregistrés : enregistrez-les (commit), puis recommencez. Rien n’a été changé." >&2
  exit 1
fi
if [ -n "$(git stash list)" ]; then
  echo "Des changements sont en réserve (git stash) : reprenez-les ou jetez-les, puis recommencez. Rien n’a été changé." >&2
  exit 1
fi`;

const confirmation = `echo "L’historique de ce dépôt va être réécrit : $PWD"
printf 'Tapez « oui » pour continuer : '
read -r reponse
if [ "$reponse" != oui ]; then
  echo "Rien n’a été changé."
  exit 1
fi`;

const backup = (
  day: LocalDate,
): string => `# Une sauvegarde entière, hors du dépôt. Elle contient encore tout : effacez-la dès que le résultat est vérifié.
sauvegarde="$(dirname "$(git rev-parse --path-format=absolute --git-common-dir)")"
sauvegarde="$(dirname "$sauvegarde")/avant-oubli-${day}-$$.bundle"
git bundle create "$sauvegarde" --all
git bundle verify --quiet "$sauvegarde"`;

/** Lines of a file, written as they are: nothing is expanded between these marks. */
const file = (variable: string, lines: readonly string[]): string =>
  `cat >"$listes/${variable}" <<'FIN_DE_LA_LISTE'\n${lines.map((line) => `${line}\n`).join('')}FIN_DE_LA_LISTE`;

function lists({ written, writtenLatin1, people, paths, sealed }: History): string {
  return [
    `listes="$(mktemp -d)"\ntrap 'rm -rf "$listes"' EXIT`,
    file('mots', wordsOf(written, writtenLatin1)),
    ...(people.length
      ? [
          file(
            'signatures',
            people.map(({ name, mail }) => `Personne retirée <retire@oubli.invalid> ${name} <${mail}>`),
          ),
        ]
      : []),
    ...(paths.length ? [file('noms', renamings(paths))] : []),
    ...(sealed.length
      ? [
          file(
            'scelles',
            sealed.map(({ id }) => id),
          ),
        ]
      : []),
  ].join('\n');
}

/** The longest first: a piece of a longer one must not be replaced before it. */
function wordsOf(written: readonly string[], latin1: readonly string[]): string[] {
  const long = (a: string, b: string) => b.length - a.length;
  const plain = written.filter((word) => !/[\r\n]/.test(word)).sort(long);
  const broken = written.filter((word) => /[\r\n]/.test(word)).sort(long);
  return [
    ...broken.map((word) => `regex:${pattern(word)}==>${MARK}`),
    ...[...latin1].sort(long).map((word) => `regex:${pattern(word, true)}==>${MARK}`),
    ...plain.map((word) => `literal:${word}==>${MARK}`),
  ];
}

/** For Python, on bytes; white space of any kind for white space. */
const pattern = (word: string, latin1 = false): string =>
  word
    .replace(/[^\p{L}\p{N}\s]/gu, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/[\u0080-\u00ff]/g, (sign) =>
      latin1 ? `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : sign,
    );

/** `media/jeanne.jpg` becomes `media/retire-1.jpg`. */
const renamings = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => !/[\r\n]/.test(path))
    .map((path, i) => {
      const ending = /\.[a-z\d]{1,8}$/i.exec(path)?.[0] ?? '';
      const [top] = path.includes('/') ? path.split('/') : [''];
      return `literal:${path}==>${top ? `${top}/` : ''}retire-${i + 1}${ending}`;
    });

function rewrite({ written, writtenLatin1, people, paths, sealed }: History): string {
  const options = [
    ...(written.length + writtenLatin1.length
      ? ['--replace-text "$listes/mots"', '--replace-message "$listes/mots"']
      : []),
    ...(people.length ? ['--mailmap "$listes/signatures"'] : []),
    ...(paths.length ? ['--paths-from-file "$listes/noms"'] : []),
    ...(sealed.length ? ['--strip-blobs-with-ids "$listes/scelles"'] : []),
  ];
  return `distants="$(git remote -v)"\ngit filter-repo --force \\\n  ${options.join(' \\\n  ')}`;
}

const afterwards = ({ refs }: History): string => `cat <<'FIN'

L’historique est réécrit, sur cette machine seulement. Il reste à faire, dans cet ordre :
1. vérifier : npm run forget -- « les mêmes mots », puis npm run check ;${refs.length ? '\n   renommer les branches ou étiquettes nommées d’après la personne (git branch -m, git tag) ;' : ''}
2. remettre l’adresse du dépôt distant (git remote add origin …) et publier : git push --force --all, puis
   git push --force --tags ;
3. sur la forge : effacer les demandes de fusion et les copies (forks) qui gardent l’ancien historique, ou
   demander à son support de vider ses caches ;
4. faire reprendre le dépôt à neuf (git clone) à toutes les personnes qui en ont une copie : un ancien clone
   qui publie ramène tout ;
5. reconstruire et republier le portail ; effacer les anciennes versions et artefacts chez l’hébergeur ;
6. demander aux moteurs de recherche et à archive.org d’oublier les pages ;
7. effacer la sauvegarde et ce script.
FIN
echo "Sauvegarde : $sauvegarde"
if [ -n "$distants" ]; then
  echo "Dépôts distants d’avant :"
  echo "$distants"
fi
`;
