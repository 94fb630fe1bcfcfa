# Sourced with $home set: finds Java, and says how the agent is run on it.
if [ -x "$home/runtime/bin/java" ]; then
    java=$home/runtime/bin/java
elif [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
elif ! java=$(command -v java); then
    echo "lifesigns: java: not found (expected: Java 17 or later, in JAVA_HOME or on the PATH)" >&2
    exit 3
fi
# One program, a few threads, little garbage: the serial collector with a small nursery, one arena for native memory, and memory of
# the compiler is released early, where Java supports that (later builds of 17 on). The optimizing compiler only compiles what
# thousands of requests have made hot, and stays out of startup. Netty may load its library, and does not track lost buffers.
# Recorded classes are used where they were recorded: anywhere else, the JVM changes each page of them into one of its own.
# If it runs out of memory the process exits at once, with one line and code 3, so that its supervisor can act.
# The linter reads manifests and exits: it may use more memory than an agent that stays, and the optimizing compiler would cost more than it saves.
case "${1:-} ${2:-}" in
    "probes lint") heap="-Xms32m -Xmn16m -Xmx1g -XX:TieredStopAtLevel=1" ;;
    *) heap="-Xms8m -Xmn2m -Xmx96m" ;;
esac
jvm_options="-XX:+UseSerialGC $heap -XX:ReservedCodeCacheSize=24m -XX:-UsePerfData \
    -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr \
    -XX:Tier4InvocationThreshold=40000 -XX:Tier4MinInvocationThreshold=20000 \
    -XX:Tier4CompileThreshold=80000 -XX:Tier4BackEdgeThreshold=400000 \
    -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=1000 \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
    --enable-native-access=ALL-UNNAMED -Dio.netty.leakDetection.level=disabled"
# `ask` lives for one answer: the few calls by reflection are not worth code of their own.
ask_options="-XX:+UseSerialGC -Xms4m -Xmn2m -Xmx16m -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=8m -XX:-UsePerfData \
    -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr -XX:+IgnoreUnrecognizedVMOptions \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Djdk.reflect.useNativeAccessorOnly=true"
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
classpath="$home/lib/lifesigns-agent.jar:$home/ext/*"

# What a recording is only valid for: this Java, this folder, and these jars. A JVM does not notice that a jar has changed.
recorded_for() {
    printf '%s\n' "$java" "$home"
    stat -L -c '%n %s %Y' "$home"/lib/* "$home"/ext/* 2>/dev/null || :
}
