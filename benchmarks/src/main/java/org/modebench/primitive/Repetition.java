package org.modebench.primitive;

/** Something that is done again and again to find what doing it once takes. */
public interface Repetition extends AutoCloseable {

  /**
   * Does it so many times.
   *
   * @return how often it was done, as what was done tells
   */
  long run(int times) throws Exception;

  /** Ends the threads and processes that it needs. */
  @Override
  default void close() {}
}
