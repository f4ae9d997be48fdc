package org.vmgen.generator.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;

/** What an instruction becomes in C. */
class BodyTest {
  private static final String MACHINE =
      """
      vm m;
      type n : i64;  type x : code;  type target : code;  type r : f64 on flt;
      stack data : i64;
      stack ret : i64 prefix R returns;
      stack flt : f64 prefix F;
      register fp : i64;
      region frame : i64 on data window fp reserve 2;
      memory mem : bytes little;
      extern look(k: i64) -> i64 reads data;
      extern risky(k: i64) -> i64 throws;
      """;

  @Test
  void theEffectBecomesTestsLoadsStoresAndOnePointerUpdate() {
    assertThat(checked("/// Adds.\ninst add \"+\" ( n1 n2 -- n ) { n = n1 + n2; }"))
        .isEqualTo(
            """
            /* add "+" ( n1 n2 -- n )  m.vmg:12
             * Adds.
             */
            BODY(add): {
              if (FEWER(sp_data, vm->o_data, 2)) TRAP(M_TRAP_UNDERFLOW, M_S_data);
              int64_t n1 = sp_data[-2];
              int64_t n2 = sp_data[-1];
              int64_t n = m_i64_add(n1, n2);
              sp_data[-2] = n;
              sp_data -= 1;
              NEXT(1);
            }
            """);
  }

  @Test
  void anUncheckedShuffleHasNoAction() {
    assertThat(unchecked("inst swap ( n1 n2 -- n2 n1 ) {}"))
        .isEqualTo(
            """
            /* swap ( n1 n2 -- n2 n1 )  m.vmg:11 */
            BODY(swap): {
              int64_t n1 = sp_data[-2];
              int64_t n2 = sp_data[-1];
              sp_data[-2] = n2;
              sp_data[-1] = n1;
              NEXT(1);
            }
            """);
  }

  @Test
  void eachExitStoresWhatItLeaves() {
    assertThat(unchecked("inst zbranch ( #target n -- ) { if (n == 0) jump target; }"))
        .isEqualTo(
            """
            /* zbranch ( #target n -- )  m.vmg:11 */
            BODY(zbranch): {
              const m_word *target = ip[1].target;
              int64_t n = sp_data[-1];
              if (n == 0) {
                sp_data -= 1;
                JUMP(target);
              }
              sp_data -= 1;
              NEXT(2);
            }
            """);
  }

  @Test
  void checkedEnginesKeepPositionsInSlotsAndTestThem() {
    assertThat(checked("inst exit ( R.x -- ) { jump x; }"))
        .isEqualTo(
            """
            /* exit ( R.x -- )  m.vmg:11 */
            BODY(exit): {
              if (FEWER(sp_ret, vm->o_ret, 1)) TRAP(M_TRAP_UNDERFLOW, M_S_ret);
              const m_word *x_at = m_leader(vm, (uint64_t)sp_ret[-1]);
              if (x_at == NULL) TRAP(M_TRAP_CODE, -1);
              uint64_t x = (uint64_t)sp_ret[-1];
              (void)x;
              sp_ret -= 1;
              JUMP(x_at);
            }
            """);
  }

  @Test
  void uncheckedEnginesKeepPointersInSlots() {
    assertThat(unchecked("inst call ( #target -- R.x ) { x = next; jump target; }"))
        .isEqualTo(
            """
            /* call ( #target -- R.x )  m.vmg:11 */
            BODY(call): {
              const m_word *target = ip[1].target;
              const m_word *x = ip + 2;
              sp_ret[0] = (int64_t)(intptr_t)x;
              sp_ret += 1;
              CALL(target);
            }
            """);
  }

