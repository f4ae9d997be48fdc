package org.vmgen.runtime.text;

import java.util.ArrayList;
import java.util.List;

/** Collects the errors of one text. */
final class ErrorList {

  private static final int MOST = 100;

  private final String file;
  private final String source;
  private final List<AssemblyError> errors = new ArrayList<>();
  private boolean more;

  ErrorList(String file, String source) {
    this.file = file;
    this.source = source;
  }

  /**
   * Adds an error.
   *
   * @param line from 1
   * @param offset of the place in the source
   */
  void add(int line, int offset, String message) {
    if (errors.size() == MOST) {
      more = true;
      return;
    }
    int from = source.lastIndexOf('\n', offset - 1) + 1;
    int to = source.indexOf('\n', from);
    String text = source.substring(from, to < 0 ? source.length() : to);
    int column = source.codePointCount(from, offset) + 1;
    String shown = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    errors.add(new AssemblyError(file, line, column, shown, message));
  }

  /** Adds an error that concerns the whole file. */
  void add(String message) {
    errors.add(new AssemblyError(file, 0, 0, "", message));
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** The errors by place. */
  AssemblyException exception() {
    errors.sort(
        java.util.Comparator.comparingInt(AssemblyError::line)
            .thenComparingInt(AssemblyError::column));
    if (more) {
      add("more than " + MOST + " errors; the rest are not shown");
    }
    return new AssemblyException(errors);
  }
}
