#!/usr/bin/env bash
# What blocks are worth, on a Slurm of two nodes on one machine: the ratios of modes on one node, on two of which one has
# 60 % of its CPU, and on these two as if they were one. What it needs, virtual-cluster.sh says; without it the script
# says so, and ends with 0.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
Usage: scripts/slurm-blocks.sh [--into FOLDER] [--folder DIR] [--short]
  --into FOLDER  where the rows go (default: docs/data); their names end with the Java's version
  --folder DIR   what all nodes see: a new folder, not in /tmp, which is gone afterwards (default: one in /var/tmp)
  --short        few short forks, to see that all of it works
It takes about two minutes. JAVA_HOME chooses the Java.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}
into=docs/data folder=/var/tmp/slurm-blocks.$$ short=
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
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows them." ;;
  esac
  shift
done
[ -z "${JAVA_HOME:-}" ] || PATH=$JAVA_HOME/bin:$PATH
jar=benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
version=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
mkdir -p "$into"
into=$(realpath "$into")
. scripts/virtual-cluster.sh
cluster_or_skip "what blocks are worth"
end() {
  cluster_down
  rm -rf "$folder"
}
trap end EXIT
mkdir -p "$folder"
cp "$jar" "$folder/benchmarks.jar"
jar=$folder/benchmarks.jar

# Measures a plan in so many shards, with an option for sbatch, and puts its rows where they go.
measure() {
  local name=$1 shards=$2 option=$3
  shift 3
  slurm --shards "$shards" --folder "$name" --sbatch "$option" -- "$@" --seed 17 >/dev/null
  slurm --submit "$name" --wait | tail -n 1
  java -jar "$jar" merge "$folder/$name" -o "$folder/slurm-$name-$version.csv"
  cp "$folder/slurm-$name-$version".{csv,environment.json} "$into"
}
# Of every pair of modes: the ratio, and its interval.
ratios() {
  java -jar "$jar" differences --format csv "$1" 2>/dev/null | awk -F, -v of="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    { printf "%s / %s, %s: %.3f [%.3f, %.3f]\n", $column["first_mode"], $column["second_mode"], of,
        $column["ratio"], $column["ratio_low"], $column["ratio_high"] }'
}
slow=60
cluster_up
plan=(CpuBound -p mode=SEQUENTIAL,THREADS,THREAD_POOL,PROCESS -p workers=2 -wi 1 -w 300ms -i 3 -r 300ms -f 8)
[ -z "$short" ] || plan+=(-wi 1 -w 100ms -i 2 -r 100ms -f 4)
measure alone 1 --nodelist=n1 "${plan[@]}"
measure blocks 2 --partition=lab "${plan[@]}"
# Without a record, and from one host: nothing tells the nodes apart.
awk -F, -v OFS=, 'NR > 1 { $(NF - 3) = "n1" } { print }' "$folder/slurm-blocks-$version.csv" >"$folder/together.csv"
{
  ratios "$folder/slurm-alone-$version.csv" "1 one node"
  ratios "$folder/slurm-blocks-$version.csv" "2 two nodes as blocks"
  ratios "$folder/together.csv" "3 two nodes as one"
} | sort | sed 's/, [123] /, /'
