package org.vmgen.generator.diagnostic;

import java.util.Map;
import org.vmgen.generator.json.Json;

/** A diagnostic as one line of JSON. */
final class DiagnosticJson {

  private DiagnosticJson() {}

  static String line(Diagnostic diagnostic) {
    Map<String, Object> object = place(diagnostic.range());
    object.put("severity", diagnostic.severity().text());
    object.put("code", diagnostic.problem().code());
    object.put("message", diagnostic.message());
    object.put("advice", diagnostic.advice());
    object.put(
        "notes",
        DiagnosticPrinter.notes(diagnostic).stream()
            .map(
                note -> {
                  Map<String, Object> noted = place(note.range());
                  noted.put("text", note.text());
                  return noted;
                })
            .toList());
    return Json.line(object) + "\n";
  }

  private static Map<String, Object> place(SourceRange range) {
    return Json.object(
        "file", range.file().name(),
        "line", range.line(),
        "column", range.column(),
        "endLine", range.endLine(),
        "endColumn", range.endColumn());
  }
}
