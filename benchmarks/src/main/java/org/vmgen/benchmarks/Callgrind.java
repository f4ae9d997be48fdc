package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instructions of the processor that C engines execute in one run of a program, counted by
 * valgrind's callgrind: the difference of two runs and one, so that loading does not count.
 */
final class Callgrind {
  private static final Pattern COLLECTED = Pattern.compile("Collected : (\\d+)");

  private Callgrind() {}

  /**
   * A table for one program of the mini machine.
   *
   * @throws IOException if valgrind does not run
   */
  static String table(MiniProgram program, MiniBuild build, List<MiniEngine> engines, Path image)
      throws IOException {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "%s(%d), C".formatted(program.name(), program.callgrind()),
                "machine instructions",
                "to hand-written"));
    long hand = 0;
    for (MiniEngine engine : engines) {
      if (engine.language() == Language.C) {
        long own = instructions(build.command(engine, image), "");
        hand = hand == 0 ? own : hand;
        table.row(
            List.of(engine.name(), Long.toString(own), "%.2f".formatted((double) own / hand)));
      }
    }
    return "\n" + table;
  }

  /**
   * The instructions that a worker executes for one request.
   *
   * @throws IOException if valgrind does not run
   */
  static long instructions(List<String> command, String request) throws IOException {
    return total(command, request, 2) - total(command, request, 1);
  }

  private static long total(List<String> command, String request, int times) throws IOException {
    List<String> valgrind =
        new ArrayList<>(List.of("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"));
    valgrind.addAll(command);
    Process process = new ProcessBuilder(valgrind).redirectErrorStream(true).start();
    try (var requests = process.getOutputStream()) {
      requests.write((request + "\n").repeat(times).getBytes(StandardCharsets.US_ASCII));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher collected = COLLECTED.matcher(output);
    if (!collected.find()) {
      throw new IOException("valgrind printed no count:\n" + output);
    }
    return Long.parseLong(collected.group(1));
  }
}
