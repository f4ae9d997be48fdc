package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Source positions of instructions, ascending by position, without an object for each. A row holds
 * up to the next one.
 */
public final class SourceMap {

  private final Map<String, Integer> fileIndex = new HashMap<>();
  private final List<String> files = new ArrayList<>();
  private int[] rows = new int[0]; // position, file, line, column
  private int size;

  public SourceMap() {}

  /**
   * Says where the instructions from a position on come from; positions must ascend. What was said
   * already is not said again.
   *
   * @param line from 1; 0 if it is not known where they come from, file and column do not count
   *     then
   */
  public void add(int position, String file, int line, int column) {
    if (size > 0 && rows[4 * (size - 1)] == position) {
      size--;
    }
    if (line != 0) {
      append(position, file, line, column);
    } else if (size > 0) {
      append(position, "", 0, 0);
    }
  }

  private void append(int position, String file, int line, int column) {
    int index =
        fileIndex.computeIfAbsent(
            file,
            f -> {
              files.add(f);
              return files.size() - 1;
            });
    int last = 4 * (size - 1);
    if (size > 0 && rows[last + 1] == index && rows[last + 2] == line && rows[last + 3] == column) {
      return;
    }
    if (rows.length < 4 * (size + 1)) {
      rows = Arrays.copyOf(rows, Math.max(64, 2 * rows.length));
    }
    int at = 4 * size++;
    rows[at] = position;
    rows[at + 1] = index;
    rows[at + 2] = line;
    rows[at + 3] = column;
  }

  SourceMap copy() {
    SourceMap copy = new SourceMap();
    copy.fileIndex.putAll(fileIndex);
    copy.files.addAll(files);
    copy.rows = Arrays.copyOf(rows, 4 * size);
    copy.size = size;
    return copy;
  }

  void addAll(SourceMap other) {
    for (int i = 0; i < other.size; i++) {
      SourcePosition source = other.at(i);
      add(other.position(i), source.file(), source.line(), source.column());
    }
  }

  /** Adds all rows of code that starts at a position and continues nothing. */
  void addUnit(int start, SourceMap unit) {
    if (unit.size == 0 || unit.position(0) > start) {
      add(start, "", 0, 0);
    }
    addAll(unit);
  }

  /** Forgets everything from a position on. */
  void truncate(int position) {
    while (size > 0 && rows[4 * (size - 1)] >= position) {
      size--;
    }
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The position of row i, ascending. */
  public int position(int i) {
    return rows[4 * i];
  }

  /** The source of row i; of line 0 if it is not known. */
  public SourcePosition at(int i) {
    return new SourcePosition(files.get(rows[4 * i + 1]), rows[4 * i + 2], rows[4 * i + 3]);
  }

  /** The row of the instruction, or of the nearest one before it. */
  public Optional<SourcePosition> find(int position) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows[4 * middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 || rows[4 * low - 2] == 0 ? Optional.empty() : Optional.of(at(low - 1));
  }
}
