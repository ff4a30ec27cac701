package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Style.Colour;
import org.modebench.analysis.catalogue.Style.Marker;

/** What stands between a producer of messages and those who write them. */
public final class Queues {
  public static final String DIRECT = "DIRECT";
  public static final String BOUNDED = "BOUNDED";
  public static final String UNBOUNDED = "UNBOUNDED";
  public static final String BATCHED = "BATCHED";

  /** The main axis of pipelines. */
  public static final Axis AXIS =
      new Axis(
          "queue",
          "queue",
          List.of(
              AxisValue.named(DIRECT, 10)
                  .label("no queue")
                  .waits(Capacity.ONE)
                  .style(Colour.INK, Marker.SQUARE)
                  .entry(),
              AxisValue.named(BOUNDED, 20)
                  .label("a queue of at most 16 messages")
                  .style(Colour.BLUE, Marker.CIRCLE)
                  .entry(),
              AxisValue.named(UNBOUNDED, 30)
                  .label("a queue without a bound")
                  .style(Colour.ORANGE, Marker.DIAMOND)
                  .entry(),
              AxisValue.named(BATCHED, 40)
                  .label("a queue without a bound, many messages a commit")
                  .style(Colour.GREEN, Marker.TRIANGLE)
                  .entry()),
          Optional.empty());

  private Queues() {}
}
