#!/usr/bin/env bash
# Tries the command slurm on a real Slurm of two nodes on one machine: an array of four shards; a job whose servers are on the
# second node; a node that breaks every job that it gets, and one that is in use; a requeue; a cancelled and resumed array, and
# one that nobody waits for any more; a node killed with -9 while the controller dies; then folders that are damaged.
# What is merged has every fork once, and no process is left. It takes about two and a half minutes, and needs what
# virtual-cluster.sh says; without it the trial is skipped, which it says, and ends with 0.
#
#   scripts/try-slurm.sh [JAR] [FOLDER]
#
# The folder must be on no node's own disk, and so not in /tmp. One that is named is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
jar=$(realpath "${1:-benchmarks/target/benchmarks.jar}")
folder=$(realpath -m "${2:-/var/tmp/try-slurm.$$}")
. scripts/virtual-cluster.sh
cluster_or_skip "the trial of slurm"
java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')/bin/java
failures=0
check() {
  if [ "$2" = "$3" ]; then echo "ok: $1: $2"; else
    echo "FAILED: $1: $2, but must be $3"
    failures=$((failures + 1))
  fi
}
# At most a minute.
until_true() {
  for _ in $(seq 300); do ! "$@" || return 0; sleep 0.2; done
  echo "FAILED: it never came to this: $*"
  exit 1
}
on_node() { nsenter --target "$(cat "$base/run/slurmd.n$1.pid")" --mount "${@:2}"; }
runs_on() { [ -n "$(control squeue -h -t running -w "n$1")" ]; }
no_job() { [ -z "$(control squeue -h)" ]; }
# Whether a node has measured the first fork of a shard, of which each has two.
measuring() { cat "$folder/$1"/shard-*/attempt-1.csv 2>/dev/null | grep -q ",wall,.*,n$2,"; }

# A plan of four shards, with iterations of a time.
write() {
  slurm --shards 4 --folder "$1" -- CpuBound -p mode=SEQUENTIAL,THREADS -p workers=1 -p limit=200000 \
    -wi 1 -w 100ms -i 2 -r "${2:-100ms}" -f 4 --seed 7 >/dev/null
}
# Ends as it must, and is all rows of four rounds of two cases with two iterations each, every one once.
merged() {
  local status=0
  until_true no_job
  java -jar "$jar" merge "$folder/$1" -o "$folder/$1.csv" >/dev/null || status=$?
  check "$1: merge ends with" "$status" 0
  check "$1: rows of a time" "$(grep -c ,wall, "$folder/$1.csv")" 16
  check "$1: of them different ones" "$(grep ,wall, "$folder/$1.csv" | cut -d, -f3-9 | sort -u | wc -l)" 16
  check "$1: forks with a course" "$(tail -qn +2 "$folder/$1".*.course.csv | cut -d, -f1-6 | sort -u | wc -l)" 8
  check "$1: processes left" "$(left_on_nodes)" 0
}
measured_by() { grep ,wall, "$folder/$1.csv" | awk -F, '{ print $(NF - 3) }' | sort -u | paste -sd' '; }
# A copy of the array's folder, changed by a command: what merge ends with, and that it says why.
damaged() {
  local copy=$folder/$1 status=0
  cp -r "$folder/array" "$copy"
  "${@:4}" "$copy"
  java -jar "$jar" merge "$copy" -o "$copy.csv" >/dev/null 2>"$copy.txt" || status=$?
  check "$1: merge ends with" "$status" "$2"
  check "$1: sentences like this, $3" "$(grep -c "$3" "$copy.txt")" 1
}
torn_tail() { truncate -s -40 "$1/shard-2-of-4/attempt-1.csv"; }
missing_shard() { rm -r "$1/shard-3-of-4"; }
copied_shard() { cp -r "$1/shard-1-of-4/." "$1/shard-2-of-4"; }
recorded() { sed -i "$1" "$2/shard-4-of-4/attempt-1.environment.json"; }
doubled_rows() { sed -i '2,$p' "$1"/shard-*/attempt-1*.csv; }

rm -rf "$folder"
mkdir -p "$folder"
# Where the nodes see it.
cp "$jar" "$folder/benchmarks.jar"
jar=$folder/benchmarks.jar
all_well=
end() {
  cluster_down
  [ -z "$all_well" ] || rm -rf "$folder"
}
trap end EXIT
cluster_up

echo "== An array of four shards"
write array
slurm --submit array --wait >/dev/null
merged array
check "array: measured by" "$(measured_by array)" "n1 n2"

