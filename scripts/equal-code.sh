#!/usr/bin/env bash
# Equal code under two labels, on real forks: how often is a difference claimed where there is none?
#
#   scripts/equal-code.sh equal-code.csv
#
# Measures every mode of CpuBound with a limit and with the limit plus one, interleaved in one run,
# and compares the two. A file that is there is not measured again, only judged.
# From the environment: LIMITS, WORKERS, FORKS, SEED, MODES (all if unset).
set -euo pipefail
[ $# = 1 ] || { echo "Usage: $0 RESULTS.csv, a file to write, or to judge if it is there." >&2; exit 2; }
results=$1
root=$(dirname "$0")/..
limits=${LIMITS:-10000 20000 50000 100000 200000 500000 1000000}

if [ ! -e "$results" ]; then
  values=$(for limit in $limits; do echo "$limit,$((limit + 1))"; done | paste -sd, -)
  java -jar "$root/benchmarks/target/benchmarks.jar" CpuBound \
    -p "limit=$values" -p "workers=${WORKERS:-1,2,5,10}" ${MODES:+-p "mode=$MODES"} \
    -f "${FORKS:-5}" -wi 1 -w 50ms -i 2 -r 50ms --seed "${SEED:-20261120}" --output "$results"
fi

for limit in $limits; do
  java -jar "$root/benchmarks/target/benchmarks.jar" compare "$results" --format csv \
    --only-old "limit=$limit" --only-new "limit=$((limit + 1))" 2>/dev/null
done | awk -F, '
  # Counted from the end, since names further left hold commas.
  $(NF - 4) ~ /^(FASTER|SLOWER|SAME|UNDECIDED)$/ {
    pairs++
    alone += $(NF - 8) != "" && $(NF - 8) <= 0.05
    claimed += $(NF - 4) ~ /FASTER|SLOWER/
    same += $(NF - 4) == "SAME"
  }
  END {
    if (!pairs) { print "There is no pair to judge." > "/dev/stderr"; exit 1 }
    printf "%d pairs of equal code: %d called different (%.1f %%), %d the same, %d undecided.\n",
      pairs, claimed, 100 * claimed / pairs, same, pairs - claimed - same
    printf "Without correction for many pairs %d (%.1f %%) would have p <= 0.05.\n",
      alone, 100 * alone / pairs
  }'
