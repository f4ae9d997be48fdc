package org.vmgen.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.syntax.Reader;

/** Holds docs/language.md to what vmgen does. */
class LanguageReferenceTest {

  private static final Document REFERENCE = Document.read("docs/language.md");
  private static final List<Listing> LISTINGS = REFERENCE.listings();

  @TestFactory
  Stream<DynamicTest> listingsAreAccepted() {
    return descriptions()
        .filter(listing -> !listing.is("error"))
        .map(
            listing -> dynamicTest(listing.place(), () -> assertThat(messages(listing)).isEmpty()));
  }

  @Test
  void thereAreListingsOfAllKinds() {
    assertThat(descriptions().filter(l -> l.is("fragment") && !l.is("error"))).isNotEmpty();
    assertThat(descriptions().filter(l -> l.is("error"))).isNotEmpty();
  }

  @Test
  void theTableOfIntrinsicsIsThatOfTheGenerator() {
    List<String> signatures = Arrays.stream(Intrinsic.values()).map(i -> signature(i)).toList();
    assertThat(Table.of(REFERENCE.section("intrinsics")).column(0)).isEqualTo(signatures);
  }

  @Test
  void theStandardFilesAreShownAsTheyAre() throws IOException {
    for (Listing listing : LISTINGS) {
      if (listing.is("standard")) {
        try (InputStream file = Reader.class.getResourceAsStream(listing.value("file"))) {
          assertThat(listing.text()).isEqualTo(new String(file.readAllBytes(), UTF_8));
        }
      }
    }
  }

  @Test
  void theBuiltInTrapsAreThoseOfTheModel() {
    Table traps = Table.of(REFERENCE.section("traps"));
    List<Trap> model =
        List.of(
            Trap.UNDERFLOW,
            Trap.OVERFLOW,
            Trap.MEMORY,
            Trap.REGION,
            Trap.CODE,
            Trap.ZERO_DIVIDE,
            Trap.DIVISION_OVERFLOW,
            Trap.LIMIT);
    List<String> rows =
        model.stream()
            .map(t -> t.name() + " " + t.code() + (t.isBounds() ? " checked" : " all") + " engines")
            .toList();
    assertThat(traps.rows().stream().limit(model.size()))
        .map(row -> row.get(0).replace("`", "") + " " + row.get(1) + " " + row.get(2))
        .isEqualTo(rows);
  }

  /** {@code mem.compare(i64, i64, i64) -> i64}. */
  private static String signature(Intrinsic intrinsic) {
    List<String> parameters = words(intrinsic.parameters());
    boolean ofMemory = parameters.get(0).equals("mem");
    List<String> results = words(intrinsic.results());
    String list = String.join(", ", parameters.subList(ofMemory ? 1 : 0, parameters.size()));
    String call = (ofMemory ? "mem." : "") + intrinsic.text() + "(" + list + ")";
    return switch (results.size()) {
      case 0 -> call;
      case 1 -> call + " -> " + results.get(0);
      default -> call + " -> (" + String.join(", ", results) + ")";
    };
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static Stream<Listing> descriptions() {
    return LISTINGS.stream().filter(l -> l.language().equals("vmg") && !l.is("standard"));
  }

  /** A fragment stands in the machine that the document shows for that. */
  private static String complete(Listing listing) {
    return listing.is("fragment")
        ? listing.text() + descriptions().filter(l -> l.is("prelude")).findFirst().get().text()
        : listing.text();
  }

  private static String messages(Listing listing) {
    Diagnostics diagnostics = new Diagnostics();
    new Reader(Map.of(), diagnostics).read("machine.vmg", complete(listing));
    return new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted());
  }
}
