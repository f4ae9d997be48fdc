package org.vmgen.generator.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.runtime.Host;

class ExampleRunnerTest {

  /** Examples of everything that an example can say. */
  private static final String ALL_KINDS =
      """
      vm big;
      type n : i64; type u : u64; type w : i64; type c : u8; type a : i64; type f : i64 shown bool;
      stack data : i64 cache 3;
      stack ret : i64 prefix R returns;
      stack flt : f64 prefix F;
      type r : f64 on flt;  type s : f32 on flt; type x : code; type target : code;
      register fp : i64;
      register h : code;
      region locals : i64 window fp;
      region frame : i64 on data reserve 1;
      memory mem : bytes big;
      trap oops;
      inst lit ( #n -- n ) {}
      example lit(-9223372036854775808) ( -- -9223372036854775808 );
      inst dispatch ( #t: code[k] u -- ) { if (u < k) jump t[u]; }
      example dispatch([A B]) ( 1 -- jump B );
      example dispatch([A B]) ( 5 -- );
      inst addr ( x: locals[#a] y: locals[#b] -- z: locals[#d] ) { z = x + y; }
      example addr(0, 1, 2) with locals[0] = 4, locals[1] = 5 ( -- ) then locals[2] = 9;
      inst fr ( #k: i64 -- w ) { w = frame[k]; }
      example fr(0) with frame[0] = 7 ( -- 7 );
      inst frs ( w #k: i64 -- ) { frame[k] = w; }
      example frs(1) ( 5 -- ) then frame[1] = 5;
      inst fetch "@" ( a -- w ) { w = mem.i64[a]; }
      example fetch with mem.i64[9] = 42 ( 9 -- 42 );
      example fetch with mem.u8[9] = 1 ( 8 -- 281474976710656 );
      inst store "!" ( w a -- ) { mem.i32[a] = i32(w); }
      example store ( 258 3 -- ) then mem.u8[5] = 1, mem.u8[6] = 2;
      example store ( 258 -1 -- trap memory );
      inst call ( #target -- ) { call target; }
      example call(T) ( -- R.next jump T );
      inst exit ( R.x -- ) { jump x; }
      example exit ( R.A -- jump A );
      inst ret ( -- ) { return; }
      inst fdiv ( r1 r2 -- r ) { r = r1 / r2; }
      example fdiv ( F.1.0 F.3.0 -- F.0.3333333333333333 );
      inst fn ( r -- n ) { n = i64(r); }
      example fn ( F.1e30 -- 9223372036854775807 );
      inst sf ( r -- s ) { s = f32(r); }
      example sf ( F.0.1 -- F.0.10000000149011612 );
      inst yielder ( n -- ) { yield n; }
      example yielder ( 3 -- yield 3 );
      inst thrower ( n1 n2 -- n ) { if (n1 == n2) throw n1; n = n1; }
      example thrower ( 3 3 -- throw 3 );
      inst trapper ( n -- n2 ) { if (n == 0) trap oops; n2 = n; data.depth = 4; }
      example trapper ( 0 -- trap oops );
      example trapper ( 9 -- 0 0 0 0 9 );
      inst setfp ( n -- ) { fp = n; }
      example setfp ( 7 -- ) then fp = 7;
      inst seth ( x -- ) { h = x; }
      example seth ( L -- ) then h = L;
      example seth ( 0 -- trap code );
      inst goh ( -- ) { jump h; }
      example goh with h = L ( -- jump L );
      example goh ( -- trap code );
      inst sum ( args: w[k] -- n ) { var i: u64; var t: i64; while (i < k) { t = t * 10 + args[i]; i = i + 1; } n = t; }
      example sum(3) ( 1 2 3 -- 123 );
      example sum(4) ( 1 2 3 -- trap underflow );
      inst qdup "?dup" ( w -- w w2?: i64 ) { if (w != 0) w2 = w; }
      example qdup ( 0 -- 0 );
      example qdup ( 1 -- 1 1 );
      inst sn ( r -- r2 ) { r2 = sin(r) + pow(r, 0.5); }
      example sn ( F.2.0 -- F.2.323510989198777 );
      inst dv ( n1 n2 n3 -- n4 n5 ) { let (q, m) = sdiv128(n1, u64(n2), n3); n4 = q; n5 = m; }
      example dv ( -1 -7 2 -- -3 -1 );
      example dv ( 5 0 1 -- trap divisionOverflow );
      """;

