package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.harness.ctools.ToolMachine.Outcome;

/** The builder in C, used by programs as hosts write them. */
class BuilderTest {

  static final String HOST =
      """
      #include "tiny_emit.h"
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>

      """;

  /** Makes machines, runs them and shows how they end. */
  static final String RUNNING =
      """
      static void write_bytes(void *context, const void *bytes, size_t count) {
        (void)context;
        fwrite(bytes, 1, count, stdout);
      }

      typedef struct run {
        tiny_code code;
        tiny_vm vm;
        void *code_storage, *storage;
      } run;

      /* Loads a program into a machine. */
      static void start(run *r, const tiny_program *program, int replaceable) {
        tiny_host host = {NULL, write_bytes, NULL, NULL, NULL};
        tiny_limits limits;
        size_t size = tiny_code_size(program);
        memset(&limits, 0, sizeof limits);
        limits.replaceable = replaceable;
        r->code_storage = malloc(size);
        if (tiny_code_init(&r->code, r->code_storage, size, program, NULL) != TINY_OK) exit(10);
        size = tiny_size(&r->code, &limits);
        r->storage = malloc(size);
        if (tiny_init(&r->vm, r->storage, size, &r->code, &limits, &host) != TINY_OK) exit(11);
      }

      static void finish(run *r) {
        free(r->storage);
        free(r->code_storage);
      }

      static void show_exit(const tiny_vm *vm) {
        tiny_text out;
        tiny_text_init(&out);
        tiny_describe_exit(vm, &out);
        printf("%s\\n", out.data);
        tiny_text_free(&out);
      }

      static const tiny_program *finished(tiny_builder *b) {
        const tiny_program *program = tiny_builder_finish(b);
        if (program == NULL) {
          printf("%s\\n", tiny_builder_error(b));
          exit(12);
        }
        return program;
      }

      """;

  @TempDir Path directory;

  /** Compiles a host around a machine and runs it. */
  private Outcome run(String... body) throws Exception {
    ToolMachine machine = ToolMachine.get();
    Path file = directory.resolve("host.c");
    Path program = directory.resolve("host");
    Files.writeString(file, HOST + String.join("", body));
    machine.compile(file, program);
    return ToolMachine.execute(directory, List.of(program.toString()));
  }

  private static final String COUNTDOWN =
      """
      int main(void) {
        tiny_builder *b = tiny_builder_new(0);
        tiny_label loop = tiny_builder_label(b, "loop"), end = tiny_builder_label(b, NULL);
        tiny_label targets[2];
        int32_t unused = 0;
        run r;
        (void)unused;
        targets[0] = loop;
        targets[1] = end;
        tiny_builder_entry(b, "main", tiny_builder_label_at(b, tiny_builder_position(b)));
        tiny_builder_source(b, "count.src", 1, 1);
        tiny_emit_setup(b);
        tiny_emit_lit(b, 3);
        tiny_builder_bind(b, loop);
        tiny_emit_lit(b, -1);
        tiny_emit_add(b);
        tiny_emit_lit(b, 16);
        tiny_emit_store(b);
        tiny_emit_lit(b, 16);
        tiny_emit_fetch(b);
        tiny_emit_dot(b);
        tiny_emit_str(b, tiny_builder_string(b, "done", 4));
        tiny_emit_flit(b, 0.25);
        tiny_emit_fdot(b);
        tiny_emit_flag(b, 1);
        tiny_emit_dispatch(b, targets, 2);
        tiny_builder_bind(b, end);
        {
          int64_t values[3] = {1, 2, 3};
          tiny_emit_sum(b, values, 3);
        }
        tiny_emit_halt(b);
        start(&r, finished(b), 0);
        tiny_push_data(&r.vm, 9);
        tiny_run(&r.vm, tiny_entry(&r.vm, "main"));
        show_exit(&r.vm);
        finish(&r);
        tiny_builder_free(b);
        return 0;
      }
      """;

  private static final Outcome COUNTED = new Outcome(0, "2\n0.25\nhalt 6 at 30 after 16\n", "");

  @Test
  void aProgramIsBuiltWithTypedFunctionsAndForwardReferences() throws Exception {
    assertThat(run(RUNNING, COUNTDOWN)).isEqualTo(COUNTED);
  }

  @Test
  void theSameHostIsAlsoCPlusPlus() throws Exception {
    ToolMachine machine = ToolMachine.get();
    Path compiler = Tools.requireCompiler(Tool.GCC, "g++", "-x", "c++", "-std=c++11");
    Path file = directory.resolve("host.cc");
    Files.writeString(file, HOST + RUNNING + COUNTDOWN);
    Outcome outcome =
        ToolMachine.execute(
            machine.source,
            List.of(
                "sh",
                "-c",
                compiler
                    + " -x c++ -std=c++11 -Wall -Wextra -Werror -ffp-contract=off -I. -o "
                    + directory.resolve("host")
                    + " $(ls *.c | grep -v _main) "
                    + file
                    + " && "
                    + directory.resolve("host")));
    assertThat(outcome).isEqualTo(COUNTED);
  }

