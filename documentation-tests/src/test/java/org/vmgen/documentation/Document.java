package org.vmgen.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown document of the project. */
final class Document {

  private static final Pattern FENCE = Pattern.compile("^```(.*)$");

  /** The root of the repository: the tests run in a module's folder. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private final String name;
  private final List<String> lines;

  private Document(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /** Reads a document; {@code name} is its path in the repository. */
  static Document read(String name) {
    try {
      return new Document(name, Files.readAllLines(ROOT.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> lines() {
    return lines;
  }

  /** All fenced blocks in order. */
  List<Listing> listings() {
    List<Listing> listings = new ArrayList<>();
    int line = 0;
    while (line < lines.size()) {
      Matcher opening = FENCE.matcher(lines.get(line));
      int start = line++;
      if (opening.matches()) {
        StringBuilder text = new StringBuilder();
        while (!lines.get(line).equals("```")) {
          text.append(lines.get(line++)).append('\n');
        }
        line++;
        listings.add(Listing.of(opening.group(1), text.toString(), name, start + 1));
      }
    }
    return listings;
  }

  /** The lines between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->}. */
  List<String> section(String section) {
    int begin = lines.indexOf("<!-- begin " + section + " -->");
    int end = lines.indexOf("<!-- end " + section + " -->");
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(name + " has no section " + section);
    }
    return lines.subList(begin + 1, end);
  }
}
