package org.vmgen.generator.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.plan.OutputFile;

class OutputWriterTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir private Path temporary;
  private Path directory;
  private OutputWriter writer;

  @BeforeEach
  void makeWriter() {
    directory = temporary.resolve("out");
    writer = new OutputWriter(directory);
  }

  @Test
  void aFileIsWrittenWithItsFolders() throws IOException {
    OutputWriter.Result result = writer.write("m", List.of(new OutputFile("com/acme/A.java", "a")));

    Path file = directory.resolve("com/acme/A.java");
    assertThat(file).hasContent("a");
    assertThat(result.written()).containsExactly(file);
    assertThat(names(directory.resolve("com/acme"))).containsExactly("A.java");
  }

  @Test
  void anUnchangedFileKeepsItsTimeStamp() throws IOException {
    List<OutputFile> files = List.of(new OutputFile("a", "same"), new OutputFile("b", "old"));
    writer.write("m", files);
    for (String name : List.of("a", "b", OutputManifest.NAME)) {
      Files.setLastModifiedTime(directory.resolve(name), LONG_AGO);
    }

    writer.write("m", files);
    assertThat(Files.getLastModifiedTime(directory.resolve(OutputManifest.NAME)))
        .isEqualTo(LONG_AGO);

    OutputWriter.Result result =
        writer.write("m", List.of(new OutputFile("a", "same"), new OutputFile("b", "new")));
    assertThat(result.written()).containsExactly(directory.resolve("b"));
    assertThat(result.current()).containsExactly(directory.resolve("a"), directory.resolve("b"));
    assertThat(Files.getLastModifiedTime(directory.resolve("a"))).isEqualTo(LONG_AGO);
  }

  @Test
  void aFileThatIsGeneratedNoLongerIsRemoved() throws IOException {
    writer.write("m", List.of(new OutputFile("a", "1"), new OutputFile("b", "2")));

    OutputWriter.Result result = writer.write("m", List.of(new OutputFile("b", "2")));

    assertThat(result.removed()).containsExactly(directory.resolve("a"));
    assertThat(names(directory)).containsExactly(OutputManifest.NAME, "b");
  }

  @Test
  void aFileChangedByHandIsNotRemoved() throws IOException {
    writer.write("m", List.of(new OutputFile("a", "1")));
    Files.writeString(directory.resolve("a"), "mine");

    writer.write("m", List.of());

    assertThat(directory.resolve("a")).hasContent("mine");
  }

  @Test
  void aFileOfAnotherOwnerIsNotRemoved() throws IOException {
    writer.write("first", List.of(new OutputFile("shared", "1"), new OutputFile("own", "2")));
    writer.write("second", List.of(new OutputFile("shared", "1")));

    writer.write("first", List.of());
    assertThat(names(directory)).containsExactly(OutputManifest.NAME, "shared");

    writer.write("second", List.of());
    assertThat(names(directory)).containsExactly(OutputManifest.NAME);
  }

  @Test
  void nothingIsWrittenWhenAPathLeavesTheDirectory() {
    List<OutputFile> files = List.of(new OutputFile("a", "1"), new OutputFile("../b", "2"));

    assertThatThrownBy(() -> writer.write("m", files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("../b: not inside the output directory");
    assertThat(directory).doesNotExist();
  }

  @Test
  void aFailedWriteLeavesNoTemporaryFiles() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("folder"), "a file where a folder is needed");
    List<OutputFile> files = List.of(new OutputFile("a", "1"), new OutputFile("folder/b", "2"));

    assertThatThrownBy(() -> writer.write("m", files)).isInstanceOf(IOException.class);
    assertThat(names(directory)).containsExactly("folder");
  }

  @Test
  void aDependencyFileQuotesForMake() {
    assertThat(DependencyFile.text(List.of("out/a b.c", "out/$c.h"), List.of("m.vmg", "x#.vmg")))
        .isEqualTo("out/a\\ b.c \\\n  out/$$c.h: m.vmg \\\n  x\\#.vmg\n");
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
