package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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
import org.vmgen.runtime.verify.Finding;
import org.vmgen.runtime.verify.Signature;
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

  private static Assumptions assumptions(int index) {
    Map<Integer, Integer> limits = new HashMap<>();
    if (index % 2 == 0) {
      limits.put(0, 6 + index % 7);
    }
    return new Assumptions(programs.get(index).signatures(), Map.of(), limits, index % 5 == 0);
  }

  private static String java(int index) {
    Code code = programs.get(index).assemble(corpus.set()).code();
    Verification result = Verifier.verify(corpus.catalogue().effects(), assumptions(index), code);
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
      Files.writeString(directory.resolve("p" + i + ".assume"), text(assumptions(i)));
    }
    List<String> verify = new ArrayList<>(List.of("./verify"));
    for (int i = 0; i < COUNT; i++) {
      verify.add("p" + i);
    }
    String[] said = run(directory, verify).split("(?m)^== p\\d+\n", -1);
    assertThat(said).hasSize(COUNT + 1);
    for (int i = 0; i < COUNT; i++) {
      assertThat(said[i + 1]).as("program of seed %d", i).isEqualTo(java(i));
    }
  }

  private static String text(Assumptions assumptions) {
    StringBuilder text = new StringBuilder(assumptions.recursion() ? "1" : "0");
    for (int i = 0; i < corpus.set().stacks().size(); i++) {
      text.append(' ').append(assumptions.limits().getOrDefault(i, 0));
    }
    assumptions
        .signatures()
        .forEach((name, signature) -> text.append('\n').append(name).append(numbers(signature)));
    return text.append('\n').toString();
  }

  private static String numbers(Signature signature) {
    List<Integer> numbers = new ArrayList<>(signature.takes());
    numbers.addAll(signature.leaves().orElseThrow());
    return numbers.stream().map(n -> " " + n).collect(Collectors.joining());
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
