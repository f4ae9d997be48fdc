package org.vmgen.mini;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/** The engines that run mini programs; all were generated from {@code mini.vmg}. */
enum MiniEngine {
  JAVA_SWITCH {
    /** In this process. */
    @Override
    int run(Code program, MiniSource source, boolean trace, MiniMessages messages)
        throws IOException {
      Driver driver =
          new Driver(
              MiniInstructions.SET,
              (code, host) -> new MiniMachine(code, Limits.defaults(), host, new MiniExterns() {}),
              System.in,
              new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14),
              new PrintStream(messages, true, StandardCharsets.UTF_8));
      return driver.run(source.name(), program, options(trace));
    }
  },
  C_DIRECT,
  C_SWITCH,
  C_TOKEN,
  C_INDIRECT,
  C_TAIL;

  /** Runs a program to its end; gives the exit code. C engines take it as an image. */
  int run(Code program, MiniSource source, boolean trace, MiniMessages messages)
      throws IOException {
    return NativeEngine.run(toString(), program, trace, messages);
  }

  private static DriverOptions options(boolean trace) {
    return new DriverOptions(
        trace,
        OptionalLong.empty(),
        OptionalLong.empty(),
        0,
        Optional.empty(),
        "",
        false,
        List.of());
  }

  /** The name that users write. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
