#!/usr/bin/env bash
# Puts a mix of good, slow, hostile and vanishing clients on each server model in turn, before an
# upstream of which a tenth of the answers fail, and looks for what stays behind: processes, threads,
# open files, memory. A short mix comes before the long one, so that what is made once (pools,
# compiled code) is there before; what the long one adds is a leak. Heaps are looked at after a
# collection. The verdict is of facts, and not of speed.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/endurance.sh [options] [MODEL...]
  --minutes N    how long, all models together, 1 to 600 (default: 30)
  --into FOLDER  where the rows go (default: docs/data): endurance-JAVA.csv, a row for each model, and
                 endurance-JAVA.samples.csv, a row for each look at one
MODEL is a server model (default: all that this Java has). JAVA_HOME chooses the Java, which must be a
JDK: jcmd asks for collections.
Exit status: 0 no model leaks, and each serves all good clients, but for EVENT_LOOP_BLOCKED, which is not
expected to; 1 one does not; 2 it cannot be done.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

minutes=30 into='' models=()
while [ $# -gt 0 ]; do
  case $1 in
    --minutes | --into) [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    --minutes) minutes=$2; shift ;;
    --into) into=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    -*) fail "There is no option $1; -h shows the options." ;;
    *) models+=("$1") ;;
  esac
  shift
done
[[ $minutes =~ ^[1-9][0-9]{0,2}$ ]] && [ "$minutes" -le 600 ] ||
  fail "--minutes must be 1 to 600, but is $minutes."

top=$(cd "$(dirname "$0")/.." && pwd)
: "${into:=$top/docs/data}"
java=java jcmd=jcmd
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java jcmd=$JAVA_HOME/bin/jcmd
command -v "$jcmd" >/dev/null || fail "There is no jcmd; it is part of a JDK."
command -v ps >/dev/null || fail "There is no ps; on Debian it is in the package procps."
jar=$top/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"
version=$("$java" -XshowSettings:properties -version 2>&1 |
  sed -n 's/^ *java\.specification\.version = //p')
