package org.vmgen.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** Runs the commands of a document in a folder, where {@code vmgen} is the one under test. */
final class Shell {

  private static final long SECONDS = 120;

  private final Path directory;
  private final Path commands;

  /**
   * A shell.
   *
   * @param directory the folder in which commands run
   * @param commands another one, for the command {@code vmgen}
   */
  Shell(Path directory, Path commands) throws IOException {
    this.directory = directory;
    this.commands = commands;
    String script =
        "#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -cp '%s' org.vmgen.cli.Main \"$@\"\n"
            .formatted(classPath());
    Path vmgen = commands.resolve("vmgen");
    Files.writeString(vmgen, script);
    Files.setPosixFilePermissions(vmgen, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What Surefire runs the tests with, whatever it puts in front of it. */
  private static String classPath() {
    String tests = System.getProperty("surefire.test.class.path");
    return tests != null ? tests : System.getProperty("java.class.path");
  }

  /**
   * Runs what stands behind the prompts {@code $} of a listing, and gives the listing with what the
   * commands print now.
   */
  String replay(String listing) throws IOException, InterruptedException {
    StringBuilder transcript = new StringBuilder();
    StringBuilder command = new StringBuilder();
    for (String line : listing.split("\n")) {
      boolean first = line.startsWith("$ ");
      if (first || !command.isEmpty()) {
        transcript.append(line).append('\n');
        command.append(first ? line.substring(2) : line).append('\n');
        if (!line.endsWith("\\")) {
          transcript.append(output(command.toString()));
          command.setLength(0);
        }
      }
    }
    return transcript.toString();
  }

  private String output(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", commands.toString(), (path, own) -> own + ":" + path);
    builder.environment().put("VMGEN_CLASSES", classPath());
    builder.environment().put("COLUMNS", "80");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return output.isEmpty() || output.endsWith("\n") ? output : output + "\n";
  }
}
