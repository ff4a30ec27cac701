#!/usr/bin/env bash
# Compares the throughput that our load client gets from servers with what wrk gets (Debian: wrk): both
# keep as many connections under way, each for one request after another, on the same server, in turn.
# wrk does not count what is under way when its time is up, which is less than 1 % of 10 s.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/compare-with-wrk.sh [options]
  --model NAME     a server to start; may be given again (default: EVENT_LOOP, SELECTOR and, where this
                   Java has virtual threads, VIRTUAL_THREADS)
  --levels "C..."  how many requests are under way (default: "40 1000")
  --seconds S      how long each run takes, 1 to 600 (default: 10)
  --repetitions R  pairs of runs at each level, 2 to 30 (default: 5)
  -o FILE          writes what is printed to this file, too
JAVA_HOME chooses the Java.
Exit status: 0 the interval of every ratio is within 3 % of 1; 1 one is wholly beyond; 2 it cannot be
done; 3 undecided.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

models=() levels="40 1000" seconds=10 repetitions=5 file=''
while [ $# -gt 0 ]; do
  case $1 in
    --model | --levels | --seconds | --repetitions | -o)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    --model) models+=("$2"); shift ;;
    --levels) levels=$2; shift ;;
    --seconds) seconds=$2; shift ;;
    --repetitions) repetitions=$2; shift ;;
    -o) file=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows the options." ;;
  esac
  shift
done
[[ $levels =~ ^[1-9][0-9]{0,4}( [1-9][0-9]{0,4})*$ ]] ||
  fail "--levels must be numbers of connections with a space between, but is \"$levels\"."
[[ $seconds =~ ^[1-9][0-9]{0,2}$ ]] && [ "$seconds" -le 600 ] ||
  fail "--seconds must be 1 to 600, but is $seconds."
[[ $repetitions =~ ^[1-9][0-9]?$ ]] && [ "$repetitions" -ge 2 ] && [ "$repetitions" -le 30 ] ||
  fail "--repetitions must be 2 to 30, but is $repetitions."
command -v wrk >/dev/null || fail "There is no wrk; on Debian it is in the package wrk."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
scripts=$(cd "$(dirname "$0")" && pwd)
jar=$scripts/../benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
if [ ${#models[@]} -eq 0 ]; then
  version=$("$java" -XshowSettings:properties -version 2>&1 |
    sed -n 's/^ *java\.specification\.version = //p')
  [ -n "$version" ] || fail "\"$java\" does not tell its version."
  models=(EVENT_LOOP SELECTOR)
  [ "$version" -lt 21 ] || models+=(VIRTUAL_THREADS)
fi
# A JVM takes as many files as it may; wrk takes what it is given.
ulimit -n "$(ulimit -Hn)"

work=$(mktemp -d)
server=''
end_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=''
}
finish() {
  end_server
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

latency=100
start_server() {
  "$java" -jar "$jar" server --model "$1" --port 0 --deadlineMillis 30000 >"$work/server" 2>&1 </dev/null &
  server=$!
  url=''
  for _ in $(seq 300); do
    url=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$work/server" || true)
    [ -z "$url" ] || break
    kill -0 "$server" 2>/dev/null || fail "The server $1 did not start: $(tail -n 1 "$work/server")"
    sleep 0.1
  done
  [ -n "$url" ] || fail "The server $1 told no address within 30 s."
  url+="/hello?latencyMillis=$latency"
}

# Requests a second of one run, in which every request must have been answered as expected.
run() {
  local who=$1 c=$2 time=$3 out=$work/$1
  case $who in
    wrk) wrk -t 1 -c "$c" -d "${time}s" --timeout 30s "$url" >"$out" 2>&1 || true ;;
    ours) "$java" -jar "$jar" load --url "$url" -k -c "$c" -n $((c * time * 1000 / latency)) >"$out" 2>&1 || true ;;
  esac
  awk '
    /Socket errors:|Non-2xx|Failed requests: *[1-9]/ { exit 1 }
    /^Requests\/sec:/ { print $2 }
    /^Requests per second:/ { print $4 }' "$out" >"$out.rate" && [ -s "$out.rate" ] ||
    fail "Not every request of $who was answered; it says: $(grep -m1 -E 'errors|Non-2xx|Failed' "$out" || tail -n 1 "$out")"
}

report() {
  echo "Answers after $latency ms, pairs of $seconds s, requests a second"
  for model in "${models[@]}"; do
    start_server "$model"
    # The first requests of a server are slow, and would count against whoever comes first.
    for c in $levels; do
      run wrk "$c" 3
    done
    for r in $(seq "$repetitions"); do
      for c in $levels; do
        # Who goes first changes, so that a drift of the machine favours nobody.
        order="wrk ours"
        [ $((r % 2)) = 1 ] || order="ours wrk"
        for who in $order; do
          run "$who" "$c" "$seconds"
        done
        ours=$(cat "$work/ours.rate") wrk=$(cat "$work/wrk.rate")
        echo "$model,c=$c $ours $wrk" >>"$work/pairs"
        echo "$model, c=$c: ours $ours, wrk $wrk"
      done
    done
    end_server
  done
  awk -v other=wrk -v bound=0.03 -f "$scripts/ratio.awk" "$work/pairs"
}
# The shell of a pipe ends what it has started.
{ trap finish EXIT; report; } | tee "${file:-/dev/null}"
