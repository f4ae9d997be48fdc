package org.vmgen.generator.java;

import java.util.List;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.stack.Adjust;
import org.vmgen.generator.stack.Location;
import org.vmgen.generator.stack.StackExit;
import org.vmgen.generator.stack.StackUse;
import org.vmgen.generator.stack.Store;
import org.vmgen.generator.stack.Value;

/** Prints the ways out of an instruction. */
final class ExitPrinter {
  private final Frame frame;
  private final Mode mode;
  private final boolean alwaysPolls;
  private final ExpressionPrinter expressions;
  private final Lines out;
  private boolean counted;

  /**
   * @param alwaysPolls whether every jump asks for interrupts, not only those backward
   */
  ExitPrinter(Frame frame, Mode mode, boolean alwaysPolls, Lines out) {
    this.frame = frame;
    this.mode = mode;
    this.alwaysPolls = alwaysPolls;
    this.expressions = new ExpressionPrinter(frame);
    this.out = out;
  }

  /** Leaves the body, the part completed. */
  void complete(Stmt.Complete complete, boolean inLoop) {
    Stmt exit = complete.exit();
    StackExit stacks = frame.part().exit(complete);
    if (exit instanceof Stmt.Jump jump) {
      String target = target(jump.target());
      stacks(stacks);
      jump(target, inLoop);
    } else if (exit instanceof Stmt.Call call) {
      String target = target(call.target());
      stacks(stacks);
      jump(target, inLoop);
    } else if (exit instanceof Stmt.ReturnJump) {
      String target = frame.names.fresh("target");
      out.add("long " + target + " = " + returnTarget() + ";");
      stacks(stacks);
      jump(target, inLoop);
    } else if (exit instanceof Stmt.Halt halt) {
      out.add("value = " + cell(halt.value()) + ";");
      stacks(stacks);
      atPart();
      stop("HALT", inLoop);
    } else if (exit instanceof Stmt.Yield yield) {
      out.add("value = " + cell(yield.value()) + ";");
      stacks(stacks);
      out.add("next = " + frame.next() + ";");
      atPart();
      stop("YIELD", inLoop);
    } else if (frame.isHandler()) {
      out.add("value = failure;");
      stop("failed", inLoop);
    } else {
      stacks(stacks);
      count();
      move(frame.next());
      out.add(mode.done(inLoop));
    }
  }

  /** What a return jumps to, as a position. */
  private String returnTarget() {
    Value target = frame.part().returnTarget();
    if (target instanceof Value.In in) {
      Location.Slot slot = (Location.Slot) in.place();
      return frame.state.of(slot.stack()) + "[" + frame.index(slot.stack(), slot.below()) + "]";
    }
    Type slot = frame.state.model().returnStack().orElseThrow().slot();
    return JavaType.toSlot(value(target), type(target), slot).text();
  }

  /** A printer of the same exits that writes elsewhere. */
  ExitPrinter into(Lines lines) {
    ExitPrinter into = new ExitPrinter(frame, mode, alwaysPolls, lines);
    into.counted = counted;
    return into;
  }

  /** Counts what came before the part now, and no more at exits. */
  void countNow() {
    count();
    counted = true;
  }

  void line(String line) {
    out.add(line);
  }

  /** Stores and pointer updates of an exit. */
  void stacks(StackExit exit) {
    exit.stores().forEach(this::store);
    exit.adjusts().forEach(this::adjust);
    for (Stack stack : frame.moved()) {
      if (exit.adjusts().stream().noneMatch(adjust -> adjust.stack().equals(stack))) {
        move(frame.state.pointer(stack), frame.lowered(stack));
      }
    }
    for (StackUse use : frame.part().rebased()) {
      Stack stack = use.stack();
      if (stack.slotClass() == SlotClass.REFERENCE && !frame.swept().contains(stack)) {
        clearDown(stack, frame.state.pointer(stack), frame.saved(stack));
      }
    }
    sweep();
  }

  private void sweep() {
    frame.swept().forEach(s -> clearDown(s, frame.state.pointer(s), frame.sweptTo(s)));
  }

  /** Goes on at a position that is in a variable or constant. */
  void jump(String target, boolean inLoop) {
    count();
    if (frame.state.profiles()) {
      out.add("jumps.jump(" + frame.start() + ", (int) " + target + ");");
    }
    if (mode == Mode.LOOP) {
      out.add("to = (int) " + target + ";");
      if (alwaysPolls) {
        out.add("ip = Integer.MAX_VALUE;");
      }
      out.add(mode.jump(inLoop));
      return;
    }
    String backward = alwaysPolls ? "" : frame.backward(target) + " && ";
    out.add("if (" + backward + "interrupt.pending()) {");
    out.add("ip = " + frame.stopAt("(int) " + target) + ";");
    stop("INTERRUPT", inLoop);
    out.add("}");
    out.add("ip = (int) " + target + ";");
    out.add(mode.done(inLoop));
  }

  /** Counts the parts before this one; the one after them is counted by who came here. */
  void count() {
    if (frame.state.counts() && frame.index() > 0 && !counted) {
      out.add(frame.index() == 1 ? "left--;" : "left -= " + frame.index() + ";");
    }
  }

  /** Makes this part the one that a run stops at. */
  private void atPart() {
    count();
    if (frame.offset() > 0) {
      move("ip + " + frame.offset());
    }
  }

  void throwing(Expr value, boolean inLoop) {
    out.add("value = " + cell(value) + ";");
    restore();
    stop("THROW", inLoop);
  }

