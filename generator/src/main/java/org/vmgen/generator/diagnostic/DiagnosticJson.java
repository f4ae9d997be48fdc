package org.vmgen.generator.diagnostic;

import java.util.stream.Collectors;

/** A diagnostic as one line of JSON. */
final class DiagnosticJson {

  private DiagnosticJson() {}

  static String line(Diagnostic diagnostic) {
    String notes =
        DiagnosticPrinter.notes(diagnostic).stream()
            .map(n -> "{" + place(n.range()) + ",\"text\":" + quote(n.text()) + "}")
            .collect(Collectors.joining(",", "[", "]"));
    return "{"
        + place(diagnostic.range())
        + ",\"severity\":"
        + quote(diagnostic.severity().text())
        + ",\"code\":"
        + quote(diagnostic.problem().code())
        + ",\"message\":"
        + quote(diagnostic.message())
        + ",\"advice\":"
        + quote(diagnostic.advice())
        + ",\"notes\":"
        + notes
        + "}\n";
  }

  private static String place(SourceRange range) {
    return "\"file\":%s,\"line\":%d,\"column\":%d,\"endLine\":%d,\"endColumn\":%d"
        .formatted(
            quote(range.file().name()),
            range.line(),
            range.column(),
            range.endLine(),
            range.endColumn());
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
