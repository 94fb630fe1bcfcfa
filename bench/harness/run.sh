# Sourced: runs a program of the harness on JDK 25, which every process that it measures runs on as well. Builds it first
# if a source is newer than the build.
#   harness NAME CLASS TOOL… -- ARGUMENT…
version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

harness() {
    program=$1 class=$2
    shift 2
    root=$(cd "$(dirname "$0")/../.." && pwd)
    module=$root/bench/harness
    jdk=
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [ "$(version "$candidate")" = 25 ]; then jdk=$candidate; break; fi
    done
    [ -n "$jdk" ] || { echo "$program: JDK 25: not found (expected: in JAVA_HOME or /usr/lib/jvm)" >&2; exit 2; }
    while [ "$1" != -- ]; do
        command -v "$1" >/dev/null || { echo "$program: $1: not found (expected: on the PATH)" >&2; exit 2; }
        shift
    done
    shift
    if [ ! -f "$module/target/built" ] \
        || [ -n "$(find "$root/pom.xml" "$module/pom.xml" "$module/src/main" -newer "$module/target/built" | head -n 1)" ]; then
        (cd "$root" && JAVA_HOME=$jdk ./mvnw -B -ntp -q -pl bench/harness -Dmaven.test.skip -Dspotless.check.skip process-classes) >&2 \
            || { echo "$program: the harness was not built (expected: success)" >&2; exit 2; }
        touch "$module/target/built"
    fi
    exec "$jdk/bin/java" -Xmx256m -cp "$module/target/classes:$module/target/lib/*" "$class" "$root" "$@"
}
