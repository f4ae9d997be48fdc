/* The command forth on a C engine. Main.java says how it is called. */
#define _POSIX_C_SOURCE 200809L

#include "host.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "forth_tools.h"
#if FORTH_PROFILES
#include "forth_profile.h"
#endif

/* Bytes of memory, and words and units of code that a program may add; the same as in ForthSystem.java. */
static const size_t MEMORY = 1u << 24;
static const uint32_t CODE = 1u << 23;
static const uint32_t UNITS = 1u << 20;

typedef struct options {
  const char *image;
  const char *profile; /* the file that says how often blocks of code ran, of an engine that counts */
  int trace;
  host_item *items;
  size_t item_count;
} options;

/* ---- interrupts ----------------------------------------------------------------------------------------- */

static forth_vm *running; /* for the signal handler */

static void interrupt(int signal) {
  (void)signal;
  if (running == NULL || host_of(running)->interrupted > 1) _exit(EXIT_KILLED);
  host_of(running)->interrupted++;
  forth_interrupt(running);
}

static void catch_interrupts(forth_vm *vm) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  running = vm;
  action.sa_handler = interrupt; /* without SA_RESTART: reading ends too */
  (void)sigaction(SIGINT, &action, NULL);
}

/* ---- profiles ------------------------------------------------------------------------------------------- */

#if FORTH_PROFILES

static forth_profile counts; /* of all systems that the process ran */

/* Writes the counts; the exit code, which is the given one if all goes well. */
static int write_profile(const char *name, int result) {
  FILE *file = fopen(name, "wb");
  forth_text out;
  int good;
  forth_text_init(&out);
  forth_profile_text(&counts, &out);
  good = file != NULL && !out.failed && fwrite(out.data, 1, out.length, file) == out.length;
  if (file != NULL && fclose(file) != 0) good = 0;
  if (!good) fprintf(stderr, "forth: %s cannot be written: %s\n", name, out.failed ? "out of memory" : strerror(errno));
  forth_text_free(&out);
  return good ? result : EXIT_IO;
}

#endif

/* ---- running -------------------------------------------------------------------------------------------- */

static void write_trace(void *context, const char *line, size_t length) {
  (void)context;
  fwrite(line, 1, length, stderr);
}

/* Runs the system, and again as the user's interrupt after each interrupt. */
static void run(forth_vm *vm, const options *o) {
  /* Looked up before the program can define words of these names. */
  uint32_t start = forth_entry(vm, "host boot"), interrupt = forth_entry(vm, "host interrupt");
  forth_exit_kind kind;
  do {
    kind = o->trace ? forth_trace(vm, start, -1, write_trace, NULL) : forth_run(vm, start);
    if (kind == FORTH_INTERRUPT) {
      forth_word position;
      host_of(vm)->interrupted = 0;
      if (FORTH_CHECKED) {
        position.u = vm->exit.position;
      } else {
        position.target = forth_pointer(vm, vm->exit.position);
      }
      (void)forth_push(vm, FORTH_S_ret, position); /* a full stack loses it: only a trace needs it */
      start = interrupt;
    }
  } while (kind == FORTH_INTERRUPT && interrupt != 0);
}

/* The exit code by which a system says that it is destroyed: report.fs. */
enum { STARTS_ANEW = 256 };

/* Says how the run ended, unless that was planned; the exit code. STARTS_ANEW: a program wrote over what the system
   itself needs, and the session goes on. */
static int report(forth_vm *vm, const options *o) {
  forth_text text;
  host_flush_files(host_of(vm));
  host_flush(host_of(vm));
  if (vm->exit.kind == FORTH_HALT && vm->exit.value != STARTS_ANEW) return (int)(vm->exit.value & 0xff);
  if (o->item_count == 0 && host_of(vm)->has_read) {
    fprintf(stderr, "forth: the memory of the system is destroyed: it starts anew\n");
    return STARTS_ANEW;
  }
  if (vm->exit.kind == FORTH_HALT) {
    fprintf(stderr, "forth: the memory of the system is destroyed\n");
    return EXIT_FAILED;
  }
  forth_text_init(&text);
  forth_describe_exit(vm, &text);
  fprintf(stderr, "forth: %s\n", text.failed ? "out of memory" : text.data);
  forth_text_free(&text);
  return EXIT_FAILED;
}

static int complain(const char *name, const char *problem) {
  fprintf(stderr, "%s: error: %s\n", name, problem);
  return EXIT_IO;
}

/* Makes a machine and runs it; the storage is zero at first. */
static int run_once(const forth_program *program, const options *o, host *h) {
  forth_limits limits = {.memory_mem = MEMORY, .code = CODE, .units = UNITS, .replaceable = 1, .zeroed = 1};
  forth_host functions = {.context = h};
  forth_code code;
  forth_vm vm;
  void *code_storage = malloc(forth_code_size(program)), *storage = NULL;
  int status = code_storage == NULL
      ? FORTH_NO_SPACE
      : forth_code_init(&code, code_storage, forth_code_size(program), program, NULL);
  int result;
  if (status == FORTH_OK) {
    size_t size = forth_size(&code, &limits);
    storage = calloc(1, size);
    status = forth_init(&vm, storage, size, &code, &limits, &functions);
  }
  if (status == FORTH_OK && (forth_entry(&vm, "host boot") == 0)) {
    result = complain(o->image, "the image holds no Forth system: it has no entry \"host boot\"");
  } else if (status == FORTH_OK) {
    catch_interrupts(&vm);
#if FORTH_PROFILES
    vm.profile = &counts;
#endif
    run(&vm, o);
#if FORTH_PROFILES
    forth_profile_add(&counts, &vm, 1, vm.code_end);
    counts.runs++;
#endif
    (void)signal(SIGINT, SIG_DFL);
    result = report(&vm, o);
  } else {
    result = complain(o->image, forth_status_text(status));
  }
  while (h->unit_count > 0) free(h->units[--h->unit_count]);
  free(h->units);
  free(h->names);
  h->units = NULL;
  h->names = NULL;
  h->unit_capacity = h->name_count = 0;
  host_close_files(h);
  free(storage);
  free(code_storage);
  return result;
}

