package org.vmgen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown document of the project. What it shows of vmgen's output is compared with that output;
 * with {@code -Dvmgen.update} the tests rewrite it instead.
 */
final class Document {

  private static final Pattern FENCE = Pattern.compile("^```(.+)$");
  private static final boolean UPDATE = System.getProperty("vmgen.update") != null;

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
      return new Document(name, new ArrayList<>(Files.readAllLines(ROOT.resolve(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Holds a section of the document to what it has to say. */
  static void assertSection(String document, String section, List<String> expected) {
    Document current = read(document);
    if (UPDATE) {
      List<String> shown = current.section(section);
      shown.clear();
      shown.addAll(expected);
      current.write();
    } else {
      assertThat(current.section(section)).isEqualTo(expected);
    }
  }

  /** Holds the fenced block of that number, from 0, to what it has to show. */
  static void assertListing(String document, int number, String expected) {
    Document current = read(document);
    Listing listing = current.listings().get(number);
    if (UPDATE) {
      int start = listing.line();
      current.lines.subList(start, start + listing.text().split("\n", -1).length - 1).clear();
      current.lines.addAll(start, expected.lines().toList());
      current.write();
    } else {
      assertThat(listing.text()).as(listing.place()).isEqualTo(expected);
    }
  }

  private void write() {
    try {
      Files.write(ROOT.resolve(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
