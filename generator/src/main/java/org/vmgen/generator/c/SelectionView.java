package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EnginePlan;
import org.vmgen.runtime.select.BodyTable;
import org.vmgen.runtime.select.Selector;

/** Output model of an engine that selects bodies: its tables, and the items that are in locals. */
final class SelectionView {
  private final VmModel model;
  private final EnginePlan plan;
  private final CTypes types;

  SelectionView(VmModel model, EnginePlan plan, CTypes types) {
    this.model = model;
    this.plan = plan;
    this.types = types;
  }

  /** A local that holds an item. */
  record RegisterView(String type, String name) {}

  /** A statement for a number of items. */
  record CaseView(int number, String text) {}

  /**
   * A stack that can have items in locals.
   *
   * @param items an expression: how many it has in a state
   * @param bit that stands for it
   */
  record CacheView(String items, String bit, List<CaseView> fills, List<CaseView> spills) {}

  /** So many slots lie below the bottom of a stack. */
  record SlackView(String name, String field, int slots) {}

  /** A row of the table of combinations. */
  record ChoiceView(int tests, int testCount, int edges, int edgeCount, int parts) {}

  /** What the templates may name. */
  Map<String, Object> attributes() {
    Map<String, Object> all = new HashMap<>();
    int count = model.instructions().size();
    boolean selects = !plan.isPlain();
    all.put("selects", selects);
    all.put("forwardNumber", selects ? plan.count() : count);
    if (!selects) {
      all.put("cacheRegisters", List.of());
      return all;
    }
    all.put("cacheRegisters", registers());
    all.put("caches", caches());
    all.put(
        "slacks",
        model.stacks().stream()
            .map(s -> new SlackView(s.name(), CNames.slots(s), plan.depth(s)))
            .toList());
    BodyTable table = plan.table(count, plan.count() + 2);
    all.put("stateCount", table.states());
    all.put("canonicalState", table.canonical() + 1);
    all.put("bridgeCost", table.bridgeCost());
    all.put("longestBlock", Selector.LONGEST_BLOCK);
    all.put("halvings", Selector.HALVINGS);
    all.put("packedStates", IntStream.range(0, table.states()).mapToObj(table::packed).toList());
    addTables(table, all);
    return all;
  }

  private void addTables(BodyTable table, Map<String, Object> all) {
    List<Integer> firstChoice = new ArrayList<>();
    List<ChoiceView> choices = new ArrayList<>();
    List<BodyTable.Test> tests = new ArrayList<>();
    List<BodyTable.Edge> edges = new ArrayList<>();
    for (Instruction instruction : model.instructions()) {
      firstChoice.add(choices.size());
      for (BodyTable.Choice choice : table.startingWith(instruction.opcode())) {
        BodyTable.Combination combination = choice.combination();
        choices.add(
            new ChoiceView(
                tests.size(),
                combination.tests().size(),
                edges.size(),
                choice.edges().size(),
                combination.parts()));
        tests.addAll(combination.tests());
        edges.addAll(choice.edges());
      }
    }
    firstChoice.add(choices.size());
    all.put("firstChoice", firstChoice);
    all.put("choices", choices);
    all.put(
        "selectionTests",
        tests.stream()
            .map(
                t ->
                    "{%d, %d, UINT64_C(%s)}"
                        .formatted(t.offset(), t.same() ? 1 : 0, Long.toUnsignedString(t.value())))
            .toList());
    all.put(
        "edges",
        edges.stream()
            .map(
                e ->
                    "{%d, %d, %d, %d, %d, %d, %d}"
                        .formatted(
                            e.label(),
                            e.copies(),
                            e.cost(),
                            e.mask(),
                            e.entry(),
                            e.step(),
                            e.ends() ? 1 : 0))
            .toList());
    all.put("edgeCount", edges.size());
  }

  private List<RegisterView> registers() {
    List<RegisterView> registers = new ArrayList<>();
    for (Stack stack : plan.cached()) {
      for (int i = 0; i < plan.depth(stack); i++) {
        registers.add(new RegisterView(types.slot(stack.slot()), CNames.cached(stack, i)));
      }
    }
    return registers;
  }

  private List<CacheView> caches() {
    List<CacheView> caches = new ArrayList<>();
    int below = 1;
    for (Stack stack : plan.cached()) {
      int depth = plan.depth(stack);
      List<CaseView> fills = new ArrayList<>();
      List<CaseView> spills = new ArrayList<>();
      for (int items = 1; items <= depth; items++) {
        fills.add(new CaseView(items, fill(stack, items)));
        spills.add(new CaseView(items, spill(stack, items)));
      }
      String number = below == 1 ? "(state - 1)" : "(state - 1) / " + below;
      caches.add(new CacheView(number + " % " + (depth + 1), bit(stack), fills, spills));
      below *= depth + 1;
    }
    return caches;
  }

  private String bit(Stack stack) {
    return String.valueOf(1 << plan.cached().indexOf(stack));
  }

  private static String fill(Stack stack, int items) {
    String pointer = CNames.pointer(stack);
    return IntStream.range(0, items)
            .mapToObj(i -> "%s = %s[%d];".formatted(CNames.cached(stack, i), pointer, i - items))
            .collect(Collectors.joining(" "))
        + " %s -= %d;".formatted(pointer, items);
  }

  private static String spill(Stack stack, int items) {
    String pointer = CNames.pointer(stack);
    return IntStream.range(0, items)
            .mapToObj(i -> "%s[%d] = %s;".formatted(pointer, i, CNames.cached(stack, i)))
            .collect(Collectors.joining(" "))
        + " %s += %d;".formatted(pointer, items);
  }
}
