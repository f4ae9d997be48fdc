package org.vmgen.examples.forth;

import java.util.Optional;

/** Runs the command {@code forth} and ends the process with its exit code. */
public final class Main {

  private Main() {}

  /** Runs a command line. */
  public static void main(String[] arguments) {
    Optional<Request> plain = Request.read(arguments);
    System.exit(
        plain.isPresent()
            ? plain.get().run()
            : ForthCommand.commandLine(new ForthCommand()).execute(arguments));
  }
}
