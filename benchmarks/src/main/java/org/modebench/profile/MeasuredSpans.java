package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The measured iterations of a fork, from beginning to end, in moments by {@link
 * System#nanoTime()}: what JMH does between them, such as to collect garbage, is not measured.
 */
final class MeasuredSpans {
  private static final Pattern SPAN = Pattern.compile("(-?\\d{1,18}) (-?\\d{1,18})");

  private record DurationText(long begin, long end) {}

  private final List<DurationText> spans = new ArrayList<>();
  private long begun;
  private boolean open;

  /** An iteration begins. */
  void begin() {
    end();
    begun = System.nanoTime();
    open = true;
  }

  /** The iteration that began last ends, unless it has ended already. */
  void end() {
    if (open) {
      spans.add(new DurationText(begun, System.nanoTime()));
      open = false;
    }
  }

  /** Whether a moment is in one of them, or none is known. */
  boolean contain(long nanos) {
    return spans.isEmpty()
        || spans.stream().anyMatch(span -> span.begin() <= nanos && nanos <= span.end());
  }

  /** Writes them for {@link #read}, a line each. */
  void write(Path file) throws IOException {
    Files.write(file, spans.stream().map(span -> span.begin() + " " + span.end()).toList());
  }

  /** Reads what was written; of a file that is missing none is known. */
  static MeasuredSpans read(Path file) throws IOException {
    MeasuredSpans read = new MeasuredSpans();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Matcher span = SPAN.matcher(line);
        if (span.matches()) {
          read.spans.add(
              new DurationText(Long.parseLong(span.group(1)), Long.parseLong(span.group(2))));
        }
      }
    }
    return read;
  }
}
