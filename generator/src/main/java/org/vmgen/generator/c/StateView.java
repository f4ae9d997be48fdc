package org.vmgen.generator.c;

import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;

/**
 * Output model: a stack, register, region or memory as the interface and the tables show it.
 *
 * @param type of a slot or register in C
 * @param typeText of a slot or register in the language
 * @param typeConstant of a slot or register in the tables
 * @param shown how tools show a slot or register
 * @param own of a region: 1 unless it names slots of a stack
 * @param field the register's or memory's field, or the bottom of the slots
 * @param depth the field that holds the depth
 * @param floor of a stack: the field that holds the depth below which it underflows
 * @param prefix of a stack
 * @param initial what a register starts as
 * @param limit the field that holds the limit of the depth, or the size of a memory
 * @param get the statement that reads a slot or register into {@code word}
 * @param put the statement that writes {@code value}
 */
record StateView(
    String name,
    int index,
    String type,
    String typeText,
    String typeConstant,
    String shown,
    int own,
    int bigEndian,
    String field,
    String depth,
    String limit,
    String floor,
    String prefix,
    String initial,
    String get,
    String put) {

  static StateView of(State state, CTypes types, String shown) {
    if (state instanceof Stack stack) {
      String slots = "vm->" + CNames.slots(stack);
      return view(
          stack,
          stack.slot(),
          types,
          shown,
          true,
          CNames.slots(stack),
          CNames.depth(stack),
          CNames.limit(stack),
          get(stack.slot(), slots + "[index]", types, false),
          put(stack.slot(), slots + "[vm->" + CNames.depth(stack) + "]", types, false));
    } else if (state instanceof Region region) {
      String slot = "vm->" + CNames.slots(region) + "[index]";
      return view(
          region,
          region.slot(),
          types,
          shown,
          region.on().isEmpty(),
          CNames.slots(region),
          CNames.depth(region),
          CNames.limit(region),
          get(region.slot(), slot, types, false),
          put(region.slot(), slot, types, false));
    } else if (state instanceof Register register) {
      String field = CNames.register(register);
      return view(
          register,
          register.type(),
          types,
          shown,
          true,
          field,
          "",
          "",
          get(register.type(), "vm->" + field, types, true),
          put(register.type(), "vm->" + field, types, true));
    }
    Memory memory = (Memory) state;
    return view(
        memory,
        ScalarType.U8,
        types,
        shown,
        true,
        CNames.bytes(memory),
        "",
        CNames.size(memory),
        "",
        "");
  }

  private static StateView view(
      State state,
      Type type,
      CTypes types,
      String shown,
      boolean own,
      String field,
      String depth,
      String limit,
      String get,
      String put) {
    return new StateView(
        state.name(),
        state.index(),
        types.slot(type),
        type.text(),
        types.constant(type),
        shown,
        own ? 1 : 0,
        state instanceof Memory memory && memory.bigEndian() ? 1 : 0,
        field,
        depth,
        limit,
        state instanceof Stack stack ? CNames.floor(stack) : "",
        state instanceof Stack stack ? CNames.string(stack.prefix()) : "",
        type == ScalarType.CODE && !types.checked() ? "vm->base" : "0",
        get,
        put);
  }

  private static String get(Type type, String place, CTypes types, boolean register) {
    if (type instanceof ReferenceType) {
      return "word.ref = " + place + ";";
    }
    ScalarType scalar = (ScalarType) type;
    if (scalar == ScalarType.CODE && !types.checked()) {
      return register
          ? "word.u = " + types.names().function("position") + "(vm, " + place + ");"
          : "word.target = " + place + ";";
    }
    if (scalar.isFloat()) {
      return "word.u = " + types.names().function(scalar.text() + "_to_bits(") + place + ");";
    }
    return (scalar.isInteger() && scalar.isSigned() ? "word.i = " : "word.u = ") + place + ";";
  }

  private static String put(Type type, String place, CTypes types, boolean register) {
    if (type instanceof ReferenceType) {
      return place + " = value.ref;";
    }
    ScalarType scalar = (ScalarType) type;
    CNames names = types.names();
    if (scalar == ScalarType.CODE && !types.checked()) {
      return register
          ? "if (value.u != 0 && !%s(vm, value.u)) return %s;\n      %s = %s(vm, value.u);"
              .formatted(
                  names.function("is_leader"),
                  names.constant("BAD_STATE"),
                  place,
                  names.function("pointer"))
          : place + " = value.target;";
    }
    if (scalar == ScalarType.F32) {
      return place + " = " + names.function("f32_from_bits") + "((uint32_t)value.u);";
    } else if (scalar == ScalarType.F64) {
      return place + " = " + names.function("f64_from_bits") + "(value.u);";
    } else if (scalar == ScalarType.BOOL) {
      return place + " = value.u != 0;";
    } else if (scalar == ScalarType.CODE) {
      return place + " = value.u;";
    }
    return place + " = " + names.function(scalar.text() + "_wrap") + "(value.u);";
  }
}
