package org.vmgen.generator.c;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The ways in which the headers of generated C are compiled for their tests. Where a compiler is
 * missing the test is skipped, or fails where the environment says {@code CI=true}.
 */
enum Recipe {
  GCC("gcc", "gcc", "-O2", "-std=c99"),
  /** Without passes that engines are compiled without. */
  GCC_AS_ENGINES(
      "gcc",
      "gcc",
      "-O2",
      "-std=gnu11",
      "-fno-gcse",
      "-fno-tree-pre",
      "-fno-tree-fre",
      "-fno-code-hoisting",
      "-fno-thread-jumps"),
  /** Without built-in functions, and watched for undefined behaviour. */
  GCC_PORTABLE_SANITIZED(
      "gcc",
      "gcc",
      "-O1",
      "-std=c99",
      "-DPORTABLE",
      "-fsanitize=address,undefined,float-cast-overflow",
      "-fno-sanitize-recover=all"),
  GCC_32_BIT("gcc", "gcc-multilib", "-O2", "-std=c99", "-m32", "-msse2", "-mfpmath=sse"),
  CLANG("clang", "clang", "-O2", "-std=c11");

  /** The machine's name in the headers under test. */
  static final String PREFIX = "vm";

  private static final List<String> COMMON =
      List.of("-Wall", "-Wextra", "-Wshadow", "-Werror", "-pedantic", "-ffp-contract=off");

  private final String compiler;
  private final String debianPackage;
  private final List<String> flags;

  Recipe(String compiler, String debianPackage, String... flags) {
    this.compiler = compiler;
    this.debianPackage = debianPackage;
    this.flags = List.of(flags);
  }

  /** Writes {@code header}, its prefix put in, and {@code program}, and compiles them. */
  Path build(Path directory, String header, String program) throws Exception {
    requireCompiler(directory);
    writeSources(directory, header, program);
    Path executable = directory.resolve("program");
    compile(directory, executable, List.of("program.c", "-o", executable.toString()), flags);
    return executable;
  }

  /** Compiles {@code program} to see what the compiler says, with {@code languageFlags}. */
  void check(Path directory, String header, String program, String... languageFlags)
      throws Exception {
    requireCompiler(directory);
    writeSources(directory, header, program);
    Path object = directory.resolve("program.o");
    compile(
        directory,
        object,
        List.of("-c", "program.c", "-o", object.toString()),
        List.of(languageFlags));
  }

  /** The lines of the assembler that {@code program} is compiled to. */
  List<String> assembler(Path directory, String header, String program) throws Exception {
    requireCompiler(directory);
    writeSources(directory, header, program);
    Path assembler = directory.resolve("program.s");
    compile(directory, assembler, List.of("-S", "program.c", "-o", assembler.toString()), flags);
    return Files.readAllLines(assembler);
  }

  private static void writeSources(Path directory, String header, String program)
      throws IOException {
    try (var in = Recipe.class.getResourceAsStream("/org/vmgen/templates/c-threaded/" + header)) {
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      Files.writeString(directory.resolve(header), text.replace("@PREFIX@", PREFIX));
    }
    Files.writeString(directory.resolve("program.c"), program);
  }

  private void compile(Path directory, Path output, List<String> inputs, List<String> flagsUsed)
      throws Exception {
    List<String> messages = run(directory, inputs, flagsUsed, COMMON);
    assertTrue(Files.exists(output), () -> compiler + ":\n" + String.join("\n", messages));
  }

  private List<String> run(Path directory, List<String> inputs, List<String> used, List<String> all)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(compiler));
    Stream.of(all, used, inputs).forEach(command::addAll);
    Path log = directory.resolve("compiler.log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail(compiler + " did not end");
    }
    return Files.readAllLines(log);
  }

  private void requireCompiler(Path directory) throws Exception {
    Files.writeString(directory.resolve("probe.c"), "int main(void) { return 0; }\n");
    Path probe = directory.resolve("probe");
    try {
      run(directory, List.of("probe.c", "-o", probe.toString()), flags, List.of());
    } catch (IOException missing) {
      // answered below, like a compiler that is there but refuses the flags
    }
    if (Files.exists(probe)) {
      return;
    }
    String reason =
        "needs %s with %s; on Debian: apt-get install %s"
            .formatted(compiler, String.join(" ", flags), debianPackage);
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    Assumptions.abort(reason);
  }
}
