#!/usr/bin/env bash
# A slowdown of 5 % on real forks, again and again: how often is it found?
#
#   scripts/slowdown-power.sh slowdown.csv
#
# One run of CpuBound with the limit and with 1.05 times the limit, interleaved, with the settings of
# the preset standard but for the forks: every 5 rounds of it are a repetition. A file that is there
# is not measured again, only judged.
# From the environment: REPETITIONS, LIMIT, MODE, WORKERS.
set -euo pipefail
[ $# = 1 ] || { echo "Usage: $0 RESULTS.csv, a file to write, or to judge if it is there." >&2; exit 2; }
results=$1
root=$(dirname "$0")/..
limit=${LIMIT:-5000000}
slower=$((limit * 105 / 100))
mode=${MODE:-SEQUENTIAL}
workers=${WORKERS:-1}
forks=5

if [ ! -e "$results" ]; then
  java -jar "$root/benchmarks/target/benchmarks.jar" CpuBound --preset standard -p "mode=$mode" \
    -p "workers=$workers" -p "limit=$limit,$slower" -f $((forks * ${REPETITIONS:-50})) \
    --output "$results"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The fork is the eighth field, and no field before it holds a comma.
awk -F, -v OFS=, -v forks=$forks '
  NR > 1 { $1 = sprintf("repetition-%03d", ($8 - 1) / forks + 1); $8 = ($8 - 1) % forks + 1 }
  { print }' "$results" >"$work/repetitions.csv"

for run in $(awk -F, 'NR > 1 && !seen[$1]++ { print $1 }' "$work/repetitions.csv"); do
  java -jar "$root/benchmarks/target/benchmarks.jar" compare "$work/repetitions.csv" --format csv \
    --run-old "$run" --run-new "$run" --only-old "limit=$limit" --only-new "limit=$slower" 2>/dev/null |
    grep ",$mode,$workers,"
done | awk -F, '
  # Counted from the end, since names further left hold commas.
  {
    runs++
    found += $(NF - 4) == "SLOWER"
    among += $(NF - 8) != "" && $(NF - 8) * 33 <= 0.05
    log_ratios += log($(NF - 11))
  }
  END {
    if (!runs) { print "There is no run to judge." > "/dev/stderr"; exit 1 }
    printf "%d repetitions: slowdown found in %d (%.0f %%), on average %.1f %%.\n",
      runs, found, 100 * found / runs, 100 * (exp(log_ratios / runs) - 1)
    printf "Among 33 cells, corrected for all of them, at least %d (%.0f %%) would be found.\n",
      among, 100 * among / runs
  }'
