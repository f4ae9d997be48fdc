package org.vmgen.format.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vmgen.format.ImageFile;

/** Profiles are added; neither order nor grouping matters. */
class ProfileSumTest {

  private static final ImageFile.Instruction LIT =
      new ImageFile.Instruction(
          "lit", "-- data.i64", List.of(new ImageFile.Immediate("i64", false)));
  private static final ImageFile.Instruction BRANCH =
      new ImageFile.Instruction("0branch", "data.i64 --", List.of());

  @Provide
  static Arbitrary<Profile> profiles() {
    Arbitrary<Profile.Step> steps =
        Arbitraries.integers()
            .between(0, 3)
            .map(
                i ->
                    i == 0
                        ? new Profile.Step(BRANCH, List.of())
                        : new Profile.Step(LIT, List.of(new Profile.Operand.Value(i))));
    Arbitrary<Profile.Block> blocks =
        Combinators.combine(
                steps.list().ofMinSize(1).ofMaxSize(3), Arbitraries.longs().between(1, 1L << 40))
            .as(
                (list, count) ->
                    new Profile.Block(
                        list,
                        count,
                        list.size() == 1 || count % 2 == 0
                            ? List.of()
                            : List.of(new Profile.Exit(0, count / 3 + 1))));
    return blocks
        .list()
        .ofMaxSize(8)
        .map(
            list -> {
              try {
                ProfileBuilder builder = new ProfileBuilder("tiny");
                builder.addRuns(1);
                for (Profile.Block block : list) {
                  builder.add(block);
                }
                return builder.build();
              } catch (ProfileException e) {
                throw new AssertionError(e);
              }
            });
  }

  static Profile sum(List<Profile> profiles) throws ProfileException {
    ProfileBuilder builder = new ProfileBuilder("tiny");
    for (Profile profile : profiles) {
      builder.addAll(profile);
    }
    return builder.build();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void orderAndGroupingDoNotMatter(
      @ForAll("profiles") Profile a,
      @ForAll("profiles") Profile b,
      @ForAll("profiles") Profile c,
      @ForAll Random random)
      throws IOException {
    Profile together = sum(List.of(a, b, c));
    assertThat(sum(List.of(sum(List.of(a, b)), c))).isEqualTo(together);
    assertThat(sum(List.of(a, sum(List.of(b, c))))).isEqualTo(together);
    List<Profile> shuffled = new ArrayList<>(List.of(a, b, c));
    Collections.shuffle(shuffled, random);
    assertThat(ProfileFileTest.write(sum(shuffled))).isEqualTo(ProfileFileTest.write(together));
    assertThat(together.dispatches()).isEqualTo(a.dispatches() + b.dispatches() + c.dispatches());
    assertThat(together.runs()).isEqualTo(3);
  }

  @Test
  void aSumThatDoesNotFitIsRefused() throws IOException {
    ProfileBuilder builder = new ProfileBuilder("tiny");
    builder.addRuns(1);
    Profile.Step step = new Profile.Step(BRANCH, List.of());
    builder.add(new Profile.Block(List.of(step), Long.MAX_VALUE - 1, List.of()));
    Profile.Block one = new Profile.Block(List.of(step), 1, List.of());
    builder.add(one);
    assertThatThrownBy(() -> builder.add(one))
        .hasMessage("the executed instructions are more than 2^63 - 1");
    assertThat(builder.build().dispatches()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ofNoRunThereIsNoProfile() throws IOException {
    ProfileBuilder builder = new ProfileBuilder("tiny");
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    builder.addRuns(1);
    assertThat(builder.build().runs()).isEqualTo(1);
  }

  @Test
  void anotherMachineIsRefused() throws IOException {
    ProfileBuilder builder = new ProfileBuilder("tiny");
    assertThatThrownBy(() -> builder.addAll(new Profile("mini", 1, List.of(), List.of())))
        .hasMessage("the profile is of the machine mini, not of tiny");
  }

  @Test
  void anotherVersionOfTheMachineIsRefused() throws IOException {
    Profile old = ProfileFileTest.read(ProfileFileTest.TEXT);
    Profile now =
        ProfileFileTest.read(
            ProfileFileTest.TEXT
                .replace("lit #i64", "lit #i32")
                .replace("+ ( data.i64 data.i64 -- data.i64 )", "+ ( data.i64 -- data.i64 )"));
    ProfileBuilder builder = new ProfileBuilder("tiny");
    builder.addAll(old);
    assertThatThrownBy(() -> builder.addAll(now))
        .hasMessage(
            """
            the instruction + ( data.i64 -- data.i64 ) differs: elsewhere it is + ( data.i64 data.i64 -- data.i64 )
            the instruction lit #i32 ( -- data.i64 ) differs: elsewhere it is lit #i64 ( -- data.i64 )""");
  }
}
