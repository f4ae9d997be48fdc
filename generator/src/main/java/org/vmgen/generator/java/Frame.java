package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.combine.Combination;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.ArrayLoad;
import org.vmgen.generator.stack.Distance;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.PartPlan;
import org.vmgen.generator.stack.StackPlan;
import org.vmgen.generator.stack.StackUse;
import org.vmgen.generator.stack.Store;

/**
 * Names and places of one body while its Java is written. The parts of a combination are written in
 * their order: what depends on the part is that of the one that was {@link #enter entered} last.
 */
final class Frame {
  final StateNames state;
  final StopCodes stops;
  final VariableNames names;
  private final StackPlan plan;
  private final Map<Variable, String> arrays = new HashMap<>();
  private final Map<Stack, String> saved = new HashMap<>();
  private final Map<Stack, String> copies = new HashMap<>();
  private final Map<Location.RegionSlot, String> held = new HashMap<>();
  private final Map<Stack, Integer> swept = new TreeMap<>(Comparator.comparing(Stack::index));
  private final Map<Stack, String> entered = new HashMap<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final List<List<String>> immediates = new ArrayList<>();
  private final Map<Variable, Expr> known;
  private final Set<Variable> placed = new HashSet<>();
  private final Mode mode;
  private final Advance advance;
  private String next = "ip";
  private int index;

  private Frame(
      StateNames state,
      StopCodes stops,
      VariableNames names,
      StackPlan plan,
      Map<Variable, Expr> known,
      Mode mode,
      Advance advance) {
    this.state = state;
    this.stops = stops;
    this.plan = plan;
    this.names = names;
    this.known = known;
    this.mode = mode;
    this.advance = advance;
    nameSaved();
    nameSwept();
  }

  /** Of an instruction with a raw body. */
  static Frame ofRaw(StateNames state, StopCodes stops, Effect effect, StackPlan plan, Mode mode) {
    VariableNames names = VariableNames.of(effect, Stmt.Block.EMPTY, name -> isTaken(state, name));
    Frame frame = new Frame(state, stops, names, plan, Map.of(), mode, Advance.NONE);
    frame.addPart(0, effect);
    return frame;
  }

  /** Of a combination, which can be a single instruction. */
  static Frame of(
      StateNames state,
      StopCodes stops,
      Combination combination,
      StackPlan plan,
      Mode mode,
      Advance advance) {
    VariableNames names =
        VariableNames.of(
            combination.variables(), combination.block(), name -> isTaken(state, name));
    Frame frame = new Frame(state, stops, names, plan, combination.known(), mode, advance);
    combination.parts().forEach(part -> frame.addPart(part.offset(), part.effect()));
    return frame;
  }

  /** Of a handler, which runs at the position of the instruction that threw or trapped. */
  static Frame ofHandler(StateNames state, StopCodes stops, Stmt.Block block, StackPlan plan) {
    VariableNames names =
        VariableNames.of(List.of(), block, name -> isTaken(state, name) || name.startsWith("fail"));
    return new Frame(state, stops, names, plan, Map.of(), Mode.HANDLER, Advance.NONE);
  }

  /** Of a function, which touches no state. */
  static Frame ofFunction(
      StateNames state,
      StopCodes stops,
      List<Variable> parameters,
      Stmt.Block block,
      StackPlan plan) {
    VariableNames names = VariableNames.of(parameters, block, name -> isTaken(state, name));
    return new Frame(state, stops, names, plan, Map.of(), Mode.OUTLINED, Advance.NONE);
  }

  private static boolean isTaken(StateNames state, String name) {
    return state.isTaken(name) || JavaNames.isReserved(name);
  }

  /** Depths change in the last part only. */
  private void nameSaved() {
    for (PartPlan part : plan.parts()) {
      for (StackUse use : part.rebased()) {
        saved.put(use.stack(), names.fresh(state.pointer(use.stack()) + "Before"));
        if (use.copied()) {
          copies.put(use.stack(), names.fresh(state.of(use.stack()) + "Inputs"));
        }
      }
    }
  }

  /** Stacks of references in which earlier parts leave values above the top have them swept. */
  private void nameSwept() {
    for (PartPlan part : plan.parts()) {
      for (Store spill : part.spills()) {
        Location.Slot slot = (Location.Slot) spill.to();
        int height = 1 - slot.below().constant();
        if (slot.stack().slotClass() == SlotClass.REFERENCE && height > 0) {
          swept.merge(slot.stack(), height, Math::max);
        }
      }
    }
    swept.keySet().forEach(s -> entered.put(s, names.fresh(state.pointer(s) + "Entry")));
  }

  private void addPart(int offset, Effect effect) {
    int number = offsets.size();
    offsets.add(offset);
    immediates.add(new ArrayList<>());
    next = placeImmediates(effect, offset, immediates.get(number));
    PartPlan part = plan.parts().get(number);
    part.arrays().forEach(array -> arrays.put(array.item().variable(), place(part, array)));
  }

