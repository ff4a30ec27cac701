#!/usr/bin/env bash
# Tries servers on another host, in two network namespaces of one machine: a run of Server by an agent, our load
# beside ab, a relay between the hosts that adds 5 ms to each round trip, a client that is not allowed, a client
# that is killed, and lives that end; nothing may be left. It takes three minutes, and needs root, ip, python3 and
# ab; without them it says so and ends with 0.
#
#   scripts/try-two-hosts.sh [JAR] [FOLDER]
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
jar=$(realpath "${1:-benchmarks/target/benchmarks.jar}")
folder=${2:-/var/tmp/try-two-hosts}
for tool in ip nsenter python3 ab; do
  if [ "$(id -u)" != 0 ] || ! command -v "$tool" >/dev/null; then
    echo "SKIPPED: the trial of two hosts needs root and $tool."
    exit 0
  fi
done

failures=0
say() {
  if [ "$2" = 0 ]; then echo "ok: $1"; else
    echo "FAILED: $1"
    failures=$((failures + 1))
  fi
}
check() { say "$1: $2$([ "$2" = "$3" ] || echo ", but must be $3")" "$([ "$2" = "$3" ] && echo 0 || echo 1)"; }
holds() { say "$1" "$(awk "BEGIN { print !($2) }")"; }

# The client is try-a, the servers are on try-b. The relay is between them on another network, 10.97.1.
network() {
  for of in a b r; do
    ip netns add try-$of
    ip -n try-$of link set lo up
  done
  ip link add fast netns try-a type veth peer name fast netns try-b
  ip link add slow netns try-a type veth peer name of-a netns try-r
  ip link add slow netns try-b type veth peer name of-b netns try-r
  ip -n try-a addr add 10.97.0.1/24 dev fast
  ip -n try-b addr add 10.97.0.2/24 dev fast
  ip -n try-a addr add 10.97.1.1/24 dev slow
  ip -n try-b addr add 10.97.1.2/24 dev slow
  for link in a:fast b:fast a:slow b:slow r:of-a r:of-b; do ip -n "try-${link%:*}" link set "${link#*:}" up; done
}
as_host=(unshare --uts bash -c 'hostname "host-$0"; exec "$@"')
jvm=(java -Djmh.ignoreLock=true)
at() {
  local host=$1
  shift
  nsenter --net=/run/netns/try-$host "${as_host[@]}" "$host" "$@"
}
java_at() {
  local host=$1
  shift
  at "$host" "${jvm[@]}" -Djava.io.tmpdir="$folder/tmp-$host" -jar "$jar" "$@"
}
# Starts what runs on, as the process $served, and waits until it says so.
serve_at() {
  local host=$1 to=$2
  shift 2
  nsenter --net=/run/netns/try-$host "${as_host[@]}" "$host" "${jvm[@]}" -Djava.io.tmpdir="$folder/tmp-$host" \
    -jar "$jar" "$@" >"$to" 2>&1 &
  served=$!
  await "$to" running
}
left() { ip netns pids "try-$1" 2>/dev/null | wc -l; }
# Processes take a moment to end.
settled() {
  for _ in $(seq 100); do
    [ "$(left "$1")" = "$2" ] && return
    sleep 0.1
  done
}
down() {
  for host in a b r; do
    for process in $(ip netns pids try-$host 2>/dev/null); do kill -9 "$process" 2>/dev/null || true; done
    ip netns del try-$host 2>/dev/null || true
  done
}
# Until a file has a line that matches.
await() {
  for _ in $(seq 600); do
    grep -qs "$2" "$1" && return
    sleep 0.1
  done
  echo "FAILED: nothing in $1 matches $2: $(tail -n 3 "$1" 2>/dev/null)"
  exit 1
}
metric() { awk -F, -v m="$2" '$10 == m { n++; sum += $11 } END { printf "%.6f", n ? sum / n : -1 }' "$1"; }

rm -rf "$folder"
mkdir -p "$folder"/tmp-{a,b}
trap down EXIT
network

# What comes on one side goes out on the other, 2.5 ms later; the hosts are to finish their packets themselves.
cat >"$folder/relay.py" <<'PYTHON'
import collections, select, socket, time

sides = []
for name in ("of-a", "of-b"):
    side = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    side.bind((name, 0))
    sides.append(side)
waiting = collections.deque()
print("relaying", flush=True)
while True:
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        _, to, frame = waiting.popleft()
        to.send(frame)
    patience = max(0.0, waiting[0][0] - now) if waiting else None
    for side in select.select(sides, [], [], patience)[0]:
        try:
            frame, address = side.recvfrom(65536)
        except OSError:
            raise SystemExit  # The network is gone.
        if address[2] != socket.PACKET_OUTGOING:
            waiting.append((time.monotonic() + 0.0025, sides[1 - sides.index(side)], frame))
PYTHON
cat >"$folder/whole.py" <<'PYTHON'
import array, fcntl, socket, struct

# SIOCETHTOOL: no checksums (0x17), segments (0x1f, 0x24) by the network card.
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    for command in (0x17, 0x1F, 0x24):
        value = array.array("B", struct.pack("II", command, 0))
        fcntl.ioctl(any_socket, 0x8946, struct.pack("16sP16x", b"slow", value.buffer_info()[0]))
PYTHON
at a python3 "$folder/whole.py"
at b python3 "$folder/whole.py"
# It is to be punctual, whatever else runs.
at r chrt -f 1 python3 "$folder/relay.py" >"$folder/relay.txt" &
await "$folder/relay.txt" relaying

