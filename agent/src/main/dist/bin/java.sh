# Sourced with $home set: finds Java, and says how the agent is run on it.
if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
elif ! java=$(command -v java); then
    echo "lifesigns: java: not found (expected: Java 17 or later, in JAVA_HOME or on the PATH)" >&2
    exit 3
fi
# One program, a few threads, little garbage: the small collector, and the compiler that needs no warming up. What a start
# needed is given back to the machine, where Java can: from some 17 on.
jvm_options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -Xmx96m -XX:-UsePerfData \
    -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=5000"
classpath="$home/lib/lifesigns-agent.jar:$home/ext/*"
