package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of docs/performance.md have the rows and columns that the commands print. */
class DocumentTest {

  /** The tables of a part of the document: their lines, each the cells. */
  private static List<List<List<String>>> tables(String part) throws IOException {
    List<List<List<String>>> tables = new ArrayList<>();
    boolean inside = false;
    for (String line : new Document(Path.of("..")).part(part).lines().toList()) {
      boolean row = line.startsWith("|");
      if (row && !inside) {
        tables.add(new ArrayList<>());
      }
      if (row && !line.startsWith("| ---")) {
        String cells = line.substring(1, line.length() - 1);
        tables
            .get(tables.size() - 1)
            .add(Arrays.stream(cells.split("\\|")).map(String::strip).toList());
      }
      inside = row;
    }
    return tables;
  }

  private static List<String> firstColumn(List<List<String>> table) {
    return table.stream().skip(1).map(row -> row.get(0)).toList();
  }

  private static List<String> programsAndMean() {
    List<String> rows = new ArrayList<>(ForthBenchmark.PROGRAMS);
    rows.add(ForthReport.MEAN);
    return rows;
  }

  @Test
  void meansOfTheForthEngines() throws IOException {
    List<List<String>> table = tables(ForthBenchmark.SUMMARY).get(0);

    assertThat(table.get(0)).isEqualTo(ForthReport.SUMMARY_HEAD);
    assertThat(firstColumn(table))
        .isEqualTo(ForthEngine.ALL.stream().map(ForthEngine::name).toList());
  }

  @Test
  void programsOnTheForthEngines() throws IOException {
    List<List<String>> table = tables(ForthBenchmark.EACH).get(0);

    assertThat(table.get(0)).isEqualTo(ForthReport.programsHead(ForthEngine.ALL));
    assertThat(firstColumn(table)).isEqualTo(programsAndMean());
  }

  @Test
  void startsOfTheForthEngines() throws IOException {
    List<List<String>> table = tables(ForthLoadBenchmark.STARTS).get(0);

    assertThat(table.get(0)).isEqualTo(ForthLoadReport.STARTS_HEAD);
    assertThat(firstColumn(table)).isEqualTo(ForthLoadBenchmark.ENGINES);
  }

  @Test
  void loadingOnTheForthEngines() throws IOException {
    List<List<String>> table = tables(ForthLoadBenchmark.LOADING).get(0);
    List<List<String>> rows = new ArrayList<>();
    for (int lines : ForthLoadBenchmark.LINES) {
      for (String engine : ForthLoadBenchmark.ENGINES) {
        rows.add(List.of("%,d".formatted(lines), engine));
      }
    }

    assertThat(table.get(0)).isEqualTo(ForthLoadReport.LOADING_HEAD);
    assertThat(table.stream().skip(1).map(row -> row.subList(0, 2))).isEqualTo(rows);
  }

  @Test
  void combinationsOfTheForthEngines() throws IOException {
    List<List<List<String>>> tables = tables(ForthBenchmark.TRAINED);

    assertThat(tables.get(0).get(0)).isEqualTo(TrainedReport.HEAD);
    assertThat(firstColumn(tables.get(0)))
        .isEqualTo(ForthEngine.TRAINED.stream().map(ForthEngine::name).toList());
    assertThat(firstColumn(tables.get(1))).isEqualTo(ForthBenchmark.PROGRAMS);
  }

  @Test
  void instructionsOfTheForthEngines() throws IOException {
    List<List<String>> table = tables(ForthBenchmark.COUNTS).get(0);

    assertThat(table.get(0)).isEqualTo(ForthCounts.head(ForthCounts.counted(ForthEngine.ALL)));
    assertThat(firstColumn(table)).isEqualTo(programsAndMean());
  }

  @Test
  void enginesOfTheMiniMachine() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int program = 0; program < 2; program++) {
      for (Language language : Language.values()) {
        rows.add(
            MiniEngine.ALL.stream()
                .filter(engine -> engine.language() == language)
                .map(MiniEngine::name)
                .toList());
      }
    }

    assertThat(tables(MiniBenchmark.PART).stream().map(DocumentTest::firstColumn)).isEqualTo(rows);
  }
}
