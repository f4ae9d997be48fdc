package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Composite.Operand;
import org.vmgen.generator.model.Example.Value;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Reads what a definition says about the immediates of a part. */
final class PartOperands {

  private static final String OPEN = "_";

  private final ExampleValues values;
  private final Diagnostics diagnostics;

  PartOperands(Declarations declarations, Diagnostics diagnostics) {
    this.values = new ExampleValues(declarations, diagnostics);
    this.diagnostics = diagnostics;
  }

  /** The part; empty if something is wrong with it, which is reported. */
  Optional<Composite.Part> read(VmgParser.PartContext context, Instruction instruction) {
    if (context.LPAREN() == null) {
      return Optional.of(Composite.Part.open(instruction));
    }
    int errors = diagnostics.errorCount();
    List<Immediate> immediates = instruction.effect().immediates();
    List<VmgParser.PartArgContext> arguments = context.partArg();
    boolean named = arguments.stream().anyMatch(a -> a.name() != null);
    if (!named && arguments.size() != immediates.size()) {
      diagnostics.report(
          Problem.PART_IMMEDIATES,
          Ranges.of(context),
          instruction.name(),
          count(immediates.size()),
          arguments.isEmpty() ? "none" : arguments.size(),
          instruction.effect().text());
      return Optional.empty();
    }
    List<Optional<Operand>> operands =
        new ArrayList<>(Collections.nCopies(immediates.size(), Optional.empty()));
    for (int i = 0; i < arguments.size(); i++) {
      bind(arguments.get(i), i, instruction, operands);
    }
    List<Operand> all =
        operands.stream().map(o -> o.orElseGet(Operand.Open::new)).collect(Collectors.toList());
    checkEqual(context, instruction, all);
    return diagnostics.errorCount() > errors
        ? Optional.empty()
        : Optional.of(new Composite.Part(instruction, all));
  }

  private static String count(int immediates) {
    return immediates == 0
        ? "no immediates"
        : immediates + (immediates == 1 ? " immediate" : " immediates");
  }

  private void bind(
      VmgParser.PartArgContext argument,
      int place,
      Instruction instruction,
      List<Optional<Operand>> operands) {
    List<Immediate> immediates = instruction.effect().immediates();
    int index = argument.name() == null ? place : indexOf(Names.text(argument.name()), instruction);
    if (index < 0) {
      String name = Names.text(argument.name());
      List<String> names = immediates.stream().map(Immediate::name).toList();
      diagnostics.report(
          Problem.UNKNOWN_IMMEDIATE,
          Ranges.of(argument.name()),
          instruction.name(),
          name,
          Similar.orElse(name, names, "its effect is ( " + instruction.effect().text() + " )"));
    } else if (index >= immediates.size()) {
      diagnostics.report(
          Problem.PART_IMMEDIATES,
          Ranges.of(argument),
          instruction.name(),
          count(immediates.size()),
          place + 1,
          instruction.effect().text());
    } else if (operands.get(index).isPresent()) {
      diagnostics.report(
          Problem.IMMEDIATE_BOUND_TWICE, Ranges.of(argument), immediates.get(index).name());
    } else {
      operands.set(index, operand(argument.exampleValue(), index, instruction));
    }
  }

  private static int indexOf(String name, Instruction instruction) {
    List<Immediate> immediates = instruction.effect().immediates();
    for (int i = 0; i < immediates.size(); i++) {
      if (immediates.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<Operand> operand(
      VmgParser.ExampleValueContext value, int index, Instruction instruction) {
    Immediate immediate = instruction.effect().immediates().get(index);
    boolean word = value.actionName() != null && value.MINUS() == null && value.member() == null;
    if (word && Names.text(value.actionName()).equals(OPEN)) {
      return Optional.of(new Operand.Open());
    }
    int same = word ? indexOf(Names.text(value.actionName()), instruction) : -1;
    if (same >= 0) {
      Immediate other = instruction.effect().immediates().get(same);
      if (!immediate.type().equals(other.type()) || immediate.isArray() || other.isArray()) {
        diagnostics.report(
            Problem.EQUAL_IMMEDIATES,
            Ranges.of(value),
            immediate.name(),
            described(immediate),
            other.name(),
            described(other));
      }
      return behindArray(instruction, Math.max(index, same), value)
          ? Optional.empty()
          : Optional.of(new Operand.Same(same));
    }
    if (staysOpen(immediate, value) || behindArray(instruction, index, value)) {
      return Optional.empty();
    }
    return values
        .read(value, immediate.type())
        .map(
            v ->
                new Operand.Bound(v instanceof Value.Bits bits ? bits.bits() : 0, value.getText()));
  }

  private boolean staysOpen(Immediate immediate, VmgParser.ExampleValueContext value) {
    String advice =
        immediate.isArray()
            ? "only single values can be bound"
            : immediate.type() == ScalarType.CODE
                ? "positions are known when code is loaded"
                : "constants of the host are known when code is loaded; only null is known before";
    boolean open =
        immediate.isArray()
            || immediate.type() == ScalarType.CODE
            || immediate.type() instanceof ReferenceType && value.NULL() == null;
    if (open) {
      diagnostics.report(
          Problem.IMMEDIATE_STAYS_OPEN,
          Ranges.of(value),
          immediate.name(),
          described(immediate),
          advice + ": write '_'");
    }
    return open;
  }

  /** Whether an array before it makes its place one that is known only when code is loaded. */
  private boolean behindArray(
      Instruction instruction, int index, VmgParser.ExampleValueContext value) {
    List<Immediate> immediates = instruction.effect().immediates();
    Optional<Immediate> array =
        immediates.subList(0, index).stream().filter(Immediate::isArray).findFirst();
    array.ifPresent(
        before ->
            diagnostics.report(
                Problem.IMMEDIATE_STAYS_OPEN,
                Ranges.of(value),
                immediates.get(index).name(),
                "behind the array '#" + before.name() + "'",
                "how long an array is, is known when code is loaded: write '_', or let the array"
                    + " come last in the effect"));
    return array.isPresent();
  }

  private static String described(Immediate immediate) {
    return immediate.isArray() ? "an array" : immediate.type().text();
  }

  private void checkEqual(
      VmgParser.PartContext context, Instruction instruction, List<Operand> operands) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Same same
          && !(operands.get(same.index()) instanceof Operand.Open)) {
        String name = instruction.effect().immediates().get(same.index()).name();
        diagnostics.report(Problem.EQUAL_TO_BOUND, Ranges.of(context), name);
      }
    }
  }
}
