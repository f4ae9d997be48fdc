package org.vmgen.harness;

import java.util.List;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.harness.OperationList.Item;

/** Jumps, calls, exits, throws and traps, arrays, references, functions and optional outputs. */
final class ControlOperations {

  /** Instructions that programs use; what runs in a straight line is an {@link Operation}. */
  static final String DECLARATIONS =
      """
      inst nop ( -- ) {}
      inst drop ( x: i64 -- ) {}
      inst stop ( -- ) { halt; }
      inst stop_with ( x: i64 -- ) { halt x; }
      inst stop_after ( x: i64 -- y: i64 ) { y = x + 1; r_i64 = y; halt y; }
      inst pause ( -- ) { yield; }
      inst pause_with ( x: i64 -- y: i64 ) { y = x * 2; yield x; }

      inst branch ( #target: code -- ) { jump target; }
      inst zbranch ( #target: code f: i64 -- ) { if (f == 0) jump target; }
      inst branch_less ( #target: code a: i64 b: i64 -- c: i64 ) {
        c = a - b;
        if (a < b) jump target;
      }
      inst branch_both ( #yes: code #no: code f: bool -- n: i64 ) {
        if (f) { n = 1; jump yes; } else { n = 2; jump no; }
      }
      inst dispatch ( #t: code[k] u: u64 -- ) { if (u < k) jump t[u]; }
      inst element ( #t: i32[k] u: u64 -- r: i32 n: u64 ) { r = t[u]; n = k; }
      inst real_element ( #t: f64[k] i: i32 -- F.r: f64 ) { r = t[i]; }
      inst sum ( args: i64[n] #n: u64 -- r: i64 ) {
        var i: u64 = 0;
        var total = 0;
        while (i < n) { total = total * 10 + args[i]; i = i + 1; }
        r = total;
      }
      inst here ( -- x: code ) { x = next; }
      inst go ( x: code -- ) { jump x; }
      inst go_register ( -- ) { jump r_code; }
      inst set_code ( x: code -- ) { r_code = x; }
      inst get_code ( -- x: code ) { x = r_code; }
      inst set_codes ( x: code i: i64 -- ) { codes.depth = 4; codes[i] = x; }
      inst go_codes ( i: i64 -- ) { jump codes[i]; }
      inst position ( x: code -- u: u64 ) { u = u64(x); }
      inst code_eq ( a: code b: code -- r: bool ) { r = a == b; }
      inst go_position ( u: u64 -- ) { jump code(u); }
      inst enter ( #target: code -- ) { call target; }
      inst enter_computed ( x: code -- n: i64 ) { n = 5; call x; }
      inst enter_by_hand ( #target: code -- R.x: code ) { x = next; jump target; }
      inst leave ( -- ) { return; }
      inst leave_by_hand ( R.x: code -- ) { jump x; }
      inst to_r ( x: i64 -- R.x: i64 ) {}
      inst r_from ( R.x: i64 -- x: i64 ) {}
      inst spin ( n: i64 -- ) { var i = n; while (true) { if (i == 0) { done; } i = i - 1; } }

      inst maybe_dup ( a: i64 -- a: i64 r?: i64 ) { if (a != 0) { r = a; } }
      inst maybe_two ( a: i64 -- r?: i64 s?: i64 ) {
        if (a == 0) { s = 7; done; }
        r = a;
        if (a > 4) { s = a + 1; }
      }
      inst first_of ( a: i64 -- r?: i64 ) {
        var i = 0;
        while (i < 6) { if (i == a) { r = i * 100; } i = i + 1; }
      }

      inst add_slots ( x: cells[#a] y: cells[#b] -- z: cells[#d] ) { z = x + y; }
      inst bump_slot ( x: halves[#a] -- y: halves[#a] ) { y = x + 1; }
      inst real_slot ( x: doubles[#a] -- y: doubles[#b] F.z: f64 ) { y = x * 0.5; z = y; }
      inst push_slot ( x: cells[#a] -- x: i64 ) {}
      inst pop_slot ( x: i64 -- x: cells[#a] ) {}

      inst lit_ref ( #x: ref -- O.x: ref ) {}
      inst set_ref ( O.x: ref -- ) { r_ref = x; }
      inst get_ref ( -- O.x: ref ) { x = r_ref; }
      inst ref_eq ( O.a: ref O.b: ref -- r: bool ) { r = a == b; }
      inst is_null ( O.a: ref -- r: bool ) { r = a == null; }
      inst choose_ref ( f: bool O.a: ref O.b: ref -- O.r: ref ) { r = f ? a : b; }
      inst null_ref ( -- O.r: ref ) { r = null; }
      inst set_objects ( O.x: ref i: i64 -- ) { objects.depth = 4; objects[i] = x; }
      inst get_objects ( i: i64 -- O.x: ref ) { x = objects[i]; }
      inst pick_ref ( i: i64 -- O.x: ref ) { x = obj[i]; }
      inst ref_depth ( -- n: i64 ) { n = obj.depth; }
      inst drop_ref ( O.x: ref -- ) {}

      fn square(x: i64) -> i64 { return x * x; }
      fn clamp(x: i64, low: i64, high: i64) -> i64 {
        if (x < low) { return low; }
        if (x > high) { return high; }
        return x;
      }
      fn digits(x: u64) -> (count: i64, sum: u64) {
        var rest = x;
        var count = 0;
        var sum: u64 = 0;
        while (rest != 0) { sum = sum + rest % 10; rest = rest / 10; count = count + 1; }
        return count, sum;
      }
      fn checked(x: i64) -> i64 {
        if (x == 13) { throw x; }
        if (x == 14) { trap refused; }
        r_i64 = x;
        return x + 1;
      }
      fn remember(x: i64) { if (x < 0) { return; } r_i32 = i32(x); mem.i64[8] = x; }
      const SECOND = 2.5;
      const MASK: u64 = ~0 >> 60;
      enum Color { RED, GREEN = 5, BLUE }
      """;

