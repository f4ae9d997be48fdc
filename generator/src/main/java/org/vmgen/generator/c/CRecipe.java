package org.vmgen.generator.c;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.generator.plan.EngineConfig;

/**
 * How generated C is compiled: which compiler, which flags and why.
 *
 * @param engine the back end's name
 */
public record CRecipe(String engine) {

  private static final String THREADED =
      """
        gcc -std=gnu11 -O2 -ffp-contract=off -fno-tree-slp-vectorize -fno-gcse -fno-crossjumping
            -falign-jumps=64
        clang -std=gnu11 -O2 -ffp-contract=off, from 19 on also
            -mllvm -tail-dup-pred-size=9999 -mllvm -tail-dup-succ-size=9999

      The first options keep one indirect jump at the end of each body, where compilers like to
      merge them all into one, which the branch predictor of the processor cannot learn.
      -falign-jumps=64 lets each body begin a line of the caches, those of decoded instructions
      too: else the speed varies by a third with the place and the order of the bodies.
      """;

  private static final String TAIL =
      """
        gcc -std=gnu11 -O2 -ffp-contract=off -falign-functions=64 -foptimize-sibling-calls
            -fno-crossjumping -fno-tree-tail-merge
        clang -std=gnu11 -O2 -ffp-contract=off -falign-functions=64

      -foptimize-sibling-calls makes jumps of the calls at the ends of bodies, without which a run
      would fill the processor's stack; it is part of -O2, but not of -O1. The next two keep the
      two ways out of a branch apart, which the branch predictor of the processor then learns
      apart. -falign-functions=64 lets each body begin a line of the caches.
      """;

  /** A compiler on this computer. */
  public record Compiler(String command, boolean clang, int version) {

    /**
     * The compiler of that name, if it runs.
     *
     * @param command a name on the search path, or a path
     */
    public static Optional<Compiler> named(String command) {
      try {
        Outcome outcome = run(List.of(command, "--version"), Path.of("."));
        if (outcome.status() != 0) {
          return Optional.empty();
        }
        boolean clang = outcome.output().contains("clang");
        Outcome number =
            run(List.of(command, clang ? "-dumpversion" : "-dumpfullversion"), Path.of("."));
        String major = number.output().strip().split("\\.")[0];
        return Optional.of(
            new Compiler(command, clang, major.matches("\\d{1,4}") ? Integer.parseInt(major) : 0));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    /** The first that runs of {@code CC} in the environment, gcc, clang and cc. */
    public static Optional<Compiler> any() {
      String chosen = System.getenv("CC");
      Stream<String> commands = Stream.of("gcc", "clang", "cc");
      if (chosen != null && !chosen.isBlank()) {
        commands = Stream.concat(Stream.of(chosen), commands);
      }
      return commands.flatMap(command -> named(command).stream()).findFirst();
    }
  }

  /** The compiler reported errors. */
  public static final class CompilationException extends IOException {
    private static final long serialVersionUID = 1L;

    CompilationException(String message) {
      super(message);
    }
  }

  private record Outcome(int status, String output) {}

  public static CRecipe of(EngineConfig config) {
    return new CRecipe(config.engine());
  }

  /** The flags that the engine is meant to be compiled with. */
  public List<String> flags(Compiler compiler) {
    List<String> flags = new ArrayList<>(List.of("-std=gnu11", "-O2", "-ffp-contract=off"));
    if (engine.equals(Dispatch.SWITCH.engine())) {
      return flags;
    }
    if (Dispatch.of(engine).functions()) {
      flags.add("-falign-functions=64");
      if (!compiler.clang()) {
        flags.addAll(
            List.of("-foptimize-sibling-calls", "-fno-crossjumping", "-fno-tree-tail-merge"));
      }
      return flags;
    }
    if (!compiler.clang()) {
      flags.addAll(
          List.of("-fno-tree-slp-vectorize", "-fno-gcse", "-fno-crossjumping", "-falign-jumps=64"));
    } else if (compiler.version() >= 19) {
      for (String option : List.of("-tail-dup-pred-size=9999", "-tail-dup-succ-size=9999")) {
        flags.addAll(List.of("-mllvm", option));
      }
    }
    return flags;
  }

  /** The recipe as lines of a comment. */
  List<String> comment(String prefix) {
    String all = "Compile all %s*.c files, %s_main.c and the tools if you use them:";
    List<String> lines = new ArrayList<>(List.of(all.formatted(prefix, prefix), ""));
    if (engine.equals(Dispatch.SWITCH.engine())) {
      lines.add("  cc -std=c99 -O2 -ffp-contract=off; on 32-bit x86 also -msse2 -mfpmath=sse");
    } else {
      boolean tail = Dispatch.of(engine).functions();
      lines.addAll((tail ? TAIL : THREADED).lines().toList());
    }
    lines.add("-ffp-contract=off keeps a * b + c two operations, each rounded, as everywhere.");
    return lines;
  }

  /**
   * Compiles the generated files of a directory, driver included, into a program.
   *
   * @param directory where the generated files are
   * @param includes where headers of externs are looked for
   * @param more further C sources, such as implementations of externs
   * @param program the file to write
   * @throws CompilationException if the compiler reports errors; its message is what it printed
   */
  public void compile(
      Compiler compiler, Path directory, List<Path> includes, List<Path> more, Path program)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(compiler.command()));
    command.addAll(flags(compiler));
    command.add("-I" + directory.toAbsolutePath());
    includes.forEach(path -> command.add("-I" + path.toAbsolutePath()));
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(".c"))
          .sorted()
          .forEach(file -> command.add(file.toAbsolutePath().toString()));
    }
    more.forEach(file -> command.add(file.toAbsolutePath().toString()));
    command.addAll(List.of("-o", program.toAbsolutePath().toString()));
    Outcome outcome = run(command, directory);
    if (outcome.status() != 0) {
      throw new CompilationException(outcome.output());
    }
  }

  private static Outcome run(List<String> command, Path directory) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nullFile()))
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compiling", e);
    }
  }

  private static java.io.File nullFile() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new java.io.File(windows ? "NUL" : "/dev/null");
  }
}