  @Test
  void examplesOfEveryKindRunOnTheReferenceEngine() throws IOException {
    VmModel model = model(ALL_KINDS);
    assertThat(ExampleRunner.run(model, MachineEngine.reference(model)))
        .isEqualTo(new ExampleRunner.Report(model.examples().size(), List.of(), List.of()));
  }

  @Test
  void andOnGeneratedJava() throws IOException {
    VmModel model = model(ALL_KINDS);
    CompiledEngine compiled = CompiledEngine.of(model, EngineConfig.checked("java-switch"));
    MachineEngine engine =
        new MachineEngine("java-switch", code -> compiled.machine(code, Host.silent()));
    assertThat(ExampleRunner.run(model, engine))
        .isEqualTo(new ExampleRunner.Report(model.examples().size(), List.of(), List.of()));
  }

  private static final String SMALL =
      """
      vm small;
      type n : i64;  type target : code;
      stack data : i64;
      stack ret : i64 prefix R;
      register r : i64;
      inst add ( n1 n2 -- n ) { n = n1 + n2; r = n; }
      inst loop ( #target n -- n1 ) { n1 = n - 1; if (n1 != 0) jump target; }
      inst move ( n -- R.n ) {}
      inst div ( n1 n2 -- n ) { n = n1 / n2; }
      inst stop ( n -- ) { halt n; }
      """;

  @Test
  void aFailureShowsWhatWasExpectedAndWhatHappened() throws IOException {
    assertThat(failure("example add ( 1 1 -- 3 );")).isEqualTo("( 3 ) / ( 2 )");
    assertThat(failure("example move ( 1 -- R.2 );")).isEqualTo("( R.2 ) / ( R.1 )");
    assertThat(failure("example loop(L) ( 1 -- 0 jump L );")).isEqualTo("( 0 jump L ) / ( 0 )");
    assertThat(failure("example loop(L) ( 2 -- 1 );")).isEqualTo("( 1 ) / ( 1 jump L )");
    assertThat(failure("example stop ( 2 -- halt 3 );")).isEqualTo("( halt 3 ) / ( halt 2 )");
    assertThat(failure("example add ( 1 1 -- 2 ) then r = 3;")).isEqualTo("r = 3 / r = 2");
  }

  @Test
  void valuesAreToldAsTheirTypesAreShown() throws IOException {
    String less =
        "type f : i64 shown bool; type c : i64 shown char; type h : i64 shown hex;"
            + " register flags : h;"
            + " inst less ( n1 n2 -- f c ) { f = n1 < n2 ? -1 : 0; c = n1; flags = n2; }\n"
            + "example less ";
    assertThat(failure(less + "( 65 66 -- 0 66 );")).isEqualTo("( false 'B' ) / ( true 'A' )");
    assertThat(failure(less + "( 65 66 -- 1 65 );")).isEqualTo("( 1 65 ) / ( -1 65 )");
    assertThat(failure(less + "( 5 -1 -- 0 5 ) then flags = 20;"))
        .isEqualTo("flags = 0x14 / flags = -0x1");
  }

  @Test
  void afterATrapTheItemsMustBeAsBefore() throws IOException {
    assertThat(failure("example div ( 1 0 -- 0 );"))
        .isEqualTo("( 0 ) / ( trap zeroDivide ), items as before: ( 1 0 )");
    assertThat(failure("example div ( 1 0 -- trap code );"))
        .isEqualTo(
            "( trap code ), items as before: ( 1 0 )"
                + " / ( trap zeroDivide ), items as before: ( 1 0 )");
  }

  @Test
  void anExampleWhoseExternIsMissingIsSkipped() throws IOException {
    VmModel model =
        model(
            SMALL
                + "extern beep() io;\ninst alarm ( -- ) { beep(); }\nexample alarm ( -- );\n"
                + "example add ( 1 1 -- 2 );\n");
    ExampleRunner.Report report = ExampleRunner.run(model, MachineEngine.reference(model));
    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.skips())
        .extracting(ExampleRunner.Skip::reason)
        .containsExactly("extern beep has no Java implementation, so the program stops here");
  }

  private static String failure(String example) throws IOException {
    VmModel model = model(SMALL + example);
    ExampleRunner.Failure failure =
        ExampleRunner.run(model, MachineEngine.reference(model)).failures().get(0);
    return failure.expected() + " / " + failure.actual();
  }

  private static VmModel model(String description) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load("test.vmg", description, Map.of(), diagnostics);
    return model.orElseThrow(
        () ->
            new AssertionError(
                new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted())));
  }
}
