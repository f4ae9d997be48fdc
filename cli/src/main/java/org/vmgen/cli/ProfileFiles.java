package org.vmgen.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.format.profile.ProfileReader;
import org.vmgen.format.profile.ProfileWriter;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.profile.Profiles;

/** Profiles in files. */
public final class ProfileFiles {

  private ProfileFiles() {}

  /**
   * Reads a profile.
   *
   * @throws ProfileException if the file is none; the message names the file
   */
  public static Profile read(Path file) throws IOException {
    checkReadable(List.of(file));
    try (InputStream in = Files.newInputStream(file)) {
      return ProfileReader.read(in);
    } catch (ProfileException e) {
      throw about(file, e);
    }
  }

  /**
   * Looks whether files can be read.
   *
   * @throws IOException with a line for each that cannot
   */
  static void checkReadable(List<Path> files) throws IOException {
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        problems.add(file + ": it is a directory");
      } else if (!Files.isReadable(file)) {
        problems.add(file + (Files.exists(file) ? ": access denied" : ": no such file"));
      }
    }
    if (!problems.isEmpty()) {
      throw new IOException(String.join("\n", problems));
    }
  }

  /**
   * Reads profiles of a machine to learn from them.
   *
   * @throws ProfileException if some are damaged, of another machine or count nothing; the message
   *     has all of them
   */
  static List<Profile> ofMachine(List<Path> files, InstructionSet set) throws IOException {
    checkReadable(files);
    List<Profile> profiles = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        Profile profile = read(file);
        checkTraining(file, profile, set);
        profiles.add(profile);
      } catch (ProfileException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProfileException(problems);
    }
    return profiles;
  }

  /**
   * Looks whether counts of all programs together fit 64 bits.
   *
   * @throws ProfileException if not; the message names the file that is too much
   */
  static void checkSum(List<Path> files, List<Profile> profiles) throws ProfileException {
    long sum = 0;
    for (int i = 0; i < profiles.size(); i++) {
      sum += profiles.get(i).dispatches();
      if (sum < 0) {
        throw new ProfileException(
            files.get(i)
                + ": error: the executed instructions, together with those of the profiles before"
                + " it, are more than 2^63 - 1");
      }
    }
  }

  /**
   * Looks whether a profile is of a machine, and whether anything can be learnt from it.
   *
   * @throws ProfileException if not; the message names the file
   */
  public static void checkTraining(Path file, Profile profile, InstructionSet set)
      throws ProfileException {
    try {
      Profiles.check(profile, set);
      if (profile.dispatches() == 0) {
        throw new ProfileException("the profile counts nothing: no instruction was executed");
      }
    } catch (ProfileException e) {
      throw about(file, e);
    }
  }

  /** The same problem, the file named in each line. */
  static ProfileException about(Path file, ProfileException problem) {
    return new ProfileException(
        problem
            .getMessage()
            .lines()
            .map(
                line ->
                    line.startsWith("line ")
                        ? file + ":" + line.substring(5).replaceFirst(": ", ": error: ")
                        : file + ": error: " + line)
            .toList());
  }

  /** Writes a profile, whole or not at all. */
  public static void write(Profile profile, Path file) throws IOException {
    replace(file, out -> ProfileWriter.write(profile, out));
  }

  /** What writes a file's content. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Puts a new file in the place of another at once, when all of it has been written: to the disk,
   * so that a power cut does not leave an empty one. What is no file but a stream gets the content
   * itself.
   */
  public static void replace(Path file, Content content) throws IOException {
    if (StreamFiles.isStream(file)) {
      StreamFiles.write(file, content);
      return;
    }
    StreamFiles.checkKind(file);
    Path directory = file.toAbsolutePath().getParent();
    Path part = directory.resolve("." + file.getFileName() + "." + System.nanoTime() + ".part");
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
        content.writeTo(out);
      }
      force(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The same of a text. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns when the content of a file is on the disk. */
  public static void force(Path file) throws IOException {
    StandardOpenOption option =
        Files.isWritable(file) ? StandardOpenOption.WRITE : StandardOpenOption.READ;
    try (FileChannel channel = FileChannel.open(file, option)) {
      channel.force(true);
    }
  }
}
