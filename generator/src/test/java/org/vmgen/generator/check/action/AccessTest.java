package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Memory, stacks, regions, arrays and registers. */
class AccessTest {
  @Test
  void readsOfEveryKind() {
    assertThat(
            Checked.action(
                "( #t: code[k] args: i64[j] u -- n x ) { n = data[u] + data.at[0] + locals[u] + frame[0] + mem.i64[u] + up + args[u] + i64(k + j); x = t[1]; }"))
        .isEqualTo(
            """
            n = data[i64(u)] + data.at[0] + locals[i64(u)] + frame[0] + mem.i64[i64(u)] + up + args[i64(u)] + i64(k + j);
            x = t[1];
            """);
  }

  @Test
  void writesOfEveryKind() {
    assertThat(
            Checked.action(
                "( n u -- ) { data[u] = n; data.at[1] = n; locals[u] = 1; frame[0] = n; mem.u8[u] = 255; up = n; }"))
        .isEqualTo(
            """
            data[i64(u)] = n;
            data.at[1] = n;
            locals[i64(u)] = 1;
            frame[0] = n;
            mem.u8[i64(u)] = u8(255);
            up = n;
            """);
  }

  @Test
  void depths() {
    assertThat(
            Checked.action(
                "( n -- n2 ) { n2 = data.depth + flt.depth + locals.depth; data.depth = n; locals.depth = 4; }"))
        .isEqualTo(
            """
            n2 = data.depth + flt.depth + locals.depth;
            data.depth = n;
            locals.depth = 4;
            """);
  }

  @Test
  void functionsOfMemories() {
    assertThat(
            Checked.action(
                "( n u -- n2 ) { mem.copy(n, u, 4); mem.fill(0, u, 255); n2 = mem.compare(0, u, 4) + mem.size; }"))
        .isEqualTo(
            """
            mem.copy(n, i64(u), 4);
            mem.fill(0, i64(u), u8(255));
            n2 = mem.compare(0, i64(u), 4) + mem.size;
            """);
  }

  @Test
  void declaredTypesOfMemoryCells() {
    assertThat(Checked.action("( n -- c ) { c = mem.c[n]; }"))
        .isEqualTo(
            """
            c = mem.u8[n];
            """);
  }

  @Test
  void aVariableHidesNoState() {
    assertThat(Checked.action("( n -- n2 ) { let size = mem.size; n2 = size + n; }"))
        .isEqualTo(
            """
            let size: i64 = mem.size;
            n2 = size + n;
            """);
  }

