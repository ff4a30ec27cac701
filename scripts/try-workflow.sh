#!/usr/bin/env bash
# Tries docs/ci/jmh-regression.yml without GitHub: its steps, read from the file, run as on a runner, with GitHub's variables
# and nothing else of this shell, on pull requests to a small JMH project: one whose commit changes no code, and one that
# makes one of two benchmarks take three times as long. Actions are replaced by what they do. Then it looks at what the
# job comes to: status, summary, annotations, and artefacts. It takes about one and a half minutes.
#
#   scripts/try-workflow.sh [COMMIT]     (builds that commit of this checkout; the workflow's own, if none is named)
set -euo pipefail
cd "$(dirname "$0")/.."
top=$PWD
workflow=docs/ci/jmh-regression.yml
fail() {
  echo "$1" >&2
  exit 2
}
python3 -c 'import yaml' 2>/dev/null || fail "The workflow is read by Python 3 with PyYAML; on Debian: apt-get install python3-yaml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tmp"

# A folder for env and for each step, with a file for each value; what is not tried here is refused.
python3 - "$workflow" "$work/workflow" <<'PYTHON'
import pathlib, sys, yaml

def write(folder, values):
    folder.mkdir(parents=True)
    for name, value in values.items():
        if isinstance(value, dict):
            write(folder / name, value)
        else:
            (folder / name).write_text(str(value))

workflow = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
(job,) = workflow["jobs"].values()
others = set(job) - {"runs-on", "timeout-minutes", "steps"}
others |= {key for step in job["steps"] for key in set(step) - {"name", "uses", "with", "run", "if"}}
if others:
    sys.exit(f"{sys.argv[1]} has {', '.join(sorted(others))}, which this trial does not know.")
write(pathlib.Path(sys.argv[2], "env"), workflow["env"])
for number, step in enumerate(job["steps"], 1):
    write(pathlib.Path(sys.argv[2], f"step-{number:02}"), step)
PYTHON
env=$work/workflow/env
echo "$top" >"$env/MODEBENCH"
echo "-f 2 -wi 2 -i 3 -w 100ms -r 100ms" >"$env/JMH"
[ $# = 0 ] || git rev-parse --verify "$1^{commit}" >"$env/MODEBENCH_COMMIT"

failures=0
check() {
  if [ "$2" = "$3" ]; then echo "ok: $1: $2"; else
    echo "FAILED: $1: $2, but must be $3"
    failures=$((failures + 1))
  fi
}
git_as_author() {
  GIT_CONFIG_GLOBAL=/dev/null git -C "$work/project" -c user.name=Author -c user.email=author@example.org "$@"
}

# The base, and pull requests as GitHub makes them: branches of the base, and their merges with it.
project() {
  local sources=$work/project/src/main/java/count
  mkdir -p "$sources"
  cp docs/ci/project/pom.xml "$work/project"
  cp docs/ci/project/CountBenchmark.java "$sources"
  echo target/ >"$work/project/.gitignore"
  git_as_author init -q -b main
  git_as_author add .
  git_as_author commit -q -m "Count"
  pull_request unchanged sed -i 's/^public class/\/\/ Nothing else.\n&/' "$sources/CountBenchmark.java"
  pull_request slowed sed -i 's/1 \* TOKENS/3 * TOKENS/' "$sources/CountBenchmark.java"
}
pull_request() {
  git_as_author checkout -q -b "$1" main
  "${@:2}"
  git_as_author commit -q -a -m "Change it: $1"
  git_as_author checkout -q -b "merge-$1" main
  git_as_author merge -q --no-ff -m "Merge $1 into main" "$1"
}

# A value of a step with its expressions replaced, of which the trial knows one.
value() {
  local text
  text=$(sed "s|\${{ runner.temp }}|$root/temp|g" "$step/$1")
  case $text in *'${{'*) fail "$workflow has an expression that this trial does not know: $text" ;; esac
  echo "$text"
}

action() {
  case $(value uses) in
    actions/checkout@*)
      git init -q "$root/workspace"
      git -C "$root/workspace" fetch -q --depth "$(value with/fetch-depth)" "$work/project" "merge-$of"
      git -C "$root/workspace" checkout -q FETCH_HEAD
      ;;
    actions/setup-java@*) ;; # That of this machine.
    actions/upload-artifact@*) cp -r "$(value with/path)" "$root/artefact-$(value with/name)" ;;
    *) fail "$workflow uses $(value uses), which this trial does not know." ;;
  esac
}

