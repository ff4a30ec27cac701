#!/usr/bin/env bash
# Compares what a message to another process and its answer cost in ours (Primitives, unit PIPE) with
# "perf bench sched pipe" (Debian: linux-perf): both between two processes on one CPU, in turn, so that
# each message is a switch. The verdict comes from an interval.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/compare-with-perf.sh [options]
  --repetitions R  2 to 30 (default: 10)
JAVA_HOME chooses the Java.
Exit status: 0 the interval of the ratio is within 20 % of 1; 1 it is wholly beyond; 2 it cannot be
done; 3 undecided.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

repetitions=10
while [ $# -gt 0 ]; do
  case $1 in
    --repetitions)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      repetitions=$2
      shift
      ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows the options." ;;
  esac
  shift
done
[[ $repetitions =~ ^[1-9][0-9]?$ ]] && [ "$repetitions" -ge 2 ] && [ "$repetitions" -le 30 ] ||
  fail "--repetitions must be 2 to 30, but is $repetitions."
command -v perf >/dev/null || fail "There is no perf; on Debian it is in the package linux-perf."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$(cd "$(dirname "$0")/.." && pwd)/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The last CPU that this process may use, which placement=same takes, too.
cpu=$(taskset -cp $$ | sed 's/.*[ ,-]//')
# Microseconds for a message and its answer.
perf_micros() {
  taskset -c "$cpu" perf bench sched pipe -l 100000 2>/dev/null | awk '/usecs\/op/ { print $1 }'
}
our_micros() {
  rm -f "$work"/*.csv
  "$java" -jar "$jar" Primitives -p unit=PIPE -p placement=same -f 1 -foe true \
    --output "$work/results.csv" >"$work/out" 2>&1 || fail "A run of ours failed: $(tail -n 1 "$work/out")"
  awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
    $column["metric"] == "per_call" { sum += $column["value"]; n++ }
    END { print 1e6 * sum / n }' "$work/results.csv"
}

for r in $(seq "$repetitions"); do
  # Who goes first changes, so that a drift of the machine favours nobody.
  if [ $((r % 2)) = 1 ]; then
    theirs=$(perf_micros)
    ours=$(our_micros)
  else
    ours=$(our_micros)
    theirs=$(perf_micros)
  fi
  echo "$ours $theirs" | tee -a "$work/pairs" | awk '{ printf "ours %.2f us, perf %.2f us\n", $1, $2 }'
done

# The interval is Student's on the logarithms of the ratios.
awk '
  BEGIN {
    split("12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 " \
      "2.131 2.120 2.110 2.101 2.093 2.086 2.080 2.074 2.069 2.064 2.060 2.056 2.052 2.048 2.045", t, " ")
  }
  { ratio = log($1 / $2); sum += ratio; squares += ratio ^ 2; n++ }
  END {
    half = t[n - 1] * sqrt((squares - sum ^ 2 / n) / (n - 1) / n)
    low = exp(sum / n - half); high = exp(sum / n + half)
    printf "ours / perf: %.3f [%.3f, %.3f], %d pairs\n", exp(sum / n), low, high, n
    if (high < 0.8 || low > 1.2) { print "They differ: the interval lies wholly beyond 20 %."; exit 1 }
    if (low < 0.8 || high > 1.2) { print "Undecided: the interval reaches beyond 20 %; use more --repetitions."; exit 3 }
    print "They agree: the interval is within 20 %."
  }' "$work/pairs"