  @Test
  void framesOnTheStackAreTestedAgainstItsDepth() {
    assertThat(checked("inst get ( #k: i64 -- n ) { n = frame[k]; }"))
        .isEqualTo(
            """
            /* get ( #k: i64 -- n )  m.vmg:11 */
            BODY(get): {
              const int64_t k = ip[1].i;
              if (TIGHT(sp_data, vm->e_data, 1)) TRAP(M_TRAP_OVERFLOW, M_S_data);
              if (!WITHIN((uint64_t)r_fp + (uint64_t)k, vm->l_data, s_data, sp_data, 2)) TRAP(M_TRAP_REGION, M_G_frame);
              int64_t n = AT(int64_t, w_frame, k);
              sp_data[0] = n;
              sp_data += 1;
              NEXT(2);
            }
            """);
  }

  @Test
  void whatAnActionMovesIsPutBackOnATrap() {
    assertThat(checked("inst dig ( n1 -- n ) { data.depth = 3; n = mem.i64[n1]; }"))
        .isEqualTo(
            """
            /* dig ( n1 -- n )  m.vmg:11 */
            BODY(dig): {
              if (FEWER(sp_data, vm->o_data, 1)) TRAP(M_TRAP_UNDERFLOW, M_S_data);
              int64_t n1 = sp_data[-1];
              int64_t *const saved_data = sp_data;
              sp_data -= 1;
              if (3 < (int64_t)vm->f_data) TRAP_TO(trapped_dig, M_TRAP_UNDERFLOW, M_S_data);
              if (!fits(3, 1, vm->l_data)) TRAP_TO(trapped_dig, M_TRAP_OVERFLOW, M_S_data);
              SET_DEPTH(int64_t, sp_data, s_data, 3);
              if (!has((uint64_t)n1, 8, vm->mw_mem, vm->mz_mem)) TRAP_TO(trapped_dig, M_TRAP_MEMORY, M_M_mem);
              int64_t n = m_i64_load_le(m_mem + n1);
              sp_data[0] = n;
              sp_data += 1;
              NEXT(1);
              trapped_dig:;
              sp_data = saved_data;
              sp_data[-1] = n1;
              goto trapped;
            }
            """);
  }

  @Test
  void externsSeeTheStateThatTheyDeclare() {
    assertThat(unchecked("inst ask ( n1 -- n ) { n = look(n1) + risky(n1); }"))
        .isEqualTo(
            """
            /* ask ( n1 -- n )  m.vmg:11 */
            BODY(ask): {
              int64_t n1 = sp_data[-1];
              vm->d_data = (size_t)(sp_data - s_data - 1);
              int64_t lookResult = m_ext_look(vm, n1);
              vm->ip = ip;
              int64_t riskyResult = 0;
              {
                int64_t result_0 = 0;
                int status = m_ext_risky(vm, n1, &result_0);
                if (status != M_OK) {
                  value = vm->thrown;
                  goto thrown;
                }
                riskyResult = result_0;
              }
              int64_t n = m_i64_add(lookResult, riskyResult);
              sp_data[-1] = n;
              NEXT(1);
            }
            """);
  }

  @Test
  void namesThatCReservesAreChanged() {
    assertThat(
            unchecked(
                "inst odd ( int: i64 sp_data: i64 ip: i64 -- n ) { n = int - sp_data * ip; }"))
        .contains("int64_t int_ = sp_data[-3];", "int64_t sp_data_ = sp_data[-2];")
        .contains("int64_t n = m_i64_sub(int_, m_i64_mul(sp_data_, ip_));");
  }

  private static String checked(String instruction) {
    return explain(instruction, EngineConfig.checked("c-direct"));
  }

  private static String unchecked(String instruction) {
    return explain(instruction, EngineConfig.unchecked("c-direct"));
  }

  private static String explain(String instruction, EngineConfig config) {
    VmModel model = model(MACHINE + instruction + "\n");
    return new DirectBackend().explain(model, model.instructions().get(0), config);
  }

  static VmModel model(String text) {
    Diagnostics diagnostics = new Diagnostics();
    var model = Vmgen.load("m.vmg", text, Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return model.orElseThrow();
  }
}
