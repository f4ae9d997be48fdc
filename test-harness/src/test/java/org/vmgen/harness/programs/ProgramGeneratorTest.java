package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.text.Disassembler;

/** Generated programs are valid and do all that a machine can do. */
class ProgramGeneratorTest {
  private static final int COUNT = 800;

  private static Corpus corpus;
  private static List<Program> programs;

  @BeforeAll
  static void generate() throws IOException {
    VmModel model = Machines.medley();
    corpus = new Corpus(model, Machines.settings(model));
    programs = new ArrayList<>();
    for (int seed = 0; seed < COUNT; seed++) {
      programs.add(corpus.program(seed));
    }
  }

  @Test
  void theSameSeedGivesTheSameProgram() throws IOException {
    VmModel model = Machines.medley();
    Corpus other = new Corpus(model, Machines.settings(model));
    for (int seed : List.of(399, 7, 70)) {
      assertThat(text(other.program(seed))).isEqualTo(text(programs.get(seed)));
    }
    assertThat(text(programs.get(0))).isNotEqualTo(text(programs.get(1)));
  }

  private static String text(Program program) {
    return Disassembler.disassemble(program.assemble(corpus.set()).code());
  }

  @Test
  void theVerifierAcceptsThem() {
    for (Program program : programs) {
      if (program.isStrict()) {
        assertThat(corpus.verify(program).findings()).as(text(program)).isEmpty();
      }
    }
  }

  @Test
  void everyInstructionOccurs() {
    Set<Integer> used = new HashSet<>();
    for (Program program : programs) {
      for (Program.Line line : program.lines()) {
        if (line instanceof Program.Instruction instruction) {
          used.add(instruction.opcode());
        }
      }
    }
    List<String> missing =
        corpus.set().instructions().stream()
            .filter(info -> !used.contains(info.opcode()))
            .map(info -> info.name())
            .toList();
    assertThat(missing).isEmpty();
  }

  /** An entry with several bodies, of which the newest is not released first. */
  @Test
  void unitsAreReleasedInAnyOrder() {
    int load = opcode("patch");
    int release = opcode("unpatch");
    List<List<Long>> released = new ArrayList<>();
    for (Program program : programs) {
      List<Long> some = new ArrayList<>();
      boolean loads = false;
      for (Program.Line line : program.lines()) {
        if (line instanceof Program.Instruction instruction) {
          loads |= instruction.opcode() == load;
          if (loads && instruction.opcode() == release) {
            some.add(((Program.Bits) instruction.operands().get(0)).word());
          }
        }
      }
      released.add(some);
    }
    assertThat(released).anyMatch(some -> Collections.indexOfSubList(some, List.of(2L, 1L)) >= 0);
    assertThat(released).anyMatch(some -> Collections.indexOfSubList(some, List.of(0L, 1L)) >= 0);
  }

  private static int opcode(String name) {
    return corpus.set().named(name).orElseThrow().opcode();
  }

  @Test
  void functionsAreCalledByTheirAddresses() {
    String all = String.join("", programs.stream().map(ProgramGeneratorTest::text).toList());
    assertThat(all).containsPattern("addr f[1-3]\n    execute\n");
    assertThat(all).containsPattern("addr f[1-3]\n    invoke\n");
  }

  @Test
  void theyEndInEveryWay() {
    String all =
        String.join(
            "",
            corpus
                .reference()
                .run(programs.stream().map(p -> p.assemble(corpus.set()).code()).toList()));
    assertThat(all).contains("exit halt", "exit throw", "exit yield");
    for (String trap : List.of("memory", "region", "odd", "zeroDivide", "underflow")) {
      assertThat(all).contains("exit trap " + trap);
    }
  }

  @Test
  void mostOfThemRunToTheirEnds() {
    List<String> outcomes =
        corpus
            .reference()
            .run(programs.stream().map(p -> p.assemble(corpus.set()).code()).toList());
    long halted = outcomes.stream().filter(outcome -> outcome.contains("exit halt")).count();
    assertThat(halted).isBetween(COUNT / 2L, COUNT * 9L / 10);
  }
}