static int run_program(const forth_program *program, const options *o, host *h) {
  int result;
  do {
    h->has_read = 0;
    result = run_once(program, o, h);
  } while (result == STARTS_ANEW);
#if FORTH_PROFILES
  if (o->profile != NULL && counts.runs > 0) result = write_profile(o->profile, result);
#endif
  return result;
}

/* ---- the image ------------------------------------------------------------------------------------------ */

/* Reads a whole file; 0 after a complaint. */
static int read_file(const char *name, unsigned char **content, size_t *length) {
  FILE *file = fopen(name, "rb");
  long size = -1;
  *content = NULL;
  if (file == NULL && errno == ENOENT) {
    fprintf(stderr, "forth: there is no file %s\n", name);
    return 0;
  }
  if (file != NULL && fseek(file, 0, SEEK_END) == 0) size = ftell(file);
  if (size >= 0 && fseek(file, 0, SEEK_SET) == 0) *content = malloc((size_t)size + 1);
  *length = *content == NULL ? 0 : fread(*content, 1, (size_t)size, file);
  if (*content == NULL || *length != (size_t)size) {
    fprintf(stderr, "forth: %s cannot be read: %s\n", name, strerror(errno));
    free(*content);
    *content = NULL;
  }
  if (file != NULL) fclose(file);
  return *content != NULL;
}

static int run_image(const options *o, host *h) {
  unsigned char *bytes;
  size_t length;
  forth_builder *b = forth_builder_new(0);
  const forth_program *program = NULL;
  forth_text messages;
  int result = EXIT_IO;
  forth_text_init(&messages);
  if (b == NULL) {
    result = complain(o->image, "out of memory");
  } else if (read_file(o->image, &bytes, &length)) {
    if (forth_read_image(b, o->image, bytes, length, &messages) == FORTH_OK) {
      program = forth_builder_finish(b);
    }
    free(bytes);
    if (messages.length > 0) fwrite(messages.data, 1, messages.length, stderr);
    if (program != NULL) result = run_program(program, o, h);
  }
  forth_text_free(&messages);
  forth_builder_free(b);
  return result;
}

/* ---- the command line ----------------------------------------------------------------------------------- */

static int refuse(const char *before, const char *name, const char *after) {
  fprintf(stderr, "forth: %s%s%s\n", before, name, after);
  fprintf(stderr, "Usage: forth [--engine NAME] [--unchecked] [--trace] [--image F] {FILE | -e TEXT}...\n");
  return 0;
}

/* Reads the command line; 0 after a complaint. The launcher has chosen the engine. */
static int read_options(int count, char **arguments, options *o) {
  int i, only_files = 0;
  for (i = 1; i < count; i++) {
    const char *argument = arguments[i];
    const char *value = i + 1 < count ? arguments[i + 1] : NULL;
    if (only_files || argument[0] != '-') {
      o->items[o->item_count].is_file = 1;
      o->items[o->item_count++].value = argument;
    } else if (strcmp(argument, "--") == 0) {
      only_files = 1;
    } else if (strcmp(argument, "--trace") == 0) {
      o->trace = 1;
    } else if (strncmp(argument, "--image=", 8) == 0) {
      o->image = argument + 8;
    } else if (strcmp(argument, "--unchecked") != 0 && strncmp(argument, "--engine=", 9) != 0) {
      int counting = FORTH_PROFILES && strcmp(argument, "--profile") == 0;
      if (strcmp(argument, "-e") != 0 && strcmp(argument, "--image") != 0 && strcmp(argument, "--engine") != 0 &&
          !counting) {
        return refuse("there is no option ", argument, "");
      }
      if (value == NULL) return refuse(argument, " needs a value", "");
      if (strcmp(argument, "-e") == 0) o->items[o->item_count++].value = value;
      if (strcmp(argument, "--image") == 0) o->image = value;
      if (counting) o->profile = value;
      i++;
    }
  }
  if (o->trace && !FORTH_COUNTS) {
    fprintf(stderr, "forth: --trace needs an engine that counts instructions: a checked one\n");
    return 0;
  }
  return o->image != NULL ? 1 : refuse("--image is missing", "", "");
}

int main(int argc, char **argv) {
  static host h;
  static char trace_buffer[1 << 16];
  options o = {NULL, NULL, 0, NULL, 0};
  int result = EXIT_USAGE;
  o.items = calloc((size_t)argc + 1, sizeof *o.items);
  if (o.items == NULL) return complain("forth", "out of memory");
  if (read_options(argc, argv, &o)) {
    if (o.trace) (void)setvbuf(stderr, trace_buffer, _IOFBF, sizeof trace_buffer);
    h.items = o.items;
    h.item_count = o.item_count;
    h.is_interactive = o.item_count == 0 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    result = run_image(&o, &h);
  }
  free(o.items);
  return result;
}