echo "== A job of two nodes: the load is on one, the servers are on the other"
idle 2
status=0
control sbatch --wait --output="$folder/servers.txt" "$PWD/scripts/two-nodes.sh" "$jar" "$folder/servers" \
  -p server=EVENT_LOOP -p concurrency=5 -p calls=50 -f 1 -wi 0 -i 1 -r 200ms >/dev/null || status=$?
check "servers: the job ends with" "$status" 0
check "servers: round trips measured" "$(grep -c ,round_trip, "$folder/servers/results.csv")" 1
check "servers: machines on record" "$(grep -oE '"name": "n[12]"' "$folder/servers/results.environment.json" | sort -u | grep -oE 'n[12]' | paste -sd' ')" "n1 n2"
check "servers: processes left" "$(left_on_nodes)" 0

echo "== A node that breaks every job: it has no Java"
write broken
on_node 2 mount --bind /dev/null "$java"
slurm --submit broken --wait >/dev/null
on_node 2 umount "$java"
check "broken: nodes that gave a shard back" "$(ls "$folder/broken/given-back")" n2
merged broken
check "broken: measured by" "$(measured_by broken)" n1

echo "== A shard that is requeued, an array that is cancelled, and resumed while another run holds the lock of a node"
write cancelled
slurm --submit cancelled >/dev/null
until_true runs_on 1
until_true [ -s "$folder/cancelled/shard-1-of-4/attempt-1.csv" ]
control scontrol requeue "$(head -1 "$folder/cancelled/jobs")_1"
until_true runs_on 2
slurm --cancel cancelled >/dev/null
until_true no_job
cat >"$folder/Hold.java" <<'JAVA'
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Hold {
  public static void main(String[] args) throws Exception {
    FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
    Files.createFile(Path.of(args[1]));
    Thread.sleep(600_000);
  }
}
JAVA
java "$folder/Hold.java" "$base/tmp.n2/jmh.lock" "$folder/held" &
holder=$!
until_true [ -e "$folder/held" ]
idle 2
slurm --resume cancelled --wait >/dev/null
kill "$holder"
check "cancelled: nodes that gave a shard back" "$(ls "$folder/cancelled/given-back")" n2
merged cancelled
check "cancelled: whether the shard that was requeued was begun anew" \
  "$([ ! -e "$folder/cancelled/shard-1-of-4/attempt-2.csv" ] || echo yes)" yes

echo "== Who waits is interrupted: the jobs are cancelled"
write interrupted 2s
slurm --submit interrupted --wait >/dev/null 2>&1 &
waiting=$!
until_true runs_on 1
# As Ctrl-C does; bash lets what runs in its background ignore INT.
pkill -TERM -f "slurm --submit interrupted" || true
wait "$waiting" || true
until_true no_job
check "interrupted: processes left" "$(left_on_nodes)" 0

echo "== A node and the controller are killed with -9"
write killed 2s
slurm --submit killed --wait >/dev/null &
waiting=$!
until_true runs_on 1
until_true runs_on 2
begun=$SECONDS
until_true measuring killed 2
# The controller writes each five seconds which jobs run. Of one that it does not know when it begins anew, Slurm thinks that it
# runs twice, and takes the node out of use.
[ $((SECONDS - begun)) -ge 6 ] || sleep $((begun + 6 - SECONDS))
kill_node 2
kill -9 "$(cat "$base/run/slurmctld.pid")"
sleep 3
controller
status=0
wait "$waiting" || status=$?
check "killed: --wait ends with" "$status" 0
merged killed
check "killed: shards that were begun anew" "$(ls "$folder"/killed/shard-*/attempt-2.csv | wc -l)" 1

echo "== Folders that are damaged"
damaged torn-tail 3 "Shard 2/4 is incomplete" torn_tail
damaged missing-shard 3 "Shard 3/4 is incomplete" missing_shard
damaged copied-shard 2 "must have shard 2/4.*has shard 1/4" copied_shard
damaged other-cores 2 "8 cores" recorded 's/"cores": 1,/"cores": 8,/'
damaged other-seed 2 "must have seed 7, but has seed 8" recorded 's/"seed": 7/"seed": 8/'
damaged doubled-rows 0 "shard-1-of-4.*twice" doubled_rows
for file in "$folder"/array*.csv; do
  check "doubled-rows: what is merged" "$(cksum <"${file/array/doubled-rows}")" "$(cksum <"$file")"
done

[ "$failures" = 0 ] || exit 1
[ $# -ge 2 ] || all_well=yes
echo "All is as it must be."
