package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/**
 * C engines compiled on this computer, with their drivers. A program is kept in the user's cache
 * under a name that is the hash of all that it was made from, and never compiled twice.
 */
final class NativePrograms {

  private final Path cache;
  private final CRecipe.Compiler compiler;

  NativePrograms(Path cache, CRecipe.Compiler compiler) {
    this.cache = cache;
    this.compiler = compiler;
  }

  /** {@code VMGEN_CACHE}, or {@code vmgen} where the user's caches are. */
  static Path userCache() {
    String chosen = System.getenv("VMGEN_CACHE");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    String caches = System.getenv("XDG_CACHE_HOME");
    return caches != null && !caches.isBlank()
        ? Path.of(caches, "vmgen")
        : Path.of(System.getProperty("user.home"), ".cache", "vmgen");
  }

  /**
   * The program of an engine.
   *
   * @param files the generated files
   * @throws CRecipe.CompilationException if the compiler refuses them
   */
  Path program(VmModel model, EngineConfig config, List<OutputFile> files) throws IOException {
    CRecipe recipe = CRecipe.of(config);
    Optional<Path> extern = externHeader(model);
    Path program = place(model, recipe, files, extern);
    if (!Files.isExecutable(program)) {
      Files.createDirectories(cache);
      Path folder = Files.createTempDirectory(cache, "build");
      try {
        build(recipe, files, extern, folder, program);
      } finally {
        Leftovers.delete(folder);
      }
    }
    return program;
  }

  /** Whether the program of an engine is there already. */
  boolean isBuilt(VmModel model, EngineConfig config, List<OutputFile> files) throws IOException {
    return Files.isExecutable(place(model, CRecipe.of(config), files, externHeader(model)));
  }

  private Path place(VmModel model, CRecipe recipe, List<OutputFile> files, Optional<Path> extern)
      throws IOException {
    return cache.resolve(model.name() + "-" + key(recipe, files, extern));
  }

  private void build(
      CRecipe recipe, List<OutputFile> files, Optional<Path> extern, Path folder, Path program)
      throws IOException {
    Path sources = LocalEngines.write(files, folder.resolve("sources"));
    Path made = folder.resolve("program");
    List<Path> includes = extern.map(Path::getParent).map(List::of).orElse(List.of());
    recipe.compile(compiler, sources, includes, List.of(), made);
    ProfileFiles.force(made);
    try {
      Files.move(made, program, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another process made the same one meanwhile.
    }
  }

  /** The header with the implementations of externs, beside the description. */
  static Optional<Path> externHeader(VmModel model) {
    return Optional.ofNullable(model.externFiles().get("c"))
        .map(name -> Path.of(model.documentation().file()).toAbsolutePath().resolveSibling(name))
        .filter(Files::isRegularFile);
  }

  private String key(CRecipe recipe, List<OutputFile> files, Optional<Path> extern)
      throws IOException {
    ContentKey key =
        new ContentKey()
            .add(compiler.command() + " " + compiler.clang() + " " + compiler.version())
            .add(String.join(" ", recipe.flags(compiler)))
            .addOutputs(files);
    if (extern.isPresent()) {
      // What the header includes is most likely beside it.
      for (Path file : cFiles(extern.get().getParent())) {
        key.add(file.toString()).addFile(file);
      }
    }
    return key.text();
  }

  private static List<Path> cFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().matches(".*\\.[ch]")).sorted().toList();
    }
  }
}
