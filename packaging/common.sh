# Sourced by the scripts beside it: where things are, which version this is, and the one date that everything has.
set -Eeuo pipefail
trap 'echo "${0##*/}: line $LINENO: $BASH_COMMAND: exit $?" >&2' ERR
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(dirname "$here")
target=$here/target
mkdir -p "$target"

# Usage: fail MESSAGE
fail() {
  echo "${0##*/}: $1" >&2
  exit 1
}

# Usage: property NAME. Prints the first element of that name in the pom.xml of the project.
property() {
  sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" "$project/pom.xml" | sed -n 1p
}

version=$(property version)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -u -d "$(property project.build.outputTimestamp)" +%s)}
export LC_ALL=C TZ=UTC
umask 022

# Usage: packages FOLDER. Prints the Debian packages that the native libraries in it are linked to, one a line.
packages() {
  local folder libraries
  folder=$(realpath "$1")
  libraries=$(find "$folder" -name '*.so' -exec ldd {} + 2>/dev/null | sed -nE 's|.* => (/\S+) .*|\1|p' | sort -u)
  for library in $libraries; do
    case $library in
      "$folder"/*) ;;
      *) owner "$library" || fail "$library: no package has it (expected: a library that apt has installed)" ;;
    esac
  done | sort -u
}

# Usage: owner FILE. Prints the package that has it, by its own path or by that of what it is a link to.
owner() {
  local line
  line=$(dpkg-query --search "$1" 2>/dev/null) || line=$(dpkg-query --search "$(readlink -f "$1")" 2>/dev/null) || return 1
  echo "${line%%:*}"
}
