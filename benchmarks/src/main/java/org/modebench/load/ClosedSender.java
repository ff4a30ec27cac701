package org.modebench.load;

/** Begins a request whenever an earlier one has ended. */
final class ClosedSender implements Sender {
  private final RequestSource requests;
  private final Load.Closed loop;
  private int connections;
  private boolean beginning;

  ClosedSender(RequestSource requests, Load.Closed loop) {
    this.requests = requests;
    this.loop = loop;
    this.connections = loop.firstAlone() ? 1 : loop.connections();
  }

  @Override
  public void begin() {
    if (beginning) {
      // A request that fails at once ends inside the loop below, which goes on by itself.
      return;
    }
    beginning = true;
    while (requests.underWay() < connections && requests.hasNext()) {
      requests.next(System.nanoTime());
    }
    beginning = false;
  }

  @Override
  public void ended() {
    connections = loop.connections();
    begin();
  }

  @Override
  public void stop() {}
}
