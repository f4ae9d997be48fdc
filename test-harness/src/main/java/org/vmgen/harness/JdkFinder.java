package org.vmgen.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for JDKs: in the folders that the environment names by {@code JAVA_HOME} and {@code
 * JAVA_HOME_…}, and in those where they are installed.
 */
final class JdkFinder {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+).*\"");

  private final List<Path> homes;

  /**
   * A finder.
   *
   * @param folders whose subfolders can be JDKs
   */
  JdkFinder(Map<String, String> environment, List<Path> folders) {
    List<Path> all = new ArrayList<>();
    environment.forEach(
        (name, value) -> {
          if ((name.equals("JAVA_HOME") || name.startsWith("JAVA_HOME_")) && !value.isBlank()) {
            all.add(Path.of(value));
          }
        });
    folders.forEach(folder -> all.addAll(children(folder)));
    homes = List.copyOf(all);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      return List.of(); // it is not there
    }
  }

  /** The one of the highest release; of several the one named first. */
  Optional<Jdk> newest() {
    return homes.stream()
        .flatMap(home -> jdk(home).stream())
        .max(Comparator.comparingInt(Jdk::feature));
  }

  /** The JDK in a folder; empty if there is none, or a run-time environment only. */
  private static Optional<Jdk> jdk(Path home) {
    boolean complete =
        Files.isExecutable(home.resolve("bin/java"))
            && Files.isExecutable(home.resolve("bin/javac"));
    if (!complete) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(home.resolve("release"), StandardCharsets.UTF_8)) {
      return lines
          .map(VERSION::matcher)
          .filter(Matcher::matches)
          .map(match -> new Jdk(home, Integer.parseInt(match.group(1))))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
