package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.EnginePlan;

/**
 * A local of bodies that outlives them: a loop keeps it, functions hand it on or read it from the
 * machine.
 *
 * @param declaration its type and name
 * @param value what it is when the machine is true; may name other locals
 * @param save the statement that makes the machine true, or none if it never changes
 * @param real whether machines have registers of another kind for it
 */
record TailLocal(String name, String declaration, String value, String save, boolean real) {

  /** All of a machine; each names only those before it. */
  static List<TailLocal> of(VmModel model, CTypes types, EngineConfig config, EnginePlan plan) {
    List<TailLocal> locals = new ArrayList<>();
    if (config.counts()) {
      locals.add(new TailLocal("left", "int64_t left", "vm->left", "vm->left = left;", false));
    }
    for (Stack stack : model.stacks()) {
      String type = types.slot(stack.slot()) + " *";
      String slots = CNames.slots(stack);
      locals.add(constant(type, slots, "vm->" + slots));
      String pointer = CNames.pointer(stack);
      String depth = "vm->" + CNames.depth(stack);
      locals.add(
          new TailLocal(
              pointer,
              type + pointer,
              slots + " + " + depth,
              depth + " = (size_t)(" + pointer + " - " + slots + ");",
              false));
    }
    for (Stack stack : plan.cached()) {
      String type = types.slot(stack.slot());
      for (int i = 0; i < plan.depth(stack); i++) {
        locals.add(variable(type, CNames.cached(stack, i), isReal(stack.slot())));
      }
    }
    for (Register register : model.registers()) {
      String type = types.slot(register.type());
      locals.add(variable(type, CNames.register(register), isReal(register.type())));
    }
    for (Region region : model.regions()) {
      String slots = CNames.slots(region);
      if (region.on().isEmpty()) {
        locals.add(constant(types.slot(region.slot()) + " *", slots, "vm->" + slots));
      }
      region
          .window()
          .ifPresent(
              register ->
                  locals.add(
                      constant(
                          "uintptr_t ",
                          CNames.window(region),
                          "WINDOW(%s, %s)".formatted(slots, CNames.register(register)))));
    }
    model.memories().stream()
        .map(CNames::bytes)
        .forEach(bytes -> locals.add(constant("uint8_t *", bytes, "vm->" + bytes)));
    return locals;
  }

  /** A local that is a field while the machine does not run. */
  private static TailLocal variable(String type, String name, boolean real) {
    String declaration = type + (type.endsWith("*") ? "" : " ") + name;
    String field = "vm->" + name;
    return new TailLocal(name, declaration, field, field + " = " + name + ";", real);
  }

  private static boolean isReal(Type type) {
    return type instanceof ScalarType scalar && scalar.isFloat();
  }

  private static TailLocal constant(String type, String name, String value) {
    return new TailLocal(name, type + name, value, "", false);
  }
}
