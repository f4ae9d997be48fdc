package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmgen.examples.forth.Command.Outcome;

/** The word sets of the standard, tested by programs in Forth: {@code src/test/forth}. */
class WordSetTest {

  /** These are no tests of what words do. */
  private static final Set<String> OTHER_FILES =
      Set.of("tester.fs", "errors.fs", "output.expected", "listing.expected");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyWordDoesWhatTheStandardSays(Engine engine) throws Exception {
    List<String> names = new ArrayList<>(WordSet.present().stream().map(WordSet::name).toList());
    if (engine.isChecked()) {
      names.add("errors");
    }
    Sources.copy(Sources.TESTS, directory);
    List<String> arguments = new ArrayList<>(List.of("tester.fs"));
    names.forEach(name -> arguments.add(name + ".fs"));
    Outcome outcome = engine.run(directory, "", arguments);
    assertThat(outcome.err()).as(outcome.out()).isEmpty();
    assertThat(outcome.out().replaceAll(": [1-9]\\d* tests", ": many tests").lines())
        .containsExactlyElementsOf(
            names.stream().map(name -> name + ": many tests, 0 failures").toList());
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyWordIsFound(Engine engine) throws Exception {
    StringBuilder text = new StringBuilder(": found ( flag -- )  0= if  source type cr  then ;\n");
    for (WordSet set : WordSet.present()) {
      set.words().forEach(word -> text.append("[defined] ").append(word).append(" found\n"));
    }
    Files.writeString(directory.resolve("find.fs"), text);
    assertThat(engine.run(directory, "", List.of("find.fs"))).isEqualTo(new Outcome(0, "", ""));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void anAbsentWordSaysThatItIsAbsent(Engine engine) throws Exception {
    StringBuilder input = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (WordSet set : WordSet.absent()) {
      for (String word : set.words()) {
        input.append(word.toLowerCase(Locale.ROOT)).append('\n');
        expected.add(word + " of " + set.name() + " is absent from this system");
      }
    }
    List<String> messages =
        engine
            .run(directory, input.toString(), List.of())
            .err()
            .lines()
            .filter(line -> line.startsWith("stdin:"))
            .map(line -> line.replaceFirst("stdin:\\d+:1: ", ""))
            .toList();
    assertThat(messages).isEqualTo(expected);
  }

  @Test
  void everyWordIsInTheTests() throws Exception {
    Set<String> tested = new HashSet<>();
    for (Path file : Sources.in(Sources.TESTS)) {
      if (!OTHER_FILES.contains(file.getFileName().toString())) {
        tested.addAll(UsedWords.in(Files.readString(file)));
      }
    }
    Stream<String> words = WordSet.present().stream().flatMap(set -> set.words().stream());
    assertThat(words.filter(word -> !tested.contains(word))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void wordsThatPrint(Engine engine) throws Exception {
    Sources.copy(Sources.TESTS, directory);
    assertThat(engine.run(directory, "", List.of("output.fs")))
        .isEqualTo(new Outcome(0, Files.readString(directory.resolve("output.expected")), ""));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void wordsThatReadTheInputAndWordsThatEnd(Engine engine) throws Exception {
    Sources.copy(Sources.TESTS, directory);
    Outcome outcome =
        engine.run(
            directory,
            Files.readString(directory.resolve("input.txt")),
            List.of("tester.fs", "input.fs"));
    assertThat(outcome.err()).as(outcome.out()).isEmpty();
    assertThat(outcome.out())
        .startsWith("input: 5 tests, 0 failures\n")
        .containsSubsequence("source: 0 ", "42 ", "this is the line", "items: 0 ")
        .doesNotContain("not reached", "after the end");
    assertThat(outcome.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void wordsThatPrintForPeople(Engine engine) throws Exception {
    Sources.copy(Sources.TESTS, directory);
    Outcome outcome = engine.run(directory, "", List.of("listing.fs"));
    assertThat(outcome.err()).as(outcome.out()).isEmpty();
    String[] parts = outcome.out().split("(?m)^== all words\n");
    assertThat(withoutPlaces(parts[0]))
        .isEqualTo(Files.readString(directory.resolve("listing.expected")));
    List<String> words = List.of(parts[1].strip().split("\\s+"));
    assertThat(words)
        .contains("square", "dup")
        .containsAll(
            WordSet.present().stream()
                .flatMap(set -> set.words().stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
    assertThat(outcome.out()).endsWith("\n== end\n");
  }

  /** A listing in which addresses and positions of code are …. */
  private static String withoutPlaces(String listing) {
    return listing
        .replaceAll("(?m)^\\d+  ", "…  ")
        .replaceAll("@\\d+", "@…")
        .replaceAll("(?m)^(….*) \\d{4,}$", "$1 …")
        .replaceAll("(?m)^[0-9A-F]+: ", "…: ")
        .replaceAll("\\$[0-9A-F]+", "\\$…");
  }
}
