#!/usr/bin/env bash
# Runs the tests again and again beside programs that keep the processors busy, and writes a table of what came of it:
# a verdict that depends on how fast the machine is shows here.
#
#   proof/repeat.sh ROUNDS [--busy N] [--module MODULES] [--test NAME] [--out FILE]
#
# --busy N    loops that each keep one processor busy meanwhile (default: 3; 0 for none)
# --module    only the tests of these modules, such as checks or core,http (default: every module, integration tests included)
# --test      only this class of those modules
# --out FILE  where the table goes (default: target/repeat/table.md); logs and failed reports stay beside it
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2

usage() {
  sed -nE '2,/^set /s/^# ?//p' "$0" >&2
  exit 2
}

rounds=${1:-}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || usage
shift
busy=3 module='' test='' out=target/repeat/table.md
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case $1 in
    --busy) busy=$2 ;;
    --module) module=$2 ;;
    --test) test=$2 ;;
    --out) out=$2 ;;
    *) usage ;;
  esac
  shift 2
done
[[ $busy =~ ^[0-9]+$ ]] || usage
[ -z "$test" ] || [ -n "$module" ] || usage

goals=(verify)
[ -z "$module" ] || goals=(verify -pl "$module" -am)
# tests of the modules that are only needed do not count
[ -z "$test" ] || goals+=("-Dtest=$test" "-Dit.test=$test")

loops=()
stop() { [ ${#loops[@]} -eq 0 ] || kill "${loops[@]}" 2>/dev/null; }
trap stop EXIT
trap 'exit 130' INT TERM
for ((i = 0; i < busy; i++)); do
  (while :; do :; done) &
  loops+=($!)
done

logs=$(dirname "$out")
mkdir -p "$logs"
roots=${module:-.}
roots=${roots//,/ }

# Prints "tests failures errors skipped" of the reports that are newer than a file.
count() {
  find $roots -path '*/target/*-reports/TEST-*.xml' -newer "$1" -print0 | xargs -0 -r awk '
    /<testsuite / {
      for (name in sum) if (match($0, " " name "=\"[0-9]+\"")) {
        split(substr($0, RSTART, RLENGTH), part, "\"")
        sum[name] += part[2]
      }
      nextfile
    }
    BEGIN { sum["tests"] = 0; sum["failures"] = 0; sum["errors"] = 0; sum["skipped"] = 0 }
    END { print sum["tests"], sum["failures"], sum["errors"], sum["skipped"] }'
}

# Prints "Class.method" of each test that failed, from the reports that are newer than a file.
failed_tests() {
  find $roots -path '*/target/*-reports/TEST-*.xml' -newer "$1" -print0 | xargs -0 -r awk '
    /<testcase / {
      match($0, / name="[^"]*"/); name = substr($0, RSTART + 7, RLENGTH - 8)
      match($0, / classname="[^"]*"/); class = substr($0, RSTART + 12, RLENGTH - 13)
      sub(/.*\./, "", class)
    }
    /<(failure|error)[ >]/ { print class "." name }'
}

{
  echo "\`proof/repeat.sh $rounds --busy $busy${module:+ --module $module}${test:+ --test $test}\`: $(nproc) processors," \
    "JDK $("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -nE '1s/.*"(.*)".*/\1/p'), $(date -u +%Y-%m-%d)"
  echo
  echo "| round | tests | failures | skipped | seconds | what failed |"
  echo "| --- | --- | --- | --- | --- | --- |"
} >"$out"

bad=0 total=0
for ((round = 1; round <= rounds; round++)); do
  mark=$logs/mark
  touch "$mark"
  sleep 1 # reports of this round are newer than the mark
  SECONDS=0
  ./mvnw -B -ntp -fae "${goals[@]}" -Dspotless.check.skip -Denforcer.skip >"$logs/round-$round.log" 2>&1 </dev/null
  exit_code=$?
  seconds=$SECONDS
  read -r tests failures errors skipped <<<"$(count "$mark")"
  what=$(failed_tests "$mark" | sort -u | paste -sd, - | sed 's/,/, /g')
  [ "$exit_code" -eq 0 ] || bad=$((bad + 1))
  [ "$exit_code" -eq 0 ] || what=${what:-"the build, see round-$round.log"}
  total=$((total + tests))
  echo "| $round | $tests | $((failures + errors)) | $skipped | $seconds | $what |" | tee -a "$out"
done
echo "| all | $total | $bad of $rounds rounds failed | | | |" | tee -a "$out"
[ "$bad" -eq 0 ]
