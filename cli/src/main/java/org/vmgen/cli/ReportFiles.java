package org.vmgen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vmgen.superinstructions.report.Report;
import org.vmgen.superinstructions.report.ReportCsv;
import org.vmgen.superinstructions.report.ReportHtml;
import org.vmgen.superinstructions.report.ReportJson;

/** A report in a folder. */
public final class ReportFiles {

  private static final String PAGE = "index.html";

  private ReportFiles() {}

  /** What is wrong with the name of a folder to write to, before anything is computed. */
  public static Optional<String> misuse(Path directory) {
    return Files.exists(directory) && !Files.isDirectory(directory)
        ? Optional.of("--report needs a directory, and " + directory + " is a file")
        : Optional.empty();
  }

  /**
   * Looks whether an older page of something else would be lost.
   *
   * @throws FileSystemException if so
   */
  public static void check(Path directory) throws IOException {
    TargetFile.report(directory.resolve(PAGE)).checkOld();
  }

  /** Writes the page and its data; the folder is made. */
  public static void write(Report report, Path directory) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(PAGE, ReportHtml.of(report));
    files.put("report.json", ReportJson.of(report));
    files.put("evaluation.csv", ReportCsv.evaluation(report));
    files.put("bounds.csv", ReportCsv.bounds(report));
    files.put("chosen.csv", ReportCsv.chosen(report));
    files.put("replicas.csv", ReportCsv.replicas(report));
    if (!report.measured().isEmpty()) {
      files.put("measured.csv", ReportCsv.measured(report));
    }
    Files.createDirectories(directory);
    for (Map.Entry<String, String> file : files.entrySet()) {
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      ProfileFiles.replace(directory.resolve(file.getKey()), out -> out.write(content));
    }
  }
}
