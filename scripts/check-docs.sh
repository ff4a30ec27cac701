#!/usr/bin/env bash
# Holds README.md, CHANGELOG.md, docs and profiles/README.md to what they promise: the front page is
# short, every link leads somewhere, every command and option named exists, and what is quoted as
# output, or shown as a plot, is what is printed or drawn.
#
#   scripts/check-docs.sh [JAVA_HOME]
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."
java=${1:+$1/bin/}java
jar=benchmarks/target/benchmarks.jar
problems=0
problem() {
  echo "$*" >&2
  problems=$((problems + 1))
}

size=$(wc -c <README.md)
[ "$size" -le 9216 ] || problem "README.md may have at most 9216 bytes, but has $size: move something to docs/."

# What GitHub makes of a heading: letters, digits, hyphens and underscores, in lower case.
anchors() {
  sed -n '/^```/,/^```/!s/^#\{1,6\} //p' "$1" | tr '[:upper:]' '[:lower:]' | sed 's/[^[:alnum:] _-]//g; s/ /-/g'
}
mapfile -t pages < <(git ls-files --cached --others --exclude-standard '*.md')
for page in "${pages[@]}"; do
  while IFS= read -r link; do
    case $link in http:* | https:* | mailto:*) continue ;; esac
    file=${link%%#*} anchor=
    [ "$file" = "$link" ] || anchor=${link#*#}
    target=$page
    [ -z "$file" ] || target=$(dirname "$page")/$file
    if [ ! -e "$target" ]; then
      problem "$page links to $link, but there is no $target."
    elif [ -n "$anchor" ] && ! grep -qxF -- "$anchor" <(anchors "$target"); then
      problem "$page links to $link, but $target has no heading of that name."
    fi
  done < <(sed '/^```/,/^```/d' "$page" | grep -oE '\]\([^) ]+\)|(src|href)="[^"]+"' | sed -E 's/^[^("]*[("]//; s/[)"]$//')
done

# The version and its date are the same wherever they are told.
version=$(sed -n '0,/^  <version>/s/^  <version>\(.*\)<.*/\1/p' pom.xml)
for fact in "version: $version" "date-released: $(sed -n "s/^## \[$version\] - //p" CHANGELOG.md)"; do
  grep -qxF -- "$fact" CITATION.cff || problem "CITATION.cff does not say \"$fact\", as pom.xml and CHANGELOG.md do."
done

# The README has a line for each command.
commands=$("$java" -jar "$jar" -h | sed -n '/^Commands/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' | sort)
diff <(sed -n '/^## The commands$/,/^## /s/^| \(`[^|]*\)|.*/\1/p' README.md | grep -oE '`[a-z]+' | tr -d '`' | sort) \
  <(echo "$commands") || problem "The commands in README.md are not those of -h."

# Runs that are written down can be planned: no option, parameter or value in them is unknown. A plan for machines like
# this one does not measure its speed; what does not go with that is planned for this one.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
plan() {
  eval "\"\$java\" -jar \"\$jar\" $*" 2>&1 >/dev/null </dev/null
}
for page in "${pages[@]}"; do
  while IFS= read -r arguments; do
    ! grep -qxF -- "${arguments%% *}" <<<"$commands" || continue
    plan "$arguments" --plan --plan-file "$work/plan.json" >/dev/null || refusal=$(plan "$arguments" --plan) ||
      problem "$page tells to run $arguments, but: $refusal"
  done < <(sed -e ':join' -e '/\\$/{N;s/ *\\\n */ /;b join' -e '}' "$page" |
    sed -n 's/^ *java -jar benchmarks\/target\/benchmarks.jar //p')
done

# Lines quoted as text are lines of the summary, tables or differences of the reference run.
outputs=$(for command in summary tables differences; do "$java" -jar "$jar" "$command" results.csv; done)
while IFS= read -r line; do
  grep -qxF -- "$line" <<<"$outputs" || problem "README.md quotes a line that is not printed: $line"
done < <(sed -n '/^```text$/,/^```$/p' README.md | grep -v '^```')

# The tables of the reference run are those of results.csv.
diff <(sed -n '/^<!-- tables -->$/,/^<!-- \/tables -->$/p' docs/reference-run.md | sed '1d;$d') \
  <("$java" -jar "$jar" tables --format markdown results.csv) ||
  problem "The tables in docs/reference-run.md are not those of results.csv."

# The plots of the front page are those of results.csv.

"$java" -jar "$jar" report results.csv -o "$work/report.html" --plots "$work" >/dev/null
while read -r image plot; do
  cmp -s "docs/images/$image" "$work/$plot" || problem "docs/images/$image is not the plot $plot of results.csv."
done <<'IMAGES'
cpubound-modes.svg cpubound-limit-5000000-modes.svg
iobound-modes.svg iobound-delay-fixed-delayseed-1-latencymillis-100-modes.svg
IMAGES

[ "$problems" = 0 ] || { echo "Problems in the documentation: $problems." >&2; exit 1; }
echo "README.md has $size bytes; the links of ${#pages[@]} pages lead somewhere, and quoted output is what is printed."
