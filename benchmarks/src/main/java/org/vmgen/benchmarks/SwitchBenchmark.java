package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The Java engines on short runs, which are called often: each invocation enters a compiled method,
 * where the race's long runs enter by on-stack replacement. Run from the root of the repository.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SwitchBenchmark {
  /** Which engine. */
  @Param({"hand", "unchecked", "checked"})
  public String engine = "";

  private MiniMachines.Prepared program;

  /** Compiles the program and the engine. */
  @Setup
  public void prepare() throws IOException {
    Path root = Path.of("");
    Path folder = Files.createDirectories(root.resolve("benchmarks/target/mini"));
    Path image = MiniProgram.FIB.image(15, folder);
    program = MiniMachines.prepare(engine, MiniMachines.model(root, 1), image);
  }

  /** One run of {@code fib(15)}. */
  @Benchmark
  public long fib() {
    program.reset();
    return program.run();
  }
}
