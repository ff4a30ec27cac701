package org.modebench.slurm;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The job that measures one shard: an array has it once for each.
 *
 * @param shards how many there are
 * @param java the launcher that the plan was made with
 * @param jar the one that the plan was made with
 * @param sha256 of the jar
 * @param minutes that a shard may take
 * @param options more lines for sbatch, such as {@code --partition=lab}
 */
record JobScript(
    int shards, Path java, Path jar, String sha256, long minutes, List<String> options) {
  private static final long MINUTES = 60;

  /** Status 75 is that of a shard on a machine that is in use. */
  String text() {
    return String.format(
        Locale.ROOT,
        """
      #!/bin/bash
      #SBATCH --job-name=modebench
      #SBATCH --nodes=1
      #SBATCH --ntasks=1
      #SBATCH --exclusive
      #SBATCH --mem=0
      #SBATCH --requeue
      #SBATCH --open-mode=append
      #SBATCH --output=log/%%A_%%a.txt
      #SBATCH --signal=B:TERM@30
      #SBATCH --time=%02d:%02d:00
      %s# One shard of plan.json; submitted in its folder as the array 1-%d.
      shards=%d
      java=%s
      jar=%s
      sha256=%s

      # This node cannot measure: another one takes the shard, and no further one stays here.
      give_back() {
        echo "$SLURMD_NODENAME gives shard $SLURM_ARRAY_TASK_ID back: $1." >&2
        touch "given-back/$SLURMD_NODENAME" &&
          sbatch --parsable --chdir="$PWD" --array="$SLURM_ARRAY_TASK_ID" \\
            --exclude="$(ls given-back | paste -sd,)" job.sh >>jobs
        exit 75
      }

      [ ! -e "given-back/$SLURMD_NODENAME" ] || give_back "it gave one back before"
      [ -r plan.json ] || give_back "plan.json cannot be read"
      [ -r "$jar" ] || give_back "$jar cannot be read"
      if ! echo "$sha256  $jar" | sha256sum --check --status; then
        echo "$jar is not the jar of the plan; put that back, or make another plan." >&2
        exit 2
      fi
      "$java" -version >/dev/null 2>&1 || give_back "$java does not start"
      cache=$(mktemp -d) || give_back "its folder for temporary files cannot be written"
      trap 'rm -rf "$cache"' EXIT
      export XDG_CACHE_HOME=$cache

      # A shell that waits is told first when the time is up, or the job is cancelled.
      trap 'kill -TERM "$child" 2>/dev/null' TERM
      "$java" -jar "$jar" --plan-file plan.json --shard "$SLURM_ARRAY_TASK_ID/$shards" &
      child=$!
      wait "$child"
      status=$?
      while kill -0 "$child" 2>/dev/null; do
        wait "$child"
        status=$?
      done
      [ "$status" -ne 75 ] || give_back "it is in use"
      exit "$status"
      """,
        minutes / MINUTES,
        minutes % MINUTES,
        options.stream().map(option -> "#SBATCH " + option + "\n").collect(Collectors.joining()),
        shards,
        shards,
        quoted(java),
        quoted(jar),
        sha256);
  }

  /** As a shell takes it for one word. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
