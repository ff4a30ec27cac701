#!/usr/bin/env bash
# Equal code under two labels, on real forks: how often is a difference claimed where there is none, and
# how often is it shown that there is none? And how often is one found that was planted?
#
#   scripts/equal-code.sh equal-code.csv
#
# Measures every mode of CpuBound with each limit and with that limit plus one, and with the first one
# plus 5 %, interleaved in one run, and compares them: of each limit its modes are one family. PROCESS is
# not among those that were planted: most of its batch is the start of JVMs, which is not slower. A file
# that is there is not measured again, only judged.
# From the environment: LIMITS, WORKERS, FORKS, SEED, MODES (all if unset), PLANTED (percent; 0 for none),
# BUSY (1: a busy loop runs beside).
set -euo pipefail
[ $# = 1 ] || { echo "Usage: $0 RESULTS.csv, a file to write, or to judge if it is there." >&2; exit 2; }
results=$1
root=$(dirname "$0")/..
limits=${LIMITS:-1000000 1500000 2000000 3000000 4000000}
planted=${PLANTED:-5}
slower=$(awk -v limit="${limits%% *}" -v percent="$planted" 'BEGIN { printf "%d", limit * (1 + percent / 100) + 0.5 }')

work=$(mktemp -d)
busy=
stop() {
  [ -z "$busy" ] || kill "$busy"
  rm -rf "$work"
}
trap stop EXIT

if [ ! -e "$results" ]; then
  values=$(for limit in $limits; do echo "$limit,$((limit + 1))"; done | paste -sd, -)
  [ "$planted" = 0 ] || values=$values,$slower
  if [ "${BUSY:-}" = 1 ]; then
    while :; do :; done &
    busy=$!
  fi
  java -jar "$root/benchmarks/target/benchmarks.jar" CpuBound \
    -p "limit=$values" -p "workers=${WORKERS:-1,2}" ${MODES:+-p "mode=$MODES"} \
    -f "${FORKS:-5}" -wi 1 -w 200ms -i 2 -r 250ms --seed "${SEED:-20261120}" --output "$results"
fi

verdicts() {
  java -jar "$root/benchmarks/target/benchmarks.jar" compare "$results" --format csv \
    --only-old "limit=$1" --only-new "limit=$2" 2>/dev/null || [ $? = 3 ]
}
for limit in $limits; do
  verdicts "$limit" $((limit + 1))
done >"$work/equal.csv"
[ "$planted" = 0 ] || verdicts "${limits%% *}" "$slower" | sed '/,PROCESS,/d' >"$work/planted.csv"

count() {
  # Counted from the end, since names further left hold commas.
  awk -F, -v told="$2" '
    $(NF - 4) ~ /^(FASTER|SLOWER|SAME|UNDECIDED)$/ { pairs++; count[$(NF - 4)]++ }
    END {
      if (!pairs) { print "There is no pair to judge." > "/dev/stderr"; exit 1 }
      printf "%d pairs %s: ", pairs, told
      printf "%d called faster or slower (%.1f %%), ", count["FASTER"] + count["SLOWER"], 100 * (count["FASTER"] + count["SLOWER"]) / pairs
      printf "%d the same (%.1f %%), %d undecided.\n", count["SAME"], 100 * count["SAME"] / pairs, count["UNDECIDED"]
    }' "$1"
}
count "$work/equal.csv" "of equal code"
[ "$planted" = 0 ] || count "$work/planted.csv" "with one slower by $planted %"
# The fork is the eighth field and the status the thirteenth, and no field before them holds a comma.
awk -F, '
  NR > 1 { fork = $4 "," $5 "," $7 "," $8; forks += !seen[fork]++; suspect += $13 == "SUSPECT" && !bad[fork]++ }
  END { printf "%d of %d forks are SUSPECT (%.1f %%).\n", suspect, forks, 100 * suspect / forks }' "$results"
