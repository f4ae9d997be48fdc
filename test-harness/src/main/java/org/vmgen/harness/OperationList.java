package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.generator.model.ScalarType;

/** Collects operations while they are described. */
final class OperationList {
  private final List<Operation> operations = new ArrayList<>();

  /** An item of an effect. */
  record Item(String name, ScalarType type, List<Long> edges) {
    /** With the edge values of its type. */
    static Item of(String name, ScalarType type) {
      return new Item(name, type, EdgeValues.of(type));
    }

    /** With edge values of its own. */
    static Item of(String name, ScalarType type, long... edges) {
      List<Long> list = new ArrayList<>();
      for (long edge : edges) {
        list.add(edge);
      }
      return new Item(name, type, list);
    }

    private String text() {
      return (type.isFloat() ? "F." : "") + name + ": " + type.text();
    }
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** An instruction with the effect and action given. */
  void add(String name, List<Item> inputs, List<Item> outputs, String action) {
    String text =
        "inst " + name + " ( " + text(inputs) + "-- " + text(outputs) + ") { " + action + " }";
    operations.add(
        new Operation(
            name,
            text,
            inputs.stream().map(i -> new Operation.Operand(i.type(), i.edges())).toList()));
  }

  private static String text(List<Item> items) {
    return items.stream().map(item -> item.text() + " ").collect(Collectors.joining());
  }
}
