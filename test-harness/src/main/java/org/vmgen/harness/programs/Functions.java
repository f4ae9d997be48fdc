package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.Rule;
import org.vmgen.runtime.verify.Signature;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Value;
import org.vmgen.runtime.verify.Way;

/** The functions of a program: chosen first, called from anywhere, written last. */
final class Functions {
  /**
   * A function.
   *
   * @param leave the instruction by which it returns
   * @param spot where its body can be replaced
   */
  private record Function(
      String name,
      int label,
      Signature signature,
      Template leave,
      Optional<CodeChanges.Spot> spot) {}

  private final Draft draft;
  private final Catalogue catalogue;
  private final int stacks;
  private final List<Template> calls;
  private final CodeChanges changes;
  private final List<Function> functions = new ArrayList<>();
  private int link = -1;
  private int current = -1; // the function being written; -1 in the main part

  Functions(Draft draft, CodeChanges changes) {
    this.draft = draft;
    this.changes = changes;
    this.catalogue = draft.catalogue;
    this.stacks = catalogue.effects().set().stacks().size();
    this.calls = catalogue.of(Template.Kind.CALL).stream().filter(Functions::isSimple).toList();
    if (!calls.isEmpty()) {
      link = Catalogue.link(draft.one(calls).effect().ways().get(0));
      List<Template> leaves = leaves();
      for (int i = draft.random.nextInt(4); i > 0 && !leaves.isEmpty(); i--) {
        Template leave = draft.one(leaves);
        String name = "f" + (functions.size() + 1);
        Signature signature = signature(leave);
        functions.add(new Function(name, draft.newLabel(), signature, leave, changes.spot()));
      }
    }
  }

  /** A call that leaves nothing but the position to return to. */
  private static boolean isSimple(Template template) {
    return template.effect().ways().size() == 1
        && template.effect().ways().get(0).outputs().size() == 1;
  }

  private List<Template> leaves() {
    return Stream.concat(
            catalogue.of(Template.Kind.RETURN).stream(),
            catalogue.of(Template.Kind.COMPUTED).stream())
        .filter(t -> t.effect().ways().size() == 1)
        .filter(this::returnsByLink)
        .toList();
  }

  private boolean returnsByLink(Template template) {
    if (template.kind() == Template.Kind.RETURN) {
      return catalogue.effects().returns().orElse(-1) == link;
    }
    boolean resizes =
        !template.effect().resized().isEmpty()
            && template.rule().depths().isEmpty()
            && !template.rule().keepsDepths();
    return !resizes
        && template.info().inputs().stream()
            .anyMatch(item -> item.type() == ValueType.CODE && item.place() == link);
  }

  private Signature signature(Template leave) {
    List<Integer> takes = new ArrayList<>(Collections.nCopies(stacks, 0));
    List<Integer> leaves = new ArrayList<>(Collections.nCopies(stacks, 0));
    boolean framed = catalogue.settings().prologue().isPresent();
    for (int stack = 0; stack < stacks; stack++) {
      if (stack == link) {
        takes.set(stack, framed ? draft.random.nextInt(3) : 0);
      } else if (stack == 0 || draft.chance(20)) {
        takes.set(stack, draft.random.nextInt(3));
        leaves.set(stack, draft.random.nextInt(3));
      }
    }
    for (int stack = 0; stack < stacks; stack++) {
      int outputs = outputs(leave, stack);
      int fixed = stack == link || isAbsolute(leave, stack) ? outputs : leaves.get(stack);
      leaves.set(stack, Math.max(fixed, outputs));
    }
    return new Signature(takes, Optional.of(leaves));
  }

  private static int outputs(Template template, int stack) {
    return (int)
        template.effect().ways().get(0).outputs().stream()
            .filter(output -> output.stack() == stack)
            .count();
  }

  private static boolean isAbsolute(Template template, int stack) {
    return template.rule().depths().stream()
        .anyMatch(depth -> !depth.relative() && depth.stack() == stack);
  }

  boolean areCallable() {
    return !callable().isEmpty();
  }

  boolean isInside() {
    return current >= 0;
  }

  /** Those behind the current one, and with recursion all. */
  private List<Function> callable() {
    return catalogue.settings().assumptions().recursion()
        ? functions
        : functions.subList(current + 1, functions.size());
  }

  // ---- calls ------------------------------------------------------------------------------------

  StackState call(StackState start) {
    Function function = draft.one(callable());
    Template template = draft.one(calls);
    Way way = template.effect().ways().get(0);
    if (Catalogue.link(way) != link) {
      throw new Draft.DeadEnd();
    }
    StackState ready = arguments(function, start);
    List<Program.Operand> operands =
        new ArrayList<>(draft.operands(template, ready, false).orElseThrow(Draft.DeadEnd::new));
    if (way.target().kind() == Source.Kind.IMMEDIATE) {
      operands.set(way.target().index(), new Program.Target(function.label()));
    } else if (way.target().kind() != Source.Kind.INPUT) {
      throw new Draft.DeadEnd();
    }
    StackState before = new Jumps(draft).inputs(template, ready, function.label(), operands);
    draft.append(template.opcode(), operands, before);
    StackState state = ready.copy();
    for (int stack = 0; stack < stacks; stack++) {
      for (int i = function.signature().takes().get(stack); i > 0; i--) {
        state.pop(stack);
      }
      for (int i = function.signature().leaves().orElseThrow().get(stack); i > 0; i--) {
        state.push(stack, catalogue.anything(stack));
      }
    }
    return state;
  }

