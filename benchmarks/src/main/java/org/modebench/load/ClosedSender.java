package org.modebench.load;

/** Begins a request whenever an earlier one has ended. */
final class ClosedSender implements Sender {
  private final LoadRun run;
  private final int connections;
  private boolean beginning;

  ClosedSender(LoadRun run, int connections) {
    this.run = run;
    this.connections = connections;
  }

  @Override
  public void begin() {
    if (beginning) {
      // A request that fails at once ends inside the loop below, which goes on by itself.
      return;
    }
    beginning = true;
    while (run.underWay() < connections && run.hasNext()) {
      run.next(System.nanoTime());
    }
    beginning = false;
  }

  @Override
  public void ended() {
    begin();
  }

  @Override
  public void stop() {}
}