  @Test
  void emitTakesOpcodesAndMnemonics() throws Exception {
    assertThat(
            run(
                RUNNING,
                """
                int main(void) {
                  tiny_builder *b = tiny_builder_new(0);
                  tiny_operand five = tiny_operand_i64(5);
                  run r;
                  tiny_emit(b, TINY_OP_lit, &five, 1);
                  tiny_emit(b, TINY_OP_lit, &five, 1);
                  tiny_emit(b, (uint32_t)tiny_builder_opcode(b, "+", 1), NULL, 0);
                  tiny_emit_halt(b);
                  printf("%d\\n", tiny_builder_opcode(b, "add", 3));
                  start(&r, finished(b), 0);
                  tiny_run(&r.vm, tiny_entry(&r.vm, NULL));
                  show_exit(&r.vm);
                  finish(&r);
                  tiny_builder_free(b);
                  return 0;
                }
                """))
        .isEqualTo(new Outcome(0, "-1\nhalt 10 at 6 after 4\n", ""));
  }

  @Test
  void theFirstErrorSticks() throws Exception {
    assertThat(
            run(
                """
                static void show(tiny_builder *b) {
                  int null = tiny_builder_finish(b) == NULL;
                  printf("%d %s\\n", null, tiny_builder_error(b));
                  tiny_builder_free(b);
                }

                int main(void) {
                  tiny_builder *b = tiny_builder_new(0);
                  tiny_operand bad = tiny_operand_f64(1);
                  tiny_label label;
                  tiny_emit_byte(b, 300);
                  tiny_emit_byte(b, 400);
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit_flag(b, 2);
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit(b, TINY_OP_lit, &bad, 1);
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit(b, TINY_OP_add, &bad, 1);
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit(b, 1000, NULL, 0);
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit_str(b, 1);
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit_branch(b, tiny_builder_label(b, "nowhere"));
                  show(b);
                  b = tiny_builder_new(0);
                  tiny_emit_branch(b, tiny_builder_label_at(b, 2));
                  show(b);
                  b = tiny_builder_new(0);
                  label = tiny_builder_label(b, "twice");
                  tiny_builder_bind(b, label);
                  tiny_builder_bind(b, label);
                  show(b);
                  b = tiny_builder_new(0);
                  label = tiny_builder_label_at(b, 1);
                  tiny_builder_entry(b, "main", label);
                  tiny_builder_entry(b, "main", label);
                  show(b);
                  return 0;
                }
                """))
        .isEqualTo(
            new Outcome(
                0,
                """
                1 byte: b (i8): 300 is not from -128 to 127
                1 flag: t (bool): 2 is not from 0 to 1
                1 lit: n (i64): this operand must be an integer
                1 + takes 0 operands, not 1
                1 no instruction has that opcode
                1 str: s (Str): this operand must be the number of a constant
                1 label nowhere is used, but never bound
                1 a label is not the position of an instruction
                1 label twice is bound twice
                1 entry main is there already
                """,
                ""));
  }

  @Test
  void unitsAreLoadedAndReplacedInAMachine() throws Exception {
    assertThat(
            run(
                RUNNING,
                """
                /* A unit that pushes a number and returns. */
                static tiny_builder *unit(tiny_vm *vm, int64_t n) {
                  tiny_builder *b = tiny_builder_new(tiny_code_end(vm));
                  tiny_builder_entry(b, "made", tiny_builder_label_at(b, tiny_builder_position(b)));
                  tiny_emit_lit(b, n);
                  tiny_emit_exit(b);
                  return b;
                }

                int main(void) {
                  tiny_builder *b = tiny_builder_new(0), *first, *second, *caller;
                  uint32_t callee;
                  run r;
                  tiny_emit_call(b, tiny_builder_label_at(b, 4));
                  tiny_emit_halt(b);
                  tiny_builder_entry(b, "callee", tiny_builder_label_at(b, 4));
                  tiny_emit_lit(b, 1);
                  tiny_emit_exit(b);
                  start(&r, finished(b), 1);
                  callee = tiny_entry(&r.vm, "callee");
                  tiny_run(&r.vm, 1);
                  show_exit(&r.vm);
                  first = unit(&r.vm, 2);
                  if (tiny_replace(&r.vm, callee, finished(first), NULL) != TINY_OK) return 1;
                  tiny_run(&r.vm, 1);
                  show_exit(&r.vm);
                  second = unit(&r.vm, 3);
                  if (tiny_load(&r.vm, finished(second), NULL) != TINY_OK) return 2;
                  caller = tiny_builder_new(tiny_code_end(&r.vm));
                  tiny_emit_call(caller, tiny_builder_label_at(caller, tiny_entry(&r.vm, "made")));
                  tiny_emit_halt(caller);
                  if (tiny_load(&r.vm, finished(caller), NULL) != TINY_OK) return 3;
                  tiny_run(&r.vm, caller == NULL ? 0 : tiny_builder_finish(caller)->base);
                  show_exit(&r.vm);
                  finish(&r);
                  tiny_builder_free(caller);
                  tiny_builder_free(second);
                  tiny_builder_free(first);
                  tiny_builder_free(b);
                  return 0;
                }
                """))
        .isEqualTo(
            new Outcome(0, "halt 1 at 3 after 4\nhalt 2 at 3 after 4\nhalt 3 at 15 after 4\n", ""));
  }
}
