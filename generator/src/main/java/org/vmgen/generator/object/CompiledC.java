package org.vmgen.generator.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/**
 * The C files of an engine, compiled one by one in a folder that exists as long as this is open.
 */
public final class CompiledC implements AutoCloseable {
  private static final String MACHINE = "vmgen_machine_size";

  private final Path directory;
  private final Path objects;
  private final String prefix;
  private final String objdump;

  /**
   * Bytes in object files.
   *
   * @param text machine code
   * @param readOnly constants, tables of addresses and what debuggers and exceptions need included
   * @param written variables
   */
  public record Sizes(long text, long readOnly, long written) {
    Sizes plus(Sizes other) {
      return new Sizes(text + other.text, readOnly + other.readOnly, written + other.written);
    }
  }

  private CompiledC(Path directory, String prefix, String objdump) throws IOException {
    this.directory = directory;
    this.prefix = prefix;
    this.objdump = objdump;
    this.objects = Files.createDirectory(directory.resolve("objects"));
  }

  /**
   * Compiles the run loop, and what belongs to it.
   *
   * @param files of the engine
   * @param includes where headers of externs are looked for
   * @param all whether to compile the other files of the engine too
   * @throws UnknownObjectException if there is no objdump
   * @throws CRecipe.CompilationException if the compiler reports errors
   */
  public static CompiledC compile(
      CRecipe.Compiler compiler,
      EngineConfig config,
      List<OutputFile> files,
      List<Path> includes,
      boolean all)
      throws IOException, UnknownObjectException {
    String chosen = System.getenv("OBJDUMP");
    String objdump = chosen == null || chosen.isBlank() ? "objdump" : chosen;
    requireObjdump(objdump);
    String header = files.get(0).path();
    Path directory = Files.createTempDirectory("vmgen-objects");
    CompiledC compiled =
        new CompiledC(directory, header.substring(0, header.length() - 2), objdump);
    try {
      compiled.compile(compiler, config, files, includes, all ? path -> true : compiled::isEngine);
      return compiled;
    } catch (IOException | RuntimeException e) {
      compiled.close();
      throw e;
    }
  }

  private static void requireObjdump(String objdump) throws UnknownObjectException {
    try {
      run(List.of(objdump, "--version"));
    } catch (IOException e) {
      throw new UnknownObjectException(
          objdump + " is missing, which shows machine code (Debian package: binutils)");
    }
  }

  private boolean isEngine(String path) {
    return path.equals(prefix + "_engine.c");
  }

  private void compile(
      CRecipe.Compiler compiler,
      EngineConfig config,
      List<OutputFile> files,
      List<Path> includes,
      Predicate<String> wanted)
      throws IOException {
    List<String> sources = new ArrayList<>();
    for (OutputFile file : files) {
      Files.writeString(directory.resolve(file.path()), file.text());
      if (file.path().endsWith(".c") && wanted.test(file.path())) {
        sources.add(file.path());
      }
    }
    String machine =
        "#include \"%s.h\"\nextern const char %s[sizeof(%s_vm)];\nconst char %s[sizeof(%s_vm)] = {1};\n"
            .formatted(prefix, MACHINE, prefix, MACHINE, prefix);
    Files.writeString(directory.resolve(MACHINE + ".c"), machine);
    sources.add(MACHINE + ".c");
    CRecipe.of(config).compileObjects(compiler, directory, includes, sources, objects);
  }

  /** The machine code of bodies by their labels; without those that are not found. */
  public Map<String, BodyCode> bodies(List<BodyText> bodies)
      throws IOException, UnknownObjectException {
    return new BodyFinder(read(prefix + "_engine")).find(bodies);
  }

  /** The bytes of a machine, without the stacks, regions and memories that its limits give it. */
  public long machine() throws IOException, UnknownObjectException {
    return read(MACHINE).symbols().stream()
        .filter(symbol -> symbol.name().endsWith(MACHINE))
        .mapToLong(ObjectFile.Symbol::size)
        .findFirst()
        .orElse(0);
  }

  /** What the run loop, with the bodies, takes. */
  public Sizes engine() throws IOException, UnknownObjectException {
    return sizes(read(prefix + "_engine"));
  }

  /** What a machine needs beside the run loop: its loader. */
  public Sizes loader() throws IOException, UnknownObjectException {
    return sizes(read(prefix + "_code"));
  }

  /** What the builder, assembler, disassembler, tracer and other tools take, without a driver. */
  public Sizes tools() throws IOException, UnknownObjectException {
    Sizes sum = new Sizes(0, 0, 0);
    for (String name : names()) {
      boolean own = List.of("_engine", "_code", "_main", "_driver").contains(suffix(name));
      if (!own && !name.equals(MACHINE)) {
        sum = sum.plus(sizes(read(name)));
      }
    }
    return sum;
  }

  private String suffix(String name) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(objects)) {
      return files.map(f -> f.getFileName().toString().replaceFirst("\\.o$", "")).sorted().toList();
    }
  }

  private static Sizes sizes(ObjectFile file) {
    Sizes sum = new Sizes(0, 0, 0);
    for (ObjectFile.Section section : file.sections()) {
      boolean allocated = section.flags().contains("ALLOC");
      boolean code = section.flags().contains("CODE");
      boolean constant =
          section.flags().contains("READONLY") || section.name().startsWith(".data.rel.ro");
      if (allocated) {
        sum =
            sum.plus(
                new Sizes(
                    code ? section.size() : 0,
                    !code && constant ? section.size() : 0,
                    !code && !constant ? section.size() : 0));
      }
    }
    return sum;
  }

  private ObjectFile read(String name) throws IOException, UnknownObjectException {
    String file = objects.resolve(name + ".o").toString();
    return new ObjectFile(
        run(List.of(objdump, "-h", "-t", "-r", file)),
        run(List.of(objdump, "-d", "-r", "--no-show-raw-insn", file)));
  }

  private static String run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      process.waitFor();
      return output;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Removes the folder. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
