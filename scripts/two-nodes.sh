#!/usr/bin/env bash
# A Slurm job of two nodes: the servers of a run are on the second, the client on the first, where this script runs.
# Slurm runs a copy of it, so that the jar and the folder of the results must be named in full, on a disk of both.
#
#   sbatch --time=1:00:00 scripts/two-nodes.sh /shared/benchmarks.jar /shared/results -p server=EVENT_LOOP -p concurrency=40
#SBATCH --nodes=2 --ntasks-per-node=1 --exclusive --mem=0
set -euo pipefail
[ $# -ge 2 ] && [ -n "${SLURM_JOB_NODELIST:-}" ] || { echo "Usage: sbatch $0 JAR FOLDER [arguments of Server]" >&2; exit 2; }
jar=$1 folder=$2
shift 2
nodes=$(scontrol show hostnames "$SLURM_JOB_NODELIST")
client=$(head -n 1 <<<"$nodes") servers=$(tail -n 1 <<<"$nodes")
# As Slurm knows them, and else by name.
address() {
  local known
  known=$(scontrol show node "$1" | sed -n 's/.*NodeAddr=\([^ ]*\).*/\1/p')
  getent ahostsv4 "${known:-$1}" | awk 'NR == 1 { print $1 }'
}
mkdir -p "$folder"
file=$folder/agent.$SLURM_JOB_ID
srun --overlap --nodes=1 --ntasks=1 --nodelist="$servers" java -jar "$jar" agent --bind "$(address "$servers")" \
  --allow-from "$(address "$client")" --file "$file" --life 24h &
agent=$!
for _ in $(seq 600); do
  [ -s "$file" ] && break
  kill -0 "$agent" 2>/dev/null || { echo "The agent on $servers has ended; see above." >&2; exit 1; }
  sleep 0.1
done
status=0
java -jar "$jar" Server --server-host "$file" --output "$folder/results.csv" "$@" || status=$?
kill "$agent" 2>/dev/null || true
wait "$agent" || true
exit "$status"
