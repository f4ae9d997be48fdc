/* Runs one program: its host, its machine, and what is said about its end. */
#if !defined(_WIN32) && !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 199309L /* for the monotonic clock */
#endif

#include "@PREFIX@_driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- The host of the machine ---------------------------------------------------------------- */

static void write_output(void *context, const void *bytes, size_t count) {
  (void) context;
  fwrite(bytes, 1, count, stdout);
}

static int read_input(void *context) {
  int c = getchar();
  (void) context;
  return c == EOF ? -1 : c;
}

static void flush_output(void *context) {
  (void) context;
  fflush(stdout);
}

static int64_t read_clock(void *context) {
  (void) context;
#ifdef CLOCK_MONOTONIC
  {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) == 0) {
      return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
    }
  }
#endif
  return (int64_t) clock() * (1000000000 / CLOCKS_PER_SEC);
}

static void write_trace(void *context, const char *line, size_t length) {
  (void) context;
  fwrite(line, 1, length, stderr);
}

void @PREFIX@_driver_error(const char *file, const char *before, const char *after) {
  fprintf(stderr, "%s: error: %s%s\n", file, before, after);
}

/* ---- Preparing a machine -------------------------------------------------------------------- */

/* The position of the entry that is asked for; the complaint goes to a text. */
static uint32_t find_entry(const @PREFIX@_vm *vm, const char *name, @PREFIX@_text *complaint) {
  const @PREFIX@_program *program = vm->code->program;
  uint32_t position = @PREFIX@_entry(vm, name);
  uint32_t i;
  if (position != 0) {
    return position;
  }
  @PREFIX@_text_string(complaint, "the program has no entry ");
  @PREFIX@_text_string(complaint, name);
  @PREFIX@_text_string(
      complaint, program->entry_count == 0 ? ": it names none" : "; its entries are ");
  for (i = 0; i < program->entry_count; i++) {
    @PREFIX@_text_string(complaint, i == 0 ? "" : ", ");
    @PREFIX@_text_string(complaint, program->entries[i].name);
  }
  return 0;
}

/* Why a machine could not be made. */
static void explain(const @PREFIX@_vm *vm, const @PREFIX@_program *program, int status,
    @PREFIX@_text *complaint) {
  uint32_t i;
  for (i = 0; status == @MACRO@_BAD_STATE && i < program->range_count; i++) {
    const @PREFIX@_range *range = &program->ranges[i];
    size_t size = 0;
    @PREFIX@_memory(vm, range->memory, &size);
    if (range->address > size || range->length > size - range->address) {
      @PREFIX@_text_string(complaint, "the code fills memory ");
      @PREFIX@_text_string(complaint, @PREFIX@_memories[range->memory].name);
      @PREFIX@_text_string(complaint, " up to ");
      @PREFIX@_text_u64(complaint, range->address + range->length);
      @PREFIX@_text_string(complaint, " bytes, but its limit is ");
      @PREFIX@_text_u64(complaint, size);
      return;
    }
  }
  @PREFIX@_text_string(complaint, @PREFIX@_status_text(status));
}

/* Pushes the arguments and finds the position to start at; 0 after a complaint. */
static uint32_t prepare(@PREFIX@_vm *vm, const @PREFIX@_options *o, @PREFIX@_text *complaint) {
  if (!@MACRO@_COUNTS && (o->trace || o->budget >= 0 || o->slice >= 0)) {
    @PREFIX@_text_string(complaint,
        "--trace, --budget and --slice need an engine that counts instructions: a checked one");
    return 0;
  }
  @PREFIX@_push_items(vm, o->stack, complaint);
  return complaint->length > 0 || complaint->failed ? 0 : find_entry(vm, o->entry, complaint);
}

/* ---- Running -------------------------------------------------------------------------------- */

/* Where the program went wrong in the front end's language, if it did and that is known. */
static void describe_place(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  const @PREFIX@_source *source = vm->exit.kind == @MACRO@_THROW || vm->exit.kind == @MACRO@_TRAP
      ? @PREFIX@_find_source(vm, vm->exit.position)
      : NULL;
  if (source != NULL) {
    @PREFIX@_text_string(out, source->file);
    @PREFIX@_text_string(out, ":");
    @PREFIX@_text_u64(out, source->line);
    @PREFIX@_text_string(out, ":");
    @PREFIX@_text_u64(out, source->column);
    @PREFIX@_text_string(out, ": error: ");
  }
}

