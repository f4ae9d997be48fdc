package org.vmgen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/architecture.md to the folders and packages that there are. */
class ArchitectureDocumentTest {

  private static final Document ARCHITECTURE = Document.read("docs/architecture.md");
  private static final String GENERATOR = "generator/src/main/java/org/vmgen/generator";

  @Test
  void everyModuleIsInTheTable() throws IOException {
    List<String> modules =
        below(".", path -> Files.exists(path.resolve("pom.xml")))
            .filter(name -> !name.isEmpty())
            .map(name -> name.startsWith("examples/") ? "examples" : name)
            .distinct()
            .toList();
    List<String> shown =
        listed("modules").map(name -> name.replaceAll("/$", "").replaceAll("/.*", "")).toList();
    assertThat(shown).containsAll(modules);
    for (String name : shown) {
      assertThat(Document.ROOT.resolve(name)).exists();
    }
  }

  @Test
  void everyPackageOfTheGeneratorIsInTheTable() throws IOException {
    List<String> packages =
        below(GENERATOR, path -> Files.exists(path.resolve("package-info.java")))
            .filter(name -> !name.isEmpty())
            .map(name -> name.replace('/', '.'))
            .toList();
    assertThat(listed("packages")).containsExactlyInAnyOrderElementsOf(packages);
  }

  /** The names in the first column of a table. */
  private static Stream<String> listed(String section) {
    return Table.of(ARCHITECTURE.section(section)).column(0).stream()
        .flatMap(cell -> Arrays.stream(cell.split(", ")));
  }

  /** Relative paths of folders, without what builds leave. */
  private static Stream<String> below(String root, Predicate<Path> wanted) throws IOException {
    Path start = Document.ROOT.resolve(root).normalize();
    try (Stream<Path> all = Files.walk(start)) {
      return all
          .filter(Files::isDirectory)
          .filter(path -> !path.toString().contains("/target"))
          .filter(wanted)
          .map(path -> start.relativize(path).toString())
          .toList()
          .stream();
    }
  }
}
