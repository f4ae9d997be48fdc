package org.vmgen.generator.c;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.runtime.Shown;

/**
 * The names that generated C uses. Everything visible outside a file begins with the prefix; state
 * has the same name as a field of the machine and as a local of the run loop.
 */
record CNames(String prefix) {

  /**
   * What no variable of an action may be called: words of C and C++, macros that compilers and the
   * headers in use define, and the run loop's own names. {@code _} is appended to such a name.
   */
  static final Set<String> RESERVED =
      Set.of(
          ("alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t"
                  + " char16_t char32_t class compl complex concept const consteval constexpr"
                  + " constinit const_cast continue co_await co_return co_yield decltype default"
                  + " delete do double dynamic_cast else enum explicit export extern false float"
                  + " for friend generic goto if imaginary inline int long mutable namespace new"
                  + " noexcept noreturn not not_eq nullptr operator or or_eq private protected"
                  + " public register reinterpret_cast requires restrict return short signed sizeof"
                  + " static static_assert static_cast struct switch template this thread_local"
                  + " throw true try typedef typeid typename typeof union unsigned using virtual"
                  + " void volatile wchar_t while xor xor_eq I NULL EOF BUFSIZ errno assert stdin"
                  + " stdout stderr unix linux i386 near far memcpy memmove memset memcmp vm ip left"
                  + " granted trap detail resume value result offsetof size_t ptrdiff_t int8_t"
                  + " int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t"
                  + " fits has within slice total between is_nan compare taken status raw_target leaving BODY NEXT JUMP CALL THROW TRAP HALT YIELD COMPLETE DISPATCH SAVE"
                  + " RESTORE POLL SET_DEPTH SET_REGION_DEPTH AT FEWER TIGHT WITHIN SLICE SHORT PASS LEAP LEAVING WINDOW SELDOM SELDOM_LABEL SELDOM_BODY NO_MEMSET INTERRUPTED INT8_MIN INT16_MIN INT32_MIN INT64_MIN"
                  + " INT8_MAX INT16_MAX INT32_MAX INT64_MAX UINT8_MAX UINT16_MAX UINT32_MAX"
                  + " UINT64_MAX INT64_C UINT64_C")
              .split(" "));

  static CNames of(VmModel model, EngineConfig config) {
    return new CNames(config.prefix().orElse(model.name()));
  }

  /** The names that no variable of an action may have, in an engine of the model. */
  Predicate<String> reserved(VmModel model) {
    Set<String> locals = new HashSet<>();
    for (Stack stack : model.stacks()) {
      locals.addAll(List.of(slots(stack), pointer(stack), saved(stack), inputs(stack)));
      IntStream.range(0, stack.cache()).forEach(i -> locals.add(cached(stack, i)));
    }
    model.registers().forEach(r -> locals.add(register(r)));
    model.regions().forEach(r -> locals.addAll(List.of(slots(r), window(r))));
    model.memories().forEach(m -> locals.add(bytes(m)));
    return name ->
        RESERVED.contains(name)
            || locals.contains(name)
            || name.startsWith(prefix + "_")
            || name.startsWith(macro() + "_")
            || name.startsWith("VM_")
            || name.startsWith("result_")
            || name.startsWith("_");
  }

  /** The prefix of macros and enum constants. */
  String macro() {
    return prefix.toUpperCase(Locale.ROOT);
  }

  /** A function of vm_int.h or vm_math.h. */
  String function(String name) {
    return prefix + "_" + name;
  }

  String constant(String name) {
    return macro() + "_" + name;
  }

  /** The constant for a way in which values are shown. */
  String shown(Shown shown) {
    return constant("SHOWN_" + shown);
  }

  /** The macro that is the number of a stack, register, region or memory. */
  String number(State state) {
    String kind =
        state instanceof Stack
            ? "S"
            : state instanceof Register ? "R" : state instanceof Region ? "G" : "M";
    return macro() + "_" + kind + "_" + state.name();
  }

