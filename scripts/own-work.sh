#!/usr/bin/env bash
# Measures the examples of docs/own-examples, and an endpoint of the mock, in every mode; then what Own itself costs
# (the countdown as a class of one's own beside CpuBound), whether a worker process compiles as the fork does, what
# TLS adds to calls of an endpoint, classes whose calls are planted to be in each other's way, and the share of a lock.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/own-work.sh [options] [experiment ...]
  --into FOLDER  where the files go (default: docs/data); their names end with the Java's version
  --short        one short fork of each case, to see that all of it works
Without an experiment all are measured: work, overhead, compilers, tls, planted, locked. JAVA_HOME chooses the Java. What is built is in the folder of temporary files, and gone afterwards.
Exit status: 0 all were measured; 1 a case failed; 2 it cannot be done.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

# The port is in the rows.
into=docs/data short=() forks=(-f 10) many=(-f 20) most=(-f 30 -wi 1 -w 1s -i 2 -r 500ms) chosen=() port=18090
while [ $# -gt 0 ]; do
  case $1 in
    --into)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      into=$2
      shift
      ;;
    --short)
      short=(-f 1 -wi 1 -w 100ms -i 1 -r 100ms)
      forks=() many=() most=()
      ;;
    -h | --help) usage; exit 0 ;;
    work | overhead | compilers | tls | planted | locked) chosen+=("$1") ;;
    *) fail "There is no option or experiment $1; -h shows them." ;;
  esac
  shift
done
[ ${#chosen[@]} -gt 0 ] || chosen=(work overhead compilers tls planted locked)

top=$(cd "$(dirname "$0")/.." && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$top/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
version=$("$java" -XshowSettings:properties -version 2>&1 |
  sed -n 's/^ *java\.specification\.version = //p')
[ -n "$version" ] || fail "\"$java\" does not tell its version."

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || kill "$server"
  server=
}
trap 'stop; rm -rf "$work"' EXIT
# What serves beside a measurement says a word when it does.
serve() {
  local word=$1
  shift
  "$java" "$@" >"$work/server.log" &
  server=$!
  until grep -q "$word" "$work/server.log"; do
    kill -0 "$server" 2>/dev/null || { server=; fail "What is measured needs a server on port $port, but it ended."; }
    sleep 0.1
  done
}
cp -r "$top/docs/own-examples/." "$work"
mvn -B -q -f "$work/pom.xml" compile dependency:copy-dependencies -DoutputDirectory="$work/lib"
path='target/classes:lib/*'

mkdir -p "$into"
into=$(cd "$into" && pwd)
# From there, so that rows and record have no path of this machine.
cd "$work"
status=0
measure() {
  local name=$1-$version ended=0
  shift
  "$java" -jar "$jar" "$@" "${short[@]}" --output "$name.csv" || ended=$?
  [ "$ended" -le 1 ] || exit "$ended"
  [ "$ended" = 0 ] || status=1
  # The record has the class path of the forks, which is of this machine; the page can be drawn again.
  sed -i "s|$work/||g" "$name.environment.json"
  rm -f "$name.report.html"
  mv "$name".* "$into"
}
for experiment in "${chosen[@]}"; do
  case $experiment in
    work)
      "$java" -cp "$path" com.acme.ExampleData data
      serve http -jar "$jar" mock --port "$port"
      measure own-work 'Own|Baseline' --class-path "$path" -p mode=all -p workers=2 -p argument=data \
        -p task=com.acme.Thumbnail,com.acme.JsonParse,com.acme.Digest,com.acme.Query \
        -p url="http://127.0.0.1:$port/v1/us/current.json?latencyMillis=100"
      stop
      ;;
    planted)
      measure own-planted 'Own|Baseline' --class-path "$path" -p mode=all -p workers=2 \
        -p task="$(printf ",com.acme.planted.%s" Locked LockedTwin Waiting HalfComputing Streaming Allocating OneConnection Counting Sorting | cut -c 2-)"
      ;;
    locked)
      # A worker for each call, or the times would not tell the share.
      measure own-locked Own --class-path "$path" -p task=com.acme.planted.Locked,com.acme.planted.LockedTwin "${many[@]}" \
        -p mode=THREAD_POOL -p workers=1,2 -p calls=2
      ;;
    overhead)
      measure own-overhead 'Own|CpuBound' --class-path "$path" -p task=com.acme.Countdown "${most[@]}" \
        -p mode=all -p workers=2
      ;;
    compilers)
      measure own-compilers Own --class-path "$path" -p task=com.acme.MatrixProduct "${forks[@]}" \
        -p mode=SEQUENTIAL,THREAD_POOL,PROCESS_POOL -p workers=1
      # Their workers start fast.
      measure own-workers 'CpuBound|IoBound' "${forks[@]}" -p mode=THREAD_POOL,PROCESS_POOL -p workers=1
      measure own-compilers-c1 Own --class-path "$path" -p task=com.acme.MatrixProduct \
        -p mode=SEQUENTIAL -jvmArgsAppend -XX:TieredStopAtLevel=1
      ;;
    tls)
      # Of the loopback address, and trusted by the forks alone.
      "$(dirname "$(readlink -f "$(command -v "$java")")")/keytool" -genkeypair -alias endpoint -keyalg EC -validity 30 \
        -dname CN=localhost -ext san=ip:127.0.0.1 -keystore keys.p12 -storepass changeit 2>/dev/null
      serve ready -cp "$path" com.acme.Endpoint "$port" $((port + 1)) keys.p12 changeit
      measure own-tls Own -p mode=THREAD_POOL,PROCESS -p workers=2 \
        -p url="http://127.0.0.1:$port/,https://127.0.0.1:$((port + 1))/" \
        -jvmArgsAppend "-Djavax.net.ssl.trustStore=keys.p12 -Djavax.net.ssl.trustStorePassword=changeit"
      stop
      ;;
  esac
done
exit "$status"