  /** Goes on with a part. */
  void enter(int part) {
    index = part;
  }

  /** The number of the part from 0: so many instructions are complete before it. */
  int index() {
    return index;
  }

  /** The distance in words from the opcode of the first part to that of the part. */
  int offset() {
    return offsets.isEmpty() ? 0 : offsets.get(index);
  }

  /** The position of the first part. */
  String start() {
    return at("ip", 0);
  }

  /** The position of the part. */
  String position() {
    return at("ip", offset());
  }

  /** What {@code ip} is made to stop at a position: a loop has gone on from the opcode already. */
  String stopAt(String position) {
    return mode.ahead() == 0 ? position : position + " + " + mode.ahead();
  }

  /** The position so many words behind one from which words of the body are counted. */
  private String at(String from, int words) {
    int left = words - mode.ahead();
    return left == 0 ? from : from + (left < 0 ? " - " : " + ") + Math.abs(left);
  }

  /** The test whether a jump to a position goes back, or stays where it is. */
  String backward(String target) {
    return target + (mode.ahead() == 0 ? " <= ip" : " < ip");
  }

  /** The plan of the part. */
  PartPlan part() {
    return plan.parts().get(index);
  }

  /** The plan of the whole body. */
  StackPlan plan() {
    return plan;
  }

  boolean isInLoop() {
    return mode == Mode.LOOP;
  }

  boolean isHandler() {
    return mode == Mode.HANDLER;
  }

  /** Names a variable that holds the index of an operand from before the action. */
  String hold(Location.RegionSlot slot) {
    return held.computeIfAbsent(slot, s -> names.fresh(s.index().variable().name() + "Slot"));
  }

  /** The variable that holds an operand's index, if its window may have changed since. */
  Optional<String> held(Location.RegionSlot slot) {
    return Optional.ofNullable(held.get(slot));
  }

  /** The declarations of the immediates that the part needs and none before it, in their order. */
  List<String> immediates() {
    return immediates.get(index);
  }

  /** The position after the body. */
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

  /** The stacks in which slots above the top are to be cleared at exits. */
  Set<Stack> swept() {
    return swept.keySet();
  }

  /** The pointer of such a stack before the body. */
  String entered(Stack stack) {
    return entered.get(stack);
  }

  /** The index behind the slots of such a stack that may hold something. */
  String sweptTo(Stack stack) {
    String end = entered.get(stack) + " + " + swept.get(stack);
    return "Math.min(" + end + ", " + state.of(stack) + ".length)";
  }

  /** The index of the slot that lies so far below the stack's pointer. */
  String index(Stack stack, Distance below) {
    return below(state.pointer(stack), below.plus(-advance.lowered(stack)));
  }

  /** How far the stack's pointer is lowered before the body. */
  int lowered(Stack stack) {
    return advance.lowered(stack);
  }

  /** The stacks whose pointers are moved before the body. */
  Set<Stack> moved() {
    return advance.lowered().keySet();
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
    String text = index(stack, part().afterPop(stack));
    return new JavaExpr(text, text.contains(" ") ? JavaExpr.SUM : JavaExpr.PRIMARY);
  }

  /** The index of a region's slot, window included. */
  JavaExpr slotOf(Region region, JavaExpr index) {
    return region
        .window()
        .map(window -> JavaExpr.primary(state.of(window)).infix("+", JavaExpr.SUM, index))
        .orElse(index);
  }

  private String placeImmediates(Effect effect, int offset, List<String> declarations) {
    int words = offset + 1;
    StringBuilder before = new StringBuilder("ip");
    for (Immediate immediate : effect.immediates()) {
      Variable variable = immediate.variable();
      String word = "code[" + at(before.toString(), words) + "]";
      words++;
      if (immediate.isArray()) {
        Variable length = immediate.length().orElseThrow();
        declarations.add("long " + name(length) + " = " + word + ";");
        arrays.put(variable, "code[" + at(before.toString(), words) + " + #]");
        before.append(" + (int) ").append(name(length));
      } else if (plan.needs(variable) && placed.add(variable)) {
        declarations.add(
            known.containsKey(variable)
                ? declaration(variable, known.get(variable))
                : declaration(variable, JavaExpr.primary(word)));
      }
    }
    return at(before.toString(), words);
  }

  private String declaration(Variable variable, Expr known) {
    String value = ExpressionPrinter.known(known).text();
    return JavaType.local(variable.type()) + " " + name(variable) + " = " + value + ";";
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

  private String place(PartPlan part, ArrayLoad array) {
    Stack stack = array.first().stack();
    if (copies.containsKey(stack)) {
      Distance offset = part.required(stack).minus(array.first().below());
      return copies.get(stack) + "[" + sum(offset) + "#]";
    }
    String from = saved.getOrDefault(stack, state.pointer(stack));
    Item.Many item = array.item();
    Distance first = array.first().below().plus(-advance.lowered(stack));
    return state.of(item.stack()) + "[" + below(from, first) + " + #]";
  }
}
