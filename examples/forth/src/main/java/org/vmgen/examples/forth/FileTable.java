package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files that a program has open, by small numbers; every failure becomes an ior. */
final class FileTable {

  /** Numbers below are standard input, output and errors. */
  private static final int FIRST = 3;

  private static final int MOST = 1000;

  /** Something that is done to a file. */
  interface Action {
    long apply(OpenFile file) throws IOException;
  }

  private final List<OpenFile> files = new ArrayList<>(); // null where a number is free

  /** What an action gave, and how it went. */
  record Outcome(long value, long ior) {}

  static Path path(byte[] memory, int at, int length) throws NoSuchFileException {
    String name = new String(memory, at, length, StandardCharsets.UTF_8);
    try {
      if (length > 0) {
        return Path.of(name);
      }
    } catch (InvalidPathException e) {
      // A file of such a name cannot exist.
    }
    throw new NoSuchFileException(name);
  }

  Outcome open(byte[] memory, int at, int length, int mode) {
    try {
      Path path = path(memory, at, length);
      if (Files.isDirectory(path)) {
        return new Outcome(0, Iors.IS_DIRECTORY);
      }
      int id = freeNumber();
      if (id - FIRST >= MOST) {
        return new Outcome(0, Iors.FILE);
      }
      files.set(id - FIRST, OpenFile.open(path, mode));
      return new Outcome(id, Iors.FINE);
    } catch (IOException | IllegalArgumentException e) {
      return new Outcome(0, Iors.of(e));
    }
  }

  private int freeNumber() {
    int index = files.indexOf(null);
    if (index < 0) {
      index = files.size();
      files.add(null);
    }
    return index + FIRST;
  }

  /** Does something to the file of a number. */
  Outcome with(long id, Action action) {
    long index = id - FIRST;
    if (index < 0 || index >= files.size() || files.get((int) index) == null) {
      return new Outcome(0, Iors.BAD_FILE_ID);
    }
    try {
      return new Outcome(action.apply(files.get((int) index)), Iors.FINE);
    } catch (IOException | IllegalStateException e) {
      return new Outcome(0, Iors.of(e));
    }
  }

  long close(long id) {
    Outcome outcome =
        with(
            id,
            file -> {
              files.set((int) id - FIRST, null);
              file.close();
              return 0;
            });
    return outcome.ior();
  }

  /** Hands over what files still have to write. */
  void flushAll() {
    for (int i = 0; i < files.size(); i++) {
      with(i + FIRST, FileTable::flushed);
    }
  }

  /** Closes all files. */
  void closeAll() {
    for (int i = 0; i < files.size(); i++) {
      close(i + FIRST);
    }
  }

  static long flushed(OpenFile file) throws IOException {
    file.flush();
    return 0;
  }

  static long delete(byte[] memory, int at, int length) {
    try {
      Path path = path(memory, at, length);
      if (Files.isDirectory(path)) {
        return Iors.IS_DIRECTORY;
      }
      Files.delete(path);
      return Iors.FINE;
    } catch (IOException e) {
      return Iors.of(e);
    }
  }

  static long rename(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Iors.FINE;
    } catch (IOException e) {
      return Iors.of(e);
    }
  }

  static long status(byte[] memory, int at, int length) {
    try {
      return Files.exists(path(memory, at, length)) ? Iors.FINE : Iors.NO_SUCH_FILE;
    } catch (IOException e) {
      return Iors.of(e);
    }
  }
}
