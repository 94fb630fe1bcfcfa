# Sourced with $program set: finds JDK 25, which runs programs from their sources, and sets $java.
version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

java=
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ "$(version "$candidate")" = 25 ]; then java=$candidate/bin/java; break; fi
done
[ -n "$java" ] || { echo "$program: JDK 25: not found (expected: in JAVA_HOME or /usr/lib/jvm)" >&2; exit 2; }

# Usage: need TOOL…
need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "$program: $tool: not found (expected: on the PATH)" >&2; exit 2; }
    done
}
