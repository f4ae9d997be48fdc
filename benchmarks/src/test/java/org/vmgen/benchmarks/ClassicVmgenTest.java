package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClassicVmgenTest {

  @Test
  void combinedInstructionsAreWrittenWithAllTheirStartsBeforeThem() {
    String list = ClassicVmgen.superinstructions(MiniMachines.inOrder(Path.of("..")));

    assertThat(Arrays.asList(list.strip().split("\n")))
        .startsWith("super_add_set = add set", "super_equal_zbranch = equal zbranch")
        .containsSubsequence(
            "super_get_lit = get lit",
            "super_get_lit_less = get lit less",
            "super_get_lit_less_zbranch = get lit less zbranch")
        .doesNotHaveDuplicates();
  }
}
