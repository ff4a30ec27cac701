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
# PERCENT=1 and so on), FORKS (5), REPETITIONS (50), LIMIT, MODE, WORKERS. With RESAMPLED=100,
# as many repetitions are drawn from all rounds of the file, with replacement.
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
# A repetition is a run of its own: FORKS rounds that follow each other, or that are drawn. The fork
# is the eighth field and the metric the tenth, and no field before them holds a comma. Two metrics
# are enough to judge by, and soon read.
divide() {
  awk -F, -v OFS=, -v forks=$forks -v resampled="${RESAMPLED:-0}" -v folder="$work" -v without="$1" '
    NR == 1 { header = $0; next }
    ($10 == "wall" || $10 == "speed") && $10 != without {
      rows[$8, ++count[$8]] = $0
      if ($8 > rounds) rounds = $8
    }
    END {
      srand(20261128)
      repetitions = resampled ? resampled : int(rounds / forks)
      for (repetition = 1; repetition <= repetitions; repetition++) {
        file = folder "/" repetition ".csv"
        print header > file
        for (fork = 1; fork <= forks; fork++) {
          round = resampled ? 1 + int(rounds * rand()) : (repetition - 1) * forks + fork
          for (row = 1; row <= count[round]; row++) {
            $0 = rows[round, row]
            $8 = fork
            print > file
          }
        }
        close(file)
      }
    }' "$results"
}

judge() {
  rm -f "$work"/*.csv
  divide "$1"
  for repetition in "$work"/*.csv; do
    java -jar "$root/benchmarks/target/benchmarks.jar" compare "$repetition" "$repetition" --format csv \
      --only-old "limit=$limit" --only-new "limit=$slower" 2>/dev/null |
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
