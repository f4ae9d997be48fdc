package org.vmgen.cli.tune;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Processes that read nothing. */
final class ChildProcess {

  /** As much of what one says as anybody reads, in bytes. */
  private static final int KEPT = 1 << 16;

  /** What belongs together has arrived by then. */
  private static final long SOON_MILLIS = 300;

  /** The variable of the environment by which all that a process started is known. */
  private static final String FAMILY = "VMGEN_TUNE_RUN";

  /** Those that start others while these are looked for are found the next time. */
  private static final int MOST_LOOKS = 10;

  private static final Map<Process, String> RUNNING = new ConcurrentHashMap<>();
  private static final CountDownLatch ENDING = new CountDownLatch(1);

  private ChildProcess() {}

  /**
   * Runs one to its end, or ends it. When it fails all that it started ends with it.
   *
   * @param output where its standard output goes; {@link Redirect#PIPE}: it counts as errors too
   * @param limit how long it may take
   */
  static TuneEngine.Outcome run(List<String> command, Redirect output, Duration limit)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(Redirect.from(nullFile()));
    boolean both = output.equals(Redirect.PIPE);
    builder.redirectErrorStream(both).redirectOutput(output);
    // Never the same again, since what an earlier one left may still run; and as long each time,
    // since how large its environment is may change how fast a program runs.
    String name = UUID.randomUUID().toString();
    String family = FAMILY + "=" + name;
    builder.environment().put(FAMILY, name);
    long start = System.nanoTime();
    Process process = builder.start();
    RUNNING.put(process, family);
    try {
      if (isEnding()) {
        end(process, family);
      }
      Errors errors = new Errors(both ? process.getInputStream() : process.getErrorStream());
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      long nanoseconds = System.nanoTime() - start;
      if (!ended) {
        end(process, family);
        return TuneEngine.Outcome.tooLong(limit, errors.text());
      }
      int code = process.exitValue();
      // Ctrl-C goes to the child too, which may end before this process hears of it.
      if (ENDING.await(code == 0 ? 0 : SOON_MILLIS, TimeUnit.MILLISECONDS)) {
        waitForTheEnd();
      }
      if (code != 0) {
        end(process, family);
      }
      return TuneEngine.Outcome.ended(code, nanoseconds, errors.text());
    } catch (InterruptedException e) {
      end(process, family);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      RUNNING.remove(process);
    }
  }

  /** For the end of this process: ends all that run, and none starts or is said to have failed. */
  static void endAll() {
    ENDING.countDown();
    RUNNING.forEach(ChildProcess::end);
  }

  private static boolean isEnding() {
    return ENDING.getCount() == 0;
  }

  /** Nothing is to be done or said any more; the process ends while this waits. */
  private static void waitForTheEnd() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Ends a process with all that it started, on Linux also where what is between has ended. */
  private static void end(Process process, String family) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
    int looks = 0;
    do {
      started = ProcessHandle.allProcesses().filter(p -> isOf(family, p)).toList();
      started.forEach(ProcessHandle::destroyForcibly);
      looks++;
    } while (!started.isEmpty() && looks < MOST_LOOKS);
  }

  private static boolean isOf(String family, ProcessHandle process) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      String all = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return List.of(all.split("\0")).contains(family);
    } catch (IOException e) {
      // It has ended, is not ours, or this is another system.
      return false;
    }
  }

  /** Reads what a process says as long as it says something, and keeps the beginning. */
  private static final class Errors {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    private Errors(InputStream in) {
      reader = new Thread(() -> read(in), "vmgen-errors");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream in) {
      byte[] buffer = new byte[8192];
      try (in) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          synchronized (kept) {
            kept.write(buffer, 0, Math.min(n, KEPT - kept.size()));
          }
        }
      } catch (IOException e) {
        // The process ended: it says no more.
      }
    }

    /** What has been said; something that the process left in the background may say more. */
    private String text() throws InterruptedException {
      reader.join(SOON_MILLIS);
      synchronized (kept) {
        return kept.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private static File nullFile() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
