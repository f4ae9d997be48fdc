package org.vmgen.generator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static final Map<String, Object> VALUE =
      Json.object(
          "name",
          "sieve",
          "times",
          List.of(Json.object("k", 10, "seconds", 0.25), Json.object("k", 20)),
          "none",
          List.of(),
          "chosen",
          true,
          "note",
          Json.NULL);

  @Test
  void onOneLineThereAreNoBlanks() {
    assertThat(Json.line(VALUE))
        .isEqualTo(
            "{\"name\":\"sieve\",\"times\":[{\"k\":10,\"seconds\":0.25},{\"k\":20}],\"none\":[],"
                + "\"chosen\":true,\"note\":null}");
  }

  @Test
  void theOuterLevelsHaveALineForEachMember() {
    assertThat(Json.lines(VALUE, 2))
        .isEqualTo(
            """
            {
              "name": "sieve",
              "times": [
                {"k":10,"seconds":0.25},
                {"k":20}
              ],
              "none": [],
              "chosen": true,
              "note": null
            }""");
  }

  @Test
  void textsMayHoldAnything() {
    assertThat(Json.line("a \"b\" \\ \n\t\r\u0000\u007f <ü€\ud83d\ude00>"))
        .isEqualTo("\"a \\\"b\\\" \\\\ \\n\\t\\u000d\\u0000\\u007f <ü€\\ud83d\\ude00>\"");
  }

  @Test
  void whatJsonDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> Json.line(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no NaN");
  }
}
