package org.vmgen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as a request to come to an end: while this is open, the process that gets it ends when
 * this is closed. An interrupt of the thread that made it is the same request.
 */
final class StopRequest implements AutoCloseable {
  /** Whoever asks twice wants no more than this. */
  private static final int MOST_SECONDS = 60;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "stop request");
  private volatile boolean stopped;

  StopRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Keeps the process that is about to end until what was begun is written. */
  private void await() {
    stopped = true;
    try {
      closed.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody asked; from then on for ever. */
  boolean isStopped() {
    // Files cannot be written by a thread that is interrupted.
    stopped |= Thread.interrupted();
    return stopped;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends already.
    }
  }
}
