package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.InstructionSet;

/** What can be said to the generator of programs, and what is said about mistakes. */
class SettingsReaderTest {

  private static Settings read(String text) throws IOException {
    InstructionSet set = InstructionSets.of(Machines.medley());
    return SettingsReader.read(
        set,
        "medley.programs",
        text,
        Optional.of(Path.of("/machines")),
        SettingsReaderTest.class.getClassLoader());
  }

  @Test
  void everyLine() throws IOException {
    Settings settings =
        read(
            """
            never raise stop      ; by name
            never /               ; by mnemonic
            prologue enter
            units patch seal unpatch
            range get.k 0 3
            range set.k local
            include ../c
            source ../c/host.c
            size 7
            effect clear: kept
            """);
    assertThat(settings.never()).containsExactlyInAnyOrder("raise", "stop", "slash");
    assertThat(settings.prologue()).contains("enter");
    assertThat(settings.units()).contains(new Settings.Units("patch", "seal", "unpatch"));
    assertThat(settings.ranges())
        .containsEntry("get.k", new Settings.Between(0, 3))
        .containsEntry("set.k", new Settings.Local());
    assertThat(settings.includes()).contains(Path.of("/machines/../c"));
    assertThat(settings.sources()).containsExactly(Path.of("/machines/../c/host.c"));
    assertThat(settings.size()).isEqualTo(7);
    assertThat(settings.assumptions().rules()).containsOnlyKeys("clear");
  }

  @Test
  void mistakesComeAllAtOnce() {
    assertThatThrownBy(() -> read("never lot\nrange get 1\nexterns no.such.Class\nsize big\n"))
        .hasMessage(
            """
            medley.programs:1: error: medley has no instruction lot
            medley.programs:2: error: write: range INSTRUCTION.IMMEDIATE low high, or taken or local after it
            medley.programs:3: error: there is no class no.such.Class
            medley.programs:4: error: a number is expected, not big\
            """);
    assertThatThrownBy(() -> read("units patch seal\nunits patch unpatch addr\n"))
        .hasMessage(
            """
            medley.programs:1: error: write: units LOAD MARK RELEASE
            medley.programs:2: error: units: the effects are ( #entry #to #k -- ), ( #k -- ), ( #k -- )\
            """);
    assertThatThrownBy(() -> read("size 3\neffects clear: kept\n"))
        .hasMessage(
            "medley.programs:2: error: a line begins with entry, effect, target, limit or"
                + " recursion, not with effects");
  }
}
