package org.vmgen.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.format.profile.ProfileReader;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.profile.Profiles;
import org.vmgen.superinstructions.corpus.Program;

/** The profiles of a project: files, and those in folders whose names end in {@code .prof}. */
record UsedProfiles(List<Path> files) {

  /**
   * Finds them, in the order of their names in each folder.
   *
   * @throws IOException if a folder could not be read
   */
  static UsedProfiles of(List<File> places) throws IOException {
    List<Path> files = new ArrayList<>();
    for (File place : places) {
      if (place.isDirectory()) {
        try (Stream<Path> inFolder = Files.list(place.toPath())) {
          inFolder.filter(file -> file.toString().endsWith(".prof")).sorted().forEach(files::add);
        }
      } else {
        files.add(place.toPath());
      }
    }
    return new UsedProfiles(files);
  }

  /**
   * Reads those of a machine. One that is damaged, of an older description, or that counts nothing,
   * is left out.
   *
   * @param names the name of a file, in messages and of the program
   * @param problem gets what is wrong with those, a line each
   * @throws IOException if a file could not be read
   */
  List<Program> of(VmModel model, Function<Path, String> names, Consumer<String> problem)
      throws IOException {
    List<Program> profiles = new ArrayList<>();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        Profile profile = ProfileReader.read(in);
        if (profile.machine().equals(model.name())) {
          Profiles.check(profile, InstructionSets.of(model));
          if (profile.dispatches() == 0) {
            throw new ProfileException("it counts nothing: no instruction was executed");
          }
          profiles.add(new Program(names.apply(file), profile));
        }
      } catch (ProfileException e) {
        e.getMessage().lines().forEach(line -> problem.accept(names.apply(file) + ": " + line));
      }
    }
    return profiles;
  }
}
