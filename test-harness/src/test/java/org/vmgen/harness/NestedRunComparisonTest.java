package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;

/**
 * Inputs have their values from before the action, whatever it writes until it reads them; nothing
 * in a run inside an extern lowers a stack below its depth at entry; state is true on both sides of
 * such a run. All engines agree.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NestedRunComparisonTest {
  private static final List<String> WARNINGS = List.of("-Wall", "-Wextra", "-Werror", "-O1");
  private static final List<String> SANITIZERS =
      List.of("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g1");

  private final VmModel model = load();
  private final List<TestEngine> checked = new ArrayList<>();
  private final List<TestEngine> unchecked = new ArrayList<>();

  @BeforeAll
  void compile() {
    checked.add(java(true));
    unchecked.add(java(false));
    for (String engine : List.of("c-switch", "c-token", "c-direct", "c-indirect", "c-tail")) {
      checked.add(c(engine, true));
      unchecked.add(c(engine, false));
    }
  }

  @AfterAll
  void close() {
    checked.forEach(TestEngine::close);
    unchecked.forEach(TestEngine::close);
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3 | sum_grown 3 2 | stop,             exit halt 18, 0 0",
    "7 8 9 | sum_slots 2 3 | stop,             exit halt -1, 55 99 88 9",
    "1 2 | same 2 | stop,                      exit halt 2, 0 0 1",
    "1 2 | swapped 1 | stop,                   exit halt 1, 0 2",
    "5 6 7 | scribbled 2 4 | stop,             exit halt 56, 7",
    "1 2 0 | sum_trap 2 3 | stop,              exit trap zeroDivide, 1 2 0",
    "1 0 | same_trap 4 | stop,                 exit trap zeroDivide, 1 0",
    "grow 5 | 6 | put 2 | operand 2 | cell 2 | stop,        exit halt 6, ''",
    "grow 5 | 6 | put 0 | operand2 0 3 | cell 2 | stop,     exit halt 7, 6",
    "4 | here f | nest_array 1 | stop | f: 5 | 5 | 1 | stop, exit halt 401, 5 5",
    "3 4 | here f | nest_array_same 1 | stop | f: 5 | 5 | 1 | stop, exit halt 1005, 5 5 3",
    "4 0 | here f | nest_trap 1 | stop | f: 5 | 5 | 1 | stop, exit trap zeroDivide, 4 0",
    "2 | here f | nest_state | stop | f: add_up 3 | grow 4 | get_up | stop, exit halt 40214, ''"
  })
  void inputsAreThoseFromBeforeTheAction(String program, String exit, String data) {
    String state = run(program).replaceAll(" at \\d+ after \\d+", "");
    assertThat(state).startsWith(exit + "\nstack data:" + (data.isEmpty() ? "" : " " + data));
  }

  /** The nested run's end is pushed: 4 is a trap, 1 underflow; 100 is the value halted with. */
  @ParameterizedTest
  @CsvSource({
    "drop,                    4 1, a pop",
    "set_depth 0,             4 1, a depth below",
    "set_depth 1 | 100,       1 100, a depth just there",
    "exit,                    4 1, a return",
    "drop_exit 1,             4 1, a return after a depth below",
    "set_ret 0,               4 1, a depth of the other stack",
    "call g | g: set_ret 1 | exit, 4 1, a return of its own but the outer one's",
    "call g | 100 | stop | g: exit, 1 100, a return of its own"
  })
  void aNestedRunLowersNoStackBelowItsEntry(String nested, String ended, String what) {
    String program = "5 | here h | bury | here f | nest | 0 | stop | h: 6 | stop | f: " + nested;
    String state = run(program + " | stop");
    assertThat(state).as(what).contains("stack data: 5 " + ended + "\nstack ret: 12\n");
  }

  @Test
  void randomPrograms() {
    NestedPrograms programs = new NestedPrograms(model, 20);
    List<Code> all = new ArrayList<>();
    List<Code> inBounds = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String text = programs.next();
      Code program = assemble(text);
      NestedExterns externs = new NestedExterns();
      reference(externs).run(List.of(program));
      all.add(program);
      // Numbers that are taken for positions mean nothing in unchecked engines.
      boolean mixes = text.contains("bury") && text.contains("exit");
      boolean shows = text.contains("call") && text.contains("dig");
      if (!externs.leftBounds() && !mixes && !shows) {
        inBounds.add(program);
      }
    }
    assertThat(inBounds).hasSizeGreaterThan(100);
    Comparison comparison = new Comparison(reference(new NestedExterns()), all);
    checked.forEach(engine -> assertThat(comparison.checked(engine, 0)).isEmpty());
    Comparison bounded = new Comparison(reference(new NestedExterns()), inBounds);
    unchecked.forEach(engine -> assertThat(bounded.unchecked(engine)).isEmpty());
  }

  /** What the reference engine makes of a program; all engines do the same. */
  private String run(String line) {
    StringBuilder text = new StringBuilder();
    for (String part : line.split("\\|")) {
      String instruction = part.strip();
      boolean numbers = instruction.matches("(\\w+: )?[0-9 ]+");
      text.append(numbers ? instruction.replaceAll("(?<!\\w)(\\d+)", "lit $1\n") : instruction);
      text.append('\n');
    }
    List<Code> program = List.of(assemble(text.toString()));
    NestedExterns externs = new NestedExterns();
    Comparison comparison = new Comparison(reference(externs), program);
    checked.forEach(engine -> assertThat(comparison.checked(engine, 0)).isEmpty());
    if (!externs.leftBounds()) {
      unchecked.forEach(engine -> assertThat(comparison.unchecked(engine)).isEmpty());
    }
    return comparison.expected().get(0);
  }

  private Code assemble(String text) {
    try {
      return new Assembler(InstructionSets.of(model)).assemble("program", text);
    } catch (AssemblyException e) {
      throw new AssertionError(e.getMessage() + text, e);
    }
  }

  private TestEngine reference(NestedExterns externs) {
    return new MachineTestEngine(
        "reference",
        InstructionSets.of(model),
        (code, host) ->
            new ReferenceMachine(model, code, Limits.defaults(), host, Optional.of(externs)));
  }

  private TestEngine java(boolean checked) {
    CompiledEngine engine = CompiledEngine.of(model, config("java-switch", checked));
    return new MachineTestEngine(
        name("java-switch", checked),
        engine.instructionSet(),
        (code, host) ->
            engine.machine(code, Limits.defaults(), host, Optional.of(new NestedExterns())));
  }

  private TestEngine c(String engine, boolean checked) {
    Tools.require(Tool.GCC);
    List<OutputFile> files =
        new ArrayList<>(
            ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(backend -> backend.name().equals(engine))
                .findFirst()
                .orElseThrow()
                .generate(model, config(engine, checked)));
    files.add(new OutputFile("nested_ext.h", resource("nested_ext.h")));
    List<String> options = new ArrayList<>(WARNINGS);
    if (checked) {
      options.addAll(SANITIZERS);
    }
    return NativeTestEngine.compile(name(engine, checked), files, model.name(), "gcc", options);
  }

  private static EngineConfig config(String engine, boolean checked) {
    return checked ? EngineConfig.checked(engine) : EngineConfig.unchecked(engine);
  }

  private static String name(String engine, boolean checked) {
    return engine + (checked ? "" : " unchecked");
  }

  private static VmModel load() {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model =
        Vmgen.load("nested.vmg", resource("nested.vmg"), Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return model.orElseThrow();
  }

  private static String resource(String name) {
    try (InputStream in = NestedRunComparisonTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
