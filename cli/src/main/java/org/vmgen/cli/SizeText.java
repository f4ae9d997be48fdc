package org.vmgen.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sizes of engines as tables and as JSON. */
final class SizeText {

  private SizeText() {}

  static String table(List<EngineSize> sizes) {
    return sizes.stream().map(SizeText::table).collect(Collectors.joining("\n"));
  }

  private static String table(EngineSize size) {
    StringBuilder text = new StringBuilder();
    text.append("%s, %s, %s:\n".formatted(size.engine(), checks(size), size.compiler()));
    if (size.parts().isEmpty()) {
      text.append("%10s  method\n".formatted("bytecode"));
      size.methods().forEach((name, bytes) -> text.append("%10d  %s\n".formatted(bytes, name)));
    } else {
      text.append("%10s%12s%12s\n".formatted("text", "read-only", "variables"));
      for (EngineSize.Part part : size.parts()) {
        text.append(
            "%10d%12d%12d  %s\n"
                .formatted(
                    part.sizes().text(),
                    part.sizes().readOnly(),
                    part.sizes().written(),
                    part.name()));
      }
      text.append("%10s%12s%12d  each machine, without its stacks\n".formatted("", "", size.ram()));
    }
    text.append("%10s  body\n".formatted("bytes"));
    for (EngineSize.Body body : size.bodies()) {
      String states = body.text().states().isEmpty() ? "" : ": " + body.text().states();
      String place = size.parts().isEmpty() ? ", in " + body.text().place() : "";
      text.append("%10d  %s%s%s\n".formatted(body.bytes(), body.text().label(), states, place));
    }
    return text.toString();
  }

  private static String checks(EngineSize size) {
    return size.checked() ? "checked" : "unchecked";
  }

  static String json(List<EngineSize> sizes) {
    return "[" + sizes.stream().map(SizeText::json).collect(Collectors.joining(",\n ")) + "]\n";
  }

  private static String json(EngineSize size) {
    List<String> fields = new ArrayList<>();
    fields.add("\"engine\": " + string(size.engine()));
    fields.add("\"checked\": " + size.checked());
    fields.add("\"compiler\": " + string(size.compiler()));
    for (EngineSize.Part part : size.parts()) {
      fields.add(
          "%s: {\"text\": %d, \"readOnly\": %d, \"variables\": %d}"
              .formatted(
                  string(part.name()),
                  part.sizes().text(),
                  part.sizes().readOnly(),
                  part.sizes().written()));
    }
    if (size.parts().isEmpty()) {
      fields.add(
          size.methods().entrySet().stream()
              .map(method -> string(method.getKey()) + ": " + method.getValue())
              .collect(Collectors.joining(", ", "\"methods\": {", "}")));
    } else {
      fields.add("\"machine\": " + size.ram());
    }
    fields.add(
        size.bodies().stream()
            .map(SizeText::json)
            .collect(Collectors.joining(",\n    ", "\"bodies\": [\n    ", "]")));
    return fields.stream().collect(Collectors.joining(",\n  ", "{", "}"));
  }

  private static String json(EngineSize.Body body) {
    return "{\"label\": %s, \"name\": %s, \"states\": %s, \"place\": %s, \"bytes\": %d}"
        .formatted(
            string(body.text().label()),
            string(body.text().name()),
            string(body.text().states()),
            string(body.text().place()),
            body.bytes());
  }

  /** Names have no control characters. */
  private static String string(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
