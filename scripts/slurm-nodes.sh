#!/usr/bin/env bash
# What two nodes are worth, on a Slurm of them on one machine. blocks: the ratios of modes on one node, on two of which one
# has 60 % of its CPU, and on these two as if they were one. shards: how much sooner `standard` is measured in five shards on
# two nodes than whole on one of them. What it needs, virtual-cluster.sh says; without it the script says so, and ends with 0.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
Usage: scripts/slurm-nodes.sh [--into FOLDER] [--folder DIR] [--short] blocks|shards
  --into FOLDER  where the rows of blocks go (default: docs/data); their names end with the Java's version
  --folder DIR   what all nodes see: a new folder, not in /tmp, which is gone afterwards (default: one in /var/tmp)
  --short        few short forks, to see that all of it works
blocks takes about two minutes, shards about 25 minutes. JAVA_HOME chooses the Java.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}
into=docs/data folder=/var/tmp/slurm-nodes.$$ short= experiment=
while [ $# -gt 0 ]; do
  case $1 in
    --into)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      into=$2
      shift
      ;;
    --folder)
      [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options."
      folder=$(realpath "$2")
      shift
      ;;
    --short) short=yes ;;
    blocks | shards) experiment=$1 ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option or experiment $1; -h shows them." ;;
  esac
  shift
done
[ -n "$experiment" ] || fail "An experiment is missing; -h shows them."
[ -z "${JAVA_HOME:-}" ] || PATH=$JAVA_HOME/bin:$PATH
jar=benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
mkdir -p "$into"
into=$(realpath "$into")
. scripts/virtual-cluster.sh
cluster_or_skip "what two nodes are worth"
end() {
  cluster_down
  rm -rf "$folder"
}
trap end EXIT
mkdir -p "$folder"
cp "$jar" "$folder/benchmarks.jar"
jar=$folder/benchmarks.jar

# Measures a plan in so many shards, with an option for sbatch.
measure() {
  local name=$1 shards=$2 option=$3
  shift 3
  slurm --shards "$shards" --folder "$name" --sbatch "$option" -- "$@" --seed 17 >/dev/null
  submitted=$EPOCHREALTIME
  slurm --submit "$name" --wait | tail -n 1
  java -jar "$jar" merge "$folder/$name" -o "$folder/slurm-$name-$version.csv"
}
# Of every pair of modes: the ratio, and its interval.
ratios() {
  java -jar "$jar" differences --format csv "$1" 2>/dev/null | awk -F, -v of="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    { printf "%s / %s, %s: %.3f [%.3f, %.3f]\n", $column["first_mode"], $column["second_mode"], of,
        $column["ratio"], $column["ratio_low"], $column["ratio_high"] }'
}
measure_blocks() {
  local plan=(CpuBound -p mode=SEQUENTIAL,THREADS,THREAD_POOL,PROCESS -p workers=2 -wi 1 -w 300ms -i 3 -r 300ms -f 8) name
  [ -z "$short" ] || plan+=(-wi 1 -w 100ms -i 2 -r 100ms -f 4)
  measure alone 1 --nodelist=n1 "${plan[@]}"
  measure blocks 2 --partition=lab "${plan[@]}"
  for name in alone blocks; do cp "$folder/slurm-$name-$version".{csv,environment.json} "$into"; done
  # Without a record, and from one host: nothing tells the nodes apart.
  awk -F, -v OFS=, 'NR > 1 { $(NF - 3) = "n1" } { print }' "$folder/slurm-blocks-$version.csv" >"$folder/together.csv"
  {
    ratios "$folder/slurm-alone-$version.csv" "1 one node"
    ratios "$folder/slurm-blocks-$version.csv" "2 two nodes as blocks"
    ratios "$folder/together.csv" "3 two nodes as one"
  } | sort | sed 's/, [123] /, /'
}
# Measures a plan, and says how long that took from its submission to the end of the last run, and each shard's run.
timed() {
  measure "$@"
  python3 - "$folder/slurm-$1-$version.environment.json" "$submitted" <<'PYTHON'
import datetime, json, sys


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


attempts = [a for run in json.load(open(sys.argv[1]))["runs"].values() for a in run["attempts"]]
busy = {}
for attempt in sorted(attempts, key=lambda a: a["started"]):
    node, took = attempt["host"]["name"], seconds(attempt["ended"]) - seconds(attempt["started"])
    busy[node] = busy.get(node, 0) + took
    print("  shard %s on %s: %.0f s, %d forks" % (attempt["shard"], node, took, attempt["forksDone"]))
whole = max(seconds(attempt["ended"]) for attempt in attempts) - float(sys.argv[2])
print("shards: %d, nodes: %d: %.0f s, of which %.0f s without a run on the node that had the longest runs" % (
    len(attempts), len(busy), whole, whole - max(busy.values())))
PYTHON
}
measure_shards() {
  local plan=(--preset standard -f 5)
  [ -z "$short" ] || plan=(CpuBound -f 5 -p mode=SEQUENTIAL,THREADS -p workers=1 -wi 1 -w 100ms -i 2 -r 100ms)
  timed whole 1 --nodelist=n1 "${plan[@]}"
  timed shards 5 --partition=lab "${plan[@]}"
}
[ "$experiment" = shards ] || slow=60
cluster_up
"measure_$experiment"
