#!/usr/bin/env bash
# Mutates core and http, writes the scores into docs/mutation.md, and fails if a mutant survives that the page does not
# explain. About half an hour on two processors.
#   proof/mutation.sh [MAVEN_ARGUMENT…]
#   proof/mutation.sh scores    only reads the reports of the last run, in proof/target/mutation
set -euo pipefail
cd "$(dirname "$0")/.."
page=docs/mutation.md
reports=proof/target/mutation

# Prints "package class.method status" of each mutant.
mutants() {
    sed -nE "/^<mutation /{
        s/&lt;init&gt;/new/
        s/.* status='([A-Z_]+)'.*<mutatedClass>([a-z.]+)\.([A-Za-z]+)[^<]*<\/mutatedClass><mutatedMethod>(lambda\\$)?([A-Za-z]+).*/\2 \3.\5 \1/p
    }" "$reports"/*/mutations.xml
}

scores() {
    echo "| package | mutants | killed | timed out | survived | not covered | score | of those covered |"
    echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    mutants | awk '
        function row(name, p) {
            detected = n[p, "KILLED"] + n[p, "TIMED_OUT"] + n[p, "MEMORY_ERROR"] + n[p, "RUN_ERROR"]
            printf "| %s | %d | %d | %d | %d | %d | %.1f %% | %.1f %% |\n", name, n[p], n[p, "KILLED"], \
                detected - n[p, "KILLED"], n[p, "SURVIVED"], n[p, "NO_COVERAGE"], 100 * detected / n[p], \
                100 * detected / (n[p] - n[p, "NO_COVERAGE"])
        }
        { n[$1]++; n[$1, $3]++; n["all"]++; n["all", $3]++ }
        END {
            split("dev.lifesigns dev.lifesigns.internal dev.lifesigns.http", packages, " ")
            for (i = 1; i <= 3; i++) if (n[packages[i]]) row("`" packages[i] "`", packages[i])
            row("all", "all")
        }'
    echo
    echo "Lifesigns $(sed -nE '0,/<version>/s/ *<version>(.*)<\/version>/\1/p' pom.xml), $(date -u +%F)."
}

# Puts the scores between the two marks of the page.
write() {
    awk -v table="$(scores)" '
        /<!-- end of scores -->/ { print table; print ""; inside = 0 }
        !inside
        /<!-- scores -->/ { print ""; inside = 1 }' "$page" >"$page.new"
    mv "$page.new" "$page"
}

# Prints each method of which more mutants survive than the page explains, in rows of "| `Class.method` | number | …".
unexplained() {
    mutants | awk '
        FILENAME == "-" { if ($3 == "SURVIVED" || $3 == "NO_COVERAGE") found[$2]++; next }
        /^\| `[A-Za-z.]+` \| [0-9]+ \|/ { explained[substr($2, 2, length($2) - 2)] += $4 }
        END {
            for (method in found) if (found[method] > explained[method])
                printf "%s: %d survive (expected: %d, which %s explains)\n", method, found[method], explained[method], FILENAME
        }' - "$page" | sort
}

[ "${1:-}" = scores ] || ./mvnw -B -ntp process-test-classes -Pmutation -pl proof -am "$@"
write
unexplained
[ -z "$(unexplained)" ]
