/* Uses a generated machine as an application does; prints what is wrong, and in the end how many checks there were. */
#include "embedded.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static int checks, failures;

#define CHECK(condition) check(condition, #condition, __LINE__)
static void check(int holds, const char *text, int line) {
  checks++;
  if (!holds) {
    failures++;
    printf("line %d: %s\n", line, text);
  }
}

/* ---- Programs ------------------------------------------------------------------------------------------- */

enum { FIB_ENTRY = 6, LOOP_ENTRY = 30, UNITS_ENTRY = 32, INNER_ENTRY = 39 };

static const uint64_t words[] = {
    0,
    /* 1: fib(n) of the number on the stack, then stop */
    EMBEDDED_OP_call, FIB_ENTRY, EMBEDDED_OP_stop, EMBEDDED_OP_stop, EMBEDDED_OP_stop,
    /* 6: fib */
    EMBEDDED_OP_dup, EMBEDDED_OP_lit, 2, EMBEDDED_OP_less, EMBEDDED_OP_zbranch, 13, EMBEDDED_OP_exit,
    /* 13 */
    EMBEDDED_OP_dup, EMBEDDED_OP_lit, 1, EMBEDDED_OP_sub, EMBEDDED_OP_call, FIB_ENTRY, EMBEDDED_OP_swap,
    EMBEDDED_OP_lit, 2, EMBEDDED_OP_sub, EMBEDDED_OP_call, FIB_ENTRY, EMBEDDED_OP_add, EMBEDDED_OP_exit,
    /* 27 */
    EMBEDDED_OP_stop, EMBEDDED_OP_stop, EMBEDDED_OP_stop,
    /* 30: for ever */
    EMBEDDED_OP_branch, LOOP_ENTRY,
    /* 32: the sum of what inner gives before and after it replaces itself */
    EMBEDDED_OP_call, INNER_ENTRY, EMBEDDED_OP_call, INNER_ENTRY, EMBEDDED_OP_add, EMBEDDED_OP_stop,
    EMBEDDED_OP_stop,
    /* 39: inner */
    EMBEDDED_OP_lit, 1, EMBEDDED_OP_compile, EMBEDDED_OP_drop, EMBEDDED_OP_lit, 10, EMBEDDED_OP_exit,
    /* 46: compile, execute what was compiled */
    EMBEDDED_OP_compile, EMBEDDED_OP_execute, EMBEDDED_OP_stop,
    /* 49: single instructions and what follows */
    EMBEDDED_OP_div, EMBEDDED_OP_stop, EMBEDDED_OP_wreck, EMBEDDED_OP_stop, EMBEDDED_OP_pause, EMBEDDED_OP_drop,
    EMBEDDED_OP_stop,
    /* 56: a nested run */
    EMBEDDED_OP_nested, EMBEDDED_OP_stop};
static const uint32_t leaders[] = {46, 49, 51, 53, 56};
static const embedded_program_entry entries[] = {
    {"main", 1}, {"loop", LOOP_ENTRY}, {"units", UNITS_ENTRY}};

static embedded_program program;
static embedded_code code;

static void make_code(void) {
  uint32_t where = 0;
  program.words = words;
  program.word_count = sizeof words / sizeof *words;
  program.leaders = leaders;
  program.leader_count = sizeof leaders / sizeof *leaders;
  program.entries = entries;
  program.entry_count = sizeof entries / sizeof *entries;
  CHECK(embedded_code_init(&code, malloc(embedded_code_size(&program)), embedded_code_size(&program), &program,
            &where) == EMBEDDED_OK);
}

static void make_machine(embedded_vm *vm, int replaceable) {
  embedded_limits limits;
  size_t size;
  memset(&limits, 0, sizeof limits);
  limits.stack_data = 64;
  limits.stack_ret = 64;
  limits.memory_mem = 16;
  limits.code = 1000;
  limits.nesting = 2;
  limits.replaceable = replaceable;
  size = embedded_size(&code, &limits);
  CHECK(embedded_init(vm, malloc(size), size - 1, &code, &limits, NULL) == EMBEDDED_NO_SPACE);
  CHECK(embedded_init(vm, malloc(size), size, &code, &limits, NULL) == EMBEDDED_OK);
}

static embedded_exit_kind run_with(embedded_vm *vm, uint32_t position, int count, int64_t a, int64_t b) {
  embedded_reset(vm);
  if (count > 0) CHECK(embedded_push_data(vm, a) == EMBEDDED_OK);
  if (count > 1) CHECK(embedded_push_data(vm, b) == EMBEDDED_OK);
  return embedded_run(vm, position);
}

