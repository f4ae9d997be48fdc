package org.vmgen.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.check.action.IntrinsicSignature;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.harness.OperationList.Item;

/** Operators, conversions and intrinsics on scalar values. */
final class ScalarOperations {
  static final List<ScalarType> INTEGERS =
      Arrays.stream(ScalarType.values()).filter(ScalarType::isInteger).toList();
  static final List<ScalarType> FLOATS = List.of(ScalarType.F32, ScalarType.F64);

  private static final Map<String, String> ARITHMETIC = new LinkedHashMap<>();
  private static final Map<String, String> BITS = new LinkedHashMap<>();
  private static final Map<String, String> COMPARISONS = new LinkedHashMap<>();

  static {
    ARITHMETIC.put("add", "+");
    ARITHMETIC.put("sub", "-");
    ARITHMETIC.put("mul", "*");
    ARITHMETIC.put("div", "/");
    BITS.put("rem", "%");
    BITS.put("and", "&");
    BITS.put("or", "|");
    BITS.put("xor", "^");
    COMPARISONS.put("lt", "<");
    COMPARISONS.put("le", "<=");
    COMPARISONS.put("gt", ">");
    COMPARISONS.put("ge", ">=");
    COMPARISONS.put("eq", "==");
    COMPARISONS.put("ne", "!=");
  }

  private final OperationList list;

  private ScalarOperations(OperationList list) {
    this.list = list;
  }

  static void addTo(OperationList list) {
    ScalarOperations operations = new ScalarOperations(list);
    INTEGERS.forEach(operations::integers);
    FLOATS.forEach(operations::floats);
    operations.bool();
    operations.conversions();
    for (Intrinsic intrinsic : Intrinsic.values()) {
      if (!intrinsic.parameters().startsWith("mem")) {
        operations.intrinsic(IntrinsicSignature.of(intrinsic));
      }
    }
  }

  private void integers(ScalarType type) {
    ARITHMETIC.forEach((name, symbol) -> binary(name, symbol, type, type));
    BITS.forEach((name, symbol) -> binary(name, symbol, type, type));
    COMPARISONS.forEach((name, symbol) -> binary(name, symbol, type, ScalarType.BOOL));
    unary("neg", "-a", type);
    unary("com", "~a", type);
    choose(type);
    for (ScalarType count : INTEGERS) {
      shift("shl", "<<", type, count);
      shift("shr", ">>", type, count);
    }
    // Constants are printed by each engine: the extremes are where that goes wrong.
    constant("least", type, type.text() + "(" + type.minValue() + ")");
    constant("greatest", type, Operation.literal(type, type.maxValue()));
    unary("add_greatest", "a + " + Operation.literal(type, type.maxValue()), type);
    unary("divide_minus_one", "a / " + type.text() + "(-1)", type);
  }

  private void floats(ScalarType type) {
    ARITHMETIC.forEach((name, symbol) -> binary(name, symbol, type, type));
    COMPARISONS.forEach((name, symbol) -> binary(name, symbol, type, ScalarType.BOOL));
    unary("neg", "-a", type);
    unary("twice_and_one", "a * 2 + 1", type);
    unary("minus_zero", "a + -0.0", type);
    choose(type);
    constant("tenth", type, "0.1");
    constant("zero", type, "-0.0");
    constant("smallest", type, type == ScalarType.F64 ? "4.9e-324" : "1.4e-45");
    constant("infinity", type, "1 / 0.0");
    constant("nan", type, "0.0 / 0.0");
    // No engine may fuse this.
    list.add(
        "mul_add_" + type.text(),
        List.of(
            Item.of("a", type), Item.of("b", type), Item.of("c", type, few(EdgeValues.of(type)))),
        List.of(Item.of("r", type)),
        "r = a * b + c;");
  }

