package org.vmgen.cli.tune;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.vmgen.cli.ExitCode;

/** An engine that was built, as {@code vmgen tune} sees it. */
interface TuneEngine {

  /** How messages call it: {@code c-direct with 20 combinations}. */
  String name();

  /** Made from all that the engine was made from: an equal engine has the same. */
  String key();

  /** Runs a program that reads nothing. */
  Outcome run(Run run) throws IOException;

  /**
   * What is to be run.
   *
   * @param profile where an engine that counts writes its profile
   * @param output where goes what it prints; nowhere if empty
   */
  record Run(Path program, Optional<Path> profile, Optional<Path> output) {

    /** For its time alone. */
    static Run of(TuneProgram program) {
      return new Run(program.file(), Optional.empty(), Optional.empty());
    }

    /** On an engine that counts. */
    static Run counting(TuneProgram program, Path profile) {
      return new Run(program.file(), Optional.of(profile), Optional.empty());
    }

    /** For what it prints. */
    static Run printing(TuneProgram program, Path output) {
      return new Run(program.file(), Optional.empty(), Optional.of(output));
    }

    /** The output of a process. */
    Redirect redirect() {
      return output.map(to -> Redirect.to(to.toFile())).orElse(Redirect.DISCARD);
    }
  }

  /**
   * How a run went.
   *
   * @param code 0 if all went well
   * @param nanoseconds that it took
   * @param errors what it printed on standard error
   * @param exceeded how long it was allowed to take, if it took longer
   */
  record Outcome(int code, long nanoseconds, String errors, Optional<Duration> exceeded) {

    /** Of a run that came to its end. */
    static Outcome ended(int code, long nanoseconds, String errors) {
      return new Outcome(code, nanoseconds, errors, Optional.empty());
    }

    /** Of a run that was ended because it took too long. */
    static Outcome tooLong(Duration limit, String errors) {
      return new Outcome(ExitCode.INPUT, limit.toNanos(), errors, Optional.of(limit));
    }

    boolean isFine() {
      return code == 0 && exceeded.isEmpty();
    }

    /** What went wrong, behind "it": {@code ended with exit code 1:} and what it said. */
    String problem() {
      String what =
          exceeded
              .map(limit -> "took longer than " + limit.toSeconds() + " s: --timeout allows more")
              .orElse("ended with exit code " + code);
      return what + Excerpt.behindColon(errors);
    }
  }
}
