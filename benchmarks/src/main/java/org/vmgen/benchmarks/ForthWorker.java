package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vmgen.examples.forth.Main;

/**
 * The command {@code forth} on an engine in Java, which says first in which thread it runs: a
 * compiler's threads are not part of what is measured.
 */
final class ForthWorker {
  private ForthWorker() {}

  public static void main(String[] arguments) throws IOException {
    Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
    System.out.println("thread " + thread.getFileName());
    System.out.flush();
    Main.main(arguments);
  }
}
