# Sourced by the scripts beside it: where things are, which version this is, and the one date that everything has.
set -euo pipefail
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
  find "$1" -name '*.so' -exec ldd {} + 2>/dev/null | sed -nE 's|.* => (/\S+) .*|\1|p' | sort -u | while read -r library; do
    case $library in
      "$1"/*) ;;
      *) dpkg-query --search "$library" "$(readlink -f "$library")" 2>/dev/null | sed -n 's/:.*//p' ;;
    esac
  done | sort -u
}
