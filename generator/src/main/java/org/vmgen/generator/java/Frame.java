package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.ArrayLoad;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;

/** Names and places of one instruction while its Java is written. */
final class Frame {
  final StateNames state;
  final StopCodes stops;
  final StackPlan plan;
  final VariableNames names;
  private final Map<Variable, String> arrays = new HashMap<>();
  private final Map<Stack, String> saved = new HashMap<>();
  private final Map<Stack, String> copies = new HashMap<>();
  private final Map<Location.RegionSlot, String> held = new HashMap<>();
  private final List<String> immediates = new ArrayList<>();
  private final String next;

  private final boolean handler;

  /** Of an instruction. */
  Frame(StateNames state, StopCodes stops, Effect effect, Stmt.Block block, StackPlan plan) {
    this.state = state;
    this.stops = stops;
    this.plan = plan;
    this.handler = false;
    names = VariableNames.of(effect, block, name -> isTaken(state, name));
    nameSaved();
    next = placeImmediates(effect);
    for (ArrayLoad array : plan.arrays()) {
      arrays.put(array.item().variable(), place(array));
    }
  }

  private Frame(
      StateNames state, StopCodes stops, VariableNames names, StackPlan plan, boolean handler) {
    this.state = state;
    this.stops = stops;
    this.plan = plan;
    this.names = names;
    this.handler = handler;
    nameSaved();
    next = "ip";
  }

  /** Of a handler, which runs at the position of the instruction that threw or trapped. */
  static Frame ofHandler(StateNames state, StopCodes stops, Stmt.Block block, StackPlan plan) {
    VariableNames names =
        VariableNames.of(List.of(), block, name -> isTaken(state, name) || name.startsWith("fail"));
    return new Frame(state, stops, names, plan, true);
  }

  /** Of a function, which touches no state. */
  static Frame ofFunction(
      StateNames state,
      StopCodes stops,
      List<Variable> parameters,
      Stmt.Block block,
      StackPlan plan) {
    VariableNames names = VariableNames.of(parameters, block, name -> isTaken(state, name));
    return new Frame(state, stops, names, plan, false);
  }

  private static boolean isTaken(StateNames state, String name) {
    return state.isTaken(name) || JavaNames.isReserved(name);
  }

  private void nameSaved() {
    plan.rebased()
        .forEach(use -> saved.put(use.stack(), names.fresh(state.pointer(use.stack()) + "Before")));
    plan.rebased().stream()
        .filter(StackUse::copied)
        .forEach(use -> copies.put(use.stack(), names.fresh(state.of(use.stack()) + "Inputs")));
  }

  boolean isHandler() {
    return handler;
  }

  /** Names a variable that holds the index of an operand from before the action. */
  String hold(Location.RegionSlot slot) {
    return held.computeIfAbsent(slot, s -> names.fresh(s.index().variable().name() + "Slot"));
  }

  /** The variable that holds an operand's index, if its window may have changed since. */
  Optional<String> held(Location.RegionSlot slot) {
    return Optional.ofNullable(held.get(slot));
  }

  /** The declarations of the immediates that the instruction needs, in their order. */
  List<String> immediates() {
    return immediates;
  }

  /** The position after the instruction. */
  String next() {
    return next;
  }

  String name(Variable variable) {
    return JavaNames.identifier(names.get(variable));
  }

  /** The element of an array immediate or array item. */
  JavaExpr element(Variable array, String index) {
    String text = arrays.get(array).replace("#", index);
    return JavaExpr.primary(text);
  }

  /** Whether an array is an immediate: its elements are words of code, not slots. */
  boolean isImmediateArray(Variable array) {
    return arrays.get(array).startsWith("code[");
  }

  /** The pointer of a rebased stack as it was before the instruction. */
  String saved(Stack stack) {
    return saved.get(stack);
  }

  /** The index of the slot that lies so far below the stack's pointer. */
  String index(Stack stack, Distance below) {
    return below(state.pointer(stack), below);
  }

  /** {@code from} lowered by a distance. */
  String below(String from, Distance below) {
    StringBuilder text = new StringBuilder(from);
    if (below.constant() != 0) {
      text.append(below.constant() > 0 ? " - " : " + ").append(Math.abs(below.constant()));
    }
    below.lengths().forEach(length -> text.append(" - (int) ").append(name(length)));
    return text.toString();
  }

  /** A distance as the beginning of a sum, empty if it is zero. */
  private String sum(Distance distance) {
    StringBuilder text = new StringBuilder();
    distance.lengths().forEach(length -> text.append("(int) ").append(name(length)).append(" + "));
    return text.append(distance.constant() == 0 ? "" : distance.constant() + " + ").toString();
  }

  /** The depth of a stack after the inputs are popped. */
  JavaExpr depth(Stack stack) {
    String text = index(stack, plan.afterPop(stack));
    return new JavaExpr(text, text.contains(" ") ? JavaExpr.SUM : JavaExpr.PRIMARY);
  }

  /** The index of a region's slot, window included. */
  JavaExpr slotOf(Region region, JavaExpr index) {
    return region
        .window()
        .map(window -> JavaExpr.primary(state.of(window)).infix("+", JavaExpr.SUM, index))
        .orElse(index);
  }

  private String placeImmediates(Effect effect) {
    int words = 1;
    StringBuilder before = new StringBuilder("ip");
    for (Immediate immediate : effect.immediates()) {
      if (immediate.isArray()) {
        Variable length = immediate.length().orElseThrow();
        immediates.add("long " + name(length) + " = code[" + before + " + " + words + "];");
        words++;
        arrays.put(immediate.variable(), "code[" + before + " + " + words + " + #]");
        before.append(" + (int) ").append(name(length));
      } else if (plan.needs(immediate.variable())) {
        JavaExpr word = JavaExpr.primary("code[" + before + " + " + words + "]");
        immediates.add(declaration(immediate.variable(), word));
        words++;
      } else {
        words++;
      }
    }
    return before + " + " + words;
  }

  private String declaration(Variable variable, JavaExpr word) {
    JavaExpr value =
        variable.type() instanceof ReferenceType type
            ? JavaType.fromSlot(JavaExpr.primary("constants[(int) " + word.text() + "]"), type)
            : JavaType.fromWord(word, variable.type());
    return JavaType.local(variable.type()) + " " + name(variable) + " = " + value.text() + ";";
  }

  /** The array that holds a stack's inputs, copied before the action. */
  String copy(StackUse use) {
    return copies.get(use.stack());
  }

  private String place(ArrayLoad array) {
    Stack stack = array.first().stack();
    if (copies.containsKey(stack)) {
      Distance offset = plan.required(stack).minus(array.first().below());
      return copies.get(stack) + "[" + sum(offset) + "#]";
    }
    String from = saved.getOrDefault(stack, state.pointer(stack));
    Item.Many item = array.item();
    return state.of(item.stack()) + "[" + below(from, array.first().below()) + " + #]";
  }
}