# A step's script, as the runner calls it where no shell is named. Java's temporary folder is where JMH locks the machine.
script() {
  local name variables=()
  for name in "$env"/*; do variables+=("${name##*/}=$(cat "$name")"); done
  value run >"$root/files/script"
  : >"$root/files/summary"
  (cd "$root/workspace" && env -i PATH="$PATH" HOME="$HOME" ${JAVA_HOME:+"JAVA_HOME=$JAVA_HOME"} LANG=C.UTF-8 \
    JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$work/tmp" CI=true GITHUB_ACTIONS=true GITHUB_ACTOR=author \
    GITHUB_API_URL=https://api.github.com GITHUB_BASE_REF=main GITHUB_ENV="$root/files/env" \
    GITHUB_EVENT_NAME=pull_request GITHUB_EVENT_PATH="$root/files/event.json" GITHUB_HEAD_REF="$of" GITHUB_JOB=compare \
    GITHUB_OUTPUT="$root/files/output" GITHUB_PATH="$root/files/path" GITHUB_REF=refs/pull/1/merge \
    GITHUB_REF_NAME=1/merge GITHUB_REPOSITORY=owner/count GITHUB_RUN_ATTEMPT=1 GITHUB_RUN_ID=1 GITHUB_RUN_NUMBER=1 \
    GITHUB_SERVER_URL=https://github.com GITHUB_SHA="$(git -C "$work/project" rev-parse "merge-$of")" \
    GITHUB_STEP_SUMMARY="$root/files/summary" GITHUB_WORKFLOW=Performance GITHUB_WORKSPACE="$root/workspace" \
    RUNNER_ARCH=X64 RUNNER_NAME=trial RUNNER_OS=Linux RUNNER_TEMP="$root/temp" RUNNER_TOOL_CACHE="$root/tools" \
    "${variables[@]}" bash -e "$root/files/script") >"$root/files/log" 2>&1
}

# A job: after a step that fails, only those that run always. Steps keep their logs and statuses for the checks.
job() {
  local of=$1 root=$work/$1 step name status
  mkdir -p "$root"/{temp,tools,files}
  echo '{"number": 1}' >"$root/files/event.json"
  : >"$root/files/env" && : >"$root/files/output" && : >"$root/files/path"
  outcome=success
  for step in "$work"/workflow/step-*; do
    [ "$outcome" = success ] || { [ -f "$step/if" ] && [ "$(value if)" = "always()" ]; } || continue
    status=0
    if [ -f "$step/uses" ]; then
      action || status=$?
    else
      name=$(value name)
      echo "== $of: $name"
      script || status=$?
      mkdir -p "$root/steps/$name"
      cp "$root/files"/{log,summary} "$root/steps/$name"
      echo "$status" >"$root/steps/$name/status"
    fi
    [ "$status" = 0 ] || outcome=failure
  done
  # What a step gives to later ones, this trial does not pass on.
  check "$of: what steps hand on" "$(cat "$root/files"/{env,output,path})" ""
}

annotations() { grep '^::' "$root/steps/Compare/log" || true; }
junit() {
  python3 -c '
import sys, xml.etree.ElementTree as tree
suite = tree.parse(sys.argv[1]).getroot()
failed = [test.get("name") for test in suite.iter("testcase") if test.find("failure") is not None]
print(suite.get("tests"), suite.get("failures"), suite.get("skipped"), *failed)' "$1"
}
# Whether there are tables in the Markdown, and every row has as many cells as its head.
tables() {
  awk -F'|' '
    !/^\|/ { rows = 0; next }
    !rows++ { columns = NF; tables++ }
    rows == 2 && !/^\|[-:| ]+\|$/ { broken = 1 }
    NF != columns { broken = 1 }
    END { print tables && !broken ? "whole" : "broken" }' "$1"
}

# What a job comes to: its outcome, the status of the comparison, the benchmarks that are annotated, the JUnit XML.
comes_to() {
  local of=$1 root=$work/$1
  check "$of: the job ends in" "$outcome" "$2"
  check "$of: compare ends with" "$(cat "$root/steps/Compare/status" || true)" "$3"
  check "$of: annotations" "$(annotations | sed 's/\(CountBenchmark, avgt, [a-z]*\) .*/\1/')" "$4"
  check "$of: tests, failures, skipped" "$(junit "$root/artefact-performance/gate.xml")" "$5"
  check "$of: the tables of the summary are" "$(tables "$root/steps/Compare/summary")" whole
  check "$of: benchmarks in the summary" \
    "$(grep '^|' "$root/steps/Compare/summary" | grep -oE 'kept|changed' | sort -u | paste -sd' ')" "changed kept"
  check "$of: kept for who asks" "$(ls "$root/artefact-performance" | paste -sd' ')" \
    "gate.xml new1.json new2.json new3.json old1.json old2.json old3.json summary.md"
  [ "$failures" = 0 ] || tail -n 40 "$root"/steps/*/log
}

project
job unchanged
comes_to unchanged success 0 "" "2 0 0"
job slowed
comes_to slowed failure 3 "::error title=Performance::count.CountBenchmark, avgt, changed" "2 1 0 changed 1"
echo "== The summary of the pull request that is slower"
cat "$work/slowed/steps/Compare/summary"
[ "$failures" = 0 ] || fail "Of what the workflow must come to, $failures failed."
