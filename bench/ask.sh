#!/bin/sh
# Measures `lifesigns ask` beside curl, against the same agent, in turns: elapsed time and resident memory of the whole process.
# Build first: ./mvnw package -pl agent -am -DskipTests
#   bench/ask.sh [ROUNDS]    needs curl and GNU time; ROUNDS is 15 by default
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
lifesigns=$root/agent/target/lifesigns/bin/lifesigns
rounds=${1:-15}
work=$(mktemp -d)
agent=
trap 'if [ -n "$agent" ]; then kill "$agent" 2>/dev/null || true; fi; rm -rf "$work"' EXIT

"$root/agent/target/lifesigns/bin/lifesigns-cache"
cat >"$work/lifesigns.yaml" <<YAML
server: {drainDelay: 0s}
checks: {threads: {type: deadlock}}
YAML
"$lifesigns" serve --config "$work/lifesigns.yaml" --port 0 >"$work/out" 2>&1 &
agent=$!
url=
while [ -z "$url" ]; do
    sleep 0.2
    url=$(sed -n 's/.*ready?  *//p' "$work/out")
done
until curl -fs "$url" >/dev/null; do sleep 0.2; done

# measure NAME COMMAND...: adds one line "seconds kilobytes"
measure() {
    name=$1
    shift
    command time -f '%e %M' -o "$work/$name" -a "$@" >/dev/null
}
round=0
while [ "$round" -lt "$rounds" ]; do
    measure ask "$lifesigns" ask "$url"
    measure curl curl -fs "$url"
    round=$((round + 1))
done

# column NAME NUMBER: minimum and median of that column
column() {
    awk -v n="$2" '{print $n}' "$work/$1" | sort -n | awk '{v[NR] = $1} END {print v[1], v[int((NR + 1) / 2)]}'
}
echo "load: $(cut -d' ' -f1-3 /proc/loadavg); $rounds rounds"
echo "| | shortest | median | resident |"
echo "| --- | ---: | ---: | ---: |"
for name in ask curl; do
    # shellcheck disable=SC2046 # two words
    set -- $(column "$name" 1) $(column "$name" 2)
    echo "$name $*" | awk '{printf "| %s | %.0f ms | %.0f ms | %.0f MB |\n", $1, $2 * 1000, $3 * 1000, $5 / 1024}'
done
