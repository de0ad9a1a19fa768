#!/bin/sh
# macOS opens this in a Terminal window.
exec sh "$(dirname -- "$0")/atelier.sh" "$@"
