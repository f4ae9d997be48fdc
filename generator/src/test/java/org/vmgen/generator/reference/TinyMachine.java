package org.vmgen.generator.reference;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;
import org.vmgen.runtime.tool.StateDump;

/** A machine described in a test, and programs for it in assembler text. */
final class TinyMachine {

  /** What most tests need: cells, an untyped default, a few instructions. */
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
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Optional<Object> externs = Optional.empty();
  private Limits limits = Limits.defaults();

  private TinyMachine(VmModel model) {
    this.model = model;
  }

  /** The machine of a description without errors. */
  static TinyMachine of(String description) {
    return new TinyMachine(model(description));
  }

  /** {@link #CELLS} and more declarations. */
  static TinyMachine with(String declarations) {
    return of(CELLS + declarations);
  }

  static VmModel model(String description) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load("tiny.vmg", description, Map.of(), diagnostics);
    return model.orElseThrow(
        () ->
            new AssertionError(
                new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted())));
  }

  TinyMachine externs(Object implementation) {
    externs = Optional.of(implementation);
    return this;
  }

  TinyMachine limits(Limits chosen) {
    limits = chosen;
    return this;
  }

  Code assemble(String program) {
    try {
      return new Assembler(InstructionSets.of(model)).assemble("test.vmasm", program);
    } catch (AssemblyException e) {
      throw new AssertionError(e.getMessage());
    }
  }

  /** A machine with a program; instructions are separated by new lines or {@code |}. */
  ReferenceMachine load(String program) {
    Code code = assemble(program.replace('|', '\n'));
    return new ReferenceMachine(model, code, limits, Host.writingTo(output), externs);
  }

  /** Runs a program and shows all state after it. */
  String run(String program) {
    ReferenceMachine machine = load(program);
    Exit exit = machine.run();
    return StateDump.of(exit, machine);
  }

  /** What the programs have written. */
  String output() {
    return output.toString(StandardCharsets.UTF_8);
  }
}
