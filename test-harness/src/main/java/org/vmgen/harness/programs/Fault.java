package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error to be planted in a source file: a piece of its text that is replaced.
 *
 * @param name what is wrong
 * @param category the part of the generator
 * @param file from the root of the sources, with slashes
 * @param old the piece, which occurs once in the file; how it is broken into lines and indented
 *     does not matter
 * @param wrong what stands in its place
 */
record Fault(String name, String category, String file, String old, String wrong) {

  /**
   * Reads faults: each begins with a line {@code fault NAME}; lines {@code category: …} and {@code
   * file: …} follow, then the old text in lines that begin with {@code -} and the new one in lines
   * that begin with {@code +}. Lines that begin with {@code ;} and empty ones are skipped.
   *
   * @param source the name that messages use
   * @throws IllegalArgumentException with a message a line, each with its place, if anything is
   *     wrong
   */
  static List<Fault> read(String source, String text) {
    List<Fault> faults = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    Optional<Lines> current = Optional.empty();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("fault ")) {
        current.ifPresent(last -> last.end(source, faults, errors));
        current = Optional.of(new Lines(line.substring(6).strip(), i + 1));
      } else if (!line.isBlank() && !line.startsWith(";")) {
        boolean known = current.isPresent() && current.get().add(line);
        if (!known) {
          errors.add(
              source
                  + ":"
                  + (i + 1)
                  + ": error: a line begins with fault, category:, file:, - or +");
        }
      }
    }
    current.ifPresent(last -> last.end(source, faults, errors));
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
    return faults;
  }

  /** What was read of a fault. */
  private static final class Lines {
    private final String name;
    private final int number;
    private String category = "";
    private String file = "";
    private final List<String> old = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Lines(String name, int number) {
      this.name = name;
      this.number = number;
    }

    boolean add(String line) {
      if (line.startsWith("category:")) {
        category = line.substring(9).strip();
      } else if (line.startsWith("file:")) {
        file = line.substring(5).strip();
      } else if (line.startsWith("-")) {
        old.add(line.substring(1).strip());
      } else if (line.startsWith("+")) {
        wrong.add(line.substring(1).strip());
      } else {
        return false;
      }
      return true;
    }

    void end(String source, List<Fault> faults, List<String> errors) {
      String text = String.join("\n", old).strip();
      if (file.isEmpty() || text.isEmpty()) {
        errors.add(source + ":" + number + ": error: " + name + " needs file: and lines with -");
      }
      faults.add(new Fault(name, category, file, text, String.join("\n", wrong).strip()));
    }
  }

  /**
   * The text of the file with the fault.
   *
   * @throws IllegalArgumentException if the old text does not occur exactly once
   */
  String plantedIn(String text) {
    StringBuilder pattern = new StringBuilder();
    for (String word : old.split("\\s+")) {
      pattern.append(pattern.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
    }
    Matcher found = Pattern.compile(pattern.toString()).matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException(name + ": " + file + " does not contain\n" + old);
    }
    String planted = text.substring(0, found.start()) + wrong + text.substring(found.end());
    if (found.find()) {
      throw new IllegalArgumentException(name + ": " + file + " contains more than once\n" + old);
    }
    return planted;
  }
}
