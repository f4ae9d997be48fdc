package org.vmgen.generator.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileReader;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.OutputFile;
import org.xml.sax.InputSource;

class ManualTest {

  private static final String TINY =
      """
      /// Adds, and *nothing* else.
      vm tiny;
      type n : i64;
      type target : code;
      /// Numbers, see <std.vmg>.
      stack data : i64 cache 1;
      stack ret : i64 prefix R returns max 100;
      trap bored;
      include <std.vmg>;

      /// Pushes a number. It stands in the code.
      inst lit ( #n -- n ) {}
      /// # Sum
      /// Adds; see <std.vmg> or `a | b`.
      inst add "+" ( n1 n2 -- n ) {
        // A comment.
        if (n1 == 0)
          trap bored;
        n = n1 + n2;
      }
      example add ( 1 2 -- 3 );
      example add ( 0 2
        -- trap bored );
      inst shown ( n -- ) { printInt(n); }
      inst out "|" ( n -- ) @c {{ ; }} @java {{ ; }}

      /// A sum with a number.
      super lit_add = lit "+";
      spec lit_2 = lit(2);
      replicate 2 lit;
      """;

  private static VmModel model(String text) {
    Diagnostics diagnostics = new Diagnostics();
    VmModel model =
        Vmgen.load("tiny.vmg", text, Map.of(), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted().toString()));
    assertThat(diagnostics.hasErrors()).isFalse();
    return model;
  }

  private static String markdown(Optional<ManualCounts> counts) {
    List<OutputFile> files = Manual.of(model(TINY), counts);
    assertThat(files).extracting(OutputFile::path).containsExactly("manual.md", "manual.html");
    return files.get(0).text();
  }

  @Test
  void theManualSaysWhatTheDescriptionSays() {
    assertThat(markdown(Optional.empty()))
        .isEqualTo(
            """
            # The instruction set of tiny

            Adds, and *nothing* else.

            ## The machine

            ### Stacks

            | stack | slots | use | description |
            | --- | --- | --- | --- |
            | `data` | `i64` | items without a prefix | Numbers, see \\<std.vmg\\>. |
            | `ret` | `i64` | items with `R.`, return positions, at most 100 slots |  |

            ### Types of items

            | name starts with | type | on | description |
            | --- | --- | --- | --- |
            | `n` | `i64` | `data` |  |
            | `target` | `code` | `data` |  |

            ### Ends of a run

            `halt` ends a run with a value of type `i64`, `yield` interrupts it with one of type `i64`, and `throw` hands one of type `i64` to the host or the machine's handler.

            Traps of every machine: 1 `underflow`, 2 `overflow`, 3 `memory`, 4 `region`, 5 `code`, 6 `zeroDivide`, 7 `divisionOverflow`, 8 `limit`; of this one: 16 `bored`.

            ### Functions of the host

            | function | effects | description |
            | --- | --- | --- |
            | `printInt(n: i64)` | io | Writes an integer in decimal and a new line. |

            ## Instructions at a glance

            | instruction | stack effect | what it does |
            | --- | --- | --- |
            | [`+`](#inst-add) | `n1 n2 -- n` | **Sum** |
            | [`lit`](#inst-lit) | `#n -- n` | Pushes a number. |
            | [`shown`](#inst-shown) | `n --` |  |
            | [`\\|`](#inst-out) | `n --` |  |

            ## Instructions

            ### <a id="inst-lit"></a>`lit`

            Pushes a number. It stands in the code.

            ```vmg
            inst lit ( #n -- n ) {}
            ```

            - opcode 0, 2 words
            - immediate `n`: `i64`
            - pure
            - in the combined instructions `lit_add`, `lit_2`
            - described at tiny.vmg:12

            ### <a id="inst-add"></a>`+`

            **Sum**

            Adds; see \\<std.vmg\\> or `a | b`.

            ```vmg
            inst add "+" ( n1 n2 -- n ) {
              if (n1 == 0)
                trap bored;
              n = n1 + n2;
            }
            ```

            - opcode 1, 1 word
            - may trap bored
            - in the combined instructions `lit_add`
            - described at tiny.vmg:15

            Examples:

            ```vmg
            example add ( 1 2 -- 3 );
            example add ( 0 2
              -- trap bored );
            ```

            ### <a id="inst-shown"></a>`shown`

            ```vmg
            inst shown ( n -- ) { printInt(n); }
            ```

            - opcode 2, 1 word
            - calls printInt
            - described at tiny.vmg:24

            ### <a id="inst-out"></a>`|`

            ```vmg
            inst out "|" ( n -- ) @c @java // written in the languages of engines
            ```

            - opcode 3, 1 word
            - may fall through
            - branches
            - jumps to a computed position
            - calls
            - returns
            - halts
            - yields
            - throws
            - reads data and ret
            - writes data and ret
            - ends the block
            - in no combined instruction: its raw body declares no properties
            - described at tiny.vmg:25

            ## Combined instructions

            Engines run these as one where code has their parts in a row. Code and tools see the parts alone.

            | combined instruction | parts | description |
            | --- | --- | --- |
            | `lit_add` | [`lit`](#inst-lit) [`+`](#inst-add) | A sum with a number. |
            | `lit_2` | [`lit`](#inst-lit) `(2)` |  |

            Engines may have several bodies of `lit` (2).
            """);
  }

  @Test
  void aProfileSaysHowOftenInstructionsWereExecuted() throws Exception {
    String text =
        """
        vmgen profile 1
        machine tiny
        runs 2
        instruction + ( data.i64 data.i64 -- data.i64 )
        instruction lit #i64 ( -- data.i64 )
        blocks
        1000\tlit 3; lit 4; +
        end 1
        """;
    Profile profile =
        ProfileReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    ManualCounts counts = new ManualCounts(profile, 2_000, Map.of("lit_add", 1_000L));
    assertThat(markdown(Optional.of(counts)))
        .contains(
            "\nCounts are of a profile of 2 runs, in which 3,000 instructions were executed.\n",
            """
            | instruction | stack effect | what it does | executed |
            | --- | --- | --- | --- |
            | [`lit`](#inst-lit) | `#n -- n` | Pushes a number. | 66.7 % |
            | [`+`](#inst-add) | `n1 n2 -- n` | **Sum** | 33.3 % |
            | [`shown`](#inst-shown) | `n --` |  | – |
            | [`\\|`](#inst-out) | `n --` |  | – |
            """,
            """

            With them, the programs of the profile execute 2,000 in place of 3,000 instructions (66.7 %), of which those in the table are so many, where a loader takes what it estimates to be the cheapest for each block.

            | combined instruction | parts | description | executed |
            | --- | --- | --- | --- |
            | `lit_add` | [`lit`](#inst-lit) [`+`](#inst-add) | A sum with a number. | 1,000 times, 50.0 % |
            | `lit_2` | [`lit`](#inst-lit) `(2)` |  | – |
            """,
            "\n- executed 2,000 times, 66.7 % of all instructions\n",
            "\n- not executed\n");
  }

  @Test
  void thePageIsWellFormedAndEveryLinkLeadsToAnEntry() throws Exception {
    String page = Manual.of(model(TINY), Optional.empty()).get(1).text();
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)));
    assertThat(page).contains("<a href=\"#inst-out\"><code>|</code></a>").doesNotContain("<std");
    assertThat(page).doesNotContain("src=").doesNotContain("http");
  }
}
