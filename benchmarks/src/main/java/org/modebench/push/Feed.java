package org.modebench.push;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The events of late, and who waits to hear of the next; for the loop's thread. */
final class Feed {
  /** Who asks for events that are older than these sees a gap in their numbers. */
  static final int KEPT = 10_000;

  private final Deque<Event> events = new ArrayDeque<>();
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private long published;

  /** Who waits to hear of events. */
  interface Listener {
    void published(Event event);
  }

  Event publish() {
    Event event = new Event(++published, System.nanoTime());
    events.addLast(event);
    if (events.size() > KEPT) {
      events.removeFirst();
    }
    List.copyOf(listeners).forEach(each -> each.published(event));
    return event;
  }

  /** Returns those that are kept, of a greater number than that, in order. */
  List<Event> since(long number) {
    List<Event> since = new ArrayList<>();
    Iterator<Event> newestFirst = events.descendingIterator();
    while (newestFirst.hasNext()) {
      Event event = newestFirst.next();
      if (event.number() <= number) {
        break;
      }
      since.add(0, event);
    }
    return since;
  }

  /** Returns the newest one; none before the first. */
  List<Event> newest() {
    return since(published - 1);
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }
}