  @Test
  void aMemoryWithoutType() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = mem[n]; mem[n] = 1; }"))
        .containsExactly(
            "1:30 VMG0508: 'mem[…]' does not say what it reads or writes | write the type of the cell: 'mem.u8[…]', 'mem.i64[…]', 'mem.f64[…]'",
            "1:38 VMG0508: 'mem[…]' does not say what it reads or writes | write the type of the cell: 'mem.u8[…]', 'mem.i64[…]', 'mem.f64[…]'");
  }

  @Test
  void aBoolInMemory() {
    assertThat(Checked.problems("( n -- b ) { b = mem.bool[n]; }"))
        .containsExactly("1:32 VMG0503: 'mem' has no 'bool' | write 'mem.u8[a] != 0'");
  }

  @Test
  void codeInMemory() {
    assertThat(Checked.problems("( n -- x ) { x = mem.code[n]; }"))
        .containsExactly(
            "1:32 VMG0503: 'mem' has no 'code' | a position in memory is a number: 'code(mem.u64[a])'");
  }

  @Test
  void aReferenceInMemory() {
    assertThat(Checked.problems("( n -- O.s: Str ) { s = mem.Str[n]; }"))
        .containsExactly(
            "1:39 VMG0503: 'mem' has no 'Str' | references cannot lie in memory; use a region or register");
  }

  @Test
  void aMemberThatIsNone() {
    assertThat(Checked.problems("( -- n ) { n = data.top; }"))
        .containsExactly(
            "1:31 VMG0503: 'data' has no 'top' | write 'data[k]' from the top, 'data.at[i]' from the bottom or 'data.depth'");
  }

  @Test
  void theDepthOfARegionOnAStack() {
    assertThat(Checked.problems("( -- n ) { n = frame.depth; }"))
        .containsExactly(
            "1:32 VMG0503: 'frame' has no 'depth' | it has the slots of stack 'data', whose depth counts");
  }

  @Test
  void theSizeOfAStack() {
    assertThat(Checked.problems("( -- n ) { n = data.size; }"))
        .containsExactly(
            "1:31 VMG0503: 'data' has no 'size' | write 'data[k]' from the top, 'data.at[i]' from the bottom or 'data.depth'");
  }

  @Test
  void aMemberOfAnExpression() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = (n + 1).size; }"))
        .containsExactly(
            "1:38 VMG0503: '(n + 1)' has no 'size' | a dot follows the name of an enum, stack, region or memory");
  }

  @Test
  void aMemberOfAVariable() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = n.size; }"))
        .containsExactly(
            "1:30 VMG0506: 'n' is a value, it has no members | state is a stack, a region or a memory");
  }

  @Test
  void aMemberOfARegister() {
    assertThat(Checked.problems("( -- n ) { n = up.depth; }"))
        .containsExactly("1:29 VMG0503: 'up' has no 'depth' | a register has no parts: write 'up'");
  }

  @Test
  void aStackAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = data; }"))
        .containsExactly(
            "1:26 VMG0504: 'data' is a stack, not a value | write 'data[k]' from the top, 'data.at[i]' from the bottom or 'data.depth'");
  }

  @Test
  void aRegionAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = locals + 1; }"))
        .containsExactly(
            "1:26 VMG0504: 'locals' is a region, not a value | write 'locals[k]' or 'locals.depth'");
  }

  @Test
  void aMemoryAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = mem; }"))
        .containsExactly(
            "1:26 VMG0504: 'mem' is a memory, not a value | write 'mem.u8[a]' (or another integer or float type), 'mem.size', 'mem.copy(…)', '.fill(…)' or '.compare(…)'");
  }

  @Test
  void anArrayAsAValue() {
    assertThat(Checked.problems("( #t: i64[k] -- n ) { n = t + i64(k); }"))
        .containsExactly(
            "1:37 VMG0504: 't' is an array, not a value | take one of its elements: 't[0]'");
  }

  @Test
  void anEnumAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = Color; }"))
        .containsExactly(
            "1:26 VMG0504: 'Color' is an enum, not a value | take a member: 'Color.RED'");
  }

  @Test
  void aTypeAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = u; }"))
        .containsExactly("1:26 VMG0504: 'u' is a type, not a value | 'u(x)' converts to it");
  }

  @Test
  void aFunctionAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = square; }"))
        .containsExactly(
            "1:26 VMG0504: 'square' is a function, not a value | call it: 'square(…)'");
  }

  @Test
  void anIndexAfterAVariable() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = n[1]; }"))
        .containsExactly(
            "1:30 VMG0507: 'n' cannot be indexed | an index follows an array, a stack, a region or 'mem.u8'");
  }

  @Test
  void anIndexAfterAnExpression() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = square(n)[1]; }"))
        .containsExactly(
            "1:30 VMG0507: 'square(n)' cannot be indexed | an index follows an array, a stack, a region or 'mem.u8'");
  }

  @Test
  void aFloatAsAnIndex() {
    assertThat(Checked.problems("( f -- n ) { n = data[f]; }"))
        .containsExactly(
            "1:33 VMG0520: the index must be i64, but 'f' is f64 | convert it: 'i64(f)'");
  }

  @Test
  void anUnknownMemberOfAnEnum() {
    assertThat(Checked.problems("( -- n ) { n = Color.GREN; }"))
        .containsExactly("1:32 VMG0503: 'Color' has no 'GREN' | did you mean 'GREEN'?");
  }

  @Test
  void aMemberWithoutItsEnum() {
    assertThat(Checked.problems("( -- n ) { n = GREEN; }"))
        .containsExactly("1:26 VMG0501: unknown name 'GREEN' | write 'Color.GREEN'");
  }

  @Test
  void anUnknownName() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = count; }"))
        .containsExactly(
            "1:30 VMG0501: unknown name 'count' | name an item so, or declare it: 'var count = …;', 'const', 'register'");
  }

  @Test
  void aMistypedName() {
    assertThat(Checked.problems("( n -- n2 ) { let total = n; n2 = totl; }"))
        .containsExactly("1:45 VMG0501: unknown name 'totl' | did you mean 'total'?");
  }

  @Test
  void anUnknownState() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = heap.u8[n]; }"))
        .containsExactly(
            "1:30 VMG0501: unknown name 'heap' | declare it with 'stack', 'region' or 'memory'");
  }

  @Test
  void aFunctionOfAVariable() {
    assertThat(Checked.problems("( n -- ) { n.copy(1, 2, 3); }"))
        .containsExactly(
            "1:22 VMG0506: 'n' is no memory, it has no members | only memories have functions");
  }

  @Test
  void aFunctionOfAStack() {
    assertThat(Checked.problems("( -- ) { data.fill(1, 2, 3); }"))
        .containsExactly(
            "1:25 VMG0503: 'data' has no 'fill' | write 'data[k]' from the top, 'data.at[i]' from the bottom or 'data.depth'");
  }
}
