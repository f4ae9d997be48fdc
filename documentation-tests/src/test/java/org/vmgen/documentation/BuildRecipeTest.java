package org.vmgen.documentation;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.c.CRecipe;

/** Holds docs/building.md to the options that generated C is compiled with. */
class BuildRecipeTest {

  @Test
  void everyOptionHasItsReason() {
    List<String> table = new ArrayList<>();
    table.add("| options | engines | compilers | why |");
    table.add("| --- | --- | --- | --- |");
    for (CRecipe.Reason reason : CRecipe.reasons()) {
      table.add(
          "| `%s` | %s | %s | %s |"
              .formatted(reason.options(), reason.engines(), reason.compilers(), reason.why()));
    }
    Document.assertSection("docs/building.md", "options", table);
  }
}
