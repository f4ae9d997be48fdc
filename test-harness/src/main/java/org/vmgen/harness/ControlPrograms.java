package org.vmgen.harness;

import java.util.ArrayList;
import java.util.List;

/** Programs for what does not run in a straight line, in assembler text. */
final class ControlPrograms {

  private ControlPrograms() {}

  static List<OperatorProgram> all() {
    List<OperatorProgram> programs = new ArrayList<>();
    add(programs, "halt with a value", "lit_i64 42\nstop_with");
    add(programs, "halt after outputs", "lit_i64 41\nlit_i64 7\nstop_after");
    add(programs, "yield and resume", "lit_i64 5\npause_with\npause\nlit_i64 6\nstop");
    add(programs, "a loop of jumps", LOOP);
    add(programs, "branches", BRANCHES);
    add(programs, "jump tables", DISPATCH);
    add(programs, "array immediates", ELEMENTS);
    add(programs, "array immediate out of range", "lit_u64 3\nelement [ 1 2 3 ]\nstop");
    add(programs, "array items", "lit_i64 1\nlit_i64 2\nlit_i64 3\nsum 3\nsum 0\nsum 1\nstop");
    add(programs, "array items that are missing", "lit_i64 1\nsum 2\nstop");
    add(programs, "array items beyond any stack", "lit_i64 1\nsum 18446744073709551615\nstop");
    add(programs, "calls", CALLS);
    add(programs, "return without a call", "lit_i64 1\nleave");
    add(programs, "a return to no leader", "lit_i64 2\nto_r\nleave\nstop");
    add(programs, "computed jumps", COMPUTED);
    add(programs, "a jump to nowhere", "lit_u64 0\ngo_position\nstop");
    add(programs, "a jump by an empty register", "go_register\nstop");
    add(programs, "a jump by a wrong cell", "lit_i64 77\ngo\nstop");
    add(programs, "code values in regions", CODES);
    add(programs, "operands in regions", OPERANDS);
    add(programs, "an operand beyond its region", "lit_i64 1\nadd_slots 0 1 2\nstop");
    add(programs, "references", REFERENCES);
    add(programs, "optional outputs", OPTIONAL);
    add(programs, "underflow", "lit_i64 1\nadd_i64\nstop");
    add(programs, "underflow of another stack", "lit_i64 1\nadd_f64\nstop");
    add(programs, "overflow", "L: lit_i64 1\nbranch L");
    add(programs, "the end of the code", "lit_i64 1\nlit_i64 2");
    return List.copyOf(programs);
  }

  private static void add(List<OperatorProgram> programs, String name, String text) {
    programs.add(new OperatorProgram(name, text.endsWith("\n") ? text : text + "\n"));
  }

  private static final String LOOP =
      """
          lit_i64 10
      L:  lit_i64 -1
          add_i64
          dup
          zbranch End
          branch L
      End: stop
      """;

  private static final String BRANCHES =
      """
          lit_i64 1
          lit_i64 2
          branch_less Less
          stop
      Less: lit_i64 2
          lit_i64 1
          branch_less Less
          lit_bool true
          branch_both Yes No
      Yes: lit_bool false
          branch_both Yes No
      No: stop
      """;

  private static final String DISPATCH =
      """
          lit_u64 1
          dispatch [ A B C ]
      A:  lit_i64 100
          stop
      B:  lit_i64 200
          lit_u64 2
          dispatch [ A B C ]
      C:  lit_i64 300
          lit_u64 3
          dispatch [ A B C ]
          lit_u64 0
          dispatch [ ]
          lit_u64 18446744073709551615
          dispatch [ A ]
          stop
      """;

  private static final String ELEMENTS =
      """
          lit_u64 0
          element [ -5 6 7 ]
          lit_u64 2
          element [ -5 6 7 ]
          lit_i32 1
          real_element [ 0.5 -0.0 nan ]
          lit_i32 2
          real_element [ 0.5 -0.0 nan ]
          lit_i32 -1
          real_element [ 0.5 -0.0 nan ]
          stop
      """;

  private static final String CALLS =
      """
          enter Square
          lit_i64 1
          enter_by_hand Hand
          lit_code Square
          enter_computed
          stop
      Square: lit_i64 9
          lit_i64 9
          mul_i64
          leave
      Hand: lit_i64 4
          depth
          leave_by_hand
      """;

  private static final String COMPUTED =
      """
          lit_code A
          dup
          code_eq
          lit_code A
          lit_code B
          code_eq
          lit_code A
          position
          lit_code A
          set_code
          go_register
      B:  lit_i64 5
          get_code
          position
          go_position
      A:  here
          position
          lit_code C
          go
      C:  stop
      """;

  private static final String CODES =
      """
          lit_code A
          lit_i64 2
          set_codes
          lit_i64 2
          go_codes
          stop
      A:  lit_i64 7
          lit_i64 3
          go_codes
          stop
      """;

  private static final String OPERANDS =
      """
          lit_i64 6
          grow_cells
          lit_i64 4
          grow_halves
          lit_i64 4
          grow_doubles
          lit_i64 30
          lit_i64 1
          set_cells
          lit_i64 1
          set_fp
          lit_i64 12
          pop_slot 1
          add_slots 0 1 2
          add_slots 2 2 2
          push_slot 2
          bump_slot 3
          bump_slot 3
          lit_f64 3.0
          lit_i64 0
          set_doubles
          real_slot 0 1
          real_slot 1 1
          add_slots 4 4 0
          add_slots 5 4 0
          stop
      """;

  private static final String REFERENCES =
      """
          lit_ref "one"
          lit_ref "two"
          ref_eq
          lit_ref "one"
          lit_ref "one"
          ref_eq
          null_ref
          is_null
          lit_ref "three"
          is_null
          lit_ref "one"
          set_ref
          get_ref
          lit_bool true
          lit_ref "two"
          choose_ref
          get_ref
          ref_eq
          lit_ref "four"
          lit_i64 2
          set_objects
          lit_i64 2
          get_objects
          lit_i64 1
          get_objects
          lit_i64 0
          pick_ref
          ref_depth
          drop_ref
          lit_i64 9
          pick_ref
          stop
      """;

  private static final String OPTIONAL =
      """
          lit_i64 0
          maybe_dup
          lit_i64 3
          maybe_dup
          lit_i64 5
          maybe_two
          lit_i64 0
          maybe_two
          lit_i64 4
          first_of
          lit_i64 9
          first_of
          stop
      """;
}
