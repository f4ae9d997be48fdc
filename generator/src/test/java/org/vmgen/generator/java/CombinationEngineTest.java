package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.generator.combine.Combinable;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Composite.Operand;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.TrapInfo;
import org.vmgen.runtime.VmThrow;
import org.vmgen.runtime.text.Disassembler;
import org.vmgen.runtime.tool.StateDump;

/**
 * Whatever is combined: programs do on the generated engine what they do on the reference engine,
 * which knows instructions only, wherever they stop and go on.
 */
class CombinationEngineTest {
  private static final String MACHINE =
      """
      vm tiny;
      type n : i64;  type f : i64;  type x : code;  type target : code;  type i : i64;
      type r : f64 on flt;  type u : u64;
      stack data : i64;
      stack ret : i64 prefix R returns;
      stack flt : f64 prefix F;
      reftype Obj;
      stack objects : Obj prefix O;
      type o : Obj on objects;
      register up : i64;
      register fp : i64;
      memory mem : bytes little max 4K;
      region locals : i64 on data window fp;
      region own : i64;
      extern note(n: i64) -> i64 io;
      extern look(n: i64) -> i64 reads data, reads up;
      extern fail(n: i64) -> i64 throws, reads ret;
      extern again(c: code) -> i64 reenters;
      extern make(n: i64) -> Obj allocates;
      inst lit ( #n -- n ) {}
      inst sum ( #n1 #n2 #n3 n4 -- n ) { n = n4 + n1 * 100 + n2 * 10 + n3; }
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst less ( n1 n2 -- f ) { f = n1 < n2 ? 1 : 0; }
      inst div ( n1 n2 -- n ) { n = n1 / n2; }
      inst dup ( n -- n n ) {}
      inst drop ( n -- ) {}
      inst swap ( n1 n2 -- n2 n1 ) {}
      inst over ( n1 n2 -- n1 n2 n1 ) {}
      inst rot ( n1 n2 n3 -- n2 n3 n1 ) {}
      inst to_r ( n -- R.n ) {}
      inst from_r ( R.n -- n ) {}
      inst to_f ( n -- r ) { r = f64(n) + 0.5; }
      inst fadd ( r1 r2 -- r ) { r = r1 + r2; }
      inst fetch ( n1 -- n ) { n = i64(mem.i32[n1]); }
      inst store ( n1 n2 -- ) { mem.i32[n2] = i32(n1); }
      inst get ( -- n ) { n = up; }
      inst set ( n -- ) { up = n; }
      inst local ( i1: locals[#a] -- n ) { n = i1 * 2; }
      inst to_local ( n -- n: locals[#a] ) {}
      inst three ( i1: locals[#a] i2: locals[#b] -- i3: locals[#c] ) { i3 = i1 + i2; }
      inst window ( n -- i1: locals[#a] ) { fp = n & 3; i1 = n; }
      inst any_local ( #i -- n ) { n = locals[i]; }
      inst set_any_local ( #i n -- ) { locals[i] = n; }
      inst pick ( n -- n1 ) { n1 = data[n & 3]; }
      inst depth ( -- n ) { n = data.depth; }
      inst zbranch ( #target f -- ) { if (f == 0) jump target; }
      inst dec ( #target n -- n1 ) { n1 = n - 1; if ((n & 7) != 0) jump target; }
      inst jump ( #target -- ) { jump target; }
      inst call ( #target -- ) { call target; }
      inst ret ( -- ) { return; }
      inst pause ( n -- ) { yield n; }
      inst stop ( n -- ) { halt n; }
      inst may_stop ( n -- n ) { if ((n & 15) == 9) halt n + 1; }
      inst may_throw ( n1 n2 -- n ) { up = up + 1; if ((n2 & 7) == 3) throw n1; n = n1 - n2; }
      inst qdup ( n -- n n1? ) { if (n != 0) n1 = n; }
      inst spin ( n -- n1 ) { var k = n & 31; while (k > 3) { k = k - 3; } n1 = k; }
      inst addr ( #x -- x ) {}
      inst go ( x -- ) { jump x; }
      inst cut ( n1 n2 -- n2 ) { data.depth = n1 & 7; }
      inst noted ( n1 -- n ) { n = note(n1); }
      inst looked ( n1 -- n ) { n = look(n1); }
      inst failing ( n1 n2 -- n ) { n = fail(n1) + n2; }
      inst nest ( x n1 -- n ) { n = again(x) + n1; }
      inst obj ( n -- o ) { o = make(n); }
      inst odup ( o -- o o ) {}
      inst odrop ( o -- ) {}
      inst oswap ( o1 o2 -- o2 o1 ) {}
      inst osame ( o1 o2 -- f ) { f = o1 == o2 ? 1 : o1 == null ? 2 : 3; }
      inst odepth ( o -- o n ) { n = objects.depth; }
      inst select ( #t: code[k] u -- ) { if (u < k) jump t[u]; }
      inst total ( args: n[k] -- n ) {
        var s: i64 = 0;
        var j: u64 = 0;
        while (j < k) { s = 2 * s + args[j]; j = j + 1; }
        n = s;
      }
      """;
  private static final VmModel MODEL = Engines.model(MACHINE);
  private static final InstructionSet SET = InstructionSets.of(MODEL);
  private static final int PROGRAMS = 60;