echo "A run with its servers on the other host"
serve_at b "$folder/agent.txt" agent --bind 10.97.0.2 --allow-from 10.97.0.1 --file "$folder/fast" --life 20m
check "the agent's file is for its user alone" "$(stat -c %a "$folder/fast")" 600
say "it warns with its address" "$(grep -q '^Warning.*10.97.0.2:' "$folder/agent.txt" && echo 0 || echo 1)"
status=0
java_at a Server -p server=EVENT_LOOP,THREAD_POOL -p concurrency=10 -p calls=100 -p latencyMillis=50 -f 3 \
  --server-host "$folder/fast" --output "$folder/fast.csv" >"$folder/fast.txt" 2>&1 || status=$?
check "the run ends with" "$status" 0
check "rows that are not VALID" "$(tail -n +2 "$folder/fast.csv" | cut -d, -f13 | grep -cv VALID || true)" 0
check "its record names both hosts" \
  "$(grep -o '"name": "host-[ab]"' "$folder/fast.environment.json" | sort -u | wc -l)" 2
for m in round_trip client_capacity server_cpu server_rss loop_lag_p99; do
  holds "$m $(metric "$folder/fast.csv" $m)" "$(metric "$folder/fast.csv" $m) >= 0"
done
holds "time over the ideal $(awk "BEGIN { print $(metric "$folder/fast.csv" wall) / $(metric "$folder/fast.csv" ideal) }")" \
  "$(metric "$folder/fast.csv" wall) >= $(metric "$folder/fast.csv" ideal)"
check "processes left on the client's host" "$(left a)" 0
check "processes left on the servers' host beside the agent" "$(left b)" 1

echo "A relay that adds 5 ms to a round trip"
serve_at b "$folder/agent-slow.txt" agent --bind 10.97.1.2 --allow-from 10.97.1.1 --file "$folder/slow" --life 20m
java_at a Server -p server=EVENT_LOOP -p concurrency=10 -p calls=100 -p latencyMillis=50 -p keepAlive=true,false -f 2 \
  --server-host "$folder/slow" --output "$folder/slow.csv" >"$folder/slow.txt" 2>&1 || true
fast=$(metric "$folder/fast.csv" round_trip) slow=$(metric "$folder/slow.csv" round_trip)
holds "found again: a round trip of $slow s, and of $fast s without it" "$slow - $fast >= 0.005 && $slow - $fast < 0.006"
for alive in true false; do
  grep -e "^run," -e "keepAlive=$alive" "$folder/slow.csv" >"$folder/of-$alive.csv"
  wall=$(metric "$folder/of-$alive.csv" wall) ideal=$(metric "$folder/of-$alive.csv" ideal)
  holds "keepAlive=$alive: a batch takes $wall s, no less than its ideal with $([ $alive = true ] && echo 1 || echo 2) round trips for a request, $ideal s" \
    "$wall >= $ideal * 0.99"
done

echo "A client that is not allowed"
serve_at b "$folder/refusing.txt" server --model EVENT_LOOP --bind 10.97.0.2 --allow-from 10.97.0.9 --port 8081
status=0
java_at a load --url http://10.97.0.2:8081/hello -n 20 -c 2 >"$folder/refused.txt" 2>&1 || status=$?
check "load ends with" "$status" 1
check "requests that were answered" "$(sed -n 's/^Complete requests: *//p' "$folder/refused.txt")" 0
check "the server names the client" "$(grep -c 'connection from 10.97.0.1 has been refused' "$folder/refusing.txt")" 1
kill "$served"
status=0
java_at a Server -p server=EVENT_LOOP -f 1 --server-host "$folder/none" --output "$folder/none.csv" >"$folder/none.txt" 2>&1 || status=$?
check "a run without an agent ends with" "$status" 2
check "and leaves no results" "$(ls "$folder" | grep -c '^none.csv' || true)" 0

echo "A client that is killed"
java_at a Server -p server=EVENT_LOOP -p calls=100 -f 5 --server-host "$folder/fast" --output "$folder/killed.csv" >"$folder/killed.txt" 2>&1 &
run=$!
for _ in $(seq 300); do
  [ "$(left b)" -gt 2 ] && break || sleep 0.1
done
holds "a server runs" "$(left b) > 2"
for process in $(ip netns pids try-a); do kill -9 "$process" 2>/dev/null || true; done
wait "$run" 2>/dev/null || true
settled b 2
check "processes left on the servers' host beside the agents" "$(left b)" 2

echo "Our load beside ab, across the hosts"
serve_at b "$folder/ab-server.txt" server --model EVENT_LOOP --bind 10.97.0.2 --allow-from 10.97.0.1 --port 8082
at a ab -q -n 400 -c 40 'http://10.97.0.2:8082/hello?latencyMillis=1' >/dev/null 2>&1
status=0
at a scripts/compare-with-ab.sh --short --latency 300 --repetitions 4 --url 'http://10.97.0.2:8082/hello?latencyMillis=300' \
  2>&1 | tee "$folder/ab.txt" || status=$?
check "ab and load agree within 3 %" "$status" 0

echo "Lives that end"
status=0
java_at b server --model PREFORK --bind 10.97.0.2 --port 0 --port-file "$folder/port" --life 2s >"$folder/life.txt" 2>&1 || status=$?
check "a server ends after its life with" "$status" 0
check "and takes its file with it" "$(ls "$folder" | grep -c '^port$' || true)" 0
for process in $(ip netns pids try-b); do kill "$process" 2>/dev/null || true; done
settled b 0
check "processes left" "$(($(left a) + $(left b)))" 0
check "files of agents left" "$(ls "$folder" | grep -cE '^(fast|slow)$' || true)" 0
check "temporary files left on the servers' host" "$(find "$folder"/tmp-b -type f ! -name jmh.lock ! -name 'hsperf*' | wc -l)" 0

[ "$failures" = 0 ] && echo "All is as it must be." || exit 1
