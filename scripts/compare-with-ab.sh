#!/usr/bin/env bash
# Compares the load client with ab (Debian: apache2-utils) on the same server: both put the same
# closed loop on it, in turn, and the ratios of their throughput and mean times are held against 3 %.
# The verdict comes from intervals, so that a machine that others use makes it undecided, not wrong.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/compare-with-ab.sh [options]
  --short          two levels of concurrency only, and answers so slow that a busy machine does
                   not matter, for CI
  --model NAME     the server to start (default: EVENT_LOOP)
  --url URL        a server that is there already, instead
  --latency MS     how long its answers take, 1 to 59000 (default: 100; short: 1000)
  --repetitions R  2 to 30 (default: 5; short: 4)
  -k               keep connections alive
Exit status: 0 the interval of every ratio is within 3 % of 1; 1 one is wholly beyond; 2 it cannot be
done; 3 undecided: intervals reach beyond 3 %, but none lies there wholly.
TEXT
}
fail() {
  echo "$2" >&2
  exit "$1"
}

model=EVENT_LOOP url= latency= repetitions= keep= short=
while [ $# -gt 0 ]; do
  case $1 in
    --model | --url | --latency | --repetitions)
      [ $# -gt 1 ] || fail 2 "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    --short) short=1 ;;
    --model) model=$2; shift ;;
    --url) url=$2; shift ;;
    --latency) latency=$2; shift ;;
    --repetitions) repetitions=$2; shift ;;
    -k) keep=-k ;;
    -h | --help) usage; exit 0 ;;
    *) fail 2 "There is no option $1; -h shows the options." ;;
  esac
  shift
done
if [ -n "$short" ]; then
  levels="5 40"
  # Where others compute, a client in a JVM comes some 10 ms late to 40 answers: within 3 % of 1 s.
  : "${latency:=1000}"
  : "${repetitions:=4}"
else
  levels="5 10 20 40"
  : "${latency:=100}"
  : "${repetitions:=5}"
fi
# The server keeps no request longer than 60 s.
[[ $latency =~ ^[1-9][0-9]{0,4}$ ]] && [ "$latency" -le 59000 ] ||
  fail 2 "--latency must be 1 to 59000 milliseconds, but is $latency."
[[ $repetitions =~ ^[1-9][0-9]?$ ]] && [ "$repetitions" -ge 2 ] && [ "$repetitions" -le 30 ] ||
  fail 2 "--repetitions must be 2 to 30, but is $repetitions."

command -v ab >/dev/null || fail 2 "There is no ab; on Debian it is in the package apache2-utils."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$(cd "$(dirname "$0")/.." && pwd)/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail 2 "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -z "$url" ]; then
  "$java" -jar "$jar" server --model "$model" --port 0 \
    --deadlineMillis $((latency + 1000)) >"$work/server" 2>&1 </dev/null &
  server=$!
  address=
  for _ in $(seq 300); do
    address=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$work/server" || true)
    [ -z "$address" ] || break
    kill -0 "$server" 2>/dev/null ||
      fail 2 "The server $model did not start: $(tail -n 1 "$work/server")"
    sleep 0.1
  done
  [ -n "$address" ] || fail 2 "The server $model told no address within 30 s."
  url="$address/hello?latencyMillis=$latency"
  # The first requests of a server are slow, and would count against whoever comes first.
  ab -q -n 400 -c 40 "$address/hello?latencyMillis=1" >"$work/warm-up" 2>&1 ||
    fail 1 "ab cannot put a load on $url: $(tail -n 1 "$work/warm-up")"
fi

