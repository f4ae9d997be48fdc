package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.VmModel;

/** The interface that a host implements. */
final class ExternsInterface {
  private final VmModel model;
  private final EngineNames names;
  private final Templates templates;

  ExternsInterface(VmModel model, EngineNames names, Templates templates) {
    this.model = model;
    this.names = names;
    this.templates = templates;
  }

  /** The record that holds several results of an extern. */
  static String resultClass(Extern extern) {
    return JavaNames.className(extern.name()) + "Result";
  }

  String text() {
    boolean standard = model.externs().stream().anyMatch(Extern::standard);
    List<String> imports = new ArrayList<>(List.of("import org.vmgen.runtime.Machine;"));
    if (standard) {
      imports.add("import org.vmgen.runtime.StandardExterns;");
    }
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("header", names.header(model));
    attributes.put("imports", imports);
    attributes.put("name", names.externs());
    attributes.put("doc", "/** What the host implements for the machine " + model.name() + ". */");
    attributes.put("methods", model.externs().stream().map(ExternsInterface::method).toList());
    attributes.put(
        "results",
        model.externs().stream()
            .filter(e -> e.results().size() > 1)
            .map(ExternsInterface::result)
            .toList());
    return templates.render("externs", attributes);
  }

  private static String method(Extern extern) {
    String parameters =
        Stream.concat(
                Stream.of("Machine vm"),
                extern.parameters().stream()
                    .map(p -> JavaType.extern(p.type()) + " " + JavaNames.identifier(p.name())))
            .collect(Collectors.joining(", "));
    String type =
        switch (extern.results().size()) {
          case 0 -> "void";
          case 1 -> JavaType.extern(extern.results().get(0).type());
          default -> resultClass(extern);
        };
    String name = JavaNames.identifier(extern.name());
    String head = type + " " + name + "(" + parameters + ")";
    String doc = doc(extern);
    if (!extern.standard()) {
      return doc + head + ";";
    }
    String arguments =
        Stream.concat(
                Stream.of("vm"),
                extern.parameters().stream().map(p -> JavaNames.identifier(p.name())))
            .collect(Collectors.joining(", "));
    String call = "StandardExterns." + extern.name() + "(" + arguments + ");";
    String body = extern.results().isEmpty() ? call : "return " + call;
    return doc + "default " + head + " {\n  " + body + "\n}";
  }

  private static String doc(Extern extern) {
    List<String> paragraphs = new ArrayList<>(JavaNames.paragraphs(extern.documentation()));
    if (extern.may(EffectWord.Kind.THROWS) && !extern.standard()) {
      paragraphs.add("A {@link org.vmgen.runtime.VmThrow} becomes a throw of the instruction.");
    }
    return JavaNames.javadoc(paragraphs);
  }

  private static String result(Extern extern) {
    String components =
        extern.results().stream()
            .map(r -> JavaType.extern(r.type()) + " " + JavaNames.identifier(r.name()))
            .collect(Collectors.joining(", "));
    String name = JavaNames.identifier(extern.name());
    return "/** The results of {@code "
        + name
        + "}. */\nrecord "
        + resultClass(extern)
        + "("
        + components
        + ") {}";
  }
}
