package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table that is as legible as text as it is in a document. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(List<String> head) {
    rows.add(List.copyOf(head));
  }

  /** Adds a row; cells that are missing at its end are empty. */
  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      text.append(line(rows.get(row), columns));
      if (row == 0) {
        for (int column = 0; column < columns; column++) {
          String rule = "-".repeat(Math.max(3, width(column)));
          text.append(column == 0 ? "| " + rule + " " : "| " + rule.substring(1) + ": ");
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private String line(List<String> cells, int columns) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < columns; column++) {
      String cell = column < cells.size() ? cells.get(column) : "";
      String blanks = " ".repeat(Math.max(3, width(column)) - cell.length());
      text.append("| ").append(column == 0 ? cell + blanks : blanks + cell).append(' ');
    }
    return text.append("|\n").toString();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> column < row.size() ? row.get(column).length() : 0)
        .max()
        .orElse(0);
  }
}
