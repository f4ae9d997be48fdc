package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.harness.ctools.ToolMachine.Outcome;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.MemoryPart;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.Disassembler;

/**
 * What a machine has loaded and holds becomes the same image in C and in Java, and runs on both.
 */
class FreezeTest {

  private static final String PROGRAM =
      """
      .entry main
      .entry callee
      .memory mem 8 1 2 3
      .register up 5
      main:
      .source "p.src" 1 1
          call callee
          "."
          lit 0
          halt
      callee:
      .source "p.src" 2 1
          str "base"
          lit 1
          ";"
      """;

  /** Loads units like {@link #loaded}, and writes images of the machine before and after a run. */
  private static final String FREEZING =
      """
      /* A unit that pushes a string and a number and returns. */
      static tiny_builder *unit(tiny_vm *vm, const char *name, const char *text, int64_t n) {
        tiny_builder *b = tiny_builder_new(tiny_code_end(vm));
        tiny_label start = tiny_builder_label_at(b, tiny_builder_position(b));
        if (name != NULL) tiny_builder_entry(b, name, start);
        tiny_emit_str(b, tiny_builder_string(b, text, strlen(text)));
        tiny_emit_lit(b, n);
        tiny_emit_exit(b);
        return b;
      }

      static void save(tiny_builder *b, const char *file) {
        tiny_text image;
        FILE *to = fopen(file, "wb");
        finished(b);
        tiny_text_init(&image);
        tiny_write_image(b, &image);
        if (to == NULL || image.failed || fwrite(image.data, 1, image.length, to) != image.length) exit(1);
        fclose(to);
        tiny_text_free(&image);
        tiny_builder_free(b);
      }

      static void read_program(tiny_builder *b, const char *file) {
        static char bytes[10000];
        FILE *from = fopen(file, "rb");
        tiny_text messages;
        tiny_text_init(&messages);
        if (from == NULL) exit(2);
        if (tiny_read_image(b, file, bytes, fread(bytes, 1, sizeof bytes, from), &messages) != TINY_OK) exit(3);
        fclose(from);
        tiny_text_free(&messages);
      }

      int main(void) {
        tiny_builder *base = tiny_builder_new(0), *units[5];
        tiny_memory_part part = {TINY_M_mem, 0, 2048};
        uint32_t callee;
        run r;
        int i;
        read_program(base, "base.img");
        start(&r, finished(base), 1);
        callee = tiny_entry(&r.vm, "callee");
        units[0] = unit(&r.vm, "first", "one", 2);
        if (tiny_load(&r.vm, finished(units[0]), NULL) != TINY_OK) return 4;
        units[1] = unit(&r.vm, "callee", "two", 3);
        tiny_builder_source(units[1], "u.src", 1, 1);
        tiny_emit_branch(units[1], tiny_builder_label_at(units[1], tiny_entry(&r.vm, "first")));
        if (tiny_load(&r.vm, finished(units[1]), NULL) != TINY_OK) return 5;
        units[2] = unit(&r.vm, NULL, "three", 4);
        if (tiny_replace(&r.vm, callee, finished(units[2]), NULL) != TINY_OK) return 6;
        units[3] = unit(&r.vm, "callee", "four", 5);
        if (tiny_replace(&r.vm, callee, finished(units[3]), NULL) != TINY_OK) return 7;
        tiny_run(&r.vm, 1);
        show_exit(&r.vm);
        save(tiny_freeze(&r.vm), "all.img");
        if (tiny_release(&r.vm, tiny_code_end(&r.vm) - 1) != TINY_OK) return 8;
        if (tiny_release(&r.vm, tiny_entry(&r.vm, "first")) != TINY_OK) return 9;
        tiny_builder_free(units[0]);
        tiny_builder_free(units[3]);
        tiny_run(&r.vm, 1);
        show_exit(&r.vm);
        r.vm.m_mem[1000] = 7;
        r.vm.m_mem[3000] = 8;
        r.vm.r_up = -1;
        r.vm.r_ratio = 0.5f;
        save(tiny_freeze_with_state(&r.vm, &part, 1), "state.img");
        finish(&r);
        tiny_builder_free(base);
        for (i = 1; i < 3; i++) tiny_builder_free(units[i]);
        return 0;
      }
      """;

  @TempDir Path directory;
  private ToolMachine machine;
  private Machine vm;

  @BeforeEach
  void freeze() throws Exception {
    machine = ToolMachine.get();
    Code base = new Assembler(machine.set).assemble("p.vmasm", PROGRAM);
    Files.write(directory.resolve("base.img"), Images.write(base));
    Path file = directory.resolve("host.c");
    Path program = directory.resolve("host");
    Files.writeString(file, BuilderTest.HOST + BuilderTest.RUNNING + FREEZING);
    machine.compile(file, program);
    assertThat(ToolMachine.execute(directory, List.of(program.toString())))
        .isEqualTo(new Outcome(0, "5\nhalt 0 at 6 after 7\n4\nhalt 0 at 6 after 7\n", ""));
    vm = new ReferenceMachine(machine.model, base, Host.silent());
  }

