package org.vmgen.cli;

import java.nio.file.Path;
import java.util.List;

/** How tables call programs that are in files. */
public final class ProgramNames {

  private ProgramNames() {}

  /** The file's name, or where it is if another has the same name. */
  public static String of(Path file, List<Path> files) {
    Path name = file.getFileName();
    boolean unique = files.stream().filter(f -> f.getFileName().equals(name)).count() == 1;
    return (unique ? name : file).toString();
  }
}
