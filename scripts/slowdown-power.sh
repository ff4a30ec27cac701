#!/usr/bin/env bash
# A known slowdown on real forks, again and again: how often is it found, at equal speed of the
# machine and as measured?
#
#   scripts/slowdown-power.sh slowdown.csv
#
# One run of CpuBound with the limit and with a limit that is greater by PERCENT, interleaved, with
# the settings of the preset standard but for the forks: every FORKS rounds of it are a repetition.
# A file that is there is not measured again, only judged.
# From the environment: PERCENT (5; several, such as 0.5,1,2, are measured in one run, and judged by
# PERCENT=1 and so on), FORKS (5), REPETITIONS (50), LIMIT, MODE, WORKERS.
set -euo pipefail
[ $# = 1 ] || { echo "Usage: $0 RESULTS.csv, a file to write, or to judge if it is there." >&2; exit 2; }
results=$1
root=$(dirname "$0")/..
limit=${LIMIT:-5000000}
percent=${PERCENT:-5}
slower=$(awk -v limit="$limit" -v percents="$percent" 'BEGIN {
  n = split(percents, percent, ",")
  for (i = 1; i <= n; i++) printf "%s%d", (i > 1 ? "," : ""), limit * (1 + percent[i] / 100) + 0.5
}')
mode=${MODE:-SEQUENTIAL}
workers=${WORKERS:-1}
forks=${FORKS:-5}

if [ ! -e "$results" ]; then
  java -jar "$root/benchmarks/target/benchmarks.jar" CpuBound --preset standard -p "mode=$mode" \
    -p "workers=$workers" -p "limit=$limit,$slower" -f $((forks * ${REPETITIONS:-50})) \
    --output "$results"
fi

[[ $slower != *,* ]] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The fork is the eighth field and the metric the tenth, and no field before them holds a comma. What
# is left over of the rounds is no repetition.
divide() {
  awk -F, -v OFS=, -v forks=$forks -v rounds="$rounds" -v without="$1" '
    NR > 1 {
      if ($8 > rounds || $10 == without) next
      $1 = sprintf("repetition-%03d", ($8 - 1) / forks + 1); $8 = ($8 - 1) % forks + 1
    }
    { print }' "$results"
}
rounds=$(awk -F, -v forks=$forks 'NR > 1 && $8 > most { most = $8 } END { print int(most / forks) * forks }' "$results")

judge() {
  divide "$1" >"$work/repetitions.csv"
  for run in $(awk -F, 'NR > 1 && !seen[$1]++ { print $1 }' "$work/repetitions.csv"); do
    java -jar "$root/benchmarks/target/benchmarks.jar" compare "$work/repetitions.csv" --format csv \
      --run-old "$run" --run-new "$run" --only-old "limit=$limit" --only-new "limit=$slower" 2>/dev/null |
      grep ",$mode,$workers,"
  done | awk -F, -v way="$2" -v percent="$percent" -v forks=$forks '
    # Counted from the end, since names further left hold commas.
    {
      runs++
      p = $(NF - 8)
      found += p != "" && p <= 0.05 && $(NF - 11) > 1
      among += p != "" && p * 33 <= 0.05
      log_ratios += log($(NF - 11))
    }
    END {
      if (!runs) { print "There is no run to judge." > "/dev/stderr"; exit 1 }
      printf "%s: %s %% slower, %d forks a side, %d repetitions: found in %d (%.0f %%), on average %.2f %%;\n  among 33 cells, corrected for all of them, in at least %d (%.0f %%).\n",
        way, percent, forks, runs, found, 100 * found / runs,
        100 * (exp(log_ratios / runs) - 1), among, 100 * among / runs
    }'
}
judge nothing "at equal speed"
judge speed "as measured"
