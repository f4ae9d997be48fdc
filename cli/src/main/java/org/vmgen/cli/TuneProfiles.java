package org.vmgen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  TuneProfiles(TuneFolder folder, TuneEngine engine, VmModel model, Consumer<String> said) {
    this.folder = folder;
    this.engine = engine;
    this.model = model;
    this.set = InstructionSets.of(model);
    this.said = said;
  }

  /**
   * The profiles of programs; their sum is written too.
   *
   * @throws TuneException with a message for each program that fails
   */
  List<Program> of(List<TuneProgram> programs) throws IOException, TuneException {
    List<Program> profiles = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    ProfileBuilder sum = new ProfileBuilder(model.name());
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

  private Profile profile(TuneProgram program) throws IOException, TuneException, ProfileException {
    Path folderOfAll = folder.part("profiles");
    String key = new ContentKey().add(engine.key()).add(program.key()).text();
    Path file = folderOfAll.resolve(Path.of(program.name()).getFileName() + "-" + key + ".prof");
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
    TuneEngine.Outcome outcome = engine.run(program.file(), Optional.of(part));
    if (!outcome.isFine()) {
      throw new TuneException(
          program.name() + ": on " + engine.name() + ", counting, it " + outcome.problem());
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
