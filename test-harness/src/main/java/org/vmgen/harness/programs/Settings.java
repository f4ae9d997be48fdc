package org.vmgen.harness.programs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmgen.runtime.verify.Assumptions;

/**
 * What the author of a machine tells the generator of programs.
 *
 * @param assumptions rules for instructions whose effect is not in their description
 * @param never instructions that are left out
 * @param raw instructions with raw bodies, and others whose actions do the same
 * @param prologue the instruction with which every function starts
 * @param units the instructions that load and release units
 * @param ranges of values of immediates, by {@code INSTRUCTION.IMMEDIATE}
 * @param externs a class whose static methods implement the machine's own externs for Java
 * @param includes the folder of the description, where the header is that implements them for C
 * @param sources files in C that belong to that header
 * @param size about how many instructions a program has
 * @param slots how many a stack has at most
 */
record Settings(
    Assumptions assumptions,
    Set<String> never,
    Map<String, String> raw,
    Optional<String> prologue,
    Optional<Units> units,
    Map<String, Range> ranges,
    Optional<Class<?>> externs,
    Optional<Path> includes,
    List<Path> sources,
    int size,
    int slots) {
  Settings {
    never = Set.copyOf(never);
    raw = Map.copyOf(raw);
    sources = List.copyOf(sources);
    ranges = Map.copyOf(ranges);
  }

  /** Nothing in particular. */
  static final Settings DEFAULT =
      new Settings(
          Assumptions.NONE,
          Set.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          30,
          Limited.STACK);

  /**
   * Instructions that change code.
   *
   * @param load {@code ( #entry #to #k -- )} loads a unit of two instructions, the mark and a jump
   *     to a position, as the new body of an entry
   * @param mark {@code ( #k -- )}, which shows what k is
   * @param release {@code ( #k -- )} releases the unit that is the number k of those loaded, from
   *     0, and does nothing if there is none
   */
  record Units(String load, String mark, String release) {}

  /** Values of an immediate. */
  sealed interface Range {}

  /** From one number to another. */
  record Between(long low, long high) implements Range {}

  /** How many items the function takes from the stack on which calls leave their position. */
  record Taken() implements Range {}

  /** The index of one of the function's arguments and variables. */
  record Local() implements Range {}

  Settings withSize(int size) {
    return new Settings(
        assumptions, never, raw, prologue, units, ranges, externs, includes, sources, size, slots);
  }
}