  private static final long[] NUMBERS = {0, 1, -1, 12, 13, 14, 15, 1000, Long.MIN_VALUE};

  private ControlOperations() {}

  static void addTo(OperationList list) {
    Item a = Item.of("a", ScalarType.I64, NUMBERS);
    Item b = Item.of("b", ScalarType.I64, NUMBERS);
    Item r = Item.of("r", ScalarType.I64);
    Item s = Item.of("s", ScalarType.I64);
    Item real = Item.of("x", ScalarType.F64);
    Item u = Item.of("u", ScalarType.U64);
    // Functions: pure, with a loop, throwing, with effects.
    list.add("call_pure", List.of(a, b), List.of(r), "r = square(a) - clamp(b, -10, 10);");
    list.add(
        "call_loop",
        List.of(u),
        List.of(Item.of("n", ScalarType.I64), Item.of("t", ScalarType.U64)),
        "(n, t) = digits(u);");
    list.add(
        "some_results",
        List.of(u, Item.of("v", ScalarType.U64), Item.of("w", ScalarType.U64)),
        List.of(Item.of("t", ScalarType.U64), Item.of("c", ScalarType.U64), r),
        "(_, t) = digits(u); (c, _) = addCarry(u, v, w); (r, _) = digits(v); (_, mem.u64[8]) ="
            + " udiv128(u, v, w); (_, _) = digits(w);");
    list.add("call_checked", List.of(a, b), List.of(r, s), "r = checked(a); s = checked(b) + r;");
    list.add("call_for_effect", List.of(a), List.of(), "remember(a);");
    list.add("call_in_order", List.of(a, b), List.of(r), "r = checked(a) * 10 + checked(b);");
    list.add(
        "call_where_needed",
        List.of(a, b),
        List.of(r),
        "r = a > 10 && checked(b) > 5 ? checked(a) : r_i64;");
    // Constants.
    list.add(
        "constants",
        List.of(real, u),
        List.of(Item.of("y", ScalarType.F64), Item.of("v", ScalarType.U64), r),
        "y = x * SECOND; v = u & MASK; r = Color.BLUE;");
    list.add(
        "small_constant",
        List.of(Item.of("c", ScalarType.I8)),
        List.of(Item.of("d", ScalarType.I8)),
        "d = c + Color.GREEN;");
    // Several outputs, shuffles, values that stay in place.
    list.add("dup", List.of(a), List.of(a, r), "r = a;");
    list.add("swap", List.of(a, b), List.of(b, a), "");
    list.add("rot", List.of(a, b, r), List.of(b, r, a), "");
    list.add("over", List.of(a, b), List.of(a, b, r), "r = a;");
    list.add("keep_first", List.of(a, b, s), List.of(a, r), "r = b - s;");
    list.add("three_results", List.of(a), List.of(r, s, b), "b = a; s = b + 1; r = s * b;");
    list.add("to_float", List.of(a, b), List.of(real, r), "x = f64(a); r = b;");
    // Ways to complete, throw and trap, each with effects before it.
    list.add(
        "throw_if", List.of(a, b), List.of(r), "r_i64 = a; if (a > b) { throw a - b; } r = b - a;");
    list.add(
        "trap_if",
        List.of(a, b),
        List.of(r),
        "mem.i64[16] = b; if (a == b) { trap refused; } r = a;");
    list.add(
        "throw_from_depth",
        List.of(a, b),
        List.of(r),
        "data.depth = data.depth + 2; data[0] = 7; if (a != b) { throw b; } r = a;");
    list.add("done_early", List.of(a), List.of(r), "r = 1; if (a < 0) { r = 2; done; } r = a + r;");
    list.add(
        "one_of_many",
        List.of(a),
        List.of(r),
        """
        if (a == 0) { r = 10; }
            else if (a == 1) { r = 11; done; }
            else if (a < 0) { throw a; }
            else { r = a; }\
        """);
    list.add(
        "assigned_in_loop",
        List.of(Item.of("a", ScalarType.I64, 0, 1, 2, 5, 12)),
        List.of(r, s),
        """
        var i = 0; r = 0; s = 1;
            while (i < a) { let t = r + s; r = s; s = t; i = i + 1; }\
        """);
  }
}
