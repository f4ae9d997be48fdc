package org.vmgen.cli.tune;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vmgen.cli.Leftovers;
import org.vmgen.cli.ProfileFiles;

/**
 * The folder where {@code vmgen tune} keeps what it has done, so that it never does it twice. The
 * name of each file has a hash of all that it was made from, and each is put in its place when it
 * is whole: what is there is done, whenever a run ended and however. One run at a time uses it.
 */
final class TuneFolder implements AutoCloseable {

  private static final String LOCK = "vmgen-tune.lock";

  /** Names of temporary folders and files, also of those where engines are compiled. */
  private static final Pattern LEFTOVER =
      Pattern.compile("(part|build)\\d+|classes\\d+\\.tmp|\\..+\\.part");

  private final Path directory;
  private final FileChannel lock;

  private TuneFolder(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes the folder, or finds it.
   *
   * @throws TuneException if another run uses it, or it is a folder of something else
   */
  static TuneFolder open(Path directory) throws IOException, TuneException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new FileAlreadyExistsException(directory.toString());
    }
    Files.createDirectories(directory);
    if (!Files.exists(directory.resolve(LOCK)) && !isEmpty(directory)) {
      throw new TuneException(
          directory + " is there already, and is no folder of vmgen tune: name another by --work");
    }
    FileChannel lock =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isOurs(lock)) {
      lock.close();
      throw new TuneException(
          directory + " is in use by another vmgen tune: wait for it, or name another by --work");
    }
    removeLeftovers(directory);
    return new TuneFolder(directory, lock);
  }

  /** Of a run that was killed: what it was just making. */
  private static void removeLeftovers(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        Set.of(),
        2,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // Not the folder itself, whatever it is called.
            return !folder.equals(directory) && isRemoved(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            isRemoved(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            isRemoved(file);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isRemoved(Path file) {
    boolean removed = LEFTOVER.matcher(file.getFileName().toString()).matches();
    if (removed) {
      Leftovers.delete(file);
    }
    return removed;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** A folder in it. */
  Path part(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Writes a file, and says what it wrote. */
  interface Making<T> {
    T writeTo(Path part) throws IOException, TuneException;
  }

  /**
   * Puts a file in its place when it is made. What makes it, often a command, writes to a folder of
   * its own, because one that was killed may go on for a while.
   */
  static <T> T make(Path file, Making<T> making) throws IOException, TuneException {
    Path folder = Files.createTempDirectory(file.getParent(), "part");
    try {
      Path part = folder.resolve("made");
      T made = making.writeTo(part);
      ProfileFiles.force(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return made;
    } finally {
      Leftovers.delete(folder);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
