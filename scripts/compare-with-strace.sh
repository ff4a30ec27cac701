#!/usr/bin/env bash
# Compares the system calls that Readiness counts for an event with those that strace sees (Debian:
# strace). A row of ours comes from a fork that nobody watches. Under strace the same asking runs twice,
# for a few events and for many: of the difference, what a JVM calls to start and to warm up is no part.
# What sends the bytes is not counted, here or there.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'TEXT'
Usage: scripts/compare-with-strace.sh [options]
  --ask "WAY..."          ways to ask (default: "SPIN POLL EPOLL")
  --connections "N..."    how many connections are watched (default: "10 100 1000")
  -o FILE                 writes what is printed to this file, too
JAVA_HOME chooses the Java.
Exit status: 0 every count of ours is within 1 % of that of strace; 1 one is not; 2 it cannot be done.
TEXT
}
fail() {
  echo "$1" >&2
  exit 2
}

ways="SPIN POLL EPOLL" levels="10 100 1000" file=''
while [ $# -gt 0 ]; do
  case $1 in
    --ask | --connections | -o) [ $# -gt 1 ] || fail "$1 needs a value; -h shows the options." ;;
  esac
  case $1 in
    --ask) ways=$2; shift ;;
    --connections) levels=$2; shift ;;
    -o) file=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) fail "There is no option $1; -h shows the options." ;;
  esac
  shift
done
[[ $ways =~ ^(SPIN|POLL|EPOLL)( (SPIN|POLL|EPOLL))*$ ]] ||
  fail "--ask must be of SPIN, POLL and EPOLL with a space between, but is \"$ways\"."
[[ $levels =~ ^[1-9][0-9]{0,3}( [1-9][0-9]{0,3})*$ ]] ||
  fail "--connections must be numbers from 1 to 9999 with a space between, but is \"$levels\"."
command -v strace >/dev/null || fail "There is no strace; on Debian it is in the package strace."
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
jar=$(cd "$(dirname "$0")/.." && pwd)/benchmarks/target/benchmarks.jar
[ -f "$jar" ] || fail "There is no ${jar##*/}; build it with: mvn -B package -DskipTests"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
strace -f -o "$work/trial" true 2>"$work/errors" || fail "strace cannot trace here: $(tail -n 1 "$work/errors")"

# Reads, and questions about all connections at once, of a process that asks for so many events.
trace() {
  strace -f -c -o "$work/counts" \
    -e trace=read,recvfrom,recvmsg,poll,ppoll,epoll_wait,epoll_pwait \
    "$java" -cp "$jar" org.modebench.readiness.AskMain "$@" >/dev/null 2>"$work/errors" ||
    fail "\"$*\" failed under strace: $(tail -n 1 "$work/errors")"
  awk '
    $NF ~ /^(read|recvfrom|recvmsg)$/ { reads += $4 }
    $NF ~ /^(poll|ppoll|epoll_wait|epoll_pwait)$/ { questions += $4 }
    END { print reads + 0, questions + 0 }' "$work/counts"
}

report() {
  "$java" -jar "$jar" Readiness -p "ask=${ways// /,}" -p "connections=${levels// /,}" -f 1 -foe true \
    --output "$work/rows.csv" >"$work/out" 2>&1 || fail "A run of ours failed: $(tail -n 1 "$work/out")"
  echo "System calls an event"
  local way connections more few short long
  for way in $ways; do
    for connections in $levels; do
      # So many that what a JVM reads by itself meanwhile is lost among them.
      more=20000
      [ "$way" != SPIN ] || more=$(((100000 + connections - 1) / connections))
      few=$((more / 10 + 1))
      short=$(trace "$way" "$connections" "$few")
      long=$(trace "$way" "$connections" "$((few + more))")
      echo "$way $connections $more $short $long" >>"$work/traced"
    done
  done
  awk '
    NR == FNR {
      if (FNR == 1) for (i = 1; i <= split($0, names, ","); i++) column[names[i]] = i
      else {
        split($0, field, ",")
        if (field[column["metric"]] != "system_calls") next
        match(";" field[column["params"]] ";", /;connections=[0-9]+;/)
        cell = field[column["mode"]] " " substr(field[column["params"]], RSTART + 12, RLENGTH - 14)
        sum[cell] += field[column["value"]]; rows[cell]++
      }
      next
    }
    {
      cell = $1 " " $2
      if (!rows[cell]) { print "There is no row of ours for " cell "."; bad = 2; exit }
      reads = ($6 - $4) / $3; questions = ($7 - $5) / $3; theirs = reads + questions
      ours = sum[cell] / rows[cell]
      printf "%s, %d connections: ours %.3f, strace %.3f (%.3f reads, %.3f questions), ratio %.4f\n",
        $1, $2, ours, theirs, reads, questions, ours / theirs
      cells++
      if (ours < 0.99 * theirs || ours > 1.01 * theirs) differ++
    }
    END {
      if (bad) exit bad
      if (differ) { print "They differ: " differ " of " cells " ratios are beyond 1 %."; exit 1 }
      print "They agree: every ratio is within 1 %."
    }' "$work/rows.csv" "$work/traced"
}
report | tee "${file:-/dev/null}"
