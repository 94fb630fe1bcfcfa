#!/usr/bin/env bash
# Rehearses a release: builds what is published from a copy of the sources, signs it, deploys it into a folder, looks at
# what is there, and builds the quickstart from that folder alone, as a user would. Nothing leaves the machine.
#
#   proof/rehearse-release.sh [--version VERSION] [--key NAME] [--folder FOLDER]
#
# --version VERSION  what to call it (default: the version of the pom without -SNAPSHOT)
# --key NAME         the key to sign with, its passphrase in MAVEN_GPG_PASSPHRASE (default: one made for the occasion)
# --folder FOLDER    where everything goes; emptied first (default: target/rehearsal)
#
# FOLDER/repository is what was deployed, FOLDER/bundle.zip is the same for Maven Central. Needs JDK 21 or later, gpg, zip.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  sed -nE '2,/^set /s/^# ?//p' "$0" >&2
  exit 2
}

fail() {
  echo "rehearsal: $*" >&2
  exit 1
}

current=$(sed -nE '0,/<version>/s/.*<version>(.*)<\/version>.*/\1/p' pom.xml)
version=${current%-SNAPSHOT} key='' folder=target/rehearsal
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case $1 in
    --version) version=$2 ;;
    --key) key=$2 ;;
    --folder) folder=$2 ;;
    *) usage ;;
  esac
  shift 2
done

published=(core http bridge micrometer checks probes text testkit adapters/contract adapters/jdk-httpserver adapters/jetty adapters/netty adapters/servlet adapters/spring-boot adapters/spring-boot3 adapters/grpc adapters/vertx adapters/armeria adapters/javalin adapters/helidon adapters/dropwizard adapters/micronaut adapters/microprofile-bridge adapters/microprofile adapters/smallrye adapters/quarkus adapters/quarkus-deployment packs/kafka packs/mongodb packs/rabbitmq bom)
modules=$(IFS=, && echo "${published[*]}")

# Prints the name under which a module is published.
artifact_of() {
  sed -nE '/<parent>/,/<\/parent>/d; s/.*<artifactId>(.*)<\/artifactId>.*/\1/p' "$1/pom.xml" | head -n 1
}

rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
sources=$folder/sources repository=$folder/repository

# What is committed or about to be, and nothing that a build left behind.
mkdir "$sources"
git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$sources"
find "$sources" -name pom.xml -exec sed -i "s/<version>$current<\/version>/<version>$version<\/version>/" {} +

if [ -z "$key" ]; then
  key='Lifesigns rehearsal <rehearsal@localhost>'
  export GNUPGHOME=$(mktemp -d) # short: gpg-agent puts a socket there
  trap 'gpgconf --kill all; rm -rf "$GNUPGHOME"' EXIT
  gpg --batch --quiet --passphrase '' --quick-generate-key "$key" ed25519 sign 1d
fi

echo "=== build, sign and deploy $version"
(cd "$sources" && ./mvnw -B -ntp -q deploy -Prelease,sign -pl "$modules" -am -Dmaven.test.skip -Dspotless.check.skip \
  -Dfixtures.skip "-Dgpg.keyname=$key" "-DaltDeploymentRepository=release::file:$repository")

echo "=== what is published"
for module in "${published[@]}"; do
  artifact=$(artifact_of "$module")
  base=$repository/dev/lifesigns/$artifact/$version/$artifact-$version
  files=(.pom)
  [ "$module" = bom ] || files+=(.jar -sources.jar -javadoc.jar -cyclonedx.json)
  for file in "${files[@]}"; do
    [ -s "$base$file" ] || fail "$artifact: $file is missing"
    gpg --batch --quiet --verify "$base$file.asc" "$base$file" 2>/dev/null || fail "$artifact: $file: no valid signature"
    [ "$(cut -c1-40 "$base$file.sha1")" = "$(sha1sum <"$base$file" | cut -c1-40)" ] || fail "$artifact: $file: wrong SHA-1"
  done
  for element in name description url licenses developers scm; do
    grep -qE "<$element[ >]" "$base.pom" || fail "$artifact: its pom has no <$element>"
  done
  ! grep -qE '<parent>|SNAPSHOT|<scope>test' "$base.pom" || fail "$artifact: its pom has a parent, a snapshot or a test dependency"
  echo "$artifact"
done
found=$(cd "$repository/dev/lifesigns" && echo *)
expected=$(for module in "${published[@]}"; do artifact_of "$module"; done | sort | paste -sd' ')
[ "$found" = "$expected" ] || fail "published: $found (expected: $expected)"

(cd "$repository" && find . -type f ! -name 'maven-metadata*' | sort | zip -q -X "$folder/bundle.zip" -@)

echo "=== the quickstart, as a user builds it"
user=$folder/user
mkdir -p "$user/src/main"
cp -r examples/quickstart/src/main/java "$user/src/main/"
cat >"$user/settings.xml" <<EOF
<settings>
  <localRepository>$user/local</localRepository>
  <profiles>
    <profile>
      <id>rehearsal</id>
      <repositories>
        <repository>
          <id>rehearsal</id>
          <url>file:$repository</url>
          <releases><checksumPolicy>fail</checksumPolicy></releases>
        </repository>
      </repositories>
    </profile>
  </profiles>
  <activeProfiles><activeProfile>rehearsal</activeProfile></activeProfiles>
</settings>
EOF
cat >"$user/pom.xml" <<EOF
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>orders</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>dev.lifesigns</groupId>
        <artifactId>lifesigns-bom</artifactId>
        <version>$version</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>dev.lifesigns</groupId>
      <artifactId>lifesigns-jdk-httpserver</artifactId>
    </dependency>
    <dependency>
      <groupId>dev.lifesigns</groupId>
      <artifactId>lifesigns-checks</artifactId>
    </dependency>
    <dependency>
      <groupId>org.jspecify</groupId>
      <artifactId>jspecify</artifactId>
      <version>1.0.1</version>
      <scope>provided</scope>
    </dependency>
  </dependencies>
</project>
EOF
# the wrapper's Maven, away from our settings in .mvn
cp -r mvnw .mvn "$user/"
rm -f "$user/.mvn/jvm.config" "$user/.mvn/maven.config"
mvn() { (cd "$user" && ./mvnw -B -ntp -q -s settings.xml "$@"); }
mvn compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=class.path

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$user/target/classes:$(cat "$user/class.path")" \
  dev.lifesigns.examples.quickstart.Quickstart "$port" >"$folder/quickstart.log" 2>&1 &
program=$!
answer=$(curl -s --retry 60 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/health/live") || true
kill "$program"
wait "$program" || true
[ "$answer" = '{"status":"up"}' ] || fail "the quickstart answered '$answer', see $folder/quickstart.log"
echo "GET /health/live: $answer"
echo "=== $folder/bundle.zip: $(unzip -Z1 "$folder/bundle.zip" | wc -l) files"
