package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Conversions look like calls of types. */
class ConversionTest {
  @Test
  void betweenScalarTypes() {
    assertThat(
            Checked.action(
                "( n f b -- c u F.s: f32 b2 ) { c = u8(n); u = u64(f); s = f32(b); b2 = bool(n); }"))
        .isEqualTo(
            """
            c = u8(n);
            u = u64(f);
            s = f32(b);
            b2 = bool(n);
            """);
  }

  @Test
  void byTheNameOfADeclaredType() {
    assertThat(Checked.action("( n -- u c ) { u = u(n); c = c(n); }"))
        .isEqualTo(
            """
            u = u64(n);
            c = u8(n);
            """);
  }

  @Test
  void toTheSameTypeIsNothing() {
    assertThat(Checked.action("( n -- n2 ) { n2 = i64(n); }"))
        .isEqualTo(
            """
            n2 = n;
            """);
  }

  @Test
  void betweenCodeAndItsPosition() {
    assertThat(Checked.action("( x u -- x2 u2 ) { x2 = code(u); u2 = u64(x); }"))
        .isEqualTo(
            """
            x2 = code(u);
            u2 = u64(x);
            """);
  }

  @Test
  void betweenReferences() {
    assertThat(
            Checked.action("( O.o: ref O.s: Str -- O.s2: Str O.o2: ref ) { s2 = Str(o); o2 = s; }"))
        .isEqualTo(
            """
            s2 = Str(o);
            o2 = ref(s);
            """);
  }

  @Test
  void codeToAnotherInteger() {
    assertThat(Checked.problems("( x -- n ) { n = i64(x); }"))
        .containsExactly(
            "1:32 VMG0527: nothing converts code to i64 at once | go by way of another type: 'i64(u64(x))'");
  }

  @Test
  void aSignedPosition() {
    assertThat(Checked.problems("( n -- x ) { x = code(n); }"))
        .containsExactly(
            "1:33 VMG0527: nothing converts i64 to code at once | go by way of another type: 'code(u64(n))'");
  }

  @Test
  void codeToAFloat() {
    assertThat(Checked.problems("( x -- f ) { f = f64(x); }"))
        .containsExactly(
            "1:32 VMG0527: nothing converts code to f64 at once | a code value converts only to u64 and from u64");
  }

  @Test
  void betweenUnrelatedReferences() {
    assertThat(Checked.problems("( O.s: Str -- O.o: Obj ) { o = Obj(s); }"))
        .containsExactly(
            "1:46 VMG0527: nothing converts Str to Obj at once | go by way of another type: 'Obj(ref(s))'");
  }

  @Test
  void aReferenceToANumber() {
    assertThat(Checked.problems("( O.s: Str -- n ) { n = i64(s); }"))
        .containsExactly(
            "1:39 VMG0527: nothing converts Str to i64 at once | a reference is no number; only an extern can turn one into the other");
  }

  @Test
  void aReferenceToBool() {
    assertThat(Checked.problems("( O.s: Str -- b ) { b = bool(s); }"))
        .containsExactly(
            "1:40 VMG0527: nothing converts Str to bool at once | compare it: 's != null'");
  }

  @Test
  void twoArguments() {
    assertThat(Checked.problems("( n -- c ) { c = u8(n, n); }"))
        .containsExactly("1:28 VMG0528: 'u8' takes 1 argument, not 2 | its signature is u8(x)");
  }
}
