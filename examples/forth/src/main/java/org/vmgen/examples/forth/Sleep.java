package org.vmgen.examples.forth;

import java.util.concurrent.TimeUnit;

/** How a program waits for some time, from which the user's interrupt wakes it. */
final class Sleep {

  private boolean isAsleep;

  /**
   * Waits.
   *
   * @param begun what is done as soon as an interrupt ends the wait
   * @return whether the user's interrupt ended it
   */
  synchronized boolean milliseconds(long count, Runnable begun) throws InterruptedException {
    isAsleep = true;
    begun.run();
    long start = System.nanoTime();
    long left = count;
    while (isAsleep && left > 0) {
      wait(left);
      left = count - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
    boolean isInterrupted = !isAsleep;
    isAsleep = false;
    return isInterrupted;
  }

  /** Ends the wait; false if there is none. */
  synchronized boolean interrupt() {
    boolean wasAsleep = isAsleep;
    isAsleep = false;
    notifyAll();
    return wasAsleep;
  }
}
