#!/usr/bin/env bash
# Applies each worked example of docs/extending to a copy of this checkout and says which files it touches; builds the
# copy with all of them, and takes each addition from the command line through rows, table, report and plot. Then builds a
# JMH project of one's own against what mvn install makes of the copy, and runs it by JMH's runner and by ours.
#
#   scripts/check-extending.sh [mode|workload|server]...        (all of them, if none is named)
set -euo pipefail
cd "$(dirname "$0")/.."
examples=("$@")
[ ${#examples[@]} -gt 0 ] || examples=(mode workload server)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone -q . "$work/copy"
copy=$work/copy
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

fail() {
  echo "docs/extending, $example: $*" >&2
  exit 1
}

# Everything that a user sees of a run, for one addition: name, then the arguments that measure it.
shown() {
  local name=$1 results=$work/$example.csv
  shift
  "$java" -jar "$copy/benchmarks/target/benchmarks.jar" -foe true -f 2 -wi 0 -i 1 -r 10ms \
    --output "$results" "$@" >"$work/$example.log" 2>&1 ||
    { cat "$work/$example.log" >&2; fail "a run with $* fails."; }
  grep -q ",$name," "$results" || fail "no row names $name."
  ! grep -q ',FAILED,' "$results" || fail "rows of $name have failed."
  "$java" -jar "$copy/benchmarks/target/benchmarks.jar" tables "$results" >"$work/$example.txt"
  grep -q "$name" "$work/$example.txt" || fail "no table names $name."
  "$java" -jar "$copy/benchmarks/target/benchmarks.jar" report "$results" -o "$work/$example.html" >/dev/null
  sed -n '/<svg/,/<\/svg>/p' "$work/$example.html" >"$work/$example.svg"
  grep -q "$name" "$work/$example.svg" || fail "no plot names $name."
}

mode() {
  shown PARALLEL_STREAM CpuBound -p mode=parallel-stream -p workers=2 -p limit=10000
}

workload() {
  shown Hash Hash -p experiment=blocks -p workers=2 -p rounds=1
  for size in 1 64 1024; do
    grep -q ",PROCESS_POOL,2,10,blockKib=$size;rounds=1," "$work/workload.csv" ||
      fail "the experiment has no row of PROCESS_POOL with blocks of $size KiB."
  done
  ! grep -q ',FORK_JOIN,' "$work/workload.csv" || fail "the experiment measures more than it names."
  grep -q ',hashed,655360.0,bytes,' "$work/workload.csv" || fail "the metric \"hashed\" has no row of 10 · 64 KiB."
  grep -q 'hashed' "$work/workload.txt" || fail "no table has a column \"hashed\"."
  grep -q 'Ten hashes, 1 times each, by block size' "$work/workload.html" || fail "the report does not name the workload."
}

server() {
  shown JDK_SERVER Server -p server=jdk-server -p workers=2 -p concurrency=1,2 -p calls=4 -p latencyMillis=20
}

# The artefacts go to a repository of their own, beside links to what the user's has.
repository=$work/repository
mkdir "$repository"
users=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
[ ! -d "$users" ] || cp -as "$users/." "$repository"
rm -rf "$repository/org/modebench"
maven() {
  mvn -B -q -Dmaven.repo.local="$repository" "$@"
}

project() {
  local example=project folder=$work/project classes runner arguments
  mkdir -p "$folder/src/main/java/lab"
  cp docs/extending/pom.xml "$folder"
  cp docs/extending/*.java "$folder/src/main/java/lab"
  maven -f "$folder/pom.xml" compile dependency:build-classpath -Dmdep.outputFile="$work/project.path" ||
    fail "does not build against the installed artefacts."
  cp -r docs/own-examples "$work/own"
  maven -f "$work/own/pom.xml" compile || fail "docs/own-examples does not build."
  classes=$folder/target/classes:$(cat "$work/project.path")
  for runner in org.openjdk.jmh.Main org.modebench.cli.Main; do
    for arguments in 'Sorting -p mode=THREADS,PROCESS_POOL -p order=SORTED -p workers=2 -p length=100' 'Digest -p mode=THREAD_POOL'; do
      # shellcheck disable=SC2086 # words
      (cd "$folder" && "$java" -cp "$classes" "$runner" $arguments -foe true -f 1 -wi 0 -i 1 -r 10ms >"$work/project.log" 2>&1) ||
        { cat "$work/project.log" >&2; fail "${arguments%% *} does not run by $runner."; }
    done
  done
  grep -q ',SORTED,2,.*mode=PROCESS_POOL.*,wall,' "$folder/runs/results.csv" || fail "no row is of PROCESS_POOL."
  grep -q ',Digest,THREAD_POOL,2,10,.*,wall,' "$folder/runs/results.csv" || fail "no row is of Digest."
}

for example in "${examples[@]}"; do
  git -C "$copy" apply --check "$PWD/docs/extending/$example.patch" || fail "does not apply to HEAD."
  echo "== $example"
  git -C "$copy" apply --stat "$PWD/docs/extending/$example.patch"
done
for example in "${examples[@]}"; do
  git -C "$copy" apply "$PWD/docs/extending/$example.patch" || fail "does not go with the others."
done
(cd "$copy" && maven install -DskipTests) || fail "does not build."
for example in "${examples[@]}"; do
  "$example"
done
echo "== project"
project
