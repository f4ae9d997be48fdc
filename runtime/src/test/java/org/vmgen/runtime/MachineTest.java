package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MachineTest {

  /** Counts down from the top of the stack, printing each number, then halts with 42. */
  private static Code countdown() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label loop = b.newLabel("loop");
    Label end = b.newLabel("end");
    b.entry("main").emit("lit", 3);
    b.bind(loop).emit("lit", -1).emit("+");
    b.emit("lit", 0).emit("+");
    b.emit("host").emit("lit", 1).emit("drop");
    b.emit("branch", end);
    b.bind(end).emit("lit", 42).emit("halt");
    return b.build();
  }

  private static Code endless() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label loop = b.newLabel();
    b.bind(loop).emit("branch", loop);
    return b.build();
  }

  private static String describe(Exit exit) {
    return exit.describe(Tiny.SET);
  }

  @Test
  void haltCountsItsOwnInstruction() {
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 7).emit("halt").build();
    assertThat(describe(new TinyMachine(code).run())).isEqualTo("halt 7 at 3 after 2");
  }

  @Test
  void throwDoesNotCountAndLeavesTheStacksAsBefore() {
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 1).emit("lit", 0).emit("/").build();
    Machine machine = new TinyMachine(code);
    assertThat(describe(machine.run())).isEqualTo("throw -10 at 5 after 2");
    assertThat(machine.cells("data").peek(0)).isZero();
    assertThat(machine.cells("data").peek(1)).isOne();
  }

  @Test
  void trapsNameTheirStackOrMemory() {
    Code underflow = new CodeBuilder(Tiny.SET).emit("drop").build();
    Code outside = new CodeBuilder(Tiny.SET).emit("lit", 1).emit("lit", -1).emit("c!").build();
    Code declared = new CodeBuilder(Tiny.SET).emit("mine").build();
    assertThat(describe(new TinyMachine(underflow).run()))
        .isEqualTo("trap underflow data at 1 after 0");
    assertThat(describe(new TinyMachine(outside).run())).isEqualTo("trap memory mem at 5 after 2");
    assertThat(describe(new TinyMachine(declared).run())).isEqualTo("trap mine at 1 after 0");
  }

  @Test
  void theEndOfCodeTraps() {
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 7).build();
    assertThat(describe(new TinyMachine(code).run())).isEqualTo("trap code at 3 after 1");
  }

  @Test
  void aThrowOrTrapCanBeRetriedAfterRepair() {
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 8).emit("/").emit("halt").build();
    Machine machine = new TinyMachine(code);
    assertThat(describe(machine.run())).isEqualTo("trap underflow data at 3 after 1");
    machine.cells("data").push(2);
    assertThat(describe(machine.resume())).isEqualTo("halt 4 at 4 after 2");
  }

  @Test
  void yieldResumesBehindItself() {
    Code code =
        new CodeBuilder(Tiny.SET).emit("lit", 1).emit("yield").emit("lit", 2).emit("halt").build();
    Machine machine = new TinyMachine(code);
    assertThat(describe(machine.run())).isEqualTo("yield 1 at 3 after 2");
    assertThat(describe(machine.resume())).isEqualTo("halt 2 at 6 after 2");
  }

  @Test
  void aBudgetStopsBeforeTheNextInstructionWhereverItEnds() {
    long total = new TinyMachine(countdown()).run().instructions();
    for (long budget = 0; budget < total; budget++) {
      Machine machine = new TinyMachine(countdown());
      machine.setBudget(budget);
      Exit first = machine.run();
      assertThat(first.kind()).isEqualTo(Exit.Kind.BUDGET);
      assertThat(first.instructions()).isEqualTo(budget);
      machine.setBudget(Long.MAX_VALUE);
      Exit rest = machine.resume();
      assertThat(rest.value()).isEqualTo(42);
      assertThat(rest.instructions()).isEqualTo(total - budget);
    }
  }

  @Test
  @Timeout(20)
  void anotherThreadInterrupts() throws Exception {
    Machine machine = new TinyMachine(endless());
    Thread thread = new Thread(machine::interrupt);
    thread.start();
    assertThat(machine.run().kind()).isEqualTo(Exit.Kind.INTERRUPT);
    thread.join();
    machine.setBudget(5);
    assertThat(describe(machine.resume())).isEqualTo("budget at 1 after 5");
  }

  @Test
  void resumeNeedsARunThatDidNotHalt() {
    Machine machine = new TinyMachine(countdown());
    assertThatThrownBy(machine::resume).isInstanceOf(IllegalStateException.class);
    machine.run();
    assertThatThrownBy(machine::resume).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void runStartsAtLeadersOnly() {
    assertThatThrownBy(() -> new TinyMachine(countdown()).run(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("position 2 is no leader: no run starts there");
    assertThatThrownBy(() -> new TinyMachine(countdown()).run("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the code has no entry other");
  }

  @Test
  void aNestedRunStaysAboveTheDepthsAtItsStart() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.entry("main").emit("lit", 5).emit("host").emit("halt");
    b.entry("nested").emit("drop").emit("lit", 1).emit("halt");
    TinyMachine machine = new TinyMachine(b.build());
    List<String> exits = new ArrayList<>();
    machine.hook = vm -> exits.add(describe(vm.run("nested")));
    assertThat(machine.run()).isEqualTo(new Exit(Exit.Kind.HALT, 5, 0, -1, 4, 3));
    assertThat(exits).containsExactly("trap underflow data at 5 after 0");
  }

  @Test
  void aNestedRunSharesBudgetAndCount() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.entry("main").emit("host").emit("halt");
    b.entry("nested").emit("lit", 1).emit("lit", 2).emit("halt");
    TinyMachine machine = new TinyMachine(b.build());
    machine.hook = vm -> vm.run("nested");
    assertThat(describe(machine.run())).isEqualTo("halt 1 at 2 after 5");
  }

  @Test
  void nestingIsLimited() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.entry("main").emit("host").emit("lit", 0).emit("halt");
    TinyMachine machine =
        new TinyMachine(b.build(), Limits.defaults().withExternNesting(3), Host.silent());
    List<Exit.Kind> kinds = new ArrayList<>();
    machine.hook = vm -> kinds.add(vm.run("main").kind());
    machine.run();
    assertThat(kinds)
        .containsExactly(Exit.Kind.TRAP, Exit.Kind.HALT, Exit.Kind.HALT, Exit.Kind.HALT);
  }

  @Test
  void externsThrowIntoTheMachineOrLeaveTheRun() {
    TinyMachine machine = new TinyMachine(countdown());
    machine.hook =
        vm -> {
          throw new VmThrow(99);
        };
    assertThat(describe(machine.run())).isEqualTo("throw 99 at 9 after 5");
    machine.hook =
        vm -> {
          throw new ArithmeticException("mine");
        };
    assertThatThrownBy(machine::resume)
        .isInstanceOf(ExternException.class)
        .hasMessage("an extern failed: java.lang.ArithmeticException: mine")
        .hasRootCauseMessage("mine");
    assertThatThrownBy(machine::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an extern failed: reset the machine first");
    machine.reset();
    machine.hook = vm -> {};
    assertThat(machine.run().value()).isEqualTo(42);
  }

  @Test
  void errorsOfTheJavaMachineLeaveTheRunToo() {
    TinyMachine machine = new TinyMachine(countdown());
    machine.hook =
        vm -> {
          throw new StackOverflowError();
        };
    assertThatThrownBy(machine::run).isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(machine::run).hasMessage("an extern failed: reset the machine first");
  }

  @Test
  void resetGivesTheStateThatTheCodeSays() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.register(0, 17).memory(0, 4, new byte[] {1, 2}).emit("lit", 0).emit("halt");
    Machine machine = new TinyMachine(b.build());
    machine.setRegister(0, 5);
    machine.memory("mem").write(ValueType.I64, 0, -1);
    machine.cells("data").push(1);
    machine.reset();
    assertThat(machine.register(0)).isEqualTo(17);
    assertThat(machine.memory("mem").read(ValueType.I64, 0)).isEqualTo(0x0000_0201_0000_0000L);
    assertThat(machine.cells("data").depth()).isZero();
  }

  @Test
  void limitsAreTestedWhenTheMachineIsMade() {
    Limits tooMuch = Limits.defaults().withMemory("mem", 1 << 20);
    assertThatThrownBy(() -> new TinyMachine(countdown(), tooMuch, Host.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit 1048576 of memory mem is above its maximum 65536");
    Limits unknown = Limits.defaults().withStack("date", 1);
    assertThatThrownBy(() -> new TinyMachine(countdown(), unknown, Host.silent()))
        .hasMessage("the machine tiny has no stack: date");
    Limits onStack = Limits.defaults().withRegion("frame", 1);
    assertThatThrownBy(() -> new TinyMachine(countdown(), onStack, Host.silent()))
        .hasMessage("the machine tiny has no region with slots of its own: frame");
    Limits small = Limits.defaults().withStack("data", 1);
    Code code = new CodeBuilder(Tiny.SET).emit("lit", 1).emit("lit", 2).build();
    assertThat(describe(new TinyMachine(code, small, Host.silent()).run()))
        .isEqualTo("trap overflow data at 3 after 1");
  }

  @Test
  void twoMachinesRunOneCodeObjectOnTwoThreads() throws Exception {
    Code code = countdown();
    Callable<String> run =
        () -> {
          StringBuilder exits = new StringBuilder();
          TinyMachine machine = new TinyMachine(code);
          for (int i = 0; i < 500; i++) {
            exits.append(describe(machine.run())).append('\n');
            machine.reset();
          }
          return exits.toString();
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> first = threads.submit(run);
      Future<String> second = threads.submit(run);
      assertThat(first.get(30, TimeUnit.SECONDS))
          .isEqualTo(second.get(30, TimeUnit.SECONDS))
          .startsWith("halt 42 at");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void outputGoesToTheHost() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Code code =
        new CodeBuilder(Tiny.SET).emit("lit", -5).emit(".").emit("lit", 0).emit("halt").build();
    new TinyMachine(code, Limits.defaults(), Host.writingTo(out)).run();
    assertThat(out).hasToString("-5\n");
  }
}
