package org.vmgen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.syntax.Supersets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that starts by reading a description. */
public abstract class SpecCommand implements Callable<Integer> {

  @ParentCommand private Main main;

  @Spec private CommandSpec commandSpec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this help")
  private boolean help;

  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      description = "the machine's description: a .vmg file")
  private Path file;

  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      mapFallbackValue = "true",
      description = "gives an option of the description a value; -DNAME is -DNAME=true")
  private Map<String, String> options = new LinkedHashMap<>();

  @Override
  public final Integer call() throws IOException {
    checkUsage();
    if (main.maxMessages() < 0) {
      throw wrongUsage("--max-messages needs a number from 0");
    }
    FileNames.checkNoDirectory(file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    } else if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load(file, supersets(), options, diagnostics);
    if (!diagnostics.sorted().isEmpty()) {
      reporter().print(diagnostics.sorted());
    }
    return model.isEmpty() || diagnostics.hasErrors() ? ExitCode.INPUT : run(model.get());
  }

  /** Which combined instructions the model has that the command works on. */
  protected Supersets supersets() {
    return Supersets.AS_WRITTEN;
  }

  /** Looks for wrong usage before the description is read. */
  protected void checkUsage() throws IOException {}

  /** Does the command's work on a description without errors; one of {@link ExitCode}. */
  protected abstract int run(VmModel model) throws IOException;

  protected final Path file() {
    return file;
  }

  protected final Map<String, String> options() {
    return options;
  }

  final CommandLine commandLine() {
    return commandSpec.commandLine();
  }

  final Streams streams() {
    return main.streams();
  }

  protected final PrintWriter out() {
    return commandLine().getOut();
  }

  protected final Reporter reporter() {
    return new Reporter(commandLine(), main.messageFormat(), main.maxMessages());
  }

  final int failed(List<Diagnostic> diagnostics) {
    reporter().print(diagnostics);
    return ExitCode.INPUT;
  }

  /** Looks for wrong usage in the name of a file that is written; inputs are what is read. */
  protected final void checkTarget(SupersetTarget target, List<Path> inputs) throws IOException {
    Optional<String> misuse = target.misuse(file, inputs);
    if (misuse.isPresent()) {
      throw wrongUsage(misuse.get());
    }
    TargetFile.checkWritable(target.file());
  }

  /**
   * The same, of the files of the description; and looks whether nothing else would be lost.
   *
   * @param written whether it is, or only left out of the model
   */
  protected final void checkTarget(SupersetTarget target, VmModel model, boolean written)
      throws IOException {
    Optional<String> misuse = target.misuse(model);
    if (misuse.isPresent()) {
      throw wrongUsage(misuse.get());
    }
    if (written) {
      TargetFile.superset(target.file(), model.name()).checkOld();
    }
  }

  /** How combined instructions that were written get into engines; empty if they do already. */
  protected final Optional<String> unread(SupersetTarget written) throws IOException {
    Optional<VmModel> model = Vmgen.load(file, options, new Diagnostics());
    return model.isEmpty() || StreamFiles.isStream(written.file()) || written.isReadBy(model.get())
        ? Optional.empty()
        : Optional.of(
            "%s does not read it yet; engines have these combinations when it says: superset \"%s\";"
                .formatted(file, written.seenFrom(file)));
  }

  protected final ParameterException wrongUsage(String message) {
    return new ParameterException(commandLine(), message);
  }
}
