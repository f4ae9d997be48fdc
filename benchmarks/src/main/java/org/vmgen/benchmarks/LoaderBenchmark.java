package org.vmgen.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.vmgen.format.ImageException;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.image.Images;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code run-loader}: how long the loaders of C and Java take to select combined
 * instructions and states of cached stacks, for programs of growing length.
 */
@Command(
    name = "run-loader",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Loads programs of the mini machine, of 1,000 instructions, ten times as many, and so on,",
      "into engines that select bodies, and prints nanoseconds an instruction: the minimum of 5."
    },
    footer = {"", "Example: a first look:", "  benchmarks/run-loader --most 100000"})
public final class LoaderBenchmark implements Callable<Integer> {
  private static final int LEAST = 1_000;
  private static final int RUNS = 5;

  /** Of so many instructions one is a branch; so blocks are as short as in programs. */
  private static final int BRANCH = 12;

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "instructions of the longest program; default: 10000000")
  private int most = 10_000_000;

  @Option(names = "--root", description = "root of the repository; default: this folder")
  private Path root = Path.of("");

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LoaderBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, ImageException {
    CRecipe.Compiler compiler =
        CRecipe.Compiler.any()
            .orElseThrow(() -> new IOException("a C compiler is needed, such as gcc"));
    Path folder = Files.createDirectories(root.resolve("benchmarks/target/loader"));
    VmModel model = MiniMachines.inOrder(root);
    Path load = MiniBuild.loader(root, model, compiler, folder.resolve("c"));
    CompiledEngine java = CompiledEngine.of(model, EngineConfig.unchecked("java-switch"));
    InstructionSet set = InstructionSets.of(model);
    System.out.printf(
        "%12s %20s %20s%n", "instructions", "c-direct, ns each", "java-switch, ns each");
    for (int count = LEAST; count <= most; count *= 10) {
      byte[] image = program(set, count);
      Path file = folder.resolve("program.img");
      Files.write(file, image);
      String c = Processes.output(List.of(load.toString(), file.toString())).strip();
      double javaTime = java(java, image);
      System.out.printf(
          "%12d %20.1f %20.1f%n", count, Double.parseDouble(c) / count, javaTime / count);
    }
    return 0;
  }

  /** An image of instructions at random, the same each time. */
  private static byte[] program(InstructionSet set, int count) {
    Random random = new Random(1);
    CodeBuilder builder = new CodeBuilder(set);
    List<Label> labels = new ArrayList<>();
    builder.entry("main");
    String[] plain = {"+", "-", "*", "<", "=", "get", "get", "get", "lit", "lit", "set", "drop"};
    for (int i = 0; i < count; i++) {
      if (i % BRANCH == 0) {
        Label label = builder.newLabel();
        builder.bind(label);
        labels.add(label);
      }
      if (i % BRANCH == BRANCH - 1) {
        builder.emit("0branch", labels.get(random.nextInt(labels.size())));
      } else {
        String mnemonic = plain[random.nextInt(plain.length)];
        if (mnemonic.length() == 3) {
          builder.emit(mnemonic, (long) random.nextInt(4));
        } else {
          builder.emit(mnemonic);
        }
      }
    }
    builder.emit("end");
    return Images.write(builder.build());
  }

  /** The least nanoseconds that making a machine of a code object takes that is not loaded yet. */
  private static double java(CompiledEngine engine, byte[] image) throws ImageException {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      var code = Images.read(image, engine.instructionSet());
      long start = clock.getCurrentThreadCpuTime();
      engine.machine(code, Host.silent());
      best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
    }
    return best;
  }
}
