package org.vmgen.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.syntax.Reader;

/** Holds docs/language.md to what vmgen does. */
class LanguageReferenceTest {

  private static final String NAME = "docs/language.md";
  private static final Document REFERENCE = Document.read(NAME);
  private static final List<Listing> LISTINGS = REFERENCE.listings();
  private static final List<ScalarType> SCALARS = List.of(ScalarType.values());

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> listingsAreAcceptedAndTheirExamplesHold() {
    return descriptions()
        .filter(listing -> !listing.is("error"))
        .map(
            listing ->
                dynamicTest(
                    listing.place(), () -> assertThat(description(listing).messages()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> wrongListingsGiveTheMessagesShown() {
    return descriptions()
        .filter(listing -> listing.is("error"))
        .map(
            listing ->
                dynamicTest(
                    listing.place(),
                    () ->
                        Document.assertListing(
                            NAME, LISTINGS.indexOf(listing) + 1, description(listing).messages())));
  }

  @TestFactory
  Stream<DynamicTest> programsPrintWhatIsShown() {
    return LISTINGS.stream()
        .filter(listing -> listing.language().equals("vmasm"))
        .map(
            listing -> {
              int number = LISTINGS.indexOf(listing);
              return dynamicTest(
                  listing.place(),
                  () ->
                      Document.assertListing(
                          NAME,
                          number + 1,
                          description(LISTINGS.get(number - 1)).output(listing.text())));
            });
  }

  @Test
  void thereAreListingsOfAllKinds() {
    assertThat(descriptions().filter(l -> l.is("fragment") && !l.is("error"))).isNotEmpty();
    assertThat(descriptions().filter(l -> l.is("error"))).isNotEmpty();
    assertThat(LISTINGS).anyMatch(l -> l.language().equals("vmasm"));
  }

  @Test
  void theTableOfIntrinsicsIsThatOfTheGenerator() {
    List<String> signatures = Arrays.stream(Intrinsic.values()).map(i -> signature(i)).toList();
    assertThat(Table.of(REFERENCE.section("intrinsics")).column(0)).isEqualTo(signatures);
  }

  @Test
  void eachIntrinsicTakesTheTypesThatItsRowSays() throws IOException {
    for (List<String> row : Table.of(REFERENCE.section("intrinsics")).rows()) {
      List<String> taken = row.get(1).isEmpty() ? List.of() : types(row.get(1));
      String call = row.get(0).replace("`", "");
      for (ScalarType type : taken.isEmpty() ? List.<ScalarType>of() : SCALARS) {
        assertThat(Description.load(directory, machineWith(call, type.text())).model().isPresent())
            .as(call + " of " + type.text())
            .isEqualTo(taken.contains(type.text()));
      }
    }
  }

  private static List<String> types(String cell) {
    return switch (cell) {
      case "integers" -> texts(SCALARS.stream().filter(ScalarType::isInteger));
      case "floats" -> texts(SCALARS.stream().filter(ScalarType::isFloat));
      case "integers, floats" -> texts(SCALARS.stream().filter(t -> t.isInteger() || t.isFloat()));
      default -> List.of(cell.replace("`", "").split(", "));
    };
  }

  private static List<String> texts(Stream<ScalarType> types) {
    return types.map(ScalarType::text).toList();
  }

  /** A machine that calls an intrinsic, given as {@code name(T, i64) -> T}. */
  private static String machineWith(String signature, String type) {
    String[] sides = signature.replace("T", type).split(" -> ");
    String name = sides[0].substring(0, sides[0].indexOf('('));
    String[] types = sides[0].substring(name.length() + 1, sides[0].length() - 1).split(", ");
    List<String> parameters = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      parameters.add("x" + i + ": " + types[i]);
      arguments.add("x" + i);
    }
    return "vm m; stack data : i64; inst nop ( -- ) {} fn f(%s) -> %s { return %s(%s); }"
        .formatted(String.join(", ", parameters), sides[1], name, String.join(", ", arguments));
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
    return LISTINGS.stream()
        .filter(l -> l.language().equals("vmg") && !l.is("standard") && !l.is("prelude"));
  }

  /**
   * A fragment stands in the machine that the document shows for that; in front of it if messages
   * are shown, whose lines are those of the fragment.
   */
  private static String complete(Listing listing) {
    String machine = listing.is("fragment") ? prelude().text() : "";
    return listing.is("error") ? listing.text() + machine : machine + listing.text();
  }

  private static Listing prelude() {
    return LISTINGS.stream().filter(l -> l.is("prelude")).findFirst().orElseThrow();
  }

  private Description description(Listing listing) throws IOException {
    return Description.load(directory, complete(listing));
  }
}
