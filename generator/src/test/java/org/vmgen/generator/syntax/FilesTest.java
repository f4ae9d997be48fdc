package org.vmgen.generator.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;

/** Files that are read, and what is said about those that cannot be. */
class FilesTest {

  @TempDir private Path directory;

  @Test
  void anIncludedFileIsSoughtBesideTheOneThatIncludesItAndReadOnce() throws IOException {
    write("m.vmg", "vm m; include \"core/all.vmg\"; include \"core/stack.vmg\";");
    write("core/all.vmg", "include \"stack.vmg\"; inst f ( -- ) {}");
    write("core/stack.vmg", "stack data : i64; inst g ( -- ) {}");
    assertThat(instructions("m.vmg")).containsExactly("g", "f");
  }

  @Test
  void aSupersetHoldsCombinedInstructionsAndNothingElse() throws IOException {
    write("m.vmg", "vm m; inst f ( -- ) {} superset \"p/all.vmg\"; super ff = f f;");
    write(
        "p/all.vmg",
        """
        /// found in a profile
        super three = f f f;
        superset "more.vmg";
        include "other.vmg";
        """);
    write("p/more.vmg", "option big = true; if big { replicate 3 f; } super four = f f f f;");
    write("p/other.vmg", "inst g ( -- ) {}\n");
    assertThat(messages("m.vmg"))
        .isEqualTo(
            """
            p/other.vmg:1:1: error: 'inst' cannot stand in a superset [VMG0812]
              1 | inst g ( -- ) {}
                | ^^^^
              help: it holds 'super', 'spec' and 'replicate'; other declarations come by 'include'
              note: included from here (p/all.vmg:4:1)
              note: included from here (m.vmg:1:24)
            """);
  }

