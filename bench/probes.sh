#!/usr/bin/env bash
# What a probe costs over a socket: the same Jetty serving /health/ready from a snapshot and /static from an array, in
# turns, and the same with five checks that hang forever. Needs wrk and curl; loopback only; about two minutes.
#   ./mvnw package -pl bench -am -DskipTests && bench/probes.sh [ROUNDS [SECONDS]]
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-7}
seconds=${2:-3}
port=18990
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
server=

stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; }
trap stop EXIT

start() { # HANGING
    "$java" -Xmx256m -cp bench/target/benchmarks.jar dev.lifesigns.bench.ProbeServer "$port" "$1" 2>/dev/null &
    server=$!
    for _ in $(seq 100); do
        curl -fs "http://127.0.0.1:$port/static" >/dev/null && return
        sleep 0.1
    done
    echo "the server did not start" >&2
    exit 1
}

# Prints requests/s and p99 in microseconds of one round.
round() { # PATH
    wrk -t1 -c16 -d"${seconds}s" --latency "http://127.0.0.1:$port$1" | awk '
        /99%/ { p = $2; sub(/[a-z]+$/, "", p); if ($2 ~ /ms$/) p *= 1000; else if ($2 !~ /us$/) p *= 1000000 }
        /Requests\/sec/ { print $2, p }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

measure() { # HANGING
    start "$1"
    for path in /static /health/ready; do round $path >/dev/null; round $path >/dev/null; done
    : >"$work/static"; : >"$work/ready"; : >"$work/ratio"
    for _ in $(seq "$rounds"); do
        s=$(round /static); r=$(round /health/ready)
        echo "$s" >>"$work/static"; echo "$r" >>"$work/ready"
        awk -v s="${s% *}" -v r="${r% *}" 'BEGIN { print r / s }' >>"$work/ratio"
    done
    printf '%s hanging checks: static %.0f/s p99 %.0f us, ready %.0f/s p99 %.0f us, ratio %.2f, %s threads\n' "$1" \
        "$(cut -d' ' -f1 "$work/static" | median)" "$(cut -d' ' -f2 "$work/static" | median)" \
        "$(cut -d' ' -f1 "$work/ready" | median)" "$(cut -d' ' -f2 "$work/ready" | median)" \
        "$(median <"$work/ratio")" "$(curl -s "http://127.0.0.1:$port/threads")"
    kill "$server"; wait "$server" 2>/dev/null || true
    server=
}

work=$(mktemp -d)
measure 0
measure 5