[ -n "$version" ] || fail "\"$java\" does not tell its version."
if [ ${#models[@]} -eq 0 ]; then
  models=(SYNC_WORKER PREFORK THREAD_PER_CONNECTION THREAD_POOL EVENT_LOOP EVENT_LOOP_BLOCKED
    EVENT_LOOP_OFFLOAD SELECTOR PROCESS_PER_REQUEST)
  [ "$version" -lt 21 ] || models+=(VIRTUAL_THREADS)
fi

# Of the seconds of a model some 20 go for its start and its rests.
each=$((minutes * 60 / ${#models[@]}))
window=10
[ "$each" -ge 90 ] || window=2
short=$window
long=$(((each - 20 - 3 * window) / window * window))
[ "$long" -ge $((3 * window)) ] || long=$((3 * window))

# What a server may add, after a collection, from the second third of the mix to the last: a leak goes on.
# In the first third compilers still take some 15 MB at once, later the fewer requests a server answers.
most_heap=$((1024 * 1024))
most_rss=$((8 * 1024 * 1024))
# The connections to the upstream that it may keep beyond those that it kept before.
most_kept=8
# A slow client keeps a thread so long; a pool of 4 and a single worker serve between 8 of them.
patience=500
# Its loop stands still while one request waits, by design, and longest for an upstream that never
# answers: of good clients some are served late, and some not at all. What stays behind counts as ever.
blocked=EVENT_LOOP_BLOCKED
mix=(--good 4 --slow 8 --hostile 4 --vanishing 2 --faults 10)

work=$(mktemp -d)
mock='' server='' clients='' pid=''
finish() {
  local each
  for each in $clients $server $pid $mock; do
    kill "$each" 2>/dev/null || true
    wait "$each" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The heap is touched before: what is resident beyond it, and grows, is a leak of another kind.
flags=(-Xms128m -Xmx128m -XX:+UseSerialGC -XX:+AlwaysPreTouch)
# Starts a command of the jar that serves, and sets pid and address.
serve() {
  local log=$work/$1.log
  "$java" "${flags[@]}" -jar "$jar" "$@" --port 0 >"$log" 2>&1 </dev/null &
  pid=$! address=
  for _ in $(seq 600); do
    address=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$log" || true)
    [ -z "$address" ] || return 0
    kill -0 "$pid" 2>/dev/null || fail "\"$*\" did not start: $(tail -n 1 "$log")"
    sleep 0.1
  done
  fail "\"$*\" told no address within 60 s."
}

# The process of the server and all that descend from it.
tree() {
  ps -e -o pid=,ppid= | awk -v root="$server" '
    { parent[$1] = $2 }
    END {
      for (p in parent) {
        for (a = p; a in parent && a != root; a = parent[a]);
        if (a == root) print p
      }
    }'
}
# Connections to the upstream that the server keeps, for requests to come: as many as it had to ask at
# once, which is no leak.
kept() {
  awk -v port="$(printf ':%04X$' "${upstream##*:}")" '$3 ~ port && $10 != 0 { n++ } END { print n + 0 }' \
    /proc/net/tcp /proc/net/tcp6
}
# Processes, threads, open files, of which connections to the upstream are counted apart, and resident
# bytes of these processes; those that end meanwhile count no more.
footprint() {
  local p threads=0 files=0 kilobytes=0 processes=0 status connections
  for p in "$@"; do
    status=$(awk '/^VmRSS:/ { rss = $2 } /^Threads:/ { threads = $2 } END { print threads + 0, rss + 0 }' \
      "/proc/$p/status" 2>/dev/null) || continue
    processes=$((processes + 1))
    threads=$((threads + ${status% *}))
    kilobytes=$((kilobytes + ${status#* }))
    files=$((files + $({ find "/proc/$p/fd" -mindepth 1 2>/dev/null || true; } | wc -l)))
  done
  connections=$(kept)
  echo "$processes $threads $((files - connections)) $connections $((kilobytes * 1024))"
}
footprint_of_tree() {
  local processes
  mapfile -t processes < <(tree)
  footprint "${processes[@]}"
}
# What the heaps of these processes hold after a collection, in bytes.
heap() {
  local p
  for p in "$@"; do
    kill -0 "$p" 2>/dev/null || continue
    "$jcmd" "$p" GC.run >/dev/null && "$jcmd" "$p" GC.heap_info ||
      fail "jcmd could not ask process $p for a collection."
  done | awk '/total [0-9]+K, used [0-9]+K/ { sub(/.*used /, ""); sum += $1 } END { printf "%.0f\n", sum * 1024 }'
}
# The same, and bytes of the heaps. Those of single requests have no heap to look at.
look() {
  local live now lasting
  mapfile -t lasting <"$work/lasting"
  live=$(heap "${lasting[@]}")
  now=$(footprint_of_tree)
  echo "$now $live"
}
# Waits until nobody is served any more, for as long as anybody may be.
rest() {
  local before='' now i
  sleep 3
  for i in $(seq 10); do
    now=$(footprint_of_tree | cut -d' ' -f1-4)
    [ "$now" != "$before" ] || [ "$i" -lt 3 ] || break
    before=$now
    sleep 1
  done
  look
}

samples=$work/samples.csv
rows=$work/rows.csv
echo "model,phase,seconds,good,upstream_failed,unserved,p50_s,p99_s,hostile,hanging,vanished,slow,processes,threads,files,upstream_connections,rss_bytes,heap_bytes" >"$samples"
echo "model,java,seconds,good,upstream_failed,unserved,p50_quiet_s,p50_s,worst_p99_s,hostile,hanging,vanished,slow,threads_before,threads_after,files_before,files_after,heap_growth_bytes,rss_growth_bytes,good_clients,verdict" >"$rows"

# Puts clients on the server for some seconds; a sample for each window.
clients_for() {
  local phase=$1 seconds=$2 line now
  shift 2
  mkfifo "$work/lines"
  "$java" -Xmx128m -XX:+UseSerialGC -cp "$jar" org.modebench.benchmark.server.ClientMix \
    --url "$address" --seconds "$seconds" --every "$window" "$@" >"$work/lines" 2>"$work/clients.log" &
  clients=$!
  while IFS= read -r line; do
    case $line in seconds,*) continue ;; esac
    now=$(look)
    echo "$model,$phase,$line,${now// /,}" >>"$samples"
  done <"$work/lines"
  wait "$clients" || fail "The clients ended with $(tail -n 1 "$work/clients.log")"
  clients=
  rm "$work/lines"
}

# The row of a model and its verdict, from its samples and what it had before and after.
judge() {
  awk -F, -v model="$model" -v java="$version" -v before="$1" -v after="$2" -v blocked="$blocked" \
    -v most_heap="$most_heap" -v most_rss="$most_rss" -v most_kept="$most_kept" '
    $1 == model && $2 == "quiet" { quiet = $7 }
    $1 == model && $2 == "mix" {
      n++
      seconds = $3; good += $4; failed += $5; unserved += $6
      p50[n] = $7; if ($8 > p99) p99 = $8
      hostile = $9; hanging = $10; vanished = $11; slow = $12
      rss[n] = $17; heap[n] = $18
    }
    function least(of, from, to,  i, x) {
      x = of[from]
      for (i = from; i <= to; i++) if (of[i] < x) x = of[i]
      return x
    }
    # By the least of each third, since a compiler takes memory only for a while.
    function growth(of,  third) {
      third = n < 3 ? 1 : int(n / 3)
      return least(of, n + 1 - third, n) - least(of, n < 3 ? 1 : third + 1, n - third)
    }
    # Of the medians of the windows, that of the middle.
    function median(of,  i, j, t) {
      for (i = 2; i <= n; i++) for (j = i; j > 1 && of[j] < of[j - 1]; j--) { t = of[j]; of[j] = of[j - 1]; of[j - 1] = t }
      return of[int((n + 1) / 2)]
    }
    function add(text) { verdict = verdict (verdict == "" ? "" : "; ") text }
    END {
      split(before, b, " "); split(after, a, " ")
      if (n == 0 || good == 0) add("no good client was served")
      heap_growth = growth(heap); rss_growth = growth(rss); middle = median(p50)
      if (unserved > 0 && model != blocked) add(unserved " requests of good clients were not answered as they should")
      if (hanging > 0) add(hanging " connections were neither answered nor closed within 60 s")
      if (failed == 0 || hostile == 0 || vanished == 0 || slow == 0) add("not all kinds of clients came")
      if (a[1] < b[1]) add("loses " b[1] - a[1] " processes")
      if (a[1] > b[1]) add("leaks " a[1] - b[1] " processes")
      if (a[2] > b[2]) add("leaks " a[2] - b[2] " threads")
      if (a[3] > b[3]) add("leaks " a[3] - b[3] " files")
      if (a[4] > b[4] + most_kept) add("keeps " a[4] - b[4] " more connections to its upstream")
      if (heap_growth > most_heap) add(sprintf("its heap grew by %.0f bytes", heap_growth))
      if (rss_growth > most_rss) add(sprintf("its memory grew by %.0f bytes", rss_growth))
      served = unserved > 0 || good == 0 ? "not all" : middle > 2 * quiet ? "late" : "as before"
      printf "%s,%s,%.0f,%d,%d,%d,%s,%s,%s,%d,%d,%d,%d,%d,%d,%d,%d,%.0f,%.0f,%s,%s\n", model, java, seconds,
        good, failed, unserved, quiet, middle, p99, hostile, hanging, vanished, slow, b[2], a[2], b[3], a[3],
        heap_growth, rss_growth, served, verdict == "" ? "nothing stays" : verdict
    }' "$samples"
}

serve mock
mock=$pid upstream=$address
status=0
echo "Java $version, ${#models[@]} models, for each ${window} s of good clients alone, a mix of ${short} s, and one of ${long} s"
for model in "${models[@]}"; do
  serve server --model "$model" --upstream "$upstream" --patienceMillis "$patience"
  server=$pid
  # Those that are there before anybody asks; one for each request comes and goes.
  tree >"$work/lasting"
  clients_for quiet $((2 * window)) --good 4
  clients_for short "$short" "${mix[@]}"
  before=$(rest)
  clients_for mix "$long" "${mix[@]}"
  after=$(rest)
  judge "$before" "$after" | tee -a "$rows" |
    awk -F, '{ printf "%-21s %s; good clients: %s (%d answers, %d requests not served, p50 %.3f s, alone %.3f s, worst p99 %.3f s)\n", $1, $21, $20, $4, $6, $8, $7, $9 }'
  [ "$(tail -n 1 "$rows" | awk -F, '{ print $21 }')" = "nothing stays" ] || status=1
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
done

mkdir -p "$into"
mv "$rows" "$into/endurance-$version.csv"
mv "$samples" "$into/endurance-$version.samples.csv"
[ "$status" = 0 ] || echo "At least one model leaks, or does not serve all good clients; see the last column of endurance-$version.csv."
exit "$status"
