package org.vmgen.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Runs one image again and again on one Java engine, in a process of its own so that the compiler
 * of the JVM sees no other engine: {@code JavaWorker ENGINE SEED ROOT IMAGE}. For each line that it
 * reads it runs the program and answers with the nanoseconds of processor time and the result.
 */
final class JavaWorker {
  private JavaWorker() {}

  public static void main(String[] arguments) throws IOException {
    String engine = arguments[0];
    long seed = Long.parseLong(arguments[1]);
    Path root = Path.of(arguments[2]);
    Path image = Path.of(arguments[3]);
    MiniMachines.Prepared program =
        MiniMachines.prepare(engine, MiniMachines.model(root, seed), image);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (requests.readLine() != null) {
      program.reset();
      long start = clock.getCurrentThreadCpuTime();
      long result = program.run();
      long end = clock.getCurrentThreadCpuTime();
      System.out.println(end - start + " " + result);
    }
  }
}
