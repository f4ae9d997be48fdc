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

  /**
   * @param alwaysPolls whether every jump asks for interrupts, not only those backward
   */
  ExitPrinter(
      Frame frame, Mode mode, boolean alwaysPolls, ExpressionPrinter expressions, Lines out) {
    this.frame = frame;
    this.mode = mode;
    this.alwaysPolls = alwaysPolls;
    this.expressions = expressions;
    this.out = out;
  }

  /** Leaves the instruction completed. */
  void complete(Stmt.Complete complete, boolean inLoop) {
    Stmt exit = complete.exit();
    StackExit stacks = frame.plan.exit(complete);
    boolean moves = !stacks.stores().isEmpty() || !stacks.adjusts().isEmpty();
    if (exit instanceof Stmt.Jump jump) {
      String target = target(jump.target(), moves);
      stacks(stacks);
      jump(target, inLoop);
    } else if (exit instanceof Stmt.Call call) {
      String target = target(call.target(), moves);
      stacks(stacks);
      jump(target, inLoop);
    } else if (exit instanceof Stmt.ReturnJump) {
      Location.Slot slot = frame.plan.returnTarget();
      String target = frame.names.fresh("target");
      String from =
          frame.state.of(slot.stack()) + "[" + frame.index(slot.stack(), slot.below()) + "]";
      out.add("long " + target + " = " + from + ";");
      stacks(stacks);
      jump(target, inLoop);
    } else if (exit instanceof Stmt.Halt halt) {
      out.add("value = " + cell(halt.value()) + ";");
      stacks(stacks);
      stop("HALT", inLoop);
    } else if (exit instanceof Stmt.Yield yield) {
      out.add("value = " + cell(yield.value()) + ";");
      stacks(stacks);
      out.add("next = " + frame.next() + ";");
      stop("YIELD", inLoop);
    } else if (frame.isHandler()) {
      out.add("value = failure;");
      stop("failed", inLoop);
    } else {
      stacks(stacks);
      fall();
      out.add(mode.done(inLoop));
    }
  }

  /** A printer of the same exits that writes elsewhere. */
  ExitPrinter into(Lines lines) {
    return new ExitPrinter(frame, mode, alwaysPolls, expressions, lines);
  }

  void line(String line) {
    out.add(line);
  }

  /** Stores and pointer updates of an exit. */
  void stacks(StackExit exit) {
    exit.stores().forEach(this::store);
    exit.adjusts().forEach(this::adjust);
    for (StackUse use : frame.plan.rebased()) {
      if (use.stack().slotClass() == SlotClass.REFERENCE) {
        String pointer = frame.state.pointer(use.stack());
        clearDown(use.stack(), pointer, frame.saved(use.stack()));
      }
    }
  }

  /** Goes on at a position that is in a variable or constant. */
  void jump(String target, boolean inLoop) {
    String backward = alwaysPolls ? "" : target + " <= ip && ";
    out.add("if (" + backward + "interrupt.pending()) {");
    out.add("ip = (int) " + target + ";");
    stop("INTERRUPT", inLoop);
    out.add("}");
    out.add("ip = (int) " + target + ";");
    out.add(mode.done(inLoop));
  }

  void throwing(Expr value, boolean inLoop) {
    out.add("value = " + cell(value) + ";");
    restore();
    stop("THROW", inLoop);
  }

  /** Stops with the state before the instruction. */
  void trap(String constant, boolean inLoop) {
    restore();
    stop(constant, inLoop);
  }

  void stop(String constant, boolean inLoop) {
    out.add("stop = " + constant + ";");
    out.add(mode.stop(inLoop));
  }

  /** Brings stacks whose depth may have changed back to the state before the instruction. */
  void restore() {
    for (StackUse use : frame.plan.rebased()) {
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
    frame.plan.restores().forEach(this::store);
  }

  /** A jump's target as text that may be used twice, evaluated before stacks change. */
  private String target(Expr target, boolean moves) {
    if (target instanceof Expr.Read) {
      return expressions.text(target);
    }
    String name = frame.names.fresh("target");
    out.add("long " + name + " = " + expressions.text(target) + ";");
    return name;
  }

  private void fall() {
    String next = frame.next();
    out.add(
        next.equals("ip + 1")
            ? "ip++;"
            : next.startsWith("ip + ") && next.indexOf(' ', 5) < 0
                ? "ip += " + next.substring(5) + ";"
                : "ip = " + next + ";");
  }

  private void store(Store store) {
    JavaExpr value;
    Type type;
    if (store.value() instanceof Value.Of of) {
      value = JavaExpr.primary(frame.name(of.variable()));
      type = of.variable().type();
    } else {
      value = new JavaExpr(frame.next(), JavaExpr.SUM);
      type = ScalarType.CODE;
    }
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
    boolean rebased = frame.saved(adjust.stack()) != null;
    if (!adjust.lowered().isConstant()) {
      String before = frame.names.fresh(pointer + "Before");
      if (clears && !rebased) {
        out.add("int " + before + " = " + pointer + ";");
      }
      out.add(pointer + " = " + frame.index(adjust.stack(), adjust.lowered()) + ";");
      if (clears && !rebased) {
        clearDown(adjust.stack(), pointer, before);
      }
      return;
    }
    out.add(
        switch (lowered) {
          case 1 -> pointer + "--;";
          case -1 -> pointer + "++;";
          default -> pointer + (lowered > 0 ? " -= " : " += ") + Math.abs(lowered) + ";";
        });
    if (clears && !rebased && lowered > 0) {
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
