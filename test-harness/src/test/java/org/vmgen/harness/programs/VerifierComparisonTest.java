package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.verify.Assumptions;
import org.vmgen.runtime.verify.AssumptionsReader;
import org.vmgen.runtime.verify.Finding;
import org.vmgen.runtime.verify.Verification;
import org.vmgen.runtime.verify.Verifier;

/** The verifiers in Java and in C say the same about programs, good and bad. */
class VerifierComparisonTest {
  private static final int COUNT = 600;

  private static Corpus corpus;
  private static List<Program> programs;

  @BeforeAll
  static void generate() throws IOException {
    VmModel model = Machines.medley();
    corpus = new Corpus(model, Machines.settings(model));
    programs = new ArrayList<>();
    for (int seed = 0; seed < COUNT; seed++) {
      Program program = corpus.program(seed);
      programs.add(seed % 3 == 0 ? program : spoiled(program, new Random(seed)));
    }
  }

  /** Another program: some instructions left out, some twice, some elsewhere. */
  private static Program spoiled(Program program, Random random) {
    List<Program.Line> lines = new ArrayList<>(program.lines());
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int from = random.nextInt(lines.size());
      int to = random.nextInt(lines.size());
      if (lines.get(from) instanceof Program.Instruction
          && lines.get(to) instanceof Program.Instruction) {
        switch (random.nextInt(3)) {
          case 0 -> lines.remove(from);
          case 1 -> lines.add(to, lines.get(from));
          default -> Collections.swap(lines, from, to);
        }
      }
    }
    return program.withLines(lines);
  }

  /** What is assumed of a program, in the form that people write. */
  private static String assumptions(int index) {
    StringBuilder text = new StringBuilder("; of program " + index + "\n");
    programs
        .get(index)
        .signatures()
        .forEach(
            (name, signature) ->
                text.append("entry " + name + ":")
                    .append(counts(signature.takes()) + " ->")
                    .append(counts(signature.leaves().orElseThrow()) + "\n"));
    text.append("effect raw_seen: kept\n");
    text.append(index % 2 == 0 ? "limit data " + (6 + index % 7) + "\n" : "");
    text.append(index % 3 == 1 ? "effect clear: data = " + index % 4 + "\n" : "");
    text.append(index % 4 == 1 ? "effect ?dup: data + 0\n\neffect get: data + #k\n" : "");
    text.append(index % 4 == 2 ? "target go: 0 -> 0 ; of all code\n" : "");
    text.append(index % 7 == 3 ? "entry @1: ->\n" : "");
    return text.append(index % 5 == 0 ? "recursion\n" : "").toString();
  }

  private static String counts(List<Integer> counts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counts.size(); i++) {
      text.append(" " + corpus.set().stacks().get(i).name() + " " + counts.get(i));
    }
    return text.toString();
  }

  /** Lines that say nothing, or not as they should. */
  private static final List<String> BAD =
      List.of(
          "entry main 2",
          "entry : 2 -> 1",
          "entry main: 1 -> 1 -> 1",
          "entry main: floating 1",
          "entry main: 1x",
          "effect add: 3",
          "effect add: data = -1",
          "effect lit: data + #n1",
          "effect lit: data + #n\n  limit data 12 13",
          "effect nothing: kept",
          "effect +: half * 2",
          "target go: 1234567890",
          "limit data 0",
          "limit",
          "recursive\n\nlimit other 2 ; twice");

  private static String java(int index) {
    Code code = programs.get(index).assemble(corpus.set()).code();
    Assumptions assumptions = AssumptionsReader.read(corpus.set(), "assumed", assumptions(index));
    Verification result;
    try {
      result = Verifier.verify(corpus.catalogue().effects(), assumptions, code);
    } catch (IllegalArgumentException e) {
      return "no such entry\n";
    }
    StringBuilder text = new StringBuilder();
    for (Finding finding : result.findings()) {
      text.append(finding).append('\n');
    }
    result
        .depths()
        .forEach(
            (entry, depths) -> {
              List<String> stacks = new ArrayList<>();
              for (int i = 0; i < depths.size(); i++) {
                stacks.add(corpus.set().stacks().get(i).name() + " " + depths.get(i));
              }
              text.append(entry + ": at most " + String.join(", ", stacks) + "\n");
            });
    return text.toString();
  }

  @Test
  void someAreGoodAndOthersAreNot() {
    long good = 0;
    for (int i = 0; i < COUNT; i++) {
      good += java(i).contains("at ") && !java(i).startsWith("at ") ? 1 : 0;
    }
    assertThat(good).isBetween(COUNT / 6L, COUNT * 3L / 4);
  }

  @Test
  void generatedTablesOfJava() {
    CompiledEngine engine = CompiledEngine.of(corpus.model(), EngineConfig.checked("java-switch"));
    assertThat(engine.effects().instructions())
        .isEqualTo(corpus.catalogue().effects().instructions());
    assertThat(engine.effects().references()).isEqualTo(corpus.catalogue().effects().references());
  }

  @Test
  void c(@TempDir Path directory) throws Exception {
    String[] flags = {"-fsanitize=address,undefined", "-fno-sanitize-recover=all"};
    String compiler = Tools.requireCompiler(Tool.GCC, "gcc", flags).toString();
    EngineConfig config = EngineConfig.checked("c-switch");
    for (OutputFile file :
        Backends.named("c-switch").orElseThrow().generate(corpus.model(), config)) {
      Files.writeString(directory.resolve(file.path()), file.text());
    }
    for (String name : List.of("verify_main.c", "medley_ext.h")) {
      try (InputStream in = VerifierComparisonTest.class.getResourceAsStream(name)) {
        Files.copy(in, directory.resolve(name));
      }
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of(compiler, "-std=gnu11", "-O1", "-I.", "-Wall", "-Wextra", "-Werror"));
    command.addAll(Arrays.asList(flags));
    try (var files = Files.list(directory)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".c"))
          .filter(name -> !name.endsWith("medley_main.c") && !name.endsWith("_driver.c"))
          .forEach(command::add);
    }
    command.addAll(List.of("-o", "verify"));
    assertThat(run(directory, command)).isEmpty();
    for (int i = 0; i < COUNT; i++) {
      Files.write(
          directory.resolve("p" + i), Images.write(programs.get(i).assemble(corpus.set()).code()));
      Files.writeString(directory.resolve("p" + i + ".assume"), assumptions(i));
    }
    for (int i = 0; i < BAD.size(); i++) {
      Files.writeString(directory.resolve("p" + (COUNT + i) + ".assume"), BAD.get(i));
    }
    List<String> verify = new ArrayList<>(List.of("./verify"));
    for (int i = 0; i < COUNT + BAD.size(); i++) {
      verify.add("p" + i);
    }
    String[] said = run(directory, verify).split("(?m)^== p\\d+\n", -1);
    assertThat(said).hasSize(COUNT + BAD.size() + 1);
    for (int i = 0; i < COUNT; i++) {
      assertThat(said[i + 1]).as("program of seed %d", i).isEqualTo(java(i));
    }
    for (int i = 0; i < BAD.size(); i++) {
      String bad = BAD.get(i);
      assertThatThrownBy(() -> AssumptionsReader.read(corpus.set(), "assumed", bad))
          .as(bad)
          .hasMessage(said[COUNT + i + 1].strip());
    }
  }

  private static String run(Path directory, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
