package org.vmgen.generator.combine;

import java.util.Optional;
import org.vmgen.generator.lower.Lowering;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.Properties.Control;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.StackPlan;

/**
 * Which instructions can be parts of combined ones. The rules rest on how combinations run: as one
 * body within one extended block, its parts at positions known when the code is loaded, its tests
 * of depths at the front.
 */
public final class Combinable {

  /**
   * Why not.
   *
   * @param why ends "add cannot be a part of s: …"
   * @param advice what can be done instead
   */
  public record Reason(String why, String advice) {}

  private static final String LAST = "let it be the last part, or take it out";

  private Combinable() {}

  /**
   * Why an instruction cannot be a part; empty if it can.
   *
   * @param first whether it is the first part, or the only one
   * @param last whether it is the last part, or the only one
   */
  public static Optional<Reason> obstacle(
      VmModel model, Instruction part, boolean first, boolean last) {
    if (!(part.body() instanceof Body.Action)) {
      return reason("its body is raw", "describe what it does by a portable action");
    }
    for (Item item : part.effect().inputs()) {
      if (item instanceof Item.Many && !first) {
        return reason(
            "it takes " + item.name() + " as an array from the stack",
            "let it be the first part, or take it out");
      }
    }
    return last ? Optional.empty() : inside(model, part);
  }

  private static Optional<Reason> inside(VmModel model, Instruction part) {
    Properties properties = part.properties();
    if (!properties.controls().contains(Control.FALL)) {
      return reason("it never goes on to the next instruction", LAST);
    } else if (properties.readsNext()) {
      return reason("it uses the position after it, where other code can jump to", LAST);
    } else if (properties.controls().contains(Control.YIELD)) {
      return reason("it yields, and the run goes on after it", LAST);
    }
    for (String name : properties.externs()) {
      if (properties.endsBlock() && endsBlock(extern(model, name))) {
        return reason("it calls " + name + ", which may change what code comes next", LAST);
      }
    }
    for (Item item : part.effect().outputs()) {
      if (item instanceof Item.Single single && single.optional()) {
        return reason("its output " + item.name() + " may be missing", LAST);
      }
    }
    for (Immediate immediate : part.effect().immediates()) {
      if (immediate.isArray()) {
        return reason("how long it is depends on its immediate #" + immediate.name(), LAST);
      }
    }
    return rebased(model, part)
        .map(s -> new Reason("it may change how deep stack " + s.name() + " is", LAST));
  }

  private static boolean endsBlock(Extern extern) {
    return extern.effects().isEmpty()
        || extern.effects().stream()
            .anyMatch(
                e ->
                    switch (e.kind()) {
                      case SUSPENDS, REENTERS, LOADS -> true;
                      default -> false;
                    });
  }

  private static Extern extern(VmModel model, String name) {
    return model.externs().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  /** A stack whose depth its action may change. */
  private static Optional<Stack> rebased(VmModel model, Instruction part) {
    return StackPlan.of(model, part.effect(), Lowering.instruction(model, part, true), true)
        .rebased()
        .stream()
        .map(use -> use.stack())
        .findFirst();
  }

  private static Optional<Reason> reason(String why, String advice) {
    return Optional.of(new Reason(why, advice));
  }
}