  private CodeBuilder unit(String text, long n) {
    return new CodeBuilder(vm).emit("str", text).emit("lit", n).emit(";");
  }

  private CodeBuilder named(String name, String text, long n) {
    CodeBuilder b = new CodeBuilder(vm).entry(name);
    return b.emit("str", text).emit("lit", n).emit(";");
  }

  private int entry(String name) {
    return vm.codeView().entries().get(name);
  }

  @Test
  void imagesAreTheSameInCAndInJava() throws Exception {
    int callee = entry("callee");
    CodeUnit first = named("first", "one", 2).unit();
    vm.load(first);
    CodeBuilder second = named("callee", "two", 3).source("u.src", 1, 1);
    vm.load(second.emit("branch", second.at(entry("first"))).unit());
    vm.replace(callee, unit("three", 4).unit());
    CodeUnit last = named("callee", "four", 5).unit();
    vm.replace(callee, last);
    assertThat(image("all.img")).isEqualTo(Disassembler.disassemble(vm.freeze()));
    assertThat(Files.readAllBytes(directory.resolve("all.img")))
        .isEqualTo(Images.write(vm.freeze()));
    vm.release(last);
    vm.release(first);
    vm.memory("mem").bytes[1000] = 7;
    vm.memory("mem").bytes[3000] = 8;
    vm.setRegister(0, -1);
    vm.setRegister(2, Float.floatToIntBits(0.5f));
    Code state = vm.freezeWithState(new MemoryPart("mem", 0, 2048));
    assertThat(image("state.img")).isEqualTo(Disassembler.disassemble(state));
    assertThat(Files.readAllBytes(directory.resolve("state.img"))).isEqualTo(Images.write(state));
  }

  private String image(String file) throws Exception {
    Outcome outcome = machine.c(directory, "--disassemble", file);
    assertThat(outcome.err()).isEmpty();
    Files.writeString(directory.resolve("again.vmasm"), outcome.out());
    assertThat(machine.c(directory, "--image", "again.img", "again.vmasm").err()).isEmpty();
    assertThat(Files.readAllBytes(directory.resolve("again.img")))
        .isEqualTo(Files.readAllBytes(directory.resolve(file)));
    return outcome.out();
  }

  @Test
  void aListingShowsReplacedEntriesGapsAndState() throws Exception {
    assertThat(image("state.img"))
        .isEqualTo(
            """
            .entry main
            .entry callee
            .register up -1
            .register home null
            .register ratio 0.5
            .register last 0
            .replace L7 L24
            .memory mem 0x8 0x01 0x02 0x03
            .memory mem 0x3e8 0x07

            main:
            .source "p.src" 1 1
                call L7
                "."
                lit 0
                halt
            L7:
            .source "p.src" 2 1
                str "base"
                lit 1
                ";"
            .gap 5
            callee:
            .source
                str "two"
                lit 3
                ";"
            .source "u.src" 1 1
                branch null
            L24:
            .source
                str "three"
                lit 4
                ";"
            """);
  }

  @Test
  void imagesRunOnBothWithTheSameTrace() throws Exception {
    for (String file : List.of("all.img", "state.img")) {
      for (String entry : List.of("main", "callee")) {
        Outcome c = machine.c(directory, "--trace", "--state", "--entry", entry, file);
        assertThat(c)
            .isEqualTo(machine.java(directory, "--trace", "--state", "--entry", entry, file));
      }
    }
    assertThat(machine.c(directory, "--trace", "all.img"))
        .isEqualTo(
            new Outcome(
                0,
                "5\n",
                """
                1  call @7  ( -- R: 3 )
                29  str "four"  ( R: 3 -- R: 3 P: ref )
                31  lit 5  ( R: 3 P: ref -- 5 R: 3 P: ref )
                33  ";"  ( 5 R: 3 P: ref -- 5 P: ref )
                3  "."  ( 5 P: ref -- P: ref )
                4  lit 0  ( P: ref -- 0 P: ref )
                6  halt  ( 0 P: ref -- P: ref )
                """));
  }

  @Test
  void wrongReplacementsInTextAreToldAlike() throws Exception {
    Files.writeString(
        directory.resolve("w.vmasm"),
        """
        .replace a
        .leader 1
        a: .gap 2
        .gap 0
        .gap
        .directive
        """);
    assertThat(machine.c(directory, "w.vmasm")).isEqualTo(machine.java(directory, "w.vmasm"));
    Files.writeString(
        directory.resolve("w.vmasm"), ".replace b a\n.replace a c\na: lit 1\nb: halt\nc:\n");
    assertThat(machine.c(directory, "w.vmasm"))
        .isEqualTo(machine.java(directory, "w.vmasm"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                w.vmasm:1:10: error: the new body of an entry lies behind it
                .replace b a
                         ^
                w.vmasm:2:10: error: no instruction is at the new body of the entry
                .replace a c
                         ^
                """));
  }
}