  private static final Set<String> SEEN = new TreeSet<>();

  /** What programs must have come to. */
  private static final List<String> ENDS =
      List.of(
          "exit halt",
          "exit yield",
          "exit throw",
          "exit trap underflow data",
          "exit trap overflow",
          "exit trap region",
          "exit trap memory",
          "exit trap zeroDivide");

  /** What the machine calls. */
  public static final class Externs {
    private final StringBuilder calls = new StringBuilder();

    public long note(Machine vm, long n) {
      calls.append("note ").append(n).append(" at ").append(vm.position()).append('\n');
      return n + 1;
    }

    public long look(Machine vm, long n) {
      calls.append("look at ").append(vm.position()).append('\n');
      return vm.stacks().get(0).depth() + n;
    }

    public long fail(Machine vm, long n) {
      if ((n & 3) == 1) {
        throw new VmThrow(-n);
      }
      return n;
    }

    public long again(Machine vm, int code) {
      Exit exit = vm.run(code);
      calls.append(exit).append('\n');
      return exit.kind() == Exit.Kind.HALT ? exit.value() : -exit.trap();
    }

    public Object make(Machine vm, long n) {
      return (n & 3) == 0 ? null : "object " + (n & 1);
    }
  }

  // ---- what is combined, what is run ------------------------------------------------------------

  private final Random random = new Random(7);

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private List<Composite> composites(int count) {
    List<Composite> composites = new ArrayList<>();
    while (composites.size() < count) {
      List<Composite.Part> parts = new ArrayList<>();
      int length = 1 + below(5);
      for (int i = 0; i < length; i++) {
        Instruction instruction = MODEL.instructions().get(below(MODEL.instructions().size()));
        if (Combinable.obstacle(MODEL, instruction, i == 0, i == length - 1).isEmpty()) {
          parts.add(new Composite.Part(instruction, operands(instruction)));
        }
      }
      boolean fits = parts.size() == length;
      if (fits && (length > 1 || parts.get(0).text().contains("("))) {
        String name = "s" + composites.size();
        composites.add(new Composite(name, parts, new Documentation(List.of(), "t.vmg", 1, 1)));
      }
    }
    return composites;
  }

  private List<Operand> operands(Instruction instruction) {
    List<Operand> operands = new ArrayList<>();
    for (var immediate : instruction.effect().immediates()) {
      boolean bindable = immediate.type() != ScalarType.CODE && !immediate.isArray();
      int kind = below(4);
      if (bindable && kind == 0) {
        int value = below(3);
        operands.add(new Operand.Bound(value, Integer.toString(value)));
      } else if (bindable
          && kind == 1
          && !operands.isEmpty()
          && operands.get(0) instanceof Operand.Open) {
        operands.add(new Operand.Same(0));
      } else {
        operands.add(new Operand.Open());
      }
    }
    return operands;
  }

