package org.vmgen.cli.tune;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.ProgramNames;

/** Finds programs, and makes images of those in another language. */
final class TunePrograms {

  private final TuneFolder folder;
  private final Optional<ShellCommand> compile;
  private final List<Path> depends;
  private final boolean inPlace;
  private final Duration limit;
  private final Consumer<String> said;

  /**
   * Finds programs.
   *
   * @param compile makes {@code {image}} from {@code {program}}
   * @param depends other files that the command uses
   * @param inPlace whether engines may read other files that are beside programs
   * @param limit how long the command may take
   */
  TunePrograms(
      TuneFolder folder,
      Optional<ShellCommand> compile,
      List<Path> depends,
      boolean inPlace,
      Duration limit,
      Consumer<String> said) {
    this.folder = folder;
    this.compile = compile;
    this.depends = depends;
    this.inPlace = inPlace;
    this.limit = limit;
    this.said = said;
  }

  /** The programs in those files, which exist. */
  List<TuneProgram> of(List<Path> files) throws IOException, TuneException {
    List<TuneProgram> programs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      Path runs = file;
      if (compile.isPresent()) {
        try {
          runs = image(file, compile.get());
        } catch (TuneException e) {
          problems.add(e.getMessage());
          continue;
        }
      }
      ContentKey key = inPlace ? keyOfPlace(runs) : new ContentKey();
      programs.add(new TuneProgram(ProgramNames.of(file, files), runs, key.addFile(runs).text()));
    }
    if (!problems.isEmpty()) {
      throw new TuneException(String.join("\n", problems));
    }
    return programs;
  }

  /** Where a program is matters if it includes files that are beside it. */
  private static ContentKey keyOfPlace(Path program) throws IOException {
    return new ContentKey().add(program.toRealPath().toString());
  }

  private Path image(Path program, ShellCommand command) throws IOException, TuneException {
    ContentKey key = keyOfPlace(program).add(command.template()).addFile(program);
    for (Path file : depends) {
      key.addFile(file);
    }
    Path images = folder.part("images");
    Path image = images.resolve(program.getFileName() + "-" + key.text() + ".img");
    if (Seal.holds(image)) {
      return image;
    }
    TuneFolder.make(image, part -> compile(program, command, part));
    Seal.put(image);
    said.accept("compiled " + program.getFileName());
    return image;
  }

  private TuneEngine.Outcome compile(Path program, ShellCommand command, Path image)
      throws IOException, TuneException {
    TuneEngine.Outcome outcome =
        command.run(
            Map.of("program", ShellCommand.quoted(program), "image", ShellCommand.quoted(image)),
            Redirect.PIPE,
            limit);
    if (!outcome.isFine()) {
      throw new TuneException(program + ": the command of --compile " + outcome.problem());
    } else if (!Files.exists(image)) {
      throw new TuneException(program + ": the command of --compile made no {image}");
    }
    return outcome;
  }
}
