package org.vmgen.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmgen.generator.json.Json;

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
    return Json.lines(sizes.stream().map(SizeText::json).toList(), 3) + "\n";
  }

  private static Map<String, Object> json(EngineSize size) {
    Map<String, Object> object =
        Json.object(
            "engine", size.engine(), "checked", size.checked(), "compiler", size.compiler());
    for (EngineSize.Part part : size.parts()) {
      object.put(
          part.name(),
          Json.object(
              "text", part.sizes().text(),
              "readOnly", part.sizes().readOnly(),
              "variables", part.sizes().written()));
    }
    if (size.parts().isEmpty()) {
      object.put("methods", size.methods());
    } else {
      object.put("machine", size.ram());
    }
    object.put("bodies", size.bodies().stream().map(SizeText::json).toList());
    return object;
  }

  private static Map<String, Object> json(EngineSize.Body body) {
    return Json.object(
        "label", body.text().label(),
        "name", body.text().name(),
        "states", body.text().states(),
        "place", body.text().place(),
        "bytes", body.bytes());
  }
}