  /** A program of combinations, of some that are almost such, and of single instructions. */
  private Code program(List<Composite> composites) {
    CodeBuilder code = new CodeBuilder(SET);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      labels.add(code.newLabel());
    }
    List<Label> unbound = new ArrayList<>(labels);
    Map<Stack, Integer> depths = new HashMap<>();
    for (int i = 0; i < 5; i++) {
      code.emit("lit", (long) below(6));
    }
    for (int i = 0; i < 20; i++) {
      if (!unbound.isEmpty() && below(4) == 0) {
        code.bind(unbound.remove(0));
      }
      Instruction any = MODEL.instructions().get(below(MODEL.instructions().size()));
      List<Composite.Part> parts =
          below(4) == 0
              ? List.of(Composite.Part.open(any))
              : composites.get(below(composites.size())).parts();
      if (below(12) > 0) {
        supply(code, parts, depths, labels);
      }
      parts.forEach(part -> emit(code, part, labels));
    }
    unbound.forEach(code::bind);
    return code.emit("lit", 4L).emit("stop").build();
  }

  /** Pushes what the parts will take, as far as it can be told. */
  private void supply(
      CodeBuilder code,
      List<Composite.Part> parts,
      Map<Stack, Integer> depths,
      List<Label> labels) {
    Map<Stack, Integer> heights = new HashMap<>(depths);
    for (Composite.Part part : parts) {
      for (Item item : part.instruction().effect().inputs()) {
        if (item instanceof Item.Single single) {
          int left = heights.merge(single.stack(), -1, Integer::sum);
          if (left < 0) {
            push(code, single, labels);
            heights.put(single.stack(), 0);
          }
        } else if (item instanceof Item.Many) {
          code.emit("lit", (long) below(5)).emit("dup");
        }
      }
      for (Item item : part.instruction().effect().outputs()) {
        if (item instanceof Item.Single single) {
          heights.merge(single.stack(), 1, Integer::sum);
        }
      }
    }
    depths.putAll(heights);
  }

  private void push(CodeBuilder code, Item.Single item, List<Label> labels) {
    if (item.type() == ScalarType.CODE) {
      code.emit("addr", labels.get(below(labels.size())));
      return;
    }
    code.emit("lit", (long) below(10));
    switch (item.stack().name()) {
      case "ret" -> code.emit("to_r");
      case "flt" -> code.emit("to_f");
      case "objects" -> code.emit("obj");
      default -> {}
    }
  }

  private void emit(CodeBuilder code, Composite.Part part, List<Label> labels) {
    List<Object> operands = new ArrayList<>();
    for (int i = 0; i < part.operands().size(); i++) {
      var immediate = part.instruction().effect().immediates().get(i);
      Operand operand = part.operands().get(i);
      if (immediate.isArray()) {
        Label[] targets = new Label[below(3)];
        java.util.Arrays.setAll(targets, t -> labels.get(below(labels.size())));
        operands.add(targets);
      } else if (immediate.type() == ScalarType.CODE) {
        operands.add(labels.get(below(labels.size())));
      } else if (operand instanceof Operand.Bound bound && below(8) > 0) {
        operands.add(bound.bits());
      } else if (operand instanceof Operand.Same same && below(8) > 0) {
        operands.add(operands.get(same.index()));
      } else {
        operands.add((long) below(3));
      }
    }
    code.emit(part.instruction().opcode(), operands.toArray());
  }

  // ---- running ----------------------------------------------------------------------------------

  /** An engine with the calls of its externs. */
  private record Engine(Machine machine, Externs externs) {
    String observe(Exit exit) {
      String calls = externs.calls.toString();
      externs.calls.setLength(0);
      return calls + StateDump.of(exit, machine);
    }

    /** Runs from the start with a first budget, then on with another, for some times. */
    String run(int start, long first, long then, int times, boolean interrupted) {
      machine.reset();
      externs.calls.setLength(0);
      if (interrupted) {
        machine.interrupt();
      }
      machine.setBudget(first);
      Exit exit = machine.run(start);
      StringBuilder text = new StringBuilder(observe(exit));
      machine.setBudget(then);
      for (int i = 0; i < times && goesOn(exit); i++) {
        exit = machine.resume();
        text.append(observe(exit));
      }
      return text.toString();
    }

    private static boolean goesOn(Exit exit) {
      return exit.isResumable() && exit.kind() != Exit.Kind.THROW && exit.kind() != Exit.Kind.TRAP;
    }
  }

  private static final Limits LIMITS =
      Limits.defaults()
          .withStack("data", 12)
          .withStack("ret", 4)
          .withStack("flt", 5)
          .withStack("objects", 4)
          .withMemory("mem", 4096);

  private static Engine reference(Code code) {
    Externs externs = new Externs();
    return new Engine(
        new ReferenceMachine(MODEL, code, LIMITS, Host.silent(), Optional.of(externs)), externs);
  }

  private static Engine generated(CompiledEngine engine, Code code) {
    Externs externs = new Externs();
    return new Engine(engine.machine(code, LIMITS, Host.silent(), Optional.of(externs)), externs);
  }

  private static String listing(List<Composite> composites, Code code) {
    StringBuilder text = new StringBuilder();
    composites.forEach(c -> text.append(c.name()).append(" = ").append(c.text()).append('\n'));
    return text + Disassembler.disassemble(code);
  }

  @ParameterizedTest
  @CsvSource({"1, true, false", "2, true, false", "3, false, true", "4, false, false"})
  void programsRunAsOnTheReferenceEngine(int seed, boolean checked, boolean budget) {
    random.setSeed(seed);
    List<Composite> composites = composites(40);
    List<Replication> copies =
        List.of(replicate("add", 3), replicate("s1", 2), replicate("noted", 2));
    EngineConfig config = EngineConfig.of("java-switch", checked).withBudget(budget);
    CompiledEngine engine = CompiledEngine.of(MODEL.withComposites(composites, copies), config);
    for (int i = 0; i < PROGRAMS; i++) {
      Code code = program(composites);
      Engine reference = reference(code);
      Engine generated = generated(engine, code);
      String whole = reference.run(1, 300, 300, 3, false);
      whole.lines().filter(l -> l.startsWith("exit")).forEach(SEEN::add);
      if (!checked && !isSafe(whole)) {
        continue;
      }
      String program = listing(composites, code);
      assertSame(generated.run(1, 300, 300, 3, false), whole, config, "whole", program);
      if (config.counts()) {
        for (int first = 1; first < 60; first++) {
          String expected = reference.run(1, first, 300, 3, false);
          assertSame(
              generated.run(1, first, 300, 3, false), expected, config, "after " + first, program);
        }
        for (int slice : List.of(1, 3)) {
          String expected = reference.run(1, slice, slice, 100, false);
          assertSame(
              generated.run(1, slice, slice, 100, false), expected, config, "slices", program);
        }
      }
      String expected = reference.run(1, 300, 300, 3, true);
      assertSame(generated.run(1, 300, 300, 3, true), expected, config, "interrupted", program);
    }
  }

  @AfterAll
  static void programsEndedInEveryWay() {
    assertThat(String.join("\n", SEEN)).contains(ENDS);
  }

  private static Replication replicate(String name, int copies) {
    return new Replication(name, copies, new Documentation(List.of(), "t.vmg", 1, 1));
  }

  /** Whether an unchecked engine may run it: it ends, and nothing that is not tested fails. */
  private static boolean isSafe(String transcript) {
    return !transcript.contains("exit budget")
        && !transcript.contains("underflow")
        && !transcript.contains("overflow")
        && !transcript.contains("trap code")
        && !transcript.contains("trap=" + TrapInfo.CODE)
        && !transcript.contains("trap region")
        && !transcript.contains("kind=TRAP")
        && !transcript.contains("trap memory");
  }

  private static void assertSame(
      String actual, String expected, EngineConfig config, String how, String program) {
    assertThat(withoutCounts(actual, config))
        .as(how + "\n" + program)
        .isEqualTo(withoutCounts(expected, config));
  }

  private static String withoutCounts(String transcript, EngineConfig config) {
    return config.counts()
        ? transcript
        : transcript.replaceAll(" after \\d+|instructions=\\d+", "");
  }
}