/* ---- Externs -------------------------------------------------------------------------------------------- */

static embedded_program units[4];
static uint64_t unit_words[4][3];

static const embedded_program *new_unit(embedded_vm *vm, int which, int64_t gives) {
  unit_words[which][0] = EMBEDDED_OP_lit;
  unit_words[which][1] = (uint64_t)gives;
  unit_words[which][2] = EMBEDDED_OP_exit;
  memset(&units[which], 0, sizeof units[which]);
  units[which].words = unit_words[which];
  units[which].word_count = 3;
  units[which].base = embedded_code_end(vm);
  return &units[which];
}

int embedded_ext_compile(embedded_vm *vm, int64_t k, int64_t *position) {
  int status = EMBEDDED_OK;
  *position = embedded_code_end(vm);
  if (k == 1) status = embedded_replace(vm, INNER_ENTRY, new_unit(vm, 0, 20), NULL);
  if (k == 2) status = embedded_load(vm, new_unit(vm, 1, 7), NULL);
  if (k == 3) { /* a unit that is gone when its position is used */
    status = embedded_load(vm, new_unit(vm, 2, 8), NULL);
    if (status == EMBEDDED_OK) status = embedded_release(vm, (uint32_t)*position);
  }
  return status == EMBEDDED_OK ? EMBEDDED_OK : embedded_throw(vm, 1000 + status);
}

int embedded_ext_nested(embedded_vm *vm, int64_t position, int64_t *result) {
  embedded_exit_kind kind = embedded_run(vm, (uint32_t)position);
  *result = vm->exit.value;
  return kind == EMBEDDED_HALT ? EMBEDDED_OK : embedded_throw(vm, 100 * kind + vm->exit.trap);
}

/* ---- Checks --------------------------------------------------------------------------------------------- */

static void run_to_the_end(void) {
  embedded_vm vm;
  make_machine(&vm, 0);
  CHECK(embedded_entry(&vm, NULL) == 1);
  CHECK(embedded_entry(&vm, "loop") == LOOP_ENTRY);
  CHECK(embedded_entry(&vm, "nowhere") == 0);
  CHECK(run_with(&vm, 1, 1, 10, 0) == EMBEDDED_HALT);
  CHECK(vm.exit.value == 55 && vm.exit.position == 3 && embedded_depth_data(&vm) == 0);
  CHECK(embedded_run(&vm, 2) == EMBEDDED_TRAP && vm.exit.trap == EMBEDDED_TRAP_CODE);
  CHECK(run_with(&vm, 53, 1, 5, 0) == EMBEDDED_YIELD);
  CHECK(vm.exit.value == 5 && vm.exit.position == 53);
  CHECK(embedded_push_data(&vm, 8) == EMBEDDED_OK && embedded_push_data(&vm, 9) == EMBEDDED_OK);
  CHECK(embedded_resume(&vm) == EMBEDDED_HALT && vm.exit.value == 8);
}

#if EMBEDDED_COUNTS
static void stop_everywhere(void) {
  embedded_vm vm, stepped;
  int64_t total, budget;
  make_machine(&vm, 0);
  make_machine(&stepped, 0);
  run_with(&vm, 1, 1, 7, 0);
  total = vm.exit.instructions;
  CHECK(total > 300);
  embedded_push_data(&stepped, 7);
  embedded_set_budget(&stepped, 0);
  CHECK(embedded_run(&stepped, 1) == EMBEDDED_BUDGET && stepped.exit.position == 1);
  for (budget = 0; budget < total; budget++) {
    int64_t first;
    embedded_set_budget(&vm, budget);
    CHECK(run_with(&vm, 1, 1, 7, 0) == EMBEDDED_BUDGET);
    first = vm.exit.instructions;
    CHECK(first == budget && vm.exit.position == stepped.exit.position);
    CHECK(embedded_depth_data(&vm) == embedded_depth_data(&stepped));
    embedded_set_budget(&vm, -1);
    CHECK(embedded_resume(&vm) == EMBEDDED_HALT && vm.exit.value == 13);
    CHECK(first + vm.exit.instructions == total);
    embedded_set_budget(&stepped, 1);
    embedded_resume(&stepped);
  }
  CHECK(stepped.exit.kind == EMBEDDED_HALT && stepped.exit.value == 13);
  embedded_set_budget(&vm, total);
  CHECK(run_with(&vm, 1, 1, 7, 0) == EMBEDDED_HALT);
}
#endif

