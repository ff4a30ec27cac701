#!/usr/bin/env bash
# Measures the reference run with its profiles, and the middle of each experiment of the other workloads, from one
# clean commit, in some 70 minutes on two cores. What is whole is not measured again, and an interrupted part goes on
# where it ended. Whole experiments are measured by scripts/concurrency.sh, scripts/web.sh and scripts/own-work.sh.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/reference.sh [options] [part ...]
  --into FOLDER  where the files go (default: runs/reference), in the places that they have in the project
  --short        one short fork of each case, to see that all of it works
  --plan         tells how long each part takes, and measures nothing
Without a part all are measured, in this order: PARTS
JAVA_HOME chooses the Java. Exit status: 0 all were measured; 1 a case failed; 2 it cannot be done.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

# Each part: its name, and what is measured of it.
parts() {
  cat <<'TEXT'
standard     CpuBound IoBound Baseline PipeFloor WorkerStart Server --preset standard --profile-only ^(Cpu|Io)Bound.*(SEQUENTIAL|workers=10) --profile-diff SEQUENTIAL,PROCESS
locks        Contention -p experiment=locks -p workers=2,4
permits      Contention -p experiment=permits,owners
orders       Deadlock -p experiment=orders -p mode=THREADS
ladder       Primitives -p experiment=ladder -p unit=THREAD,VIRTUAL,PROCESS,FUTURE,PARK
messages     Primitives -p experiment=messages -p messageBytes=1,1000000
computing    GilLatency -p experiment=computing -p computing=1
grain        Divide -p experiment=grain -p pieces=2,10000
serial       Divide -p experiment=serial -p serialPercent=0,25
load         Pipeline -p experiment=load -p loadPercent=70
readiness    Readiness -p connections=10,1000
fanout       FanOut -p experiment=alone
many         FanOut -p experiment=many -f 2
failure      FanOut -p experiment=failure -p failing=EVENT -f 2
push         Push -p subscribers=100 -p transport=POLLING,SSE
idle         IdleConnections -p connections=10,1000 -p server=THREAD_PER_CONNECTION,EVENT_LOOP
upload       Upload -p megabytes=16,64 -p server=EVENT_LOOP
backpressure Upload -p experiment=backpressure -p server=EVENT_LOOP -f 1
files        FileBound -p workers=4
database     Server -p experiment=database -p databaseConnections=4 -p cachePercent=0 -p server=THREAD_POOL,EVENT_LOOP
compute      Server -p experiment=compute -p concurrency=4 -p server=EVENT_LOOP,THREAD_POOL -p offload=none,threads
slow         Server -p experiment=slow -p slowClients=0,4 -p proxy=none -p server=SYNC_WORKER,EVENT_LOOP
keepalive    Server -p experiment=keepalive -p proxy=none
duration     Server -p experiment=duration -p blockingMillis=1,20
server-files Server -p experiment=files -p direct=true -p server=EVENT_LOOP -p concurrency=4 -f 2
saturation   Server -p server=EVENT_LOOP,SELECTOR -p concurrency=1000 -p calls=20000 -p keepAlive=true -wi 2 -w 1s -f 2
TEXT
}
names=$(parts | awk '{ print $1 }')

into= short= plan= chosen=()
while [ $# -gt 0 ]; do
  case $1 in
    --into)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      into=$2
      shift
      ;;
    --short) short=1 ;;
    --plan) plan=1 ;;
    -h | --help) usage | sed "s/PARTS/$(echo $names)/"; exit 0 ;;
    *)
      grep -qxF -- "$1" <<<"$names" || fail "There is no option or part $1; -h shows them."
      chosen+=("$1")
      ;;
  esac
  shift
done
[ ${#chosen[@]} -gt 0 ] || chosen=($names)

top=$(cd "$(dirname "$0")/.." && pwd)
: "${into:=$top/runs/reference}"
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$top/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
if [ -z "$short$plan" ]; then
  changes=$(git -C "$top" status --porcelain)
  [ -z "$changes" ] || fail "The reference is measured from a clean commit, but the working tree has changes: $changes"
fi

if [ -z "$plan" ]; then
  mkdir -p "$into"
  into=$(cd "$into" && pwd)
  # Names of files without a folder of this machine are what records keep.
  cd "$into"
fi
status=0 stale=
for part in "${chosen[@]}"; do
  read -r _ arguments < <(parts | awk -v part="$part" '$1 == part')
  # An option is given once.
  [ -z "$short" ] || arguments="$(sed -E 's/ -(f|wi|w|i|r) [^ ]+//g' <<<"$arguments") -f 1 -wi 1 -w 100ms -i 1 -r 100ms"
  read -ra run <<<"$arguments --seed 20261120"
  if [ -n "$plan" ]; then
    echo "$part: $("$java" -jar "$jar" "${run[@]}" --plan | tail -n 1)"
    continue
  fi
  case $part in
    standard) file=results.csv ;;
    *) file=docs/data/reference/$part.csv ;;
  esac
  mkdir -p "$(dirname "$file")"
  stale+=" ${file%.csv}.2*.csv"
  # One that is whole says that there is nothing to resume.
  [ ! -f "$file" ] || run=(--resume)
  ended=0
  "$java" -jar "$jar" "${run[@]}" --output "$file" || ended=$?
  [ "$ended" -le 1 ] || exit "$ended"
  [ "$ended" = 0 ] || status=1
done
# Graphs of another run, and what stands beside its rows, would stay beside those of this one.
[ ! -d profiles ] || [ -n "$plan" ] || stale+=" profiles/*.html"
[ -n "$plan" ] || echo "To put it into place: cd $top && rm -f$stale; cp -r $into/. ."
exit "$status"
