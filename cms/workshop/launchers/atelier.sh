#!/bin/sh
# Opens a workshop from a double-click: finds the project, installs it the first time, and keeps its window where
# something went wrong. For Linux (Atelier.desktop) and macOS (Atelier.command).

# Where this file is, through links that were made to it.
file=$0
while [ -L "$file" ]; do
  target=$(readlink -- "$file")
  case $target in
    /*) file=$target ;;
    *) file=$(dirname -- "$file")/$target ;;
  esac
done
root=$(cd -- "$(dirname -- "$file")/../../.." 2>/dev/null && pwd -P)

# Ends, and leaves time to read why.
leave() {
  if [ "$1" -ne 0 ] && [ "$1" -ne 130 ]; then
    printf '\n  Lisez ce qui est écrit au-dessus, puis appuyez sur Entrée pour fermer cette fenêtre. '
    read -r _
  fi
  exit "$1"
}

fail() {
  printf '\n  Arrêt : %s\n' "$1" >&2
  leave 1
}

[ -f "$root/src/cli/cordee.cjs" ] ||
  fail "ce lanceur n’est plus dans le dossier du portail. Remettez-le dans cms/workshop/launchers, et faites-en plutôt un raccourci."
cd -- "$root" || fail "le dossier $root ne s’ouvre pas. Demandez les droits à la personne qui l’a installé."

own="$root/node_modules/node/bin/node"
if [ ! -d "$root/node_modules/astro" ]; then
  command -v npm >/dev/null 2>&1 ||
    fail "il manque Node, qui sert à installer le reste. Installez-le depuis https://nodejs.org, puis recommencez."
  printf '\n  C’est la première fois : installation, quelques minutes, avec Internet.\n\n'
  npm ci --no-fund --no-audit ||
    fail "l’installation n’a pas abouti. Vérifiez que cet ordinateur a Internet, puis recommencez : rien n’est abîmé."
fi

if [ -x "$own" ]; then node=$own; else node=node; fi
command -v "$node" >/dev/null 2>&1 ||
  fail "il manque Node. Installez-le depuis https://nodejs.org, puis recommencez."

"$node" "$root/src/cli/cordee.cjs" atelier --open "$@"
leave $?
