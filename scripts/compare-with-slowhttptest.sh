#!/usr/bin/env bash
# Compares what our slow clients do to a server with what those of slowhttptest do (Debian:
# slowhttptest): four good clients ask one worker, a pool of 4 and a loop, beside as many slow clients of
# either kind, in turn. Slow clients of both come again when the server has closed their connection;
# for that each of slowhttptest is a process of its own, started again when it has ended. Before it
# begins, each of those asks once as a good client would.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/compare-with-slowhttptest.sh [options]
  --slow N         slow clients, 1 to 100 (default: 6)
  --patience MS    how long the server waits for a request, 100 to 60000 (default: 1000)
  --seconds S      how long each run takes, 5 to 600 (default: 20)
  --repetitions R  pairs of runs for each server, 2 to 30 (default: 5)
  -o FILE          writes what is printed to this file, too
JAVA_HOME chooses the Java.
Exit status: 0 the interval of every ratio is within 20 % of 1; 1 one is wholly beyond; 2 it cannot be
done; 3 undecided.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

# More than the workers of the pool: one of slowhttptest is a new process each time, some ms late, and
# with four it would depend on their phase how many are served before it.
slow=6 patience=1000 seconds=20 repetitions=5 file=''
while [ $# -gt 0 ]; do
  case $1 in
    --slow | --patience | --seconds | --repetitions | -o)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    --slow) slow=$2; shift ;;
    --patience) patience=$2; shift ;;
    --seconds) seconds=$2; shift ;;
    --repetitions) repetitions=$2; shift ;;
    -o) file=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows the options." ;;
  esac
  shift
done
[[ $slow =~ ^[1-9][0-9]{0,2}$ ]] && [ "$slow" -le 100 ] || fail "--slow must be 1 to 100, but is $slow."
[[ $patience =~ ^[1-9][0-9]{2,4}$ ]] && [ "$patience" -le 60000 ] ||
  fail "--patience must be 100 to 60000 milliseconds, but is $patience."
[[ $seconds =~ ^[1-9][0-9]{0,2}$ ]] && [ "$seconds" -ge 5 ] && [ "$seconds" -le 600 ] ||
  fail "--seconds must be 5 to 600, but is $seconds."
[[ $repetitions =~ ^[1-9][0-9]?$ ]] && [ "$repetitions" -ge 2 ] && [ "$repetitions" -le 30 ] ||
  fail "--repetitions must be 2 to 30, but is $repetitions."
command -v slowhttptest >/dev/null || fail "There is no slowhttptest; on Debian it is in the package slowhttptest."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
scripts=$(cd "$(dirname "$0")" && pwd)
jar=$scripts/../benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"

work=$(mktemp -d)
server='' attackers=()
end_server() {
  [ -n "$server" ] || return 0
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  server=''
}
# A slow client of theirs ends when its connection does, which the end of the server sees to.
finish() {
  rm -f "$work/there"
  end_server
  [ ${#attackers[@]} = 0 ] || wait "${attackers[@]}" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

start_server() {
  "$java" -jar "$jar" server --model "$1" --workers 4 --patienceMillis "$patience" --port 0 \
    >"$work/server" 2>&1 </dev/null &
  server=$!
  address=''
  for _ in $(seq 300); do
    address=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$work/server" || true)
    [ -z "$address" ] || return 0
    kill -0 "$server" 2>/dev/null || fail "The server $1 did not start: $(tail -n 1 "$work/server")"
    sleep 0.1
  done
  fail "The server $1 told no address within 30 s."
}

attack() {
  while [ -e "$work/there" ]; do
    slowhttptest -H -c 1 -r 1 -i 1 -p 1 -l 600 -u "$address/hello?latencyMillis=1" \
      >/dev/null 2>&1 </dev/null || true
    echo >>"$work/came"
  done
}
# Good answers a second beside slow clients of one kind, or none.
run() {
  local who=$1 ours=0
  : >"$work/came"
  case $who in
    ours) ours=$slow ;;
    theirs)
      touch "$work/there"
      for _ in $(seq "$slow"); do
        attack &
        attackers+=($!)
      done
      sleep 1
      ;;
  esac
  "$java" -cp "$jar" org.modebench.benchmark.server.ClientMix --url "$address" --good 4 --slow "$ours" \
    --seconds "$seconds" --every "$seconds" >"$work/$who" 2>&1 ||
    fail "The clients ended with: $(tail -n 1 "$work/$who")"
  if [ "$who" = theirs ]; then
    rm "$work/there"
    wait "${attackers[@]}"
    attackers=()
    [ "$(wc -l <"$work/came")" -ge "$slow" ] || fail "The slow clients of slowhttptest did not come."
  fi
  awk -F, 'END { if ($2 > 0 && $4 == 0) printf "%.2f\n", $2 / $1 }' "$work/$who" >"$work/$who.rate"
  [ -s "$work/$who.rate" ] || fail "Not every good client was served: $(tail -n 1 "$work/$who")"
}

report() {
  echo "4 good clients beside $slow slow ones, patience $patience ms, good answers a second, pairs of $seconds s"
  for model in SYNC_WORKER THREAD_POOL EVENT_LOOP; do
    start_server "$model"
    # Also warms the server up.
    run alone
    for r in $(seq "$repetitions"); do
      # Who goes first changes, so that a drift of the machine favours nobody.
      order="theirs ours"
      [ $((r % 2)) = 1 ] || order="ours theirs"
      for who in $order; do
        run "$who"
      done
      ours=$(cat "$work/ours.rate") theirs=$(cat "$work/theirs.rate")
      echo "$model $ours $theirs" >>"$work/pairs"
      echo "$model: alone $(cat "$work/alone.rate"), beside ours $ours, beside those of slowhttptest $theirs"
    done
    end_server
  done
  awk -v other=slowhttptest -v bound=0.2 -f "$scripts/ratio.awk" "$work/pairs"
}
# The shell of a pipe ends what it has started.
{ trap finish EXIT; report; } | tee "${file:-/dev/null}"
