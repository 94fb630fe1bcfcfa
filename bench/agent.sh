#!/usr/bin/env bash
# Measures what the agent costs with one check of each of eight types, against a PostgreSQL and a Redis of its own on loopback:
# the size of the distribution, the time from the start of the shell to the first 200 on readiness, and memory after that.
# Build first: ./mvnw package -pl agent -am -DskipTests
#   bench/agent.sh [JAVA_HOME…]    needs curl, python3, redis-server and PostgreSQL's programs; by default the Java of the shell
# ROUNDS is the number of starts, 7 by default, and SETTLE how many seconds later memory is read, 10 by default. Private memory is
# what the process has written: what it only reads of files may be shared, and can be read again.
# PostgreSQL refuses to run as root: then it runs as the user postgres.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
rounds=${ROUNDS:-7}
[ $# -gt 0 ] || set -- "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}"
work=$(mktemp -d)
agent=
redis=
service=
postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "cd / && PATH='$PATH' $1"; else sh -c "$1"; fi; }
stop() {
  [ -z "$agent" ] || kill "$agent" 2>/dev/null || true
  [ -z "$redis" ] || kill "$redis" 2>/dev/null || true
  [ -z "$service" ] || kill "$service" 2>/dev/null || true
  postgres "pg_ctl -D '$work/db' -m immediate stop" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT

# 1. what is checked
PATH=$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)
chmod 755 "$work"
mkdir "$work/db" "$work/web"
[ "$(id -u)" != 0 ] || chown postgres "$work/db"
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
database=$(free)
cache=$(free)
web=$(free)
postgres "initdb -D '$work/db' -U lifesigns --auth=trust --no-sync" >/dev/null
postgres "pg_ctl -D '$work/db' -w -l '$work/db/log' -o '-p $database -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off' start" >/dev/null
redis-server --port "$cache" --bind 127.0.0.1 --save '' --dir "$work" >/dev/null &
redis=$!
python3 -m http.server --bind 127.0.0.1 --directory "$work/web" "$web" >/dev/null 2>&1 &
service=$!
cat >"$work/lifesigns.yaml" <<YAML
server: {drainDelay: 0s, port: 0}
checks:
  database: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:$database/postgres", username: lifesigns}
  cache: {type: redis, uri: "redis://127.0.0.1:$cache"}
  port: {type: tcp, host: 127.0.0.1, port: $cache}
  name: {type: dns, name: localhost}
  service: {type: http, url: "http://127.0.0.1:$web/"}
  disk: {type: disk, path: /tmp, minFree: 1MB}
  memory: {type: memory}
  threads: {type: deadlock}
YAML

distribution=$(mktemp -d -p "$work")/lifesigns
cp -a "$root/agent/target/lifesigns" "$distribution"
rm -rf "$distribution/cache"
echo "load: $(cut -d' ' -f1-3 /proc/loadavg); $rounds starts each; distribution $(du -sb "$distribution" | awk '{printf "%.1f MB", $1 / 1e6}')"

# 2. one start: "seconds resident private" in kilobytes
start() {
  : >"$work/out"
  local from url=
  from=$(date +%s%N)
  "$distribution/bin/lifesigns" serve --config "$work/lifesigns.yaml" >"$work/out" 2>&1 &
  agent=$!
  while [ -z "$url" ]; do
    kill -0 "$agent" 2>/dev/null || { cat "$work/out" >&2; exit 1; }
    url=$(sed -n 's/.*ready?  *//p' "$work/out")
    sleep 0.02 # looking without a pause would take a processor from it
  done
  until curl -fs -o "$work/body" "$url"; do sleep 0.02; done
  local to
  to=$(date +%s%N)
  sleep "${SETTLE:-10}"
  awk -v seconds="$(((to - from) / 1000))" '
    /^Rss:/ { resident = $2 }
    /^Private_Dirty/ { own += $2 }
    END { printf "%.3f %d %d\n", seconds / 1e6, resident, own }' "/proc/$agent/smaps_rollup" >>"$work/$1"
  kill "$agent"
  wait "$agent" || true
  agent=
}
median() { awk -v n="$2" '{print $n}' "$work/$1" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

echo "| Java | first 200 on readiness | resident | private |"
echo "| --- | ---: | ---: | ---: |"
for java in "$@"; do
  export JAVA_HOME=$java
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$java/release")
  "$distribution/bin/lifesigns-cache"
  for ((round = 0; round < rounds; round++)); do start "$version"; done
  echo "$version $(median "$version" 1) $(median "$version" 2) $(median "$version" 3)" \
    | awk '{printf "| %s | %.2f s | %.0f MB | %.0f MB |\n", $1, $2, $3 / 1024, $4 / 1024}'
done
