#!/usr/bin/env bash
# Starts a framework's application twice, as it is and with Lifesigns, lets what it depends on hang (kill -STOP), and asks both.
#   examples/frameworks/hang.sh NAME…         spring-boot, spring-boot3, quarkus, dropwizard, vertx, micronaut, armeria, javalin, helidon, smallrye,
#                                             microprofile, servlet, grpc
#   examples/frameworks/hang.sh --docs        all of them, and writes the table of docs/frameworks.md
# Needs Lifesigns in the local repository (./mvnw install -DskipTests), patch, curl and the ports 18080 to 18082 of 127.0.0.1.
# helidon needs JDK 21 in JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
work=$(mktemp -d)
processes=()
stop() {
  if [ ${#processes[@]} -gt 0 ]; then
    kill -KILL "${processes[@]}" 2>/dev/null || true
    wait "${processes[@]}" 2>/dev/null || true
  fi
  processes=()
}
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

inventory=http://127.0.0.1:18080/
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Usage: urls NAME. Prints the paths at which the framework answers for its checks.
urls() {
  case $1 in
    spring-boot | spring-boot3) echo /actuator/health ;;
    dropwizard) echo /admin/healthcheck /health-check ;;
    vertx | smallrye | microprofile) echo /health ;;
    micronaut) echo /health/readiness ;;
    quarkus) echo /q/health/ready ;;
    armeria) echo /internal/l7check ;;
    javalin | servlet) echo /health/ready ;;
    helidon) echo /observe/health/ready ;;
    grpc) echo /grpc.health.v1.Health/Check ;;
    *)
      echo "$1: no such example (expected: spring-boot, spring-boot3, quarkus, dropwizard, vertx, micronaut, armeria, javalin, helidon, smallrye, microprofile, servlet or grpc)" >&2
      exit 2
      ;;
  esac
}

# Usage: run FOLDER PORT. Starts the application that was built there.
run() {
  local folder=$1 port=$2 before=() after=() main=()
  main=(-cp "$folder/target/classes:$(cat "$folder/target/classpath")" demo.ShopApplication)
  case $(basename "$(dirname "$folder")") in
    spring-boot | spring-boot3) after=("--server.port=$port" --server.address=127.0.0.1) ;;
    dropwizard) before=("-Ddw.server.connector.port=$port") after=(server "$folder/shop.yml") ;;
    vertx | armeria | javalin | helidon | smallrye | microprofile | servlet | grpc) after=("$port") ;;
    micronaut) before=("-Dmicronaut.server.port=$port" -Dmicronaut.server.host=127.0.0.1) ;;
    quarkus)
      before=("-Dquarkus.http.port=$port" -Dquarkus.http.host=127.0.0.1)
      main=(-jar "$folder/target/quarkus-app/quarkus-run.jar")
      ;;
  esac
  "$java" "-Dinventory=$inventory" "${before[@]}" "${main[@]}" "${after[@]}" >"$folder/log" 2>&1 &
  processes+=($!)
}

# Usage: call URL. Prints the status code, 000 for none within three seconds, and the seconds that it took.
call() {
  case $1 in
    */grpc.health.v1.Health/Check) grpc "$1" ;;
    *) curl -s -o /dev/null -m 3 -w '%{http_code} %{time_total}' "$1" || true ;;
  esac
}

# The same for gRPC: five zeros are the empty request, and the last byte of the response is the status.
grpc() {
  local seconds
  rm -f "$work/response"
  seconds=$(printf '\0\0\0\0\0' | curl -s -o "$work/response" -m 3 -w '%{time_total}' --http2-prior-knowledge \
    -H 'content-type: application/grpc' -H 'te: trailers' --data-binary @- "$1" || true)
  case $(tail -c 1 "$work/response" 2>/dev/null | od -An -tu1) in
    *1) echo "SERVING $seconds" ;;
    *2) echo "NOT_SERVING $seconds" ;;
    *) echo "000 $seconds" ;;
  esac
}

# Usage: code URL. Prints the status code alone.
code() {
  local answer
  answer=$(call "$1")
  echo "${answer%% *}"
}

# Usage: await CODES URL. Waits until the answer is one of those; a minute at most.
await() {
  for ((i = 0; i < 240; i++)); do
    [[ " $1 " != *" $(code "$2") "* ]] || return 0
    sleep 0.25
  done
  echo "$2: not one of $1 within a minute" >&2
  tail -n 20 "$work"/*/*/log >&2 || true
  exit 1
}

# Usage: ask URL. Prints what came, and when.
ask() {
  local answer
  answer=$(call "$1")
  case $answer in
    000*) echo "no answer in 3 s" ;;
    *) awk '{ printf "%s after %.0f ms\n", $1, 1000 * $2 }' <<<"$answer" ;;
  esac
}

# Usage: row NAME PATH. Prints a row of the table, and fails if Lifesigns does not say within a second that the check fails.
row() {
  local plain lifesigns
  plain=$(ask "http://127.0.0.1:18081$2")
  lifesigns=$(ask "http://127.0.0.1:18082$2")
  echo "| [$1](../examples/frameworks/$1) | \`$2\` | $plain | $lifesigns |"
  if ! [[ $lifesigns =~ ^(500|503|NOT_SERVING)\ after\ ([0-9]+)\ ms$ && ${BASH_REMATCH[2]} -lt 1000 ]]; then
    echo "$1: $2: $lifesigns (expected: 500, 503 or NOT_SERVING after less than 1000 ms)" >&2
    return 1
  fi
}

# Usage: rows NAME. Prints the rows of the table.
rows() {
  local name=$1 variant path phase=compile
  [ "$name" != quarkus ] || phase=package # its classes are not what runs
  for variant in plain lifesigns; do
    mkdir -p "$work/$name/$variant"
    cp -r "$here/$name/." "$work/$name/$variant"
    [ "$variant" = plain ] || patch -s -d "$work/$name/$variant" -p1 <"$here/$name/lifesigns.diff"
    "$here/../../mvnw" -q -B -ntp -f "$work/$name/$variant/pom.xml" "$phase" \
      dependency:build-classpath -Dmdep.outputFile=target/classpath >&2
  done
  "$java" "$here/Inventory.java" 18080 &
  local stopped=$!
  processes+=("$stopped")
  await 200 "$inventory"
  run "$work/$name/plain" 18081
  run "$work/$name/lifesigns" 18082
  for path in $(urls "$name"); do
    await "200 204 SERVING" "http://127.0.0.1:18081$path"
    await "200 204 SERVING" "http://127.0.0.1:18082$path"
  done
  kill -STOP "$stopped"
  for path in $(urls "$name"); do
    await "500 503 NOT_SERVING" "http://127.0.0.1:18082$path"
    row "$name" "$path"
  done
  stop
}

if [ "${1:-}" = --docs ]; then
  page=../../docs/frameworks.md
  {
    sed '/^<!-- hang: begin/q' "$page"
    echo
    echo "| application | path | as it is | with Lifesigns |"
    echo "| --- | --- | --- | --- |"
    rows spring-boot
    rows spring-boot3
    rows quarkus
    rows dropwizard
    rows vertx
    rows micronaut
    rows armeria
    rows javalin
    rows helidon
    rows smallrye
    rows microprofile
    rows servlet
    rows grpc
    echo
    sed -n '/^<!-- hang: end/,$p' "$page"
  } >"$work/page"
  cat "$work/page" >"$page"
  exit
fi
[ $# -gt 0 ] || { sed -nE '2,/^set /s/^# ?//p' "$0" >&2; exit 2; }
for name in "$@"; do urls "$name" >/dev/null; done
for name in "$@"; do rows "$name"; done
