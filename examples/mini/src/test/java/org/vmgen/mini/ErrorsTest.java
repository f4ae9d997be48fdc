package org.vmgen.mini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about programs that are wrong. */
class ErrorsTest {

  private static String errors(String program) {
    MiniSource source = new MiniSource("test.mini", program);
    return catchThrowableOfType(MiniException.class, () -> MiniCompiler.compile(source))
        .getMessage();
  }

  /** The messages without places. */
  private static String messages(String program) {
    return errors(program)
        .lines()
        .filter(line -> line.startsWith("test.mini:"))
        .map(line -> line.replaceFirst("test.mini:\\d+:\\d+: error: ", ""))
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  @Test
  void allErrorsAreShownWithTheirPlaces() {
    assertThat(errors("func main()\n  x := f(1);\n  return y;\nend func;\n"))
        .isEqualToNormalizingNewlines(
            """
            test.mini:2:3: error: there is no variable 'x' in this function; declare it: var x;
                  x := f(1);
                  ^
            test.mini:2:8: error: there is no function 'f'
                  x := f(1);
                       ^
            test.mini:3:10: error: there is no variable 'y' in this function; declare it: var y;
                  return y;
                         ^""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "func f() return 1; end func; # there is no function 'main'; the program starts there",
        "func main(a) return a; end func; # function 'main' takes no parameters",
        "func main() return 1; end func; func main() return 2; end func; "
            + "# function 'main' is defined twice",
        "func main() var a; var a; return 1; end func; "
            + "# the name 'a' is declared twice in this function",
        "func f(a, a) return 1; end func; func main() return f(1, 2); end func; "
            + "# the name 'a' is declared twice in this function",
        "func f(a) var a; return 1; end func; func main() return f(1); end func; "
            + "# the name 'a' is declared twice in this function",
        "func f(a) return 1; end func; func main() return f(); end func; "
            + "# function 'f' takes 1 argument, not 0",
        "func f(a, b) return 1; end func; func main() return f(1); end func; "
            + "# function 'f' takes 2 arguments, not 1",
        "func main() return 9223372036854775808; end func; "
            + "# the number is too large; the largest is 9223372036854775807",
      })
  void meaninglessProgramsAreRefused(String program, String message) {
    assertThat(messages(program)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        " ~ found the end of the program, expected 'func'",
        "func main() return 1; end func; x ~ found 'x', expected the end of the program or 'func'",
        "func main() return 1; end func              ~ found the end of the program, expected ';'",
        "func main() return; end func;               ~ found ';', expected an expression",
        "func main() print 1 $ 2; return 1; end func; ~ found '$', expected an operator or ';'",
        "func main() 5 7; return 1; end func;        ~ found '7', expected ';'",
        "func main() x 5; return 1; end func; ~ found '5', expected an operator, '(', ';' or ':='",
        "func main() return 1 + ; end func; "
            + "~ found ';', expected a number, a variable, a call or '('",
        "func main() return 1 + 2 + 3; end func; "
            + "~ found '+', expected ';'"
            + "; one operator at a time: put parentheses around what comes first",
        "func main() if 1 print 2; end if; return 1; end func; ~ found 'print', expected 'then'",
        "func main() while 1 do print 1; end func;  ~ found 'func', expected 'while'",
        "func main() if 1 then print 1; return 1; end func; "
            + "~ found 'return', expected a statement, 'end' or 'else'",
        "func main() var 5; return 1; end func;      ~ found '5', expected a name",
        "func main() return f(1 2); end func;        ~ found '2', expected ',' or ')'",
      })
  void brokenSyntaxIsSaidInWordsOfTheLanguage(String program, String message) {
    assertThat(messages(program == null ? "" : program)).isEqualTo(message);
  }

  @Test
  void anErrorInOneFunctionHidesNoErrorInTheNext() {
    assertThat(
            messages(
                """
                func f() return 1 + ; end func;
                func main() return (1; end func;
                """))
        .isEqualTo(
            """
            found ';', expected a number, a variable, a call or '('
            found ';', expected ')'""");
  }
}