  /** The bottom of a stack, or of the stack that a region names slots of. */
  static String slots(State state) {
    return state instanceof Region region
        ? region.on().map(CNames::slots).orElse("g_" + region.name())
        : "s_" + state.name();
  }

  /** The field that holds a stack's or region's depth while the machine does not run. */
  static String depth(State state) {
    return state instanceof Region region
        ? region.on().map(CNames::depth).orElse("gd_" + region.name())
        : "d_" + state.name();
  }

  /** The field that holds the limit of the depth. */
  static String limit(State state) {
    return state instanceof Region region
        ? region.on().map(CNames::limit).orElse("gl_" + region.name())
        : "l_" + state.name();
  }

  /** The local that holds an item of a stack, counted from the deepest one that is in any. */
  static String cached(Stack stack, int index) {
    return "c_" + stack.name() + "_" + index;
  }

  /** The field that holds the depth below which a stack underflows. */
  static String floor(Stack stack) {
    return "f_" + stack.name();
  }

  /** Marks where a stack's pointer is when one slot is above its floor. */
  static String one(Stack stack) {
    return "vm->o_" + stack.name();
  }

  /** The local that holds the address of a region's slot 0 as its window is now. */
  static String window(Region region) {
    return "w_" + region.name();
  }

  /** The assignments that follow one to a register that is the window of regions. */
  static List<String> windowUpdates(VmModel model, Register register) {
    return model.regions().stream()
        .filter(region -> region.window().equals(Optional.of(register)))
        .map(
            region ->
                "%s = WINDOW(%s, %s);".formatted(window(region), slots(region), register(register)))
        .toList();
  }

  /** The run loop's pointer past the top of a stack. */
  static String pointer(Stack stack) {
    return "sp_" + stack.name();
  }

  /** The local that keeps a pointer whose stack an action moves. */
  static String saved(Stack stack) {
    return "saved_" + stack.name();
  }

  /** The local, and the machine's field, where inputs are copied that an action may write over. */
  static String inputs(Stack stack) {
    return "in_" + stack.name();
  }

  /** Marks the limit of a stack. */
  static String end(Stack stack) {
    return "vm->e_" + stack.name();
  }

  /** Marks where a stack's pointer is when no slot is above its floor. */
  static String none(Stack stack) {
    return "vm->z_" + stack.name();
  }

  /** Marks the limit of a stack less one slot. */
  static String nearEnd(Stack stack) {
    return "vm->n_" + stack.name();
  }

  static String register(Register register) {
    return "r_" + register.name();
  }

  static String bytes(Memory memory) {
    return "m_" + memory.name();
  }

  static String size(Memory memory) {
    return "mz_" + memory.name();
  }

  /** The number of places in a memory where eight bytes begin. */
  static String words(Memory memory) {
    return "mw_" + memory.name();
  }

  /** A kind of trap; a declared one keeps its spelling. */
  String trap(Trap trap) {
    String name = trap.name();
    if (trap.code() < Trap.FIRST_DECLARED) {
      return constant("TRAP_" + name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }
    Set<String> builtIn =
        Set.of(
            "UNDERFLOW",
            "OVERFLOW",
            "MEMORY",
            "REGION",
            "CODE",
            "ZERO_DIVIDE",
            "DIVISION_OVERFLOW",
            "LIMIT");
    return constant("TRAP_" + name + (builtIn.contains(name) ? "_" : ""));
  }

  /** Text inside a C comment. */
  static String comment(String text) {
    return text.replace("*/", "* /").replace("/*", "/ *").replace("??/", "? ?/");
  }

  /** A C string literal's inside. */
  static String string(String text) {
    StringBuilder literal = new StringBuilder();
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c == '"' || c == '\\' || c == '?') {
        literal.append('\\').append((char) c);
      } else if (c < 32 || c > 126) {
        literal.append(String.format("\\%03o", c));
      } else {
        literal.append((char) c);
      }
    }
    return literal.toString();
  }
}
