package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;
import org.vmgen.runtime.tool.StateDump;

/** A machine described in a test, as the generated Java engine beside the reference engine. */
final class Engines {
  static final String CELLS =
      """
      vm tiny;
      type n : i64;  type w : i64;  type u : u64;  type f : i64;  type x : code;  type target : code;
      stack data : i64;
      stack ret : i64 prefix R returns;
      inst lit ( #n -- n ) {}
      inst stop ( -- ) { halt 0; }
      """;

  private final VmModel model;
  private final CompiledEngine compiled;
  private Optional<Object> externs = Optional.empty();

  private Engines(VmModel model, EngineConfig config) {
    this.model = model;
    compiled = CompiledEngine.of(model, config);
  }

  /** The checked engine of {@link #CELLS} and more declarations. */
  static Engines with(String declarations) {
    return of(CELLS + declarations);
  }

  /** The unchecked engine of {@link #CELLS} and more declarations. */
  static Engines unchecked(String declarations) {
    return new Engines(model(CELLS + declarations), EngineConfig.unchecked("java-switch"));
  }

  /** The checked engine of a whole description. */
  static Engines of(String description) {
    return new Engines(model(description), EngineConfig.checked("java-switch"));
  }

  static VmModel model(String description) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load("tiny.vmg", description, Map.of(), diagnostics);
    return model.orElseThrow(
        () ->
            new AssertionError(
                new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted())));
  }

  Engines externs(Object implementation) {
    externs = Optional.of(implementation);
    return this;
  }

  /** A program; instructions are separated by new lines or {@code |}. */
  Code assemble(String program) {
    try {
      return new Assembler(InstructionSets.of(model))
          .assemble("test.vmasm", program.replace('|', '\n'));
    } catch (AssemblyException e) {
      throw new AssertionError(e.getMessage());
    }
  }

  Machine machine(Code code) {
    return compiled.machine(code, Limits.defaults(), Host.silent(), externs);
  }

  /** The state after a run, the exit first, of the generated engine alone. */
  String run(String program) {
    Machine machine = machine(assemble(program));
    machine.setBudget(10_000);
    return StateDump.of(machine.run(), machine);
  }

  /** The same after the reference engine was seen to end in the same state. */
  String compare(String program) {
    Code code = assemble(program);
    ByteArrayOutputStream expectedOutput = new ByteArrayOutputStream();
    Machine reference =
        new ReferenceMachine(
            model, code, Limits.defaults(), Host.writingTo(expectedOutput), externs);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Machine generated = compiled.machine(code, Limits.defaults(), Host.writingTo(output), externs);
    String expected = run(reference);
    String state = run(generated);
    assertThat(state).isEqualTo(expected);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .isEqualTo(expectedOutput.toString(StandardCharsets.UTF_8));
    return state + output.toString(StandardCharsets.UTF_8);
  }

  private static String run(Machine machine) {
    machine.setBudget(10_000);
    Exit exit = machine.run();
    StringBuilder text = new StringBuilder(StateDump.of(exit, machine));
    for (int i = 0; i < 3 && exit.kind() == Exit.Kind.YIELD; i++) {
      exit = machine.resume();
      text.append(StateDump.of(exit, machine));
    }
    return text.toString();
  }
}
