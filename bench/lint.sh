#!/usr/bin/env bash
# What `lifesigns probes lint` costs: N manifests in a folder, each a Deployment with its Service, half of them with two findings;
# and N Deployments in one List in JSON. Prints seconds and MB at the peak, as the system counts them. Needs GNU time.
#   ./mvnw package -pl agent -am -DskipTests && bench/lint.sh [N]
set -euo pipefail
cd "$(dirname "$0")/.."
number=${1:-10000}
lifesigns=${LIFESIGNS:-agent/target/lifesigns/bin/lifesigns}
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

mkdir "$work/manifests"
awk -v number="$number" -v work="$work" '
    function deployment(i) {
        odd = i % 2
        return "{\"apiVersion\": \"apps/v1\", \"kind\": \"Deployment\", \"metadata\": {\"name\": \"orders-" i "\"},\n" \
            "  \"spec\": {\"replicas\": 3, \"selector\": {\"matchLabels\": {\"app\": \"orders-" i "\"}},\n" \
            "    \"template\": {\"metadata\": {\"labels\": {\"app\": \"orders-" i "\"}}, \"spec\": {\"containers\": [\n" \
            "      {\"name\": \"app\", \"image\": \"registry.example/orders:" i "\", \"args\": [\"--port\", \"8080\"],\n" \
            "       \"ports\": [{\"name\": \"http\", \"containerPort\": 8080}],\n" \
            "       \"env\": [{\"name\": \"LEVEL\", \"value\": \"info\"}, {\"name\": \"REGION\", \"value\": \"north\"}],\n" \
            "       \"resources\": {\"requests\": {\"cpu\": \"100m\", \"memory\": \"256Mi\"}, \"limits\": {\"memory\": \"256Mi\"}},\n" \
            "       \"startupProbe\": {\"httpGet\": {\"path\": \"/health/startup\", \"port\": \"http\"},\n" \
            "         \"periodSeconds\": 2, \"timeoutSeconds\": 1, \"failureThreshold\": 60},\n" \
            "       \"livenessProbe\": {\"httpGet\": {\"path\": \"/health/live\", \"port\": \"http\"},\n" \
            "         \"periodSeconds\": 10, \"timeoutSeconds\": " (odd ? 15 : 4) ", \"failureThreshold\": 6},\n" \
            "       \"readinessProbe\": {\"httpGet\": {\"path\": \"/health/ready\", \"port\": \"" (odd ? "htp" : "http") "\"},\n" \
            "         \"periodSeconds\": 5, \"timeoutSeconds\": 3},\n" \
            "       \"lifecycle\": {\"preStop\": {\"sleep\": {\"seconds\": 10}}}}]}}}}"
    }
    BEGIN {
        list = work "/list.json"
        print "{\"apiVersion\": \"v1\", \"items\": [" >list
        for (i = 0; i < number; i++) {
            file = work "/manifests/" i ".yaml"
            print deployment(i) >file
            print "---\napiVersion: v1\nkind: Service\nmetadata:\n  name: orders-" i >file
            print "spec:\n  selector:\n    app: orders-" i "\n  ports:\n    - port: 80\n      targetPort: http" >file
            close(file)
            print deployment(i) (i < number - 1 ? "," : "") >list
        }
        print "], \"kind\": \"List\"}" >list
    }'

measure() { # WHAT FILE...
    local what=$1
    shift
    /usr/bin/time -f '%e %M' -o "$work/time" "$lifesigns" probes lint --fail-on never "$@" >"$work/report"
    awk -v what="$what" '{ printf "%s: %.1f s, %.0f MB; ", what, $1, $2 / 1024 }' "$work/time"
    tail -n 1 "$work/report"
}

measure "$number files" "$work/manifests"
measure "one List of $(($(wc -c <"$work/list.json") / 1048576)) MiB" "$work/list.json"