  private static long[] few(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).limit(6).toArray();
  }

  private void bool() {
    ScalarType type = ScalarType.BOOL;
    binary("eq", "==", type, type);
    binary("ne", "!=", type, type);
    binary("and_then", "&&", type, type);
    binary("or_else", "||", type, type);
    unary("not", "!a", type);
    choose(type);
    constant("yes", type, "true");
    constant("no", type, "false");
    // The right operand is evaluated, and traps, only where it decides.
    Item a = Item.of("a", ScalarType.I64, 0, 1, -1, 7);
    Item b = Item.of("b", ScalarType.I64, 0, 1, -1, 2);
    Item r = Item.of("r", type);
    list.add("and_then_trap", List.of(a, b), List.of(r), "r = b != 0 && a / b > 1;");
    list.add("or_else_trap", List.of(a, b), List.of(r), "r = a == 0 || a / b > 1;");
    list.add(
        "choose_trap",
        List.of(a, b),
        List.of(Item.of("r", ScalarType.I64)),
        "r = a < 0 ? a / b : b == 0 ? 5 : a % b;");
    list.add(
        "order_of_traps",
        List.of(a, b),
        List.of(Item.of("r", ScalarType.I64)),
        "r = a / b + i64(u64(code(u64(a))));");
  }

  private void binary(String name, String symbol, ScalarType type, ScalarType result) {
    list.add(
        name + "_" + type.text(),
        List.of(Item.of("a", type), Item.of("b", type)),
        List.of(Item.of("r", result)),
        "r = a " + symbol + " b;");
  }

  private void unary(String name, String expression, ScalarType type) {
    list.add(
        name + "_" + type.text(),
        List.of(Item.of("a", type)),
        List.of(Item.of("r", type)),
        "r = " + expression + ";");
  }

  private void constant(String name, ScalarType type, String expression) {
    list.add(
        name + "_" + type.text(),
        List.of(),
        List.of(Item.of("r", type)),
        "r = " + expression + ";");
  }

  private void choose(ScalarType type) {
    list.add(
        "choose_" + type.text(),
        List.of(Item.of("c", ScalarType.BOOL), Item.of("a", type), Item.of("b", type)),
        List.of(Item.of("r", type)),
        "r = c ? a : b;");
  }

  private void shift(String name, String symbol, ScalarType type, ScalarType count) {
    list.add(
        name + "_" + type.text() + "_" + count.text(),
        List.of(Item.of("a", type), Item.of("b", count)),
        List.of(Item.of("r", type)),
        "r = a " + symbol + " b;");
  }

  private void conversions() {
    List<ScalarType> types = new ArrayList<>(INTEGERS);
    types.addAll(FLOATS);
    types.add(ScalarType.BOOL);
    for (ScalarType from : types) {
      for (ScalarType to : types) {
        if (from != to) {
          list.add(
              from.text() + "_to_" + to.text(),
              List.of(Item.of("a", from)),
              List.of(Item.of("r", to)),
              "r = " + to.text() + "(a);");
        }
      }
    }
  }

  // ---- intrinsics -------------------------------------------------------------------------------

  private void intrinsic(IntrinsicSignature signature) {
    if (!signature.isGeneric()) {
      intrinsic(signature, signature.intrinsic().text(), ScalarType.I64);
      return;
    }
    for (ScalarType type : ScalarType.values()) {
      if (signature.domain().has(type)) {
        intrinsic(signature, signature.intrinsic().text() + "_" + type.text(), type);
      }
    }
  }

  private void intrinsic(IntrinsicSignature signature, String name, ScalarType type) {
    List<Item> inputs = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < signature.parameters().size(); i++) {
      arguments.add("a" + i);
      inputs.add(Item.of("a" + i, signature.parameters().get(i).orElse(type)));
    }
    List<Item> outputs = new ArrayList<>();
    List<String> results = new ArrayList<>();
    for (int i = 0; i < signature.results().size(); i++) {
      results.add("r" + i);
      outputs.add(Item.of("r" + i, signature.results().get(i).orElse(type)));
    }
    String left = String.join(", ", results);
    String target = results.size() == 1 ? left : "(" + left + ")";
    String call = signature.intrinsic().text() + "(" + String.join(", ", arguments) + ")";
    list.add(name, inputs, outputs, target + " = " + call + ";");
  }
}
