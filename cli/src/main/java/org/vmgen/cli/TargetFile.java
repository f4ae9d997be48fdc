package org.vmgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.vmgen.format.profile.ProfileWriter;
import org.vmgen.generator.output.DependencyFile;
import org.vmgen.generator.syntax.SmallFiles;
import org.vmgen.superinstructions.output.SupersetText;
import org.vmgen.superinstructions.report.ReportHtml;

/**
 * A file that a command names to be written, in whose place there may be an older one of its kind,
 * or an empty one, but nothing else: a slip in a command must not cost a program or a description.
 * Streams lose nothing.
 *
 * @param kind what is written, behind "no"
 * @param most so many bytes from its start tell whether a file is of the kind
 * @param isOfKind whether they do, line ends being line feeds
 */
record TargetFile(Path file, String kind, int most, Predicate<String> isOfKind) {

  private TargetFile(Path file, String kind, String start) {
    // Twice as much, since version control may have put two characters at the end of each line.
    this(
        file,
        kind,
        2 * start.getBytes(StandardCharsets.UTF_8).length,
        text -> text.startsWith(start));
  }

  /** A profile, of whatever machine and version. */
  static TargetFile profile(Path file) {
    return new TargetFile(file, "profile", ProfileWriter.START);
  }

  /** Combined instructions of a machine; other machines' are something else. */
  static TargetFile superset(Path file, String machine) {
    return new TargetFile(
        file,
        "file with combined instructions of " + machine + " that vmgen wrote",
        SupersetText.head(machine, List.of()));
  }

  /** The page of a report; the files beside it are part of it. */
  static TargetFile report(Path file) {
    return new TargetFile(file, "report that vmgen wrote", ReportHtml.START);
  }

  /** A file whose time is all that it says. */
  static TargetFile stamp(Path file) {
    return new TargetFile(file, "empty file", 1, String::isEmpty);
  }

  /** A rule for make. */
  static TargetFile dependencies(Path file) {
    return new TargetFile(
        file, "dependency file that vmgen wrote", SmallFiles.LARGEST, DependencyFile::isRule);
  }

  /**
   * Looks whether it can be written.
   *
   * @throws FileSystemException if not
   */
  static void checkWritable(Path file) throws IOException {
    FileNames.checkNoDirectory(file);
    StreamFiles.checkKind(file);
    if (StreamFiles.isStream(file)) {
      StreamFiles.checkWritable(file);
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new FileSystemException(file.toString(), null, "its directory does not exist");
    } else if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  /**
   * Looks whether it can be written without a loss.
   *
   * @throws FileSystemException if it cannot be written, or something else is there
   */
  void check() throws IOException {
    checkWritable(file);
    checkOld();
  }

  /**
   * Looks whether nothing would be lost.
   *
   * @throws FileSystemException if something else is there
   */
  void checkOld() throws IOException {
    StreamFiles.checkKind(file);
    if (Files.exists(file) && !StreamFiles.isStream(file) && !isReplaceable()) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it is there and no %s, and would be lost: write elsewhere, or delete it"
              .formatted(kind));
    }
  }

  private boolean isReplaceable() throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String found = new String(in.readNBytes(most), StandardCharsets.UTF_8).replace("\r\n", "\n");
      return found.isEmpty() || isOfKind.test(found);
    }
  }
}
