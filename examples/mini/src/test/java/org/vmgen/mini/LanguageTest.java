package org.vmgen.mini;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;

/** What programs mean. */
class LanguageTest {

  private static String run(String program) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MiniMachine(
            MiniCompiler.compile(new MiniSource("test.mini", program)),
            Limits.defaults(),
            Host.writingTo(out),
            new MiniExterns() {})
        .run("main");
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "7; 7",
        "(7); 7",
        "-7; -7",
        "-(-7); 7",
        "!0; 1",
        "!5; 0",
        "3 + 4; 7",
        "3 - 4; -1",
        "3 * 4; 12",
        "12 & 10; 8",
        "12 | 10; 14",
        "3 < 4; 1",
        "4 < 4; 0",
        "(-1) < 0; 1",
        "4 = 4; 1",
        "3 = 4; 0",
        "2 + (3 * 4); 14",
        "(2 + 3) * 4; 20",
        "9223372036854775807 + 1; -9223372036854775808",
        "(9223372036854775807 + 1) - 1; 9223372036854775807",
      })
  void expressionsAreNumbersOf64Bits(String expression, String value) throws Exception {
    assertThat(run("func main() return " + expression + "; end func;"))
        .isEqualTo("result = " + value + "\n");
  }

  @Test
  void variablesStartAtZeroAndBelongToTheirCall() throws Exception {
    assertThat(
            run(
                """
                func f(a) var b; b := b + a; return b; end func;
                func main() var a; print a; a := 9; print f(3); print f(4); return a; end func;
                """))
        .isEqualTo("0\n3\n4\nresult = 9\n");
  }

  @Test
  void argumentsArePassedByValue() throws Exception {
    assertThat(
            run(
                """
                func f(a, b) a := a - b; return a; end func;
                func main() var x; x := 10; print f(x, 3); return x; end func;
                """))
        .isEqualTo("7\nresult = 10\n");
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "1, 10", "-1, 10", "2, 10"})
  void ifTakesTheFirstBranchUnlessTheConditionIsZero(int condition, int result) throws Exception {
    assertThat(
            run(
                """
                func main()
                  var x;
                  if %d then x := 10; else x := 20; end if;
                  if 0 then x := 30; end if;
                  return x;
                end func;
                """
                    .formatted(condition)))
        .isEqualTo("result = " + result + "\n");
  }

  @Test
  void whileRepeatsAsLongAsTheConditionIsNotZero() throws Exception {
    assertThat(
            run(
                """
                func main()
                  var n;
                  var sum;
                  n := 3;
                  while n do print n; sum := sum + n; n := n - 1; end while;
                  while 0 do print 99; end while;
                  return sum;
                end func;
                """))
        .isEqualTo("3\n2\n1\nresult = 6\n");
  }

  @Test
  void anExpressionAloneIsOnlyEvaluated() throws Exception {
    assertThat(
            run(
                """
                func shout(n) print n; return n; end func;
                func main() shout(1); 5; shout(2) + 1; return 3; end func; // and a comment
                """))
        .isEqualTo("1\n2\nresult = 3\n");
  }

  @Test
  void functionsCallThemselvesAndEachOther() throws Exception {
    assertThat(
            run(
                """
                func main() print even(10); print odd(10); return factorial(20); end func;
                func factorial(n)
                  var r;
                  r := 1;
                  if 1 < n then r := n * factorial(n - 1); end if;
                  return r;
                end func;
                func even(n) var r; r := 1; if n then r := odd(n - 1); end if; return r; end func;
                func odd(n) var r; if n then r := even(n - 1); end if; return r; end func;
                """))
        .isEqualTo("1\n0\nresult = 2432902008176640000\n");
  }

  @Test
  void callsNestInArgumentsAndAreEvaluatedFromTheLeft() throws Exception {
    assertThat(
            run(
                """
                func show(n) print n; return n; end func;
                func minus(a, b) return a - b; end func;
                func main()
                  return minus(minus(show(9), show(4)), minus(show(3), show(1)));
                end func;
                """))
        .isEqualTo("9\n4\n3\n1\nresult = 3\n");
  }
}
