#!/usr/bin/env bash
# Measures the mechanisms of concurrency by their named experiments: races and locks, deadlocks, what
# threads, switches, messages and a global lock cost, jobs that are divided, and queues before a database. Each
# experiment has a file of its own, and a run that was interrupted goes on where it ended.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/concurrency.sh [options] [experiment ...]
  --into FOLDER  where the files go (default: docs/data); their names end with the Java's version
  --short        one short fork of each case, to see that all of it works
  --plan         tells how long each experiment takes, and measures nothing
Without an experiment all are measured: locks, sections, sharers, bytecodes, permits, owners, orders,
ladder, messages, computing, switch, grain, serial, kernels, starvation, load, overload. JAVA_HOME chooses the Java.
Exit status: 0 all were measured; 1 a case failed (of starvation the one that has to did not); 2 it cannot be done.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

into=docs/data short='' plan='' chosen=()
while [ $# -gt 0 ]; do
  case $1 in
    --into)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      into=$2
      shift
      ;;
    --short) short=1 ;;
    --plan) plan=1 ;;
    -h | --help) usage; exit 0 ;;
    -*) fail "There is no option $1; -h shows the options." ;;
    *) chosen+=("$1") ;;
  esac
  shift
done

benchmark() {
  case $1 in
    locks | sections | sharers | bytecodes | permits | owners) echo Contention ;;
    orders) echo Deadlock ;;
    ladder | messages) echo Primitives ;;
    computing | switch) echo GilLatency ;;
    grain | serial | kernels | starvation) echo Divide ;;
    load | overload) echo Pipeline ;;
    *) fail "There is no experiment $1; -h lists them." ;;
  esac
}
[ ${#chosen[@]} -gt 0 ] || chosen=(locks sections sharers bytecodes permits owners orders ladder messages computing switch grain
  serial kernels starvation load overload)
for experiment in "${chosen[@]}"; do
  benchmark "$experiment" >/dev/null
done

top=$(cd "$(dirname "$0")/.." && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$top/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
version=$("$java" -XshowSettings:properties -version 2>&1 |
  sed -n 's/^ *java\.specification\.version = //p')
[ -n "$version" ] || fail "\"$java\" does not tell its version."

options=()
[ -z "$short" ] || options=(-f 1 -wi 1 -w 100ms -i 1 -r 100ms)
[ -n "$plan" ] || mkdir -p "$into"
status=0
for experiment in "${chosen[@]}"; do
  name=$(benchmark "$experiment")
  file=$into/$experiment-$version.csv
  run=("$name" -p "experiment=$experiment" "${options[@]}")
  # Fewer forks do not tell a serial share within three points.
  [ "$experiment" != serial ] || [ -n "$short" ] || run+=(-f 20)
  if [ -n "$plan" ]; then
    echo "$experiment: $("$java" -jar "$jar" "${run[@]}" --plan | tail -n 1)"
    continue
  fi
  # One that is whole says that there is nothing to resume.
  [ ! -f "$file" ] || run=(--resume)
  ended=0
  "$java" -jar "$jar" "${run[@]}" --output "$file" || ended=$?
  [ "$ended" -le 1 ] || exit "$ended"
  # A pool whose workers wait for each other fails, and shall.
  [ "$experiment" = starvation ] && due=1 || due=0
  [ "$ended" = "$due" ] || status=1
done
exit "$status"
