package org.vmgen.generator.c;

import org.vmgen.generator.action.Expr;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.Distance;

/**
 * Prints the slots of stacks and regions, their depths, and tests of whether an access is inside.
 */
final class CPlaces {
  private final CTypes types;
  private final CExpressions.Context context;
  private final CExpressions expressions;

  /**
   * @param expressions prints indices
   */
  CPlaces(CTypes types, CExpressions.Context context, CExpressions expressions) {
    this.types = types;
    this.context = context;
    this.expressions = expressions;
  }

  /** The slot of a stack that an explicit access means. */
  String slot(Stack stack, boolean fromBottom, Expr index) {
    if (fromBottom) {
      return CNames.slots(stack) + "[" + expressions.text(index) + "]";
    }
    Distance top = context.afterPop(stack).plus(1);
    if (index instanceof Expr.Constant constant
        && constant.bits() >= 0
        && constant.bits() < 1 << 20) {
      return place(stack, top.plus((int) constant.bits()));
    }
    return CNames.pointer(stack)
        + "["
        + below(top)
        + " - (ptrdiff_t)"
        + expressions.operand(index)
        + "]";
  }

  /** A slot so far below the pointer. */
  String place(Stack stack, Distance below) {
    return CNames.pointer(stack) + "[" + below(below) + "]";
  }

  /** A distance below as an index. */
  String below(Distance distance) {
    StringBuilder text = new StringBuilder();
    if (distance.constant() != 0 || distance.isConstant()) {
      text.append(-distance.constant()).append(distance.isConstant() ? "" : " ");
    }
    for (Variable length : distance.lengths()) {
      text.append(text.isEmpty() ? "-" : "- ").append("(ptrdiff_t)").append(context.name(length));
    }
    return text.toString();
  }

  /** The slot of a region at an index. */
  String region(Region region, Expr index) {
    return region.window().isEmpty()
        ? CNames.slots(region) + "[" + bits(index) + "]"
        : "AT(%s, %s, %s)"
            .formatted(types.slot(region.slot()), CNames.window(region), expressions.text(index));
  }

  private String regionIndex(Region region, Expr index) {
    return region
        .window()
        .map(w -> "(uint64_t)" + CNames.register(w) + " + " + bits(index))
        .orElseGet(() -> bits(index));
  }

  /** The number of slots, inputs popped, as an integer of some type. */
  String depth(State state) {
    if (state instanceof Region region) {
      return region.on().map(this::depth).orElseGet(() -> "vm->" + CNames.depth(region));
    }
    return depth((Stack) state, context.afterPop((Stack) state));
  }

  /** The number of slots of a stack without so many below its pointer. */
  private String depth(Stack stack, Distance popped) {
    String depth = CNames.pointer(stack) + " - " + CNames.slots(stack);
    if (popped.constant() != 0) {
      depth += popped.constant() > 0 ? " - " + popped.constant() : " + " + -popped.constant();
    }
    for (Variable length : popped.lengths()) {
      depth += " - (ptrdiff_t)" + context.name(length);
    }
    return "(" + depth + ")";
  }

  /** An integer extended to 64 bits, unsigned. */
  String bits(Expr index) {
    if (index instanceof Expr.Constant constant && constant.type().isInteger()) {
      return constant.bits() >= 0 && constant.bits() <= Integer.MAX_VALUE
          ? String.valueOf(constant.bits())
          : "UINT64_C(" + Long.toUnsignedString(constant.bits()) + ")";
    }
    return index.type() == ScalarType.U64
        ? expressions.operand(index)
        : "(uint64_t)" + expressions.operand(index);
  }

  /** Whether an access is allowed, or whether it is not. */
  String inBounds(Expr.InBounds bounds, boolean allowed) {
    String index = bits(bounds.index());
    return switch (bounds.bounds()) {
      case BYTES -> bytes((Memory) bounds.state().orElseThrow(), index, bounds.count(), allowed);
      case FROM_TOP, FROM_BOTTOM ->
          below(index, "(uint64_t)" + depth(bounds.state().orElseThrow()), allowed);
      case DEPTH_FROM_ZERO -> {
        ScalarType type = (ScalarType) bounds.index().type();
        String signed = (type.isSigned() ? "" : "(int64_t)") + expressions.operand(bounds.index());
        String lowest =
            bounds.state().orElseThrow() instanceof Stack stack
                ? "(int64_t)vm->" + CNames.floor(stack)
                : "0";
        yield signed + (allowed ? " >= " : " < ") + lowest;
      }
      case DEPTH_TO_LIMIT -> toLimit(bounds, index, allowed);
      case SLOT -> inRegion((Region) bounds.state().orElseThrow(), bounds.index(), allowed);
      case ELEMENT -> below(index, bits(bounds.count()), allowed);
    };
  }

  /**
   * Whether there is room for so many slots above a depth. The tests before an action have made
   * sure that outputs fit on an empty stack, but not that a return position does beside them.
   */
  private String toLimit(Expr.InBounds bounds, String index, boolean allowed) {
    State state = bounds.state().orElseThrow();
    String limit = "vm->" + CNames.limit(state);
    if (bounds.index() instanceof Expr.Depth || bounds.index() instanceof Expr.Constant) {
      return fits(index, bits(bounds.count()), limit, allowed);
    }
    return index + (allowed ? " <= " : " > ") + limit + " - " + bits(bounds.count());
  }

  /** Whether bytes are all in a memory: of up to eight the first tells it, nearly everywhere. */
  private String bytes(Memory memory, String index, Expr count, boolean allowed) {
    String size = "vm->" + CNames.size(memory);
    boolean word = count instanceof Expr.Constant constant && constant.bits() <= Long.BYTES;
    if (!word || ((Expr.Constant) count).bits() < 1) {
      return fits(index, bits(count), size, allowed);
    } else if (((Expr.Constant) count).bits() == 1) {
      return below(index, size, allowed);
    }
    return (allowed ? "" : "!")
        + "has(%s, %s, vm->%s, %s)".formatted(index, bits(count), CNames.words(memory), size);
  }

  private static String below(String index, String size, boolean allowed) {
    return index + (allowed ? " < " : " >= ") + size;
  }

  private static String fits(String index, String count, String size, boolean allowed) {
    return (allowed ? "" : "!") + "fits(" + index + ", " + count + ", " + size + ")";
  }

  /** Whether a slot of a region can be accessed, or whether it cannot. */
  private String inRegion(Region region, Expr index, boolean allowed) {
    return inRegion(
        region, index, region.on().map(context::afterPop).orElse(Distance.ZERO), allowed);
  }

  /**
   * The same.
   *
   * @param popped how far below its pointer the top of the region's stack is
   */
  String inRegion(Region region, Expr index, Distance popped, boolean allowed) {
    String at = regionIndex(region, index);
    if (region.on().isEmpty()) {
      return below(at, "vm->" + CNames.depth(region), allowed);
    }
    Stack stack = region.on().get();
    Distance outside = popped.plus(region.reserve());
    int least = region.reserve() == 0 ? 1 : 0;
    if (outside.isConstant() && outside.constant() >= least) {
      String within = "WITHIN(%s, vm->%s, %s, %s, %d)";
      return (allowed ? "" : "!")
          + within.formatted(
              at,
              CNames.limit(stack),
              CNames.slots(stack),
              CNames.pointer(stack),
              outside.constant());
    }
    String depth = "(uint64_t)" + depth(stack, popped);
    return region.reserve() == 0
        ? below(at, depth, allowed)
        : fits(at, String.valueOf(region.reserve() + 1), depth, allowed);
  }
}
