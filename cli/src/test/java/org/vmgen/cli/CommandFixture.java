package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** Runs commands in this process and keeps what they print. */
public final class CommandFixture {

  /** A small machine without errors. */
  public static final String TINY =
      """
      vm tiny;
      include <std.vmg>;
      type n : i64;  type target : code;
      stack data : i64;
      stack ret : i64 prefix R returns;
      /// Pushes a number.
      inst lit ( #n -- n ) {}
      /// Adds, wrapping around.
      inst add "+" ( n1 n2 -- n ) { n = n1 + n2; }
      example add ( 1 2 -- 3 );
      inst div ( n1 n2 -- n ) { n = n1 / n2; }
      inst loop ( #target n -- n1 ) { n1 = n - 1; if (n1 != 0) jump target; }
      example loop(again) ( 2 -- 1 jump again );
      inst print ( n -- ) { printInt(n); }
      inst bye ( n -- ) { halt n; }
      """;

  /** A program for it that counts down from 3. */
  public static final String PROGRAM =
      """
      .entry main
          lit 3
      again: lit 7
          print
          loop again
          bye
      """;

  /**
   * Another, which counts down in steps of 2.
   *
   * @param from an even number
   */
  public static String countdown(int from) {
    return """
            lit %d
        again: lit -1
            +
            loop again
            bye
        """
        .formatted(from);
  }

  /** One that adds 1 and 2 so many times, and prints each sum. */
  public static String sums(int times) {
    return """
            lit %d
        again: lit 1
            lit 2
            +
            print
            loop again
            bye
        """
        .formatted(times);
  }

  private final Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public CommandFixture(Path directory) {
    this.directory = directory;
  }

  public Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** Writes a program of the machine in {@code tiny.vmg}, and the profile of a run of it. */
  public void writeProfiled(String name, String text) throws IOException {
    write(name + ".vmasm", text);
    profile(name);
  }

  /** Writes the profile of a run of a program that is there. */
  public void profile(String name) {
    assertThat(run("run", "@/tiny.vmg", "@/" + name + ".vmasm", "--profile=@/" + name + ".prof"))
        .as(err())
        .isEqualTo(ExitCode.FINE);
  }

  /** Runs a command; a word that starts with {@code @/} is a file in the directory. */
  public int run(String... words) {
    out.reset();
    err.reset();
    Streams streams = Streams.of(new ByteArrayInputStream(new byte[0]), out, err);
    CommandLine commandLine = Main.commandLine(streams);
    commandLine.setExpandAtFiles(false);
    commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].replace("@/", directory + "/");
    }
    int code = commandLine.execute(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    return code;
  }

  /** What was printed, the directory left out of the names of files. */
  public String out() {
    return text(out);
  }

  public String err() {
    return text(err);
  }

  private String text(ByteArrayOutputStream stream) {
    return stream
        .toString(StandardCharsets.UTF_8)
        .replace(directory + "/", "")
        .replace(System.lineSeparator(), "\n");
  }
}