# The figures of one run, from the words that both use; "Total:" and "Mean latency:" are the mean
# of the requests' own times.
figures() {
  awk -v wanted="$2" '
    /^Complete requests:/ { complete = $3 }
    /^Failed requests:/ { failed = $3 }
    /^Non-2xx responses:/ { failed += $3 }
    /^Requests per second:/ { throughput = $4 }
    /^Time per request:.*\(mean\)/ { mean = $4 }
    /^Time per request:.*across all/ { across = $4 }
    /^Total:/ { latency = $3 }
    /^Mean latency:/ { latency = $3 }
    END {
      if (complete != wanted || failed != 0) exit 1
      print throughput, mean, across, latency
    }' "$1"
}
# Both give up a request after 30 s, unless told otherwise; where a server serves one at a time,
# there are up to 40 before it.
patience=$((30 + 40 * latency / 1000))
run() {
  local who=$1 c=$2 n=$3 out="$work/$1"
  case $who in
    ab) ab -q -s $patience $keep -n "$n" -c "$c" "$url" >"$out" 2>&1 || true ;;
    ours)
      "$java" -jar "$jar" load --url "$url" -n "$n" -c "$c" --timeout $((patience * 1000)) \
        $keep $first >"$out" 2>&1 || true
      ;;
  esac
  figures "$out" "$n" >"$out.figures" ||
    fail 1 "Not every one of $n requests from $who was answered; its last word: $(tail -n 1 "$out")"
}

# Newer versions of ab send the first request alone, and open the other connections when it has been
# answered: with 2 requests and 2 connections that takes two latencies, not one.
first=
ab -q -s $patience -n 2 -c 2 "$url" >"$work/first" 2>&1 || fail 1 "ab cannot get $url: $(tail -n 1 "$work/first")"
if awk '/^Time taken/ { all = $5 } /^Total:/ { one = $3 / 1e3 } END { exit !(all > 1.5 * one) }' \
  "$work/first"; then
  first=--first-alone
fi

# Each run takes 1 s at least.
rounds=$(((1099 + latency) / latency))
[ -z "$first" ] || echo "This ab sends its first request alone, so ours does: $first."
echo "$url, $repetitions repetitions, ours / ab: mean ratio [95 % interval]"
for r in $(seq "$repetitions"); do
  for c in $levels; do
    # Who goes first changes, so that a drift of the machine favours nobody.
    order="ab ours"
    [ $((r % 2)) = 1 ] || order="ours ab"
    for who in $order; do
      run "$who" "$c" $((c * rounds))
    done
    echo "$c $(cat "$work/ours.figures" "$work/ab.figures" | tr '\n' ' ')" >>"$work/ratios"
  done
done

# The interval is Student's on the logarithms of the ratios.
awk '
  BEGIN {
    split("12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 " \
      "2.131 2.120 2.110 2.101 2.093 2.086 2.080 2.074 2.069 2.064 2.060 2.056 2.052 2.048 2.045", t, " ")
    split("throughput|mean time|across all|own times", name, "|")
    printf "%4s", "c"
    for (k = 1; k <= 4; k++) printf "  %-22s", name[k]
    print ""
  }
  {
    if (!($1 in count)) order[++levels] = $1
    i = ++count[$1]
    for (k = 1; k <= 4; k++) ratio[$1, k, i] = $(1 + k) / $(5 + k)
  }
  END {
    for (l = 1; l <= levels; l++) {
      c = order[l]; n = count[c]
      printf "%4d", c
      for (k = 1; k <= 4; k++) {
        sum = 0; squares = 0
        for (i = 1; i <= n; i++) sum += log(ratio[c, k, i])
        for (i = 1; i <= n; i++) squares += (log(ratio[c, k, i]) - sum / n) ^ 2
        half = t[n - 1] * sqrt(squares / (n - 1) / n)
        low = exp(sum / n - half); high = exp(sum / n + half)
        if (high < 0.97 || low > 1.03) beyond++
        else if (low < 0.97 || high > 1.03) undecided++
        printf "  %.3f [%.3f, %.3f]  ", exp(sum / n), low, high
      }
      print ""
    }
    if (beyond) { print "They differ: " beyond " of the intervals lie wholly beyond 3 %."; exit 1 }
    if (undecided) {
      print "Undecided: " undecided " of the intervals reach beyond 3 %; use more --repetitions."
      exit 3
    }
    print "They agree: all intervals are within 3 %."
  }' "$work/ratios"
