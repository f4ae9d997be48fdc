package org.vmgen.documentation;

import java.util.Arrays;
import java.util.List;

/** A Markdown table: the cells of each row below the heading. */
record Table(List<List<String>> rows) {

  static Table of(List<String> lines) {
    return new Table(
        lines.stream().filter(line -> line.startsWith("|")).skip(2).map(Table::cells).toList());
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.trim().replace("\\|", "|"))
        .toList();
  }

  /** A column without the marks of code. */
  List<String> column(int index) {
    return rows.stream().map(row -> row.get(index).replace("`", "")).toList();
  }
}
