package org.vmgen.cli.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileBuilder;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.superinstructions.corpus.Program;

/** Runs each program once on an engine that counts. */
final class TuneProfiles {

  private final TuneFolder folder;
  private final TuneEngine engine;
  private final VmModel model;
  private final InstructionSet set;
  private final Consumer<String> said;
  private final ProfileBuilder sum;

  TuneProfiles(TuneFolder folder, TuneEngine engine, VmModel model, Consumer<String> said) {
    this.folder = folder;
    this.engine = engine;
    this.model = model;
    this.set = InstructionSets.of(model);
    this.said = said;
    sum = new ProfileBuilder(model.name());
  }

  /**
   * The profiles of programs; their sum is written too.
   *
   * @throws TuneException with a message for each program that fails
   */
  List<Program> of(List<TuneProgram> programs) throws IOException, TuneException {
    List<Program> profiles = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (TuneProgram program : programs) {
      try {
        Profile profile = profile(program);
        sum.addAll(profile);
        profiles.add(new Program(program.name(), profile));
      } catch (TuneException | ProfileException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new TuneException(String.join("\n", problems));
    }
    ProfileFiles.write(sum.build(), folder.file("merged.prof"));
    return profiles;
  }

  private Path file(TuneProgram program) throws IOException {
    String key = new ContentKey().add(engine.key()).add(program.key()).text();
    return folder
        .part("profiles")
        .resolve(Path.of(program.name()).getFileName() + "-" + key + ".prof");
  }

  /** The files of programs. */
  List<Path> files(List<TuneProgram> programs) throws IOException {
    List<Path> files = new ArrayList<>();
    for (TuneProgram program : programs) {
      files.add(file(program));
    }
    return files;
  }

  private Profile profile(TuneProgram program) throws IOException, TuneException, ProfileException {
    Path file = file(program);
    if (Files.exists(file)) {
      try {
        Profile profile = ProfileFiles.read(file);
        ProfileFiles.checkTraining(file, profile, set);
        return profile;
      } catch (ProfileException e) {
        said.accept(file + " is damaged: the profile is taken again");
      }
    }
    Profile profile = TuneFolder.make(file, part -> run(program, part));
    said.accept("profiled " + program.name());
    return profile;
  }

  private Profile run(TuneProgram program, Path part) throws IOException, TuneException {
    TuneEngine.Outcome outcome = engine.run(TuneEngine.Run.counting(program, part));
    if (!outcome.isFine()) {
      throw new TuneException(
          program.name() + ": on " + engine.name() + ", it " + outcome.problem());
    } else if (!Files.exists(part)) {
      throw new TuneException(
          program.name()
              + ": its run left no profile: does the command of --run pass {profile} on?");
    }
    return checked(program, part);
  }

  /** What the run left must be a profile of this machine. */
  private Profile checked(TuneProgram program, Path part) throws IOException {
    try {
      Profile profile = ProfileFiles.read(part);
      ProfileFiles.checkTraining(part, profile, set);
      return profile;
    } catch (ProfileException e) {
      throw new ProfileException(
          e.getMessage()
              .lines()
              .map(line -> program.name() + ": " + line.replace(part.toString(), "its profile"))
              .toList());
    }
  }
}
