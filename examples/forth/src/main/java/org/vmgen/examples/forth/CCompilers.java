package org.vmgen.examples.forth;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The C compilers of this computer, as commands for a shell.
 *
 * @param environment where they are looked for
 */
record CCompilers(Map<String, String> environment) {

  /** The environment variable that names one. */
  static final String VARIABLE = "CC";

  /** The calls that {@code c-tail} is fastest with: jumps, whose arguments stay in registers. */
  private static final String HAS_TAIL_CALLS =
      """
      #if !__has_attribute(musttail) || !__has_attribute(preserve_none)
      #error
      #endif
      """;

  /** Those that this process sees. */
  static CCompilers here() {
    return new CCompilers(System.getenv());
  }

  /** The one that the user has chosen. */
  Optional<String> chosen() {
    return Optional.ofNullable(environment.get(VARIABLE)).filter(name -> !name.isBlank());
  }

  /** The one for an engine; empty if the engine's build script has the choice. */
  Optional<String> forEngine(ForthEngine engine) {
    return engine == ForthEngine.C_TAIL ? forTailCalls().or(this::chosen) : chosen();
  }

  /**
   * The engine that is fastest with them: without tests that is {@code c-tail}, if a compiler makes
   * its calls cheap; docs/performance.md compares them.
   */
  ForthEngine best(boolean unchecked) {
    if (unchecked && forTailCalls().isPresent()) {
      return ForthEngine.C_TAIL;
    }
    // A chosen one that is missing is an error, of which its use will tell.
    boolean isThere =
        chosen().isPresent() || Stream.of("gcc", "clang").anyMatch(name -> takes(name, ""));
    return isThere ? ForthEngine.C_DIRECT : ForthEngine.JAVA_SWITCH;
  }

  private Optional<String> forTailCalls() {
    return chosen()
        .map(Stream::of)
        .orElse(Stream.of("clang-22", "clang-21", "clang-20", "clang-19", "clang"))
        .filter(name -> takes(name, HAS_TAIL_CALLS))
        .findFirst();
  }

  /** Whether a compiler is there and preprocesses a text without an error. */
  private boolean takes(String compiler, String text) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder("/bin/sh", "-c", compiler + " -E -x c -")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD);
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (OutputStream input = process.getOutputStream()) {
        input.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It has ended without reading: its exit code tells.
      }
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