  /** Stops with the state before the part. */
  void trap(String constant, boolean inLoop) {
    restore();
    stop(constant, inLoop);
  }

  /** Stops with the state before the part; its action has not begun. */
  void early(String constant) {
    if (frame.index() > 0) {
      undo();
    }
    stop(constant, false);
  }

  void stop(String constant, boolean inLoop) {
    out.add("stop = " + constant + ";");
    out.add(mode.stop(inLoop));
  }

  /** Brings everything that the part can be asked for back to what it was before it. */
  void restore() {
    for (StackUse use : frame.part().rebased()) {
      String pointer = frame.state.pointer(use.stack());
      out.add(pointer + " = " + frame.saved(use.stack()) + ";");
      if (use.copied()) {
        String copy = frame.copy(use);
        String to = frame.below(pointer, use.required());
        String slots = frame.state.of(use.stack());
        out.add(
            "System.arraycopy(" + String.join(", ", copy, "0", slots, to, copy + ".length") + ");");
      }
    }
    undo();
  }

  private void undo() {
    StackExit undo = frame.part().undo();
    undo.stores().forEach(this::store);
    undo.adjusts().forEach(this::adjust);
    if (frame.index() > 0) {
      sweep();
      atPart();
    }
  }

  /** A jump's target as text that may be used twice, evaluated before stacks change. */
  private String target(Expr target) {
    if (target instanceof Expr.Read) {
      return expressions.text(target);
    }
    String name = frame.names.fresh("target");
    out.add("long " + name + " = " + expressions.text(target) + ";");
    return name;
  }

  private void move(String to) {
    if (!to.equals("ip")) {
      out.add(
          to.equals("ip + 1")
              ? "ip++;"
              : to.startsWith("ip + ") && to.indexOf(' ', 5) < 0
                  ? "ip += " + to.substring(5) + ";"
                  : "ip = " + to + ";");
    }
  }

  private JavaExpr value(Value value) {
    if (value instanceof Value.Of of) {
      return JavaExpr.primary(frame.name(of.variable()));
    } else if (value instanceof Value.Known known) {
      return ExpressionPrinter.known(known.expr());
    } else if (value instanceof Value.NextPosition) {
      return new JavaExpr(frame.next(), JavaExpr.SUM);
    }
    throw new IllegalArgumentException("no item is in a register: " + value);
  }

  private static Type type(Value value) {
    if (value instanceof Value.Of of) {
      return of.variable().type();
    }
    return value instanceof Value.Known known ? known.expr().type() : ScalarType.CODE;
  }

  /** Writes a value to its place. */
  void store(Store store) {
    JavaExpr value = value(store.value());
    Type type = type(store.value());
    if (store.to() instanceof Location.Slot slot) {
      String place =
          frame.state.of(slot.stack()) + "[" + frame.index(slot.stack(), slot.below()) + "]";
      out.add(place + " = " + JavaType.toSlot(value, type, slot.stack().slot()).text() + ";");
    } else {
      Location.RegionSlot slot = (Location.RegionSlot) store.to();
      JavaExpr place =
          frame
              .held(slot)
              .map(index -> JavaExpr.primary(frame.state.of(slot.region()) + "[" + index + "]"))
              .orElseGet(
                  () -> expressions.slot(slot.region(), new Expr.Read(slot.index().variable())));
      JavaExpr stored = JavaType.toSlot(value, type, slot.region().slot());
      out.add(place.text() + " = " + stored.text() + ";");
    }
  }

  private void adjust(Adjust adjust) {
    String pointer = frame.state.pointer(adjust.stack());
    int lowered = adjust.lowered().constant();
    boolean clears = adjust.stack().slotClass() == SlotClass.REFERENCE;
    boolean later =
        frame.swept().contains(adjust.stack())
            || frame.part().rebased().stream().anyMatch(u -> u.stack().equals(adjust.stack()));
    if (!adjust.lowered().isConstant()) {
      String before = frame.names.fresh(pointer + "Before");
      if (clears && !later) {
        out.add("int " + before + " = " + pointer + ";");
      }
      out.add(pointer + " = " + frame.index(adjust.stack(), adjust.lowered()) + ";");
      if (clears && !later) {
        clearDown(adjust.stack(), pointer, before);
      }
      return;
    }
    move(pointer, frame.lowered(adjust.stack()) - lowered);
    if (clears && !later && lowered > 0) {
      String slots = frame.state.of(adjust.stack());
      out.add(
          lowered == 1
              ? slots + "[" + pointer + "] = null;"
              : "Arrays.fill("
                  + slots
                  + ", "
                  + pointer
                  + ", "
                  + pointer
                  + " + "
                  + lowered
                  + ", null);");
    }
  }

  /** Moves a pointer by so many slots. */
  void move(String pointer, int slots) {
    switch (slots) {
      case 0 -> {}
      case 1 -> out.add(pointer + "++;");
      case -1 -> out.add(pointer + "--;");
      default -> out.add(pointer + (slots > 0 ? " += " : " -= ") + Math.abs(slots) + ";");
    }
  }

  private void clearDown(Stack stack, String from, String to) {
    out.add("if (" + from + " < " + to + ") {");
    out.add(
        "Arrays.fill("
            + String.join(", ", List.of(frame.state.of(stack), from, to, "null"))
            + ");");
    out.add("}");
  }

  private String cell(Expr value) {
    return JavaType.word(expressions.print(value), value.type()).text();
  }
}
