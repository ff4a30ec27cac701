package org.modebench.task.own;

import java.lang.reflect.Array;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A result for people, on one line and never long. */
final class ResultText {
  private static final int LONGEST = 80;
  private static final int MOST_ELEMENTS = 20;

  private final StringBuilder text = new StringBuilder();

  private ResultText() {}

  static String of(@Nullable Object result) {
    ResultText text = new ResultText();
    text.add(result, 0);
    String line = text.text.toString().replaceAll("\\p{Cntrl}+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private void add(@Nullable Object value, int depth) {
    if (text.length() > LONGEST) {
      return;
    }
    if (value instanceof CharSequence chars) {
      text.append('"').append(chars, 0, Math.min(chars.length(), LONGEST)).append('"');
    } else if (value instanceof Collection<?> collection && depth < MOST_ELEMENTS) {
      text.append('[');
      collection.stream().limit(MOST_ELEMENTS).forEach(element -> addNext(element, depth));
      text.append(collection.size() > MOST_ELEMENTS ? ", …]" : "]");
    } else if (value != null && value.getClass().isArray() && depth < MOST_ELEMENTS) {
      text.append('[');
      int length = Array.getLength(value);
      for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
        addNext(Array.get(value, i), depth);
      }
      text.append(length > MOST_ELEMENTS ? ", …]" : "]");
    } else {
      text.append(value);
    }
  }

  private void addNext(@Nullable Object element, int depth) {
    if (text.charAt(text.length() - 1) != '[') {
      text.append(", ");
    }
    add(element, depth + 1);
  }
}
