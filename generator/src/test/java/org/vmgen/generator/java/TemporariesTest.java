package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Variables that a body does not need. */
class TemporariesTest {

  @Test
  void aValueThatIsUsedOnceStandsWhereItIsUsed() {
    assertThat(
            Temporaries.removed(
                """
                long n1 = data[dataSp - 2];
                long n2 = data[dataSp - 1];
                long n = n1 + n2;
                data[dataSp - 2] = n * 3;
                continue;"""))
        .isEqualTo(
            """
            data[dataSp - 2] = (data[dataSp - 2] + data[dataSp - 1]) * 3;
            continue;""");
  }

  @Test
  void aSlotIsReadBeforeItIsWritten() {
    assertThat(
            Temporaries.removed(
                """
                long w1 = data[dataSp - 2];
                long w2 = data[dataSp - 1];
                data[dataSp - 2] = w2;
                data[dataSp - 1] = w1;"""))
        .isEqualTo(
            """
            long w1 = data[dataSp - 2];
            data[dataSp - 2] = data[dataSp - 1];
            data[dataSp - 1] = w1;""");
  }

  @Test
  void aSlotAtAnotherDistanceStaysAsItIs() {
    assertThat(
            Temporaries.removed(
                """
                long w = data[dataSp - 1];
                data[dataSp - 2] = 0L;
                ret[retSp] = w;"""))
        .isEqualTo(
            """
            data[dataSp - 2] = 0L;
            ret[retSp] = data[dataSp - 1];""");
  }

  @Test
  void aSlotThatIsKnownWhenItRunsMayBeAnyOther() {
    String body =
        """
        long w = data[dataSp - 1];
        data[dataSp - 2 - (int) u] = 0L;
        ret[retSp] = w;""";
    assertThat(Temporaries.removed(body)).isEqualTo(body);
  }

  @Test
  void whatAStoreInMemoryMayChangeIsReadBefore() {
    String body =
        """
        long w = (long) LittleEndian.I64.get(mem, (int) a);
        LittleEndian.I64.set(mem, (int) b, 0L);
        data[dataSp] = w;""";
    assertThat(Temporaries.removed(body)).isEqualTo(body);
  }

  @Test
  void nothingPassesACallThatMayDoAnything() {
    String body =
        """
        long w = data[dataSp - 1];
        externs.type(this, u);
        ret[retSp] = w;""";
    assertThat(Temporaries.removed(body)).isEqualTo(body);
  }

  @Test
  void aBranchThatLeavesIsNotOnTheWay() {
    assertThat(
            Temporaries.removed(
                """
                long target = code[ip];
                long f = data[dataSp];
                if (f == 0) {
                  ip = 7;
                  continue;
                }
                to = (int) target;"""))
        .isEqualTo(
            """
            if (data[dataSp] == 0) {
              ip = 7;
              continue;
            }
            to = (int) code[ip];""");
  }

  @Test
  void aFlagThatIsOnlyTestedIsNotMade() {
    assertThat(
            Temporaries.removed(
                """
                long f = r1 < r2 ? -1L : 0L;
                if (f == 0) {
                  continue;
                }"""))
        .isEqualTo(
            """
            if (!(r1 < r2)) {
              continue;
            }""");
  }

  @Test
  void aPositionBecomesALongBeforeItIsCalculatedWith() {
    String body =
        """
        long x = ip + 1;
        data[dataSp] = x << 40;""";
    assertThat(Temporaries.removed(body)).isEqualTo(body);
  }
}