/* Says how the run ended; the exit code. */
static int report(const @PREFIX@_vm *vm, const @PREFIX@_options *o) {
  @PREFIX@_text out;
  @PREFIX@_text_init(&out);
  if (o->state) {
    @PREFIX@_dump_state(vm, &out);
    if (out.length > 0) {
      fwrite(out.data, 1, out.length, stdout);
    }
  } else if (vm->exit.kind != @MACRO@_HALT) {
    fflush(stdout);
    describe_place(vm, &out);
    @PREFIX@_text_string(&out, "exit ");
    @PREFIX@_describe_exit(vm, &out);
    if (!out.failed) {
      fprintf(stderr, "%s\n", out.data);
    }
  }
  if (out.failed) {
    fprintf(stderr, "out of memory\n");
  }
  @PREFIX@_text_free(&out);
  return vm->exit.kind == @MACRO@_HALT || vm->exit.kind == @MACRO@_YIELD
      ? @MACRO@_DRIVER_FINE
      : @MACRO@_DRIVER_FAILED;
}

/* Runs to the end or the budget, past as many yields as wished; the exit counts all slices. */
static void execute(@PREFIX@_vm *vm, uint32_t position, const @PREFIX@_options *o) {
  int64_t executed = 0;
  int64_t resumes = o->resumes;
  for (;;) {
    @PREFIX@_exit_kind kind;
    int64_t grant = o->budget < 0 ? -1 : o->budget - executed;
    if (o->slice >= 0 && (grant < 0 || o->slice < grant)) {
      grant = o->slice;
    }
    if (o->trace) {
      kind = @PREFIX@_trace(vm, position, grant, write_trace, NULL);
    } else {
      @PREFIX@_set_budget(vm, grant);
      kind = position != 0 ? @PREFIX@_run(vm, position) : @PREFIX@_resume(vm);
    }
    executed += vm->exit.instructions;
    vm->exit.instructions = executed;
    position = 0;
    if (kind == @MACRO@_YIELD && resumes > 0) {
      report(vm, o);
      resumes--;
    } else if (kind != @MACRO@_BUDGET || executed == o->budget) {
      return;
    }
  }
}

/* Makes a machine and runs it; what prevents that goes to a text. */
static int run_code(
    const @PREFIX@_code *code, const @PREFIX@_options *o, @PREFIX@_text *complaint) {
  @PREFIX@_host host = {NULL, write_output, read_input, flush_output, read_clock};
  @PREFIX@_vm vm;
  size_t size = @PREFIX@_size(code, NULL);
  void *storage = malloc(size);
  int result = @MACRO@_DRIVER_USAGE;
  if (storage == NULL) {
    @PREFIX@_text_string(complaint, "out of memory");
  } else {
    int status = @PREFIX@_init(&vm, storage, size, code, NULL, &host);
    uint32_t position = 0;
    if (status == @MACRO@_OK) {
      position = prepare(&vm, o, complaint);
    } else {
      explain(&vm, code->program, status, complaint);
    }
    if (position != 0) {
#if @MACRO@_PROFILES
      vm.profile = o->counts;
      execute(&vm, position, o);
      @PREFIX@_profile_add(o->counts, &vm, 1, vm.code_end);
      o->counts->runs++;
#else
      execute(&vm, position, o);
#endif
      result = report(&vm, o);
    }
  }
  free(storage);
  return result;
}

int @PREFIX@_run_program(
    const char *file, const @PREFIX@_program *program, const @PREFIX@_options *o) {
  @PREFIX@_code code;
  @PREFIX@_text complaint;
  size_t size = @PREFIX@_code_size(program);
  void *storage = malloc(size);
  uint32_t where = 0;
  int result = @MACRO@_DRIVER_USAGE;
  @PREFIX@_text_init(&complaint);
  if (storage == NULL) {
    @PREFIX@_text_string(&complaint, "out of memory");
  } else {
    int status = @PREFIX@_code_init(&code, storage, size, program, &where);
    if (status == @MACRO@_OK) {
      result = run_code(&code, o, &complaint);
    } else {
      @PREFIX@_text_string(&complaint, @PREFIX@_status_text(status));
      @PREFIX@_text_string(&complaint, ", at position ");
      @PREFIX@_text_u64(&complaint, where);
    }
  }
  if (complaint.failed) {
    @PREFIX@_driver_error(file, "out of memory", "");
  } else if (complaint.length > 0) {
    @PREFIX@_driver_error(file, complaint.data, "");
  }
  @PREFIX@_text_free(&complaint);
  free(storage);
  return result;
}