  private StackState arguments(Function function, StackState start) {
    StackState wanted = start.copy();
    for (int stack = 0; stack < stacks; stack++) {
      for (int i = function.signature().takes().get(stack); i > 0; i--) {
        wanted.push(stack, catalogue.anything(stack));
      }
    }
    boolean there = true;
    for (int stack = 0; stack < stacks; stack++) {
      int takes = function.signature().takes().get(stack);
      there &= start.depth(stack) - draft.floor()[stack] >= takes;
      for (int i = 0; there && i < takes; i++) {
        there = !start.fromTop(stack, i).isCode();
      }
    }
    return there && draft.chance(50) ? start : draft.become(start, wanted, false);
  }

  // ---- bodies -----------------------------------------------------------------------------------

  void bodies(Blocks blocks) {
    for (current = 0; current < functions.size(); current++) {
      body(functions.get(current), blocks);
    }
  }

  private void body(Function function, Blocks blocks) {
    draft.lines.add(
        new Program.Start(function.name(), function.label(), Optional.of(function.signature())));
    StackState state = StackState.empty(stacks);
    for (int stack = 0; stack < stacks; stack++) {
      for (int i = function.signature().takes().get(stack); i > 0; i--) {
        state.push(stack, catalogue.anything(stack));
      }
    }
    state.push(link, Value.RETURN);
    int taken = function.signature().takes().get(link);
    floor(state, taken, 0);
    Optional<Template> prologue = catalogue.settings().prologue().map(catalogue::named);
    if (prologue.isPresent()) {
      List<Program.Operand> operands =
          draft.operands(prologue.get(), state, true).orElseThrow(Draft.DeadEnd::new);
      int locals = taken;
      for (Rule.Depth depth : prologue.get().rule().depths()) {
        locals += depth.amount();
        if (depth.immediate() >= 0) {
          locals += (int) ((Program.Bits) operands.get(depth.immediate())).word();
        }
      }
      state = draft.emit(prologue.get(), state, prologue.get().falls().orElseThrow(), operands);
      floor(state, taken, locals);
    }
    if (function.spot().isPresent()) {
      changes.place(function.spot().get(), state);
    }
    boolean guarded = catalogue.settings().assumptions().recursion();
    int out = draft.newLabel();
    StackState guard = state;
    if (guarded) {
      draft.append(catalogue.machine().fuel(), List.of(new Program.Target(out)), state);
    }
    leave(function, blocks.block(state, 1 + draft.random.nextInt(6), 0));
    if (guarded) {
      draft.mark(out);
      leave(function, guard);
    }
  }

  /** Everything up to the return position and what the prologue put on it is left alone. */
  private void floor(StackState state, int taken, int locals) {
    int[] floor = new int[stacks];
    floor[link] = state.depth(link);
    draft.inside(floor, taken, locals);
  }

  private void leave(Function function, StackState state) {
    Template template = function.leave();
    List<Program.Operand> operands =
        draft.operands(template, state, false).orElseThrow(Draft.DeadEnd::new);
    StackState wanted = StackState.empty(stacks);
    for (int stack = 0; stack < stacks; stack++) {
      lowest(function, stack, state, wanted);
    }
    for (int stack = 0; stack < stacks; stack++) {
      if (template.kind() == Template.Kind.RETURN && stack == link) {
        wanted.push(stack, Value.RETURN);
      }
      above(template, stack, wanted);
    }
    draft.append(template.opcode(), operands, draft.become(state, wanted, false));
  }

  /** What lies under the inputs of the instruction that returns. */
  private void lowest(Function function, int stack, StackState state, StackState wanted) {
    if (isAbsolute(function.leave(), stack)) {
      for (int i = state.depth(stack) - 1; i >= 0; i--) {
        Value value = state.fromTop(stack, i);
        wanted.push(stack, value);
        if (value.equals(Value.RETURN)) {
          return;
        }
      }
      return;
    }
    int kept =
        function.signature().leaves().orElseThrow().get(stack) - outputs(function.leave(), stack);
    for (int i = 0; i < kept; i++) {
      wanted.push(stack, catalogue.anything(stack));
    }
  }

  /** The inputs, of which those up to the return position lie there in a frame. */
  private void above(Template template, int stack, StackState wanted) {
    List<ItemInfo> items =
        template.info().inputs().stream().filter(item -> item.place() == stack).toList();
    int first = 0;
    if (isAbsolute(template, stack)) {
      for (int i = 0; i < items.size(); i++) {
        first = items.get(i).type() == ValueType.CODE ? i + 1 : first;
      }
    }
    for (ItemInfo item : items.subList(first, items.size())) {
      wanted.push(stack, item.type() == ValueType.CODE ? Value.RETURN : template.expected(item));
    }
  }
}
