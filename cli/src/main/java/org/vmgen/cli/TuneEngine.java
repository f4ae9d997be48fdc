package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An engine that was built, as {@code vmgen tune} sees it. */
interface TuneEngine {

  /** How messages call it. */
  String name();

  /** Made from all that the engine was made from: an equal engine has the same. */
  String key();

  /**
   * Runs a program that reads nothing, and throws away what it prints.
   *
   * @param profile where an engine that counts writes its profile
   */
  Outcome run(Path program, Optional<Path> profile) throws IOException;

  /**
   * How a run went.
   *
   * @param code 0 if all went well
   * @param nanoseconds that it took
   * @param errors what it printed on standard error
   */
  record Outcome(int code, long nanoseconds, String errors) {}
}
