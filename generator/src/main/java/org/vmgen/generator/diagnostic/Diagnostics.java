package org.vmgen.generator.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong; passes go on after an error, so that a user sees everything at once. Not
 * for several threads.
 */
public final class Diagnostics {

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.<Diagnostic>comparingInt(d -> d.range().file().order())
          .thenComparingInt(d -> d.range().line())
          .thenComparingInt(d -> d.range().column());

  /** Where something stands in the text, whatever instance of a family it is in. */
  private record Place(SourceFile file, int line, int column) {
    static Place of(SourceRange range) {
      return new Place(range.file(), range.line(), range.column());
    }
  }

  private final Map<Place, List<Diagnostic>> reported = new LinkedHashMap<>();
  private int errors;

  /** {@code arguments} fill the problem's message and advice. */
  public void report(Problem problem, SourceRange range, Object... arguments) {
    report(Diagnostic.of(problem, range, List.of(), arguments));
  }

  /** The same with another place that matters. */
  public void reportWithNote(
      Problem problem, SourceRange range, String note, SourceRange other, Object... arguments) {
    report(Diagnostic.of(problem, range, List.of(new Diagnostic.Note(note, other)), arguments));
  }

  public void report(Diagnostic diagnostic) {
    reported
        .computeIfAbsent(Place.of(diagnostic.range()), place -> new ArrayList<>())
        .add(diagnostic);
    if (diagnostic.severity() == Severity.ERROR) {
      errors++;
    }
  }

  public boolean hasErrors() {
    return errors > 0;
  }

  /**
   * How many errors were reported so far; two equal numbers mean that nothing went wrong between.
   */
  public int errorCount() {
    return errors;
  }

  /**
   * In the order of the files and lines. Of several at one place the first counts: the others
   * mostly follow from it. A problem of a family's template is told once, with the number of
   * further instances that have one there.
   */
  public List<Diagnostic> sorted() {
    return reported.values().stream().map(Diagnostics::first).sorted(BY_PLACE).toList();
  }

  private static Diagnostic first(List<Diagnostic> atOnePlace) {
    Diagnostic first =
        atOnePlace.stream()
            .filter(d -> d.severity() == Severity.ERROR)
            .findFirst()
            .orElse(atOnePlace.get(0));
    long others = atOnePlace.stream().map(d -> d.range().expansion()).distinct().count() - 1;
    if (first.range().expansion().isEmpty() || others == 0) {
      return first;
    }
    List<Diagnostic.Note> notes = new ArrayList<>(first.notes());
    String text =
        others == 1
            ? "one more instance has an error at this place"
            : others + " more instances have errors at this place";
    notes.add(new Diagnostic.Note(text, first.range()));
    return new Diagnostic(first.problem(), first.range(), first.message(), first.advice(), notes);
  }
}
