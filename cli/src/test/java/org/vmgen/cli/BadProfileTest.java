package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that reads profiles refuses bad ones with a message, writes nothing, and leaves
 * what was there.
 */
class BadProfileTest {

  private static final String GOOD =
      """
      vmgen profile 1
      machine tiny
      runs 1
      instruction + ( data.i64 data.i64 -- data.i64 )
      instruction bye ( data.i64 -- )
      instruction lit #i64 ( -- data.i64 )
      instruction loop #code ( data.i64 -- data.i64 )
      blocks
      99 2>98\tlit -1; +; loop _; bye
      1\tlit 100
      end 2
      """;

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void write() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.write("good.prof", GOOD);
    vmgen.write("p.fs", "a program");
    vmgen.write("out.super.vmg", "// Combined instructions of tiny.\n// old\n");
    vmgen.write("out.prof", "an older file\n");
    Files.createDirectories(directory.resolve("manual"));
    vmgen.write("manual/manual.md", "an older manual\n");
  }

  /** What is wrong, how the good profile becomes so, and what is said. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("end 2\n", "", "the profile is cut off: it has no line 'end NUMBER'"),
          new Kind("1\tlit 100\n", "", "the profile is damaged: there are 1 blocks, not 2"),
          new Kind("(?s).*", "", "the profile is empty"),
          new Kind("vmgen profile 1", "#!/bin/sh", "this is no profile: it does not start with"),
          new Kind("vmgen profile 1", "vmgen profile 2", "the profile has version 2 of the format"),
          new Kind("\n1\tlit", "\n-1\tlit", "a count is negative: -1"),
          new Kind("\n1\tlit", "\n0\tlit", "a count is 0"),
          new Kind("\n1\tlit", "\n9223372036854775808\tlit", "a count is more than 2^63 - 1: 922"),
          new Kind(
              "\n1\tlit",
              "\n9223372036854775807\tlit",
              "the executed instructions are more than 2^63 - 1"),
          new Kind("machine tiny", "machine other", "of the machine other, not of tiny"),
          new Kind("lit #i64", "lit #i32", "the instruction lit #i32 ( -- data.i64 ) "),
          new Kind("(?s)blocks\n.*", "blocks\nend 0\n", "the profile counts nothing: no instruct"),
          new Kind(
              "instruction bye", "instruction halt", "the instruction bye is not among those"));

  private record Kind(String good, String bad, String message) {

    String text() {
      return GOOD.replaceFirst(good, bad);
    }

    /** Whether only one who knows the machine can tell. */
    boolean needsMachine() {
      return bad.startsWith("machine") || bad.startsWith("lit");
    }

    /** Whether the profile is good, but nothing can be learnt from it. */
    boolean isEmpty() {
      return bad.startsWith("blocks");
    }

    boolean concerns(String command) {
      return switch (command) {
        case "synthesize", "manual", "tune" -> true;
        case "show", "hot" -> !needsMachine() && !isEmpty();
        default -> !isEmpty();
      };
    }
  }

  private static final Map<String, List<String>> COMMANDS =
      new TreeMap<>(
          Map.of(
              "merge", List.of("profile", "merge", "@/good.prof", "@/bad.prof", "-o", "@/out.prof"),
              "show", List.of("profile", "show", "@/bad.prof"),
              "hot", List.of("profile", "hot", "@/bad.prof"),
              "synthesize",
                  List.of(
                      "synthesize",
                      "@/tiny.vmg",
                      "--profile",
                      "@/good.prof",
                      "@/bad.prof",
                      "-o=@/out.super.vmg",
                      "--report=@/report"),
              "manual", List.of("manual", "@/tiny.vmg", "-o=@/manual", "--profile=@/bad.prof"),
              "tune",
                  List.of(
                      "tune",
                      "@/tiny.vmg",
                      "--programs=@/p.fs",
                      "--engine=c-direct",
                      "-o=@/out.super.vmg",
                      "--work=@/work",
                      "--build=cp -r {sources} {built}",
                      "--run=set {built} {program} {profile}; cp @/bad.prof $4")));

  static Stream<Arguments> all() {
    return KINDS.stream()
        .flatMap(
            kind ->
                COMMANDS.keySet().stream()
                    .filter(kind::concerns)
                    .map(command -> arguments(command, kind)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsRefused(String command, Kind kind) throws IOException {
    vmgen.write("bad.prof", kind.text());
    String[] words = COMMANDS.get(command).toArray(String[]::new);
    assertThat(vmgen.run(words)).as(vmgen.err()).isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.out()).isEmpty();
    assertThat(vmgen.err().replaceAll("vmgen: building .*\n", ""))
        .matches("(?s)vmgen: (bad\\.prof|p\\.fs: its profile)(:\\d+)?: error: [^\n]*\n.*")
        .contains(kind.message())
        .doesNotContain("good.prof");
    assertThat(directory.resolve("out.super.vmg"))
        .hasContent("// Combined instructions of tiny.\n// old\n");
    assertThat(directory.resolve("out.prof")).hasContent("an older file");
    assertThat(directory.resolve("manual/manual.md")).hasContent("an older manual");
    assertThat(directory.resolve("manual/manual.html")).doesNotExist();
    assertThat(directory.resolve("report")).doesNotExist();
    assertThat(directory.resolve("bad.prof")).hasContent(kind.text());
  }

  @Test
  void anEndlessLineIsRefused() throws IOException {
    try (RandomAccessFile sparse =
        new RandomAccessFile(vmgen.write("bad.prof", GOOD).toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    for (List<String> words : COMMANDS.values()) {
      assertThat(vmgen.run(words.toArray(String[]::new))).isEqualTo(ExitCode.INPUT);
      assertThat(vmgen.err())
          .contains(":12: error: the profile is damaged: the line has more than 16777216 char");
    }
    assertThat(directory.resolve("out.super.vmg"))
        .hasContent("// Combined instructions of tiny.\n// old\n");
    assertThat(directory.resolve("out.prof")).hasContent("an older file");
    assertThat(directory.resolve("report")).doesNotExist();
    assertThat(directory.resolve("manual/manual.html")).doesNotExist();
  }

  @Test
  void aSumThatIsTooLargeIsRefused() throws IOException {
    String huge = GOOD.replace("99 2>98", "99").replace("\n1\tlit", "\n9223372036854000000\tlit");
    vmgen.write("a.prof", huge);
    vmgen.write("b.prof", huge);
    assertThat(vmgen.run("profile", "show", "@/a.prof")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.run("profile", "merge", "@/a.prof", "@/b.prof", "-o=@/out.prof"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo("vmgen: b.prof: error: the executed instructions are more than 2^63 - 1\n");
    assertThat(directory.resolve("out.prof")).hasContent("an older file");
    assertThat(
            vmgen.run(
                "synthesize",
                "@/tiny.vmg",
                "--profile",
                "@/a.prof",
                "@/b.prof",
                "-o=@/x.super.vmg"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(vmgen.err())
        .isEqualTo(
            "vmgen: b.prof: error: the executed instructions, together with those of the profiles"
                + " before it, are more than 2^63 - 1\n");
    assertThat(directory.resolve("x.super.vmg")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiny.vmg | it is there and no profile, and would be lost: write elsewhere, or delete it",
        "p.vmasm | it is there and no profile, and would be lost: write elsewhere, or delete it",
        "manual | it is a directory",
        "none/x.prof | its directory does not exist",
      })
  void noProfileIsWrittenInThePlaceOfSomethingElse(String file, String message) throws IOException {
    vmgen.write("p.vmasm", CommandFixture.PROGRAM);
    Path target = directory.resolve(file);
    String old = Files.isRegularFile(target) ? Files.readString(target) : "";
    for (List<String> command :
        List.of(
            List.of("run", "@/tiny.vmg", "@/p.vmasm", "--profile=@/" + file),
            List.of("profile", "merge", "@/good.prof", "-o=@/" + file))) {
      assertThat(vmgen.run(command.toArray(String[]::new))).isEqualTo(ExitCode.IO);
      assertThat(vmgen.err()).isEqualTo("vmgen: " + file + ": " + message + "\n");
      assertThat(vmgen.out()).isEmpty();
    }
    assertThat(Files.isRegularFile(target) ? Files.readString(target) : "").isEqualTo(old);
  }
}