  @Test
  void supersetsCanBeReadInPlaceOfThoseOfTheDescription() throws IOException {
    write("m.vmg", "vm m; inst f ( -- ) {} superset \"mine.super.vmg\";");
    write("other.super.vmg", "super fff = f f f;");
    Supersets supersets =
        new Supersets(
            List.of(directory.resolve("other.super.vmg")),
            List.of(directory.resolve("mine.super.vmg")));
    Diagnostics diagnostics = new Diagnostics();
    Path description = directory.resolve("m.vmg");
    for (int i = 0; i < 2; i++) {
      assertThat(Vmgen.load(description, supersets, Map.of(), diagnostics).orElseThrow())
          .satisfies(
              model ->
                  assertThat(model.composites())
                      .extracting(Composite::name)
                      .containsExactly("fff"));
      // The first time mine.super.vmg did not exist; now it has what would be defined twice.
      write("mine.super.vmg", "super fff = f f f;");
    }
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void onlyWhatSupersetNamesIsLeftOut() throws IOException {
    write("m.vmg", "vm m; include \"extra.vmg\"; superset \"extra.super.vmg\";");
    write("extra.vmg", "inst f ( -- ) {}");
    write("extra.super.vmg", "super ff = f f;");
    Supersets supersets =
        new Supersets(
            List.of(),
            List.of(directory.resolve("extra.vmg"), directory.resolve("extra.super.vmg")));
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Vmgen.load(directory.resolve("m.vmg"), supersets, Map.of(), diagnostics))
        .hasValueSatisfying(
            model -> {
              assertThat(model.instructions()).extracting(Instruction::name).containsExactly("f");
              assertThat(model.composites()).isEmpty();
            });
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void aFurtherSupersetHoldsCombinedInstructionsToo() throws IOException {
    write("m.vmg", "vm m; inst f ( -- ) {}");
    write("more.super.vmg", "inst g ( -- ) {}\n");
    Diagnostics diagnostics = new Diagnostics();
    Supersets supersets = new Supersets(List.of(directory.resolve("more.super.vmg")), List.of());
    assertThat(Vmgen.load(directory.resolve("m.vmg"), supersets, Map.of(), diagnostics)).isEmpty();
    assertThat(printed(diagnostics))
        .startsWith("more.super.vmg:1:1: error: 'inst' cannot stand in a superset [VMG0812]");
  }

  @Test
  void aSupersetThatIncludesItself() throws IOException {
    write("m.vmg", "vm m; inst f ( -- ) {} superset \"a.vmg\";");
    write("a.vmg", "superset \"a.vmg\";\n");
    assertThat(messages("m.vmg"))
        .startsWith("a.vmg:1:1: error: a.vmg includes itself: m.vmg → a.vmg → a.vmg [VMG0104]");
  }

  @Test
  void includesAreNotNestedWithoutEnd() throws IOException {
    int deep = 10_000;
    write("m.vmg", "vm m; include \"1.vmg\";");
    for (int i = 1; i < deep; i++) {
      write(i + ".vmg", "include \"" + (i + 1) + ".vmg\";\n");
    }
    write(deep + ".vmg", "inst f ( -- ) {}");
    assertThat(messages("m.vmg"))
        .startsWith(
            """
            63.vmg:1:1: error: includes are nested too deeply [VMG0106]
              1 | include "64.vmg";
                | ^^^^^^^^^^^^^^^^
              help: include files side by side; the limit is 64 levels
              note: included from here (62.vmg:1:1)
            """);
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreRead() throws IOException {
    write("m.vmg", "\ufeffvm m;\r\nstack data : i64;\r\ninst f ( -- ) {}\r\n");
    assertThat(instructions("m.vmg")).containsExactly("f");
  }

  @Test
  void carriageReturnsDoNotCountAsCharactersOfALine() throws IOException {
    write("m.vmg", "vm m\r\n;type n : i64\r\n");
    assertThat(messages("m.vmg"))
        .isEqualTo(
            """
            m.vmg:2:14: error: missing ';' after 'i64' [VMG0211]
              2 | ;type n : i64
                |              ^
              help: add it, or go on with 'on', 'shown' or ';'
            """);
  }

  @Test
  void aTabIsOneColumnAndKeptBeforeTheCaret() throws IOException {
    write("m.vmg", "vm m;\n\tinst\tf ( x -- ) {}");
    assertThat(messages("m.vmg"))
        .isEqualTo(
            """
            m.vmg:2:11: error: item 'x' has no type [VMG0401]
              2 | \tinst\tf ( x -- ) {}
                | \t    \t    ^
              help: say it: 'x: i64', or declare 'type x : i64;'
            """);
  }

  @Test
  void aMissingDescription() {
    assertThat(messages("none.vmg"))
        .isEqualTo(
            """
            none.vmg:1:1: error: cannot read none.vmg: no such file [VMG0101]
              help: check the name; a path is relative to the file that includes it
            """);
  }

  @Test
  void aMissingIncludedFile() throws IOException {
    write("m.vmg", "vm m;\ninclude \"core.vmg\";\nstack data : i64;\ninst f ( -- ) {}\n");
    assertThat(messages("m.vmg"))
        .isEqualTo(
            """
            m.vmg:2:1: error: cannot read core.vmg: no such file [VMG0101]
              2 | include "core.vmg";
                | ^^^^^^^^^^^^^^^^^^
              help: check the name; a path is relative to the file that includes it
            """);
  }

  @Test
  void aDirectory() throws IOException {
    Files.createDirectory(directory.resolve("m.vmg"));
    assertThat(messages("m.vmg")).contains("cannot read m.vmg: it is a directory [VMG0101]");
  }

  @Test
  void aFileThatIncludesItself() throws IOException {
    write("a.vmg", "vm a;\ninclude \"b.vmg\";\n");
    write("b.vmg", "include \"c.vmg\";\n");
    write("c.vmg", "include \"a.vmg\";\n");
    assertThat(messages("a.vmg"))
        .isEqualTo(
            """
            c.vmg:1:1: error: a.vmg includes itself: a.vmg → b.vmg → c.vmg → a.vmg [VMG0104]
              1 | include "a.vmg";
                | ^^^^^^^^^^^^^^^
              help: take one of these includes out
              note: included from here (b.vmg:1:1)
              note: included from here (a.vmg:2:1)
            """);
  }

  @Test
  void aFileThatIsNotText() throws IOException {
    Files.write(directory.resolve("image.vmg"), new byte[] {'v', 'm', 0, 1});
    Files.write(directory.resolve("latin1.vmg"), new byte[] {'/', '/', (byte) 0xe4, '\n'});
    assertThat(messages("image.vmg"))
        .isEqualTo(
            """
            image.vmg:1:1: error: image.vmg is not a text file: byte 2 is zero [VMG0102]
              help: a description is plain text in UTF-8; was this file meant?
            """);
    assertThat(messages("latin1.vmg"))
        .startsWith(
            "latin1.vmg:1:1: error: latin1.vmg is not a text file: byte 2 is not UTF-8 [VMG0102]");
  }

  /** Such as a file of zeros without an end, which would fill the memory. */
  @Test
  void aFileThatIsTooLarge() throws IOException {
    write("m.vmg", "vm m;\nsuperset \"m.super.vmg\";\ninst f ( -- ) {}\n");
    try (RandomAccessFile sparse =
        new RandomAccessFile(directory.resolve("m.super.vmg").toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertThat(messages("m.vmg"))
        .isEqualTo(
            """
            m.vmg:2:1: error: m.super.vmg has more than 16777216 bytes [VMG0107]
              2 | superset "m.super.vmg";
                | ^^^^^^^^^^^^^^^^^^^^^^
              help: a description is text that people write; was this file meant?
            """);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }

  private Iterable<String> instructions(String name) {
    return Vmgen.load(directory.resolve(name), Map.of(), new Diagnostics())
        .orElseThrow()
        .instructions()
        .stream()
        .map(Instruction::name)
        .toList();
  }

  /** The messages, with file names relative to the directory. */
  private String messages(String name) {
    Diagnostics diagnostics = new Diagnostics();
    Vmgen.load(directory.resolve(name), Map.of(), diagnostics);
    return printed(diagnostics);
  }

  private String printed(Diagnostics diagnostics) {
    return new DiagnosticPrinter(MessageFormat.PRETTY, false)
        .print(diagnostics.sorted())
        .replace(directory + "/", "");
  }
}
