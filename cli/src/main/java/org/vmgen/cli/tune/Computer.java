package org.vmgen.cli.tune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vmgen.cli.ContentKey;

/** The computer that this process runs on: times of another one do not compare with its own. */
final class Computer {

  private Computer() {}

  /** 32 hexadecimal digits: other ones on another computer, as far as the system tells. */
  static String key() {
    return new ContentKey()
        .add(System.getProperty("os.name"))
        .add(System.getProperty("os.arch"))
        .add(firstLine(Path.of("/etc/machine-id"), ""))
        .add(firstLine(Path.of("/proc/cpuinfo"), "model name"))
        .text();
  }

  /** Empty if there is no such file or line. */
  private static String firstLine(Path file, String start) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
