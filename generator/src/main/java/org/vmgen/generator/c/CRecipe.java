package org.vmgen.generator.c;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final Path SHELL = Path.of("/bin/sh");

  /** Comments of generated files are so wide. */
  private static final int WIDTH = 110;

  /**
   * Options and why they are there, for documents.
   *
   * @param options as on a command line
   * @param engines that they are for, or {@code all}
   * @param compilers that they are for, or {@code all}
   */
  public record Reason(String options, String engines, String compilers, String why) {}

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

  /** The compiler reported errors, or spoils the engine; the message says what. */
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
    return CFlag.options(Dispatch.of(engine), compiler);
  }

  /** Every option of any engine, and why. */
  public static List<Reason> reasons() {
    return Arrays.stream(CFlag.values())
        .map(f -> new Reason(f.text(), f.engines(), f.made().text(), f.reason()))
        .toList();
  }

  /** The recipe as lines of a comment. */
  List<String> comment(String prefix) {
    Dispatch dispatch = Dispatch.of(engine);
    String all =
        "Compile all %s*.c files, %s_main.c and the tools if you use them, with the options";
    List<String> lines = new ArrayList<>(List.of(all.formatted(prefix, prefix)));
    for (CFlag.Made made : CFlag.Made.values()) {
      String options = CFlag.text(dispatch, made);
      if (!options.isEmpty()) {
        wrap(
            lines,
            "  " + (made == CFlag.Made.BY_ALL ? "" : made.text() + ": ") + options,
            "      ");
      }
    }
    lines.add("");
    for (CFlag flag : CFlag.of(dispatch)) {
      wrap(lines, flag.text() + ": " + flag.reason(), "  ");
    }
    if (dispatch == Dispatch.SWITCH) {
      lines.add("Any C99 compiler does; on 32-bit x86 it needs -msse2 -mfpmath=sse.");
    }
    return lines;
  }

  private static void wrap(List<String> lines, String text, String indent) {
    String rest = text;
    while (rest.length() > WIDTH) {
      int cut = rest.lastIndexOf(' ', WIDTH);
      lines.add(rest.substring(0, cut));
      rest = indent + rest.substring(cut + 1);
    }
    lines.add(rest);
  }

  /**
   * Compiles the generated files of a directory, driver included, into a program.
   *
   * @param directory where the generated files are
   * @param includes where headers of externs are looked for
   * @param more further C sources, such as implementations of externs
   * @param program the file to write
   * @throws CompilationException if the compiler reports errors, or its machine code is not as it
   *     has to be; the message says so and is what was printed
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
      throw new CompilationException("the C compiler refuses it:\n" + outcome.output());
    }
    check(directory, program);
  }

  /**
   * Compiles C files, each to an object file with its name.
   *
   * @param directory where the generated files are
   * @param includes where headers of externs are looked for
   * @param sources with their names in that directory
   * @param output where the object files go
   * @throws CompilationException if the compiler reports errors
   */
  public void compileObjects(
      Compiler compiler, Path directory, List<Path> includes, List<String> sources, Path output)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(compiler.command()));
    command.addAll(flags(compiler));
    command.add("-c");
    command.add("-I" + directory.toAbsolutePath());
    includes.forEach(path -> command.add("-I" + path.toAbsolutePath()));
    sources.forEach(file -> command.add(directory.resolve(file).toAbsolutePath().toString()));
    Outcome outcome = run(command, output);
    if (outcome.status() != 0) {
      throw new CompilationException("the C compiler refuses it:\n" + outcome.output());
    }
  }

  /**
   * Looks into the machine code by the generated script, where one is and a shell can run it. What
   * cannot be checked on this computer is taken as it is.
   */
  private static void check(Path directory, Path program) throws IOException {
    Optional<Path> script;
    try (Stream<Path> files = Files.list(directory)) {
      script = files.filter(file -> file.toString().endsWith(CObjectCheck.SCRIPT)).findFirst();
    }
    if (script.isPresent() && Files.isExecutable(SHELL)) {
      List<String> command =
          List.of(SHELL.toString(), script.get().toString(), program.toAbsolutePath().toString());
      Outcome outcome = run(command, directory);
      if (outcome.status() == CObjectCheck.NOT_AS_MEANT) {
        Files.delete(program);
        throw new CompilationException("the C compiler spoils it:\n" + outcome.output());
      }
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
