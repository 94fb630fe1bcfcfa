# Sourced with $home set: finds Java, and says how the agent is run on it.
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
elif ! java=$(command -v java); then
    echo "lifesigns: java: not found (expected: Java 17 or later, in JAVA_HOME or on the PATH)" >&2
    exit 3
fi
# One program, a few threads, little garbage: the small collector with a small nursery, one arena for native memory, and what
# a compiler needed is given back soon, where Java can: from some 17 on. The optimising compiler takes what is hot by
# thousands of requests, and leaves the start alone. Netty may load its library, and does not look for lost buffers. Without
# memory the process ends at once, with a line and the code 3, so that whoever supervises it can act.
jvm_options="-XX:+UseSerialGC -Xms8m -Xmn2m -Xmx96m -XX:ReservedCodeCacheSize=24m -XX:-UsePerfData \
    -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr \
    -XX:Tier4InvocationThreshold=40000 -XX:Tier4MinInvocationThreshold=20000 \
    -XX:Tier4CompileThreshold=80000 -XX:Tier4BackEdgeThreshold=400000 \
    -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=1000 \
    --enable-native-access=ALL-UNNAMED -Dio.netty.leakDetection.level=disabled"
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
classpath="$home/lib/lifesigns-agent.jar:$home/ext/*"
