# A Slurm of two nodes on one machine, for the scripts that source this: host 0 is the controller and the bridge;
# hosts 1 and 2 are nodes with a network, a name, a /tmp and a CPU each. It needs root, with the right to make
# namespaces, and Debian's slurmctld, slurmd, slurm-client and munge.
#
# The script sets $folder, which all nodes see and which is not in /tmp, and calls cluster_up; with $slow set, node 2 has
# so many percent of its CPU (cgroup v1 or v2). From then on control runs a command on the controller's host.
hosts=try
base=$folder/cluster
export SLURM_CONF=$base/slurm.conf

# Ends with 0 and a line where there can be no cluster.
cluster_or_skip() {
  local tool
  for tool in slurmctld slurmd sbatch munged ip nsenter unshare; do
    command -v "$tool" >/dev/null || { echo "SKIPPED: $1 needs $tool."; exit 0; }
  done
  [ "$(id -u)" = 0 ] || { echo "SKIPPED: $1 needs root."; exit 0; }
  unshare --net --uts --mount sh -c 'ip link add name br0 type bridge && ip link add name v0 type veth peer name v1' 2>/dev/null ||
    { echo "SKIPPED: $1 needs namespaces with a bridge and veth, which cannot be had here."; exit 0; }
  case $folder in /tmp/*) echo "The folder must not be in /tmp, but is $folder; name another." >&2; exit 2 ;; esac
  [ ! -e /run/netns/${hosts}0 ] ||
    { echo "There is a virtual cluster on this machine already; wait until it has gone." >&2; exit 2; }
}
network() {
  local i
  ip netns add ${hosts}0
  ip -n ${hosts}0 link set lo up
  ip -n ${hosts}0 link add br0 type bridge
  ip -n ${hosts}0 addr add 10.98.0.1/24 dev br0
  ip -n ${hosts}0 link set br0 up
  for i in 1 2; do
    ip netns add $hosts$i
    ip -n $hosts$i link set lo up
    ip link add $hosts$i netns ${hosts}0 type veth peer name eth0 netns $hosts$i
    ip -n ${hosts}0 link set $hosts$i master br0 up
    ip -n $hosts$i addr add 10.98.0.1$i/24 dev eth0
    ip -n $hosts$i link set eth0 up
  done
}
# A job that is requeued waits for cred_expire, which is two minutes by default.
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
AuthInfo=socket=$base/run/munge.sock,cred_expire=10
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
  nsenter --net=/run/netns/${hosts}0 unshare --uts bash -c "hostname ctl; exec slurmctld -f $SLURM_CONF"
}
# A control group whose processes have $slow percent of a CPU, in periods of 20 ms.
group=
slow_group() {
  if [ -e /sys/fs/cgroup/cpu/cpu.cfs_quota_us ]; then
    group=/sys/fs/cgroup/cpu/try-slurm
    mkdir -p $group
    echo 20000 >$group/cpu.cfs_period_us
    echo $((200 * slow)) >$group/cpu.cfs_quota_us
  else
    group=/sys/fs/cgroup/try-slurm
    echo +cpu >/sys/fs/cgroup/cgroup.subtree_control
    mkdir -p $group
    echo "$((200 * slow)) 20000" >$group/cpu.max
  fi
}
node() {
  mkdir -p "$base/spool.n$1"
  mkdir -p -m 1777 "$base/tmp.n$1"
  (
    if [ "$1" = 2 ] && [ -n "${slow:-}" ]; then
      slow_group
      echo $BASHPID >$group/cgroup.procs
    fi
    exec nsenter --net=/run/netns/$hosts$1 unshare --uts --mount --propagation private bash -c "
      hostname n$1; mount --bind $base/tmp.n$1 /tmp
      cd / && exec taskset -c $((($1 - 1) % $(nproc))) slurmd -f $SLURM_CONF -N n$1"
  )
}
idle() {
  for _ in $(seq 200); do
    [ "$(control sinfo -h -t idle -o %D)" = "$1" ] && return 0 || sleep 0.1
  done
  echo "Of the nodes $1 must be idle, but Slurm says:" >&2
  control sinfo -N >&2
  return 1
}
control() {
  nsenter --net=/run/netns/${hosts}0 unshare --uts bash -c 'hostname ctl; cd "$1"; shift; exec "$@"' - "$folder" "$@"
}
# What of jobs still runs on the nodes.
left_on_nodes() {
  local i process
  for i in 1 2; do
    for process in $(ip netns pids $hosts$i 2>/dev/null); do
      cat /proc/$process/comm 2>/dev/null || true
    done
  done | grep -cv '^slurm' || true
}
kill_node() {
  local process
  for process in $(ip netns pids $hosts$1 2>/dev/null); do kill -9 "$process" 2>/dev/null || true; done
}
cluster_up() {
  configure
  munged --force --key-file="$base/munge/key" --socket="$base/run/munge.sock" --pid-file="$base/run/munged.pid" \
    --log-file="$base/munge/munged.log" --seed-file="$base/munge/seed"
  network
  controller
  node 1
  node 2
  idle 2
}
cluster_down() {
  local i
  control scancel --user=root 2>/dev/null || true
  for _ in $(seq 20); do [ "$(left_on_nodes)" != 0 ] && sleep 0.1 || break; done
  for i in 0 1 2; do
    kill_node $i 2>/dev/null || true
    ip netns del $hosts$i 2>/dev/null || true
  done
  [ ! -s "$base/run/munged.pid" ] || kill "$(cat "$base/run/munged.pid")" 2>/dev/null || true
  for i in /sys/fs/cgroup/cpu/try-slurm /sys/fs/cgroup/try-slurm; do
    for _ in $(seq 20); do [ -d $i ] && ! rmdir $i 2>/dev/null && sleep 0.1 || break; done
  done
}
slurm() { control java -jar "$jar" slurm "$@"; }
