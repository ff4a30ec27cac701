#!/usr/bin/env bash
# Compares what a direct read of a block costs in FileBound, one after another, with what fio finds
# (Debian: fio): both in the same folder, with files of one size, in turn. Ours opens the file for each
# read and adds up what it has read, which fio does not, so ours is the longer.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/compare-with-fio.sh [options]
  --kilobytes "K..."  sizes of a read, multiples of 4 (default: "4 64 1024")
  --folder FOLDER     where the files are, on a disk (default: that for temporary files)
  --seconds S         how long fio reads, 1 to 600 (default: 3)
  --repetitions R     pairs of runs for each size, 2 to 30 (default: 5)
  -o FILE             writes what is printed to this file, too
JAVA_HOME chooses the Java.
Exit status: 0 the interval of every ratio is within 20 % of 1; 1 one is wholly beyond; 2 it cannot be
done; 3 undecided.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

sizes="4 64 1024" folder=${TMPDIR:-/tmp} seconds=3 repetitions=5 file=''
while [ $# -gt 0 ]; do
  case $1 in
    --kilobytes | --folder | --seconds | --repetitions | -o)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    --kilobytes) sizes=$2; shift ;;
    --folder) folder=$2; shift ;;
    --seconds) seconds=$2; shift ;;
    --repetitions) repetitions=$2; shift ;;
    -o) file=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows the options." ;;
  esac
  shift
done
[[ $sizes =~ ^[1-9][0-9]{0,4}( [1-9][0-9]{0,4})*$ ]] ||
  fail "--kilobytes must be numbers with a space between, but is \"$sizes\"."
for size in $sizes; do
  [ $((size % 4)) = 0 ] || fail "--kilobytes must be multiples of 4, but one is $size."
done
[[ $seconds =~ ^[1-9][0-9]{0,2}$ ]] && [ "$seconds" -le 600 ] ||
  fail "--seconds must be 1 to 600, but is $seconds."
[[ $repetitions =~ ^[1-9][0-9]?$ ]] && [ "$repetitions" -ge 2 ] && [ "$repetitions" -le 30 ] ||
  fail "--repetitions must be 2 to 30, but is $repetitions."
[ -d "$folder" ] && [ -w "$folder" ] || fail "--folder must be a folder to write into, but is $folder."
command -v fio >/dev/null || fail "There is no fio; on Debian it is in the package fio."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
scripts=$(cd "$(dirname "$0")" && pwd)
jar=$scripts/../benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"

work=$(mktemp -d "$folder/fio.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Blocks of a file: as many as a batch of ours reads.
blocks=10
# Microseconds of a read. fio's line is semicolon-separated; the 40th field is the mean of its total
# latency, and fields 6 to 8 are what was read.
fio_micros() {
  fio --name=block --directory="$work" --size="$((blocks * $1))k" --bs="$1k" --rw=randread --direct=1 \
    --ioengine=psync --runtime="$seconds" --time_based --minimal >"$work/fio" 2>"$work/fio.errors" ||
    fail "fio failed: $(cat "$work/fio.errors" "$work/fio" | tail -n 1)"
  awk -F';' 'NR == 1 && $5 == 0 && $6 > 0 { print $40 }' "$work/fio"
}
our_micros() {
  rm -f "$work"/results*
  "$java" -jar "$jar" FileBound -p mode=SEQUENTIAL -p direct=true -p "readKilobytes=$1" -p calls=$blocks \
    -f 1 -foe true -jvmArgsAppend "-Djava.io.tmpdir=$work" --output "$work/results.csv" >"$work/out" 2>&1 ||
    fail "A run of ours failed: $(tail -n 1 "$work/out")"
  awk -F, -v blocks=$blocks '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
    $column["metric"] == "wall" { sum += $column["value"]; n++ }
    END { if (n) print 1e6 * sum / n / blocks }' "$work/results.csv"
}

report() {
  echo "A direct read, microseconds, pairs of runs"
  for r in $(seq "$repetitions"); do
    for size in $sizes; do
      # Who goes first changes, so that a drift of the machine favours nobody.
      if [ $((r % 2)) = 1 ]; then
        theirs=$(fio_micros "$size")
        ours=$(our_micros "$size")
      else
        ours=$(our_micros "$size")
        theirs=$(fio_micros "$size")
      fi
      [ -n "$ours" ] && [ -n "$theirs" ] || fail "One of the two has no figure for $size kB."
      echo "$size-kB $ours $theirs" | tee -a "$work/pairs" |
        awk '{ printf "%s: ours %.1f, fio %.1f\n", $1, $2, $3 }'
    done
  done
  awk -v other=fio -v bound=0.2 -f "$scripts/ratio.awk" "$work/pairs"
}
report | tee "${file:-/dev/null}"
