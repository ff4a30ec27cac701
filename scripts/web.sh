#!/usr/bin/env bash
# Measures the experiments of the asynchronous web, one run each, for docs/data: servers beside slow
# clients and behind a proxy, short blocking calls, computations, files, a database behind the
# server, kept connections, and one request with several look-ups; and what it costs to watch many
# connections, to let them wait, to tell many subscribers of events, and to pass bodies on to a store.
# Needs a quiet machine and Java 21 or newer.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/web.sh [options] [EXPERIMENT...]
  -f N         forks of each case (default: 5)
  -o FOLDER    where the rows go, a file for each experiment (default: docs/data)
  --plan       says what would be measured and how long it takes, and measures nothing
EXPERIMENT is one of: duration slow compute database deadline keepalive saturation fanout readiness idle push files upload (default: all, in this order).
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

forks=5 folder= plan= experiments=()
while [ $# -gt 0 ]; do
  case $1 in
    -f | -o) [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    -f) forks=$2; shift ;;
    -o) folder=$2; shift ;;
    --plan) plan=--plan ;;
    -h | --help) usage; exit 0 ;;
    duration | slow | compute | database | deadline | keepalive | saturation | fanout | readiness | idle | push | files | upload) experiments+=("$1") ;;
    *) fail "There is no option or experiment $1; -h shows them." ;;
  esac
  shift
done
[[ $forks =~ ^[1-9][0-9]?$ ]] || fail "-f must be 1 to 99 forks, but is $forks."
[ ${#experiments[@]} -gt 0 ] || experiments=(duration slow compute database deadline keepalive saturation fanout readiness idle push files upload)

top=$(cd "$(dirname "$0")/.." && pwd)
: "${folder:=$top/docs/data}"
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$top/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
[ -n "$plan" ] || mkdir -p "$folder"

measure() {
  local name=$1
  shift
  if [ -n "$plan" ]; then
    echo "== $name"
    "$java" -jar "$jar" "$@" -f "$forks" --plan
  else
    "$java" -jar "$jar" "$@" -f "$forks" --output "$folder/web-$name.csv"
  fi
}

for experiment in "${experiments[@]}"; do
  case $experiment in
    duration | slow | compute | database | deadline | keepalive) measure "$experiment" Server -p "experiment=$experiment" ;;
    # A thousand requests of 100 ms under way: 10,000 a second, and the limit that was met. A server
    # whose code is not compiled yet meets another one.
    saturation)
      measure saturation Server -p server=EVENT_LOOP,VIRTUAL_THREADS,SELECTOR \
        -p concurrency=1000 -p calls=20000 -p keepAlive=false,true -wi 2 -w 1s
      ;;
    readiness) measure readiness Readiness ;;
    files)
      measure files FileBound
      measure server-files Server -p experiment=files
      ;;
    idle) measure idle IdleConnections ;;
    push) measure push Push ;;
    upload)
      measure upload Upload -p experiment=upload,backpressure
      # Whether a gigabyte leaves a trace needs no interval, and takes long.
      forks=1 measure upload-1024 Upload -p megabytes=1024 -p body=STREAM
      ;;
    fanout) measure fanout FanOut -p experiment=alone,many,pool,failure,timeout ;;
  esac
done