#if EMBEDDED_CHECKED
static int stack_is(const embedded_vm *vm, int64_t a, int64_t b) {
  int64_t top = 0, second = 0;
  return embedded_depth_data(vm) == 2 && embedded_peek_data(vm, 0, &top) == EMBEDDED_OK &&
         embedded_peek_data(vm, 1, &second) == EMBEDDED_OK && top == b && second == a;
}

static void bounds(void) {
  embedded_vm vm;
  make_machine(&vm, 0);
  CHECK(run_with(&vm, 49, 1, 5, 0) == EMBEDDED_TRAP);
  CHECK(vm.exit.trap == EMBEDDED_TRAP_UNDERFLOW && vm.exit.detail == EMBEDDED_S_data && vm.exit.position == 49);
  CHECK(embedded_depth_data(&vm) == 1 && vm.r_counter == 0);
  CHECK(run_with(&vm, 1, 1, 1000000, 0) == EMBEDDED_TRAP); /* endless recursion */
  CHECK(vm.exit.trap == EMBEDDED_TRAP_OVERFLOW && embedded_depth_ret(&vm) > 50);
  CHECK(run_with(&vm, 51, 2, 2, 6) == EMBEDDED_TRAP);
  CHECK(vm.exit.trap == EMBEDDED_TRAP_MEMORY && vm.exit.detail == EMBEDDED_M_mem && stack_is(&vm, 2, 6));
  CHECK(run_with(&vm, 49, 2, 6, 0) == EMBEDDED_THROW && stack_is(&vm, 6, 0));
  CHECK(run_with(&vm, 51, 2, 1, 77) == EMBEDDED_THROW && vm.exit.value == 77 && stack_is(&vm, 1, 77));
  CHECK(run_with(&vm, 51, 2, 4, 0) == EMBEDDED_TRAP && vm.exit.trap == EMBEDDED_TRAP_ZERO_DIVIDE);
  CHECK(stack_is(&vm, 4, 0));
}
#endif

static void throws(void) {
  embedded_vm vm;
  make_machine(&vm, 0);
  CHECK(run_with(&vm, 49, 2, 6, 0) == EMBEDDED_THROW);
  CHECK(vm.exit.value == -10 && vm.exit.position == 49 && vm.exit.instructions == 0 && vm.r_counter == 1);
  CHECK(embedded_depth_data(&vm) == 2);
  CHECK(embedded_pop_data(&vm, &(int64_t){0}) == EMBEDDED_OK && embedded_push_data(&vm, 2) == EMBEDDED_OK);
  CHECK(embedded_resume(&vm) == EMBEDDED_HALT && vm.exit.value == 3 && vm.r_counter == 2);
  CHECK(run_with(&vm, 51, 2, 12, 4) == EMBEDDED_HALT && vm.exit.value == 3 && embedded_depth_data(&vm) == 3);
}

static void units_come_and_go(void) {
  embedded_vm vm, other;
  make_machine(&vm, 1);
  make_machine(&other, 0);
  CHECK(run_with(&vm, UNITS_ENTRY, 0, 0, 0) == EMBEDDED_HALT && vm.exit.value == 30);
  CHECK(run_with(&vm, 46, 1, 2, 0) == EMBEDDED_HALT && vm.exit.value == 7);
  CHECK(embedded_code_end(&vm) == program.word_count + 3);
  CHECK(embedded_program_at(&vm, program.word_count + 1) == &units[1]);
  CHECK(run_with(&vm, 46, 1, 3, 0) == EMBEDDED_TRAP);
  CHECK(vm.exit.trap == EMBEDDED_TRAP_CODE && vm.exit.position == 47);
  CHECK(run_with(&vm, UNITS_ENTRY, 0, 0, 0) == EMBEDDED_HALT && vm.exit.value == 30); /* reset has undone it */
  CHECK(run_with(&other, UNITS_ENTRY, 0, 0, 0) == EMBEDDED_THROW);
  CHECK(other.exit.value == 1000 + EMBEDDED_NOT_REPLACEABLE);
}

static void nested_runs(void) {
  embedded_vm vm;
  make_machine(&vm, 0);
  CHECK(run_with(&vm, 56, 1, UNITS_ENTRY, 0) == EMBEDDED_THROW); /* since compile throws there */
  CHECK(vm.exit.value == 100 * EMBEDDED_THROW && vm.exit.position == 56 && embedded_depth_data(&vm) == 1);
#if EMBEDDED_CHECKED
  CHECK(run_with(&vm, 56, 2, 21, 1) == EMBEDDED_THROW); /* fib would take an item of the outer run */
  CHECK(vm.exit.value == 100 * EMBEDDED_TRAP + EMBEDDED_TRAP_UNDERFLOW && stack_is(&vm, 21, 1));
#endif
}

