#!/usr/bin/env bash
# Tries the command slurm on a real Slurm of two nodes on one machine: an array, a requeue, a cancelled and
# resumed array, a node that is in use, a node and the controller killed, each merged; no fork may be missing or
# there twice, and no process left. It takes some minutes, and needs root, cgroup v1 or v2, and Debian's
# slurmctld, slurmd, slurm-client and munge; without them it says so and ends with 0.
#
#   scripts/try-slurm.sh [JAR] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
jar=$(realpath "${1:-benchmarks/target/benchmarks.jar}")
folder=${2:-/var/tmp/try-slurm}  # not in /tmp, of which each node has one of its own
for tool in slurmctld slurmd sbatch munged ip nsenter; do
  if [ "$(id -u)" != 0 ] || ! command -v "$tool" >/dev/null; then
    echo "SKIPPED: the trial of slurm needs root and $tool."
    exit 0
  fi
done
case $folder in /tmp/*) echo "The folder must not be in /tmp, but is $folder; name another." >&2; exit 2 ;; esac

base=$folder/cluster
export SLURM_CONF=$base/slurm.conf
failures=0
check() {
  if [ "$2" = "$3" ]; then echo "ok: $1"; else
    echo "FAILED: $1: $2, but must be $3"
    failures=$((failures + 1))
  fi
}

# Host 0 is the controller and the bridge; hosts 1 and 2 are nodes with a network, a name, a /tmp and a CPU each.
network() {
  ip netns add try0
  ip -n try0 link set lo up
  ip -n try0 link add br0 type bridge
  ip -n try0 addr add 10.98.0.1/24 dev br0
  ip -n try0 link set br0 up
  for i in 1 2; do
    ip netns add try$i
    ip -n try$i link set lo up
    ip link add try$i netns try0 type veth peer name eth0 netns try$i
    ip -n try0 link set try$i master br0 up
    ip -n try$i addr add 10.98.0.1$i/24 dev eth0
    ip -n try$i link set eth0 up
  done
}
configure() {
  mkdir -p "$base"/{state,log,run}
  mkdir -p -m 700 "$base/munge"
  head -c 1024 /dev/urandom >"$base/munge/key"
  chmod 400 "$base/munge/key"
  cat >"$SLURM_CONF" <<CONF
ClusterName=try
SlurmctldHost=ctl(10.98.0.1)
SlurmctldPort=16827
SlurmdPort=16828
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$base/run/munge.sock
CredType=cred/munge
StateSaveLocation=$base/state
SlurmdSpoolDir=$base/spool.%n
SlurmctldPidFile=$base/run/slurmctld.pid
SlurmdPidFile=$base/run/slurmd.%n.pid
SlurmctldLogFile=$base/log/slurmctld.log
SlurmdLogFile=$base/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
MpiDefault=none
SlurmdTimeout=10
KillWait=5
SchedulerParameters=batch_sched_delay=0,sched_interval=5
NodeName=n1 NodeAddr=10.98.0.11 CPUs=1
NodeName=n2 NodeAddr=10.98.0.12 CPUs=1
PartitionName=lab Nodes=ALL Default=YES MaxTime=01:00:00 State=UP
CONF
}
controller() {
  nsenter --net=/run/netns/try0 unshare --uts bash -c "hostname ctl; exec slurmctld -f $SLURM_CONF"
}
node() {
  mkdir -p "$base/spool.n$1"
  mkdir -p -m 1777 "$base/tmp.n$1"
  nsenter --net=/run/netns/try$1 unshare --uts --mount --propagation private bash -c "
    hostname n$1; mount --bind $base/tmp.n$1 /tmp
    cd / && exec taskset -c $((($1 - 1) % $(nproc))) slurmd -f $SLURM_CONF -N n$1"
}
control() { nsenter --net=/run/netns/try0 unshare --uts bash -c 'hostname ctl; cd "$1"; shift; exec "$@"' - "$folder" "$@"; }
down() {
  control scancel --user=root 2>/dev/null || true
  sleep 1
  for i in 0 1 2; do
    for process in $(ip netns pids try$i 2>/dev/null); do kill -9 "$process" 2>/dev/null || true; done
    ip netns del try$i 2>/dev/null || true
  done
  [ ! -s "$base/run/munged.pid" ] || kill "$(cat "$base/run/munged.pid")" 2>/dev/null || true
}

slurm() { control java -jar "$jar" slurm "$@"; }
write() {
  slurm --shards 4 --folder "$1" -- CpuBound -p mode=SEQUENTIAL,THREADS -p workers=1 -p limit=200000 \
    -wi 1 -w 100ms -i 2 -r 100ms -f 4 --seed 7 >/dev/null
}
# Four rounds of two cases with two iterations each, every one once.
merged() {
  local status=0
  java -jar "$jar" merge "$folder/$1" -o "$folder/$1.csv" >/dev/null || status=$?
  check "$1: merge ends with" "$status" 0
  check "$1: rows of a time" "$(grep -c ,wall, "$folder/$1.csv")" 16
  check "$1: of them different ones" "$(grep ,wall, "$folder/$1.csv" | cut -d, -f3-9 | sort -u | wc -l)" 16
  check "$1: processes left" "$(pgrep -fc "plan-file plan.json" || true)" 0
}

rm -rf "$folder"
mkdir -p "$folder"
# Where the nodes see it.
cp "$jar" "$folder/benchmarks.jar"
jar=$folder/benchmarks.jar
trap down EXIT
configure
munged --force --key-file="$base/munge/key" --socket="$base/run/munge.sock" --pid-file="$base/run/munged.pid" \
  --log-file="$base/munge/munged.log" --seed-file="$base/munge/seed"
network
controller
node 1
node 2
for _ in $(seq 100); do [ "$(control sinfo -h -t idle -o %D)" = 2 ] && break || sleep 0.1; done

write array
slurm --submit array --wait >/dev/null
merged array

write cancelled
slurm --submit cancelled >/dev/null
sleep 5
control scontrol requeue "$(head -1 "$folder/cancelled/jobs")_1"
sleep 2
slurm --cancel cancelled >/dev/null
sleep 6
check "cancelled: jobs left" "$(control squeue -h | wc -l)" 0
# The lock of a node, as another run on it holds it.
cat >"$folder/Hold.java" <<'JAVA'
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

class Hold {
  public static void main(String[] args) throws Exception {
    FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
    Thread.sleep(600_000);
  }
}
JAVA
java "$folder/Hold.java" "$base/tmp.n2/jmh.lock" &
holder=$!
sleep 3
slurm --resume cancelled --wait >/dev/null
kill "$holder"
check "cancelled: nodes that gave a shard back" "$(ls "$folder/cancelled/given-back")" n2
merged cancelled

write killed
slurm --submit killed --wait >/dev/null &
waiting=$!
sleep 9
for process in $(ip netns pids try2); do kill -9 "$process" 2>/dev/null || true; done
kill -9 "$(cat "$base/run/slurmctld.pid")"
sleep 6
controller
status=0
wait "$waiting" || status=$?
check "killed: --wait ends with" "$status" 0
merged killed

[ "$failures" = 0 ] && echo "All is as it must be." || exit 1
