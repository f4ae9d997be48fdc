package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can be assigned. */
class AssignmentTest {
  @Test
  void toAnInput() {
    assertThat(Checked.problems("( n -- n ) { n = 5; }"))
        .containsExactly(
            "1:24 VMG0540: 'n' is an input and keeps its value | give the output another name, '( n -- n2 )', or copy it: 'var x = n;'");
  }

  @Test
  void toAnImmediate() {
    assertThat(Checked.problems("( #n -- ) { n = 5; }"))
        .containsExactly(
            "1:23 VMG0541: 'n' is an immediate and keeps its value | copy it: 'var x = n;'");
  }

  @Test
  void toTheLengthOfAnArray() {
    assertThat(Checked.problems("( #t: i64[k] -- ) { k = 5; }"))
        .containsExactly(
            "1:31 VMG0541: 'k' is an immediate and keeps its value | copy it: 'var x = k;'");
  }

  @Test
  void toALet() {
    assertThat(Checked.problems("( -- n ) { let q = 1; q = 2; n = q; }"))
        .containsExactly(
            "1:33 VMG0542: 'q' is declared with 'let' and keeps its value | declare it with 'var'");
  }

  @Test
  void toAParameter() {
    assertThat(Checked.problems("fn g(a: i64) { a = 1; }"))
        .containsExactly(
            "1:16 VMG0543: 'a' is a parameter and keeps its value | copy it: 'var x = a;'");
  }

  @Test
  void toAParameterOfAHandler() {
    assertThat(Checked.problems("on throw (e, at) { e = 1; }"))
        .containsExactly(
            "1:20 VMG0543: 'e' is a parameter and keeps its value | copy it: 'var x = e;'");
  }

  @Test
  void toAConstant() {
    assertThat(Checked.problems("( -- ) { LIMIT = 3; Color.RED = 4; }"))
        .containsExactly(
            "1:20 VMG0544: 'LIMIT' is a constant and cannot be assigned | declare a register for a value that changes",
            "1:31 VMG0544: 'Color.RED' is a constant and cannot be assigned | declare a register for a value that changes");
  }

  @Test
  void toAnElement() {
    assertThat(Checked.problems("( #t: i64[k] -- ) { t[0] = i64(k); }"))
        .containsExactly(
            "1:31 VMG0544: 't[0]' is an element of an array item or immediate and cannot be assigned | these can only be read");
  }

  @Test
  void toTheSizeOfAMemory() {
    assertThat(Checked.problems("( -- ) { mem.size = 3; }"))
        .containsExactly(
            "1:20 VMG0544: 'mem.size' is the size of a memory and cannot be assigned | the host sets it, by the limits of the machine");
  }

  @Test
  void toAStack() {
    assertThat(Checked.problems("( -- ) { data = 3; }"))
        .containsExactly(
            "1:20 VMG0504: 'data' is a stack, not a value | write 'data[k]' from the top, 'data.at[i]' from the bottom or 'data.depth'");
  }

  @Test
  void toAnUnknownName() {
    assertThat(Checked.problems("( n -- ) { result = n; }"))
        .containsExactly(
            "1:22 VMG0501: unknown name 'result' | declare it: 'var result = …;', or name an output so");
  }

  @Test
  void toAMistypedName() {
    assertThat(Checked.problems("( n -- result: i64 ) { reslt = n; }"))
        .containsExactly("1:34 VMG0501: unknown name 'reslt' | did you mean 'result'?");
  }

  @Test
  void ofAnotherType() {
    assertThat(Checked.problems("( u -- ) { up = u; locals[0] = u; data.depth = u; }"))
        .containsExactly(
            "1:27 VMG0520: the value of 'up' must be i64, but 'u' is u64 | convert it: 'i64(u)'",
            "1:42 VMG0520: the value of 'locals[0]' must be i64, but 'u' is u64 | convert it: 'i64(u)'",
            "1:58 VMG0520: the value of 'data.depth' must be i64, but 'u' is u64 | convert it: 'i64(u)'");
  }

  @Test
  void ofSeveralResults() {
    assertThat(
            Checked.action(
                "( n u -- n2 ) { let (q, r) = pair(n); var s = u; (n2, s) = pair(q); (up, mem.u64[s]) = pair(n2); s = r; mem.u64[0] = s; }"))
        .isEqualTo(
            """
            let (q, r) = pair(n);
            var s: u64 = u;
            (n2, s) = pair(q);
            (up, mem.u64[i64(s)]) = pair(n2);
            s = r;
            mem.u64[0] = s;
            """);
  }

  @Test
  void ofSomeOfSeveralResults() {
    assertThat(Checked.action("( n -- n2 ) { let (_, r) = both(n); n2 = r; }"))
        .isEqualTo(
            """
            let (unused, r) = both(n);
            n2 = r;
            """);
  }

  @Test
  void toSomeOfSeveralPlaces() {
    assertThat(
            Checked.action(
                "( n -- n2 ) { (_, n2) = both(n); (up, _) = both(n); (_, _) = both(n); }"))
        .isEqualTo(
            """
            (_, n2) = both(n);
            (up, _) = both(n);
            let (unused, unused) = both(n);
            """);
  }

  @Test
  void anUnwantedResultIsNoPlaceForOthers() {
    assertThat(Checked.problems("( n -- n2 ) { (_, _) = both(n); n2 = _; }"))
        .containsExactly(
            "1:48 VMG0501: unknown name '_' | name an item so, or declare it: 'var _ = …;', 'const', 'register'");
  }

  @Test
  void ofSeveralResultsToOtherTypes() {
    assertThat(Checked.problems("( n -- u ) { (up, u) = both(n); }"))
        .containsExactly(
            "1:29 VMG0534: result 2 is i64, but 'u' is u64 | take it with 'let (…) = …;' and convert it afterwards");
  }

  @Test
  void ofMoreResultsThanThereAre() {
    assertThat(Checked.problems("( n -- n2 ) { let (p, q, r) = both(n); n2 = p + q + r; }"))
        .containsExactly(
            "1:41 VMG0533: 'both' gives 2 results, here are 3 names | write a name, or '_', for each result");
  }

  @Test
  void ofSeveralResultsOfOne() {
    assertThat(Checked.problems("( n -- n2 ) { let (p, q) = square(n); n2 = p + q; }"))
        .containsExactly(
            "1:38 VMG0533: 'square' gives 1 result, here are 2 names | write a name, or '_', for each result");
  }

  @Test
  void ofSeveralResultsOfNoCall() {
    assertThat(Checked.problems("( n -- n2 ) { let (p, q) = n + 1; n2 = p + q; }"))
        .containsExactly(
            "1:38 VMG0532: 'n + 1' is one value, 2 are needed | only a call can give several results");
  }
}