static void bad_code(void) {
  static const uint64_t unknown[] = {0, 1000}, cut[] = {0, EMBEDDED_OP_lit}, nowhere[] = {0, EMBEDDED_OP_branch, 2};
  embedded_program wrong;
  embedded_code none;
  uint64_t storage[64];
  uint32_t where = 0;
  memset(&wrong, 0, sizeof wrong);
  wrong.words = unknown;
  wrong.word_count = 2;
  CHECK(embedded_code_init(&none, storage, sizeof storage, &wrong, &where) == EMBEDDED_BAD_OPCODE && where == 1);
  wrong.words = cut;
  CHECK(embedded_code_init(&none, storage, sizeof storage, &wrong, &where) == EMBEDDED_BAD_LENGTH && where == 1);
  wrong.words = nowhere;
  wrong.word_count = 3;
  CHECK(embedded_code_init(&none, storage, sizeof storage, &wrong, &where) == EMBEDDED_BAD_TARGET && where == 1);
}

/* Whether every byte of memory is zero. */
static int is_clear(const embedded_vm *vm) {
  size_t size = 0, k;
  const uint8_t *bytes = embedded_memory(vm, EMBEDDED_M_mem, &size);
  for (k = 0; k < size; k++) {
    if (bytes[k] != 0) return 0;
  }
  return size == 16;
}

static void memory_starts_as_zero(void) {
  embedded_vm vm;
  embedded_limits limits;
  size_t size, ignored;
  void *storage;
  memset(&limits, 0, sizeof limits);
  limits.memory_mem = 16;
  size = embedded_size(&code, &limits);
  storage = malloc(size);
  memset(storage, 0x5a, size);
  CHECK(embedded_init(&vm, storage, size, &code, &limits, NULL) == EMBEDDED_OK && is_clear(&vm));
  limits.zeroed = 1;
  CHECK(embedded_init(&vm, calloc(1, size), size, &code, &limits, NULL) == EMBEDDED_OK && is_clear(&vm));
  embedded_memory(&vm, EMBEDDED_M_mem, &ignored)[3] = 1;
  CHECK(!is_clear(&vm));
  embedded_reset(&vm);
  CHECK(is_clear(&vm));
}

static void *fib_many_times(void *argument) {
  embedded_vm *vm = (embedded_vm *)argument;
  int64_t wrong = 0;
  int k;
  for (k = 0; k < 50; k++) {
    embedded_reset(vm);
    embedded_push_data(vm, 15);
    wrong += embedded_run(vm, 1) != EMBEDDED_HALT || vm->exit.value != 610;
  }
  vm->r_counter = wrong;
  return NULL;
}

static void *loop_for_ever(void *argument) {
  embedded_run((embedded_vm *)argument, LOOP_ENTRY);
  return NULL;
}

static void threads(void) {
  embedded_vm vms[2];
  pthread_t threads[2];
  int k;
  for (k = 0; k < 2; k++) {
    make_machine(&vms[k], 0);
    pthread_create(&threads[k], NULL, fib_many_times, &vms[k]);
  }
  for (k = 0; k < 2; k++) {
    pthread_join(threads[k], NULL);
    CHECK(vms[k].r_counter == 0);
  }
  pthread_create(&threads[0], NULL, loop_for_ever, &vms[0]);
  embedded_interrupt(&vms[0]);
  pthread_join(threads[0], NULL);
  CHECK(vms[0].exit.kind == EMBEDDED_INTERRUPT && vms[0].exit.position == LOOP_ENTRY);
  embedded_interrupt(&vms[0]);
  CHECK(embedded_resume(&vms[0]) == EMBEDDED_INTERRUPT);
  CHECK(run_with(&vms[0], 1, 1, 5, 0) == EMBEDDED_HALT && vms[0].exit.value == 5);
}

int main(void) {
  make_code();
  run_to_the_end();
#if EMBEDDED_COUNTS
  stop_everywhere();
#endif
#if EMBEDDED_CHECKED
  bounds();
#endif
  throws();
  units_come_and_go();
  nested_runs();
  bad_code();
  memory_starts_as_zero();
  threads();
  printf("%s\n", checks > 30 && failures == 0 ? "fine" : "failed");
  return failures != 0;
}
