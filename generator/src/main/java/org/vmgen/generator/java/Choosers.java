package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The methods that find the method of an instruction that stands outside the loop. */
final class Choosers {
  /** Cases of one method: HotSpot compiles none with more than 8,000 bytes. */
  private static final int MOST_CHOICES = 512;

  private final Templates templates;

  private Choosers(Templates templates) {
    this.templates = templates;
  }

  /** A case of a chooser. */
  record Choice(int number, String call) {}

  /** One method, or a tree of two levels, its root first. */
  static List<String> of(EngineLayout layout, Templates templates) {
    return new Choosers(templates).of(layout);
  }

  private List<String> of(EngineLayout layout) {
    List<Choice> all = new ArrayList<>();
    for (int i = 0; i < layout.outside().size(); i++) {
      all.add(new Choice(layout.firstOpcode(i) >> layout.shift(), "outlined" + i + "(opcode, ip)"));
    }
    String doc = "An instruction outside the loop, by the engine's opcode.";
    if (all.size() <= MOST_CHOICES) {
      return List.of(chooser("outlined", doc, layout.shift(), all));
    }
    int groupShift = layout.shift() + 9;
    Map<Integer, List<Choice>> groups =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.number() >> 9, LinkedHashMap::new, Collectors.toList()));
    List<Choice> top = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    groups.forEach(
        (number, choices) -> {
          String name = "outlinedGroup" + number;
          top.add(new Choice(number, name + "(opcode, ip)"));
          methods.add(chooser(name, "Part of {@link #outlined}.", layout.shift(), choices));
        });
    methods.add(0, chooser("outlined", doc, groupShift, top));
    return methods;
  }

  private String chooser(String name, String doc, int shift, List<Choice> choices) {
    return templates.render(
        "choose", Map.of("name", name, "doc", doc, "shift", shift, "choices", choices));
  }
}
