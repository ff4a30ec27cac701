package org.modebench.fanout;

/** The styles: one constant for each. */
public enum FanOutStyle {
  /** One look-up after another, in a thread of a pool. */
  SEQUENCE {
    @Override
    public Style open(LookUps lookUps, int workers) {
      return new Sequence(lookUps, workers);
    }
  },

  /** Futures that are combined, whose look-ups block threads of a pool. */
  FUTURES {
    @Override
    public Style open(LookUps lookUps, int workers) {
      return new Futures(lookUps, workers);
    }
  },

  /** Callbacks on one loop, with look-ups that do not block. */
  CALLBACKS {
    @Override
    public Style open(LookUps lookUps, int workers) {
      return new Callbacks(lookUps);
    }
  },

  /** A virtual thread for each request, and one more for what is looked up beside. */
  VIRTUAL {
    @Override
    public Style open(LookUps lookUps, int workers) {
      return new VirtualThreads(lookUps);
    }
  };

  /**
   * Starts its threads.
   *
   * @param workers threads of a pool, of a style that has one
   */
  public abstract Style open(LookUps lookUps, int workers);
}
