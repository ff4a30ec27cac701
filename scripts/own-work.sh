#!/usr/bin/env bash
# Measures the examples of docs/own-examples, and an endpoint of the mock, in every mode; then what Own itself costs
# (the countdown as a class of one's own beside CpuBound), and whether a worker process compiles as the fork does.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/own-work.sh [options]
  --into FOLDER  where the files go (default: docs/data); their names end with the Java's version
  --short        one short fork of each case, to see that all of it works
JAVA_HOME chooses the Java. What is built is in the folder of temporary files, and gone afterwards.
Exit status: 0 all were measured; 1 a case failed; 2 it cannot be done.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

# The port is in the rows.
into=docs/data short=() forks=(-f 10) port=18090
while [ $# -gt 0 ]; do
  case $1 in
    --into)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      into=$2
      shift
      ;;
    --short)
      short=(-f 1 -wi 1 -w 100ms -i 1 -r 100ms)
      forks=()
      ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows the options." ;;
  esac
  shift
done

top=$(cd "$(dirname "$0")/.." && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$top/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
version=$("$java" -XshowSettings:properties -version 2>&1 |
  sed -n 's/^ *java\.specification\.version = //p')
[ -n "$version" ] || fail "\"$java\" does not tell its version."

work=$(mktemp -d)
mock=
trap '[ -z "$mock" ] || kill "$mock"; rm -rf "$work"' EXIT
cp -r "$top/docs/own-examples/." "$work"
mvn -B -q -f "$work/pom.xml" compile dependency:copy-dependencies -DoutputDirectory="$work/lib"
path='target/classes:lib/*'
(cd "$work" && "$java" -cp "$path" com.acme.ExampleData data)
"$java" -jar "$jar" mock --port "$port" >"$work/mock.log" &
mock=$!
until grep -q http "$work/mock.log"; do
  kill -0 "$mock" 2>/dev/null || { mock=; fail "The mock must serve on port $port, but ended."; }
  sleep 0.1
done

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
  mv "$name".* "$into"
}
measure own-work 'Own|Baseline' --class-path "$path" -p mode=all -p workers=2 -p argument=data \
  -p task=com.acme.Thumbnail,com.acme.JsonParse,com.acme.Digest,com.acme.Query \
  -p url="http://127.0.0.1:$port/v1/us/current.json?latencyMillis=100"
measure own-overhead 'Own|CpuBound' --class-path "$path" -p task=com.acme.Countdown "${forks[@]}" \
  -p mode=SEQUENTIAL,THREADS,THREAD_POOL,FORK_JOIN,PROCESS -p workers=2
measure own-compilers Own --class-path "$path" -p task=com.acme.MatrixProduct "${forks[@]}" \
  -p mode=SEQUENTIAL,THREAD_POOL,PROCESS_POOL -p workers=1
measure own-compilers-c1 Own --class-path "$path" -p task=com.acme.MatrixProduct \
  -p mode=SEQUENTIAL -jvmArgsAppend -XX:TieredStopAtLevel=1
exit "$status"
