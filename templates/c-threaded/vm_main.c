/* Runs programs of @PREFIX@: images, or assembler text. */
#if !defined(_WIN32) && !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 199309L /* for the monotonic clock */
#endif

#include "@PREFIX@_tools.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Exit codes. */
enum { FINE, FAILED, USAGE, NO_IO };

/* What is asked for. */
typedef struct options {
  int trace;
  int state;
  int disassemble;
  int64_t budget; /* negative: none */
  int64_t slice;  /* negative: none */
  const char *entry;
  const char *stack;
  const char *image;
  const char **files;
  int file_count;
} options;

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

/* ---- Files ---------------------------------------------------------------------------------- */

static void complain(const char *file, const char *before, const char *after) {
  fprintf(stderr, "%s: error: %s%s\n", file, before, after);
}

/* Reads a whole file; 0 after a complaint. */
static int read_file(const char *name, @PREFIX@_text *content) {
  char buffer[4096];
  size_t count;
  int good;
  FILE *file = fopen(name, "rb");
  if (file == NULL) {
    if (errno == ENOENT) {
      complain(name, "there is no such file", "");
    } else {
      complain(name, "the file cannot be read: ", strerror(errno));
    }
    return 0;
  }
  errno = 0;
  @PREFIX@_text_bytes(content, "", 0);
  while ((count = fread(buffer, 1, sizeof buffer, file)) > 0) {
    @PREFIX@_text_bytes(content, buffer, count);
  }
  good = !ferror(file) && !content->failed;
  if (!good) {
    complain(name, "the file cannot be read: ", content->failed ? "out of memory" : strerror(errno));
  }
  fclose(file);
  return good;
}

static int write_file(const char *name, const @PREFIX@_text *content) {
  FILE *file = content->failed ? NULL : fopen(name, "wb");
  int good = file != NULL && fwrite(content->data, 1, content->length, file) == content->length;
  if (file != NULL && fclose(file) != 0) {
    good = 0;
  }
  if (!good) {
    complain(name, "the file cannot be written: ",
        content->failed ? "out of memory" : strerror(errno));
  }
  return good;
}

/* ---- Preparing a machine -------------------------------------------------------------------- */

static int is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static int is_text(const char *word, size_t length, const char *text) {
  return strlen(text) == length && memcmp(word, text, length) == 0;
}

/* Where items are pushed: a stack, or a region with slots of its own. */
typedef struct {
  const @PREFIX@_state_info *info; /* NULL if there is no such place */
  unsigned index;
  int region;
} place;

/* The stack of that prefix or name, or the region of that name. */
static place find_place(const char *name, size_t length) {
  place found = {NULL, 0, 0};
  unsigned i;
  for (i = 0; @PREFIX@_stacks[i].name != NULL; i++) {
    if (is_text(name, length, @PREFIX@_stacks[i].prefix)
        || is_text(name, length, @PREFIX@_stacks[i].name)) {
      found.info = &@PREFIX@_stacks[i];
      found.index = i;
      return found;
    }
  }
  for (i = 0; @PREFIX@_regions[i].name != NULL; i++) {
    if (@PREFIX@_regions[i].own && is_text(name, length, @PREFIX@_regions[i].name)) {
      found.info = &@PREFIX@_regions[i];
      found.index = i;
      found.region = 1;
    }
  }
  return found;
}

/* Adds a slot on top; whether there was room. */
static int push_slot(@PREFIX@_vm *vm, place to, @PREFIX@_word value) {
  size_t depth;
  if (!to.region) {
    return @PREFIX@_push(vm, to.index, value) == @MACRO@_OK;
  }
  depth = @PREFIX@_region_depth(vm, to.index);
  return @PREFIX@_set_region_depth(vm, to.index, depth + 1) == @MACRO@_OK
      && @PREFIX@_set_region_slot(vm, to.index, depth, value) == @MACRO@_OK;
}

/* A word as an item of a slot type; what the stack holds if it is none, else NULL. */
static const char *item(const char *word, size_t length, @PREFIX@_type type, uint64_t *bits,
    @PREFIX@_text *range) {
  uint64_t least;
  uint64_t most;
  uint64_t magnitude;
  int negative;
  double value;
  if (type == @MACRO@_REF) {
    return is_text(word, length, "null") ? NULL : "references: only null can be written";
  }
  if (type == @MACRO@_F32 || type == @MACRO@_F64) {
    if (@PREFIX@_parse_f64(word, length, &value) != @MACRO@_PARSED) {
      return "a number";
    }
    *bits = type == @MACRO@_F64 ? @PREFIX@_f64_bits(value) : @PREFIX@_f32_bits((float) value);
    return NULL;
  }
  @PREFIX@_type_range(type, &least, &most);
  if (@PREFIX@_parse_integer(word, length, &magnitude, &negative) == @MACRO@_PARSED
      && (negative ? magnitude <= 0 - least : magnitude <= most)) {
    *bits = negative ? 0 - magnitude : magnitude;
    return NULL;
  }
  @PREFIX@_text_i64(range, (int64_t) least);
  @PREFIX@_text_string(range, " to ");
  @PREFIX@_text_u64(range, most);
  return range->failed ? "other numbers" : range->data;
}

/* Pushes the items of a text such as `1 2 R: 17`; the complaint goes to a text. The name of a
 * region with slots of its own makes the following ones further slots of that region. */
static void push_items(@PREFIX@_vm *vm, const char *text, @PREFIX@_text *complaint) {
  place to = {NULL, 0, 0};
  if (@PREFIX@_stacks[0].name != NULL) {
    to.info = &@PREFIX@_stacks[0];
  }
  while (complaint->length == 0) {
    const char *word;
    size_t length;
    @PREFIX@_word value;
    while (is_blank(*text)) {
      text++;
    }
    if (*text == 0) {
      return;
    }
    word = text;
    while (*text != 0 && !is_blank(*text)) {
      text++;
    }
    length = (size_t) (text - word);
    if (word[length - 1] == ':') {
      to = find_place(word, length - 1);
      if (to.info == NULL) {
        @PREFIX@_text_string(complaint, "there is no stack ");
        @PREFIX@_text_bytes(complaint, word, length - 1);
      }
    } else if (to.info == NULL) {
      @PREFIX@_text_string(complaint, "the machine has no stack");
    } else {
      const char *name = to.info->name;
      @PREFIX@_text range;
      const char *holds;
      @PREFIX@_text_init(&range);
      value.u = 0;
      holds = item(word, length, to.info->type, &value.u, &range);
      if (holds != NULL) {
        @PREFIX@_text_bytes(complaint, word, length);
        @PREFIX@_text_string(complaint, " cannot be pushed: stack ");
        @PREFIX@_text_string(complaint, name);
        @PREFIX@_text_string(complaint, " holds ");
        @PREFIX@_text_string(complaint, holds);
      } else if (!push_slot(vm, to, value)) {
        @PREFIX@_text_string(complaint, "the stack ");
        @PREFIX@_text_string(complaint, name);
        @PREFIX@_text_string(complaint, " is full");
      }
      @PREFIX@_text_free(&range);
    }
  }
}

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

/* ---- Running -------------------------------------------------------------------------------- */

/* Runs to the end or the budget; the exit counts all slices. */
static void execute(@PREFIX@_vm *vm, uint32_t position, const options *o) {
  @PREFIX@_exit_kind kind;
  int64_t executed = 0;
  do {
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
    position = 0;
  } while (kind == @MACRO@_BUDGET && executed != o->budget);
  vm->exit.instructions = executed;
}

/* Says how the run ended; the exit code. */
static int report(const @PREFIX@_vm *vm, const options *o) {
  @PREFIX@_text out;
  @PREFIX@_text_init(&out);
  if (o->state) {
    @PREFIX@_dump_state(vm, &out);
    fwrite(out.data, 1, out.length, stdout);
  } else if (vm->exit.kind != @MACRO@_HALT) {
    fflush(stdout);
    @PREFIX@_describe_exit(vm, &out);
    fprintf(stderr, "exit %s\n", out.failed ? "?" : out.data);
  }
  @PREFIX@_text_free(&out);
  return vm->exit.kind == @MACRO@_HALT || vm->exit.kind == @MACRO@_YIELD ? FINE : FAILED;
}

/* Runs one program on a fresh machine. */
static int run(const char *file, const @PREFIX@_program *program, const options *o) {
  @PREFIX@_host host = {NULL, write_output, read_input, flush_output, read_clock};
  @PREFIX@_code code;
  @PREFIX@_vm vm;
  @PREFIX@_text complaint;
  size_t code_size = @PREFIX@_code_size(program);
  size_t size = 0;
  void *code_storage = malloc(code_size);
  void *storage = NULL;
  uint32_t where = 0;
  uint32_t position = 0;
  int status = code_storage == NULL
      ? @MACRO@_NO_SPACE
      : @PREFIX@_code_init(&code, code_storage, code_size, program, &where);
  int result = USAGE;
  @PREFIX@_text_init(&complaint);
  if (status == @MACRO@_OK) {
    size = @PREFIX@_size(&code, NULL);
    storage = malloc(size);
    status = storage == NULL
        ? @MACRO@_NO_SPACE
        : @PREFIX@_init(&vm, storage, size, &code, NULL, &host);
  }
  if (status != @MACRO@_OK && storage != NULL) {
    explain(&vm, program, status, &complaint);
  } else if (status != @MACRO@_OK) {
    @PREFIX@_text_string(&complaint, @PREFIX@_status_text(status));
    @PREFIX@_text_string(&complaint, ", at position ");
    @PREFIX@_text_u64(&complaint, where);
  } else if (!@MACRO@_COUNTS && (o->trace || o->budget >= 0 || o->slice >= 0)) {
    @PREFIX@_text_string(&complaint,
        "--trace, --budget and --slice need an engine that counts instructions: a checked one");
  } else {
    push_items(&vm, o->stack, &complaint);
    if (complaint.length == 0) {
      position = find_entry(&vm, o->entry, &complaint);
    }
  }
  if (complaint.length > 0) {
    complain(file, complaint.data, "");
  } else {
    execute(&vm, position, o);
    result = report(&vm, o);
  }
  @PREFIX@_text_free(&complaint);
  free(storage);
  free(code_storage);
  return result;
}

/* Does with a program what is asked for. */
static int use(const char *file, const @PREFIX@_builder *b, const @PREFIX@_program *program,
    const options *o) {
  @PREFIX@_text out;
  int result = FINE;
  if (o->image == NULL && !o->disassemble) {
    return run(file, program, o);
  }
  @PREFIX@_text_init(&out);
  if (o->image != NULL) {
    @PREFIX@_write_image(b, &out);
    result = write_file(o->image, &out) ? FINE : NO_IO;
  } else {
    @PREFIX@_disassemble(program, &out);
    if (out.length > 0) {
      fwrite(out.data, 1, out.length, stdout);
    }
  }
  @PREFIX@_text_free(&out);
  return result;
}

/* Reads a file and uses its program. */
static int one_file(const char *file, const options *o) {
  const @PREFIX@_program *program = NULL;
  @PREFIX@_builder *b = @PREFIX@_builder_new(0);
  @PREFIX@_text content;
  @PREFIX@_text messages;
  int result = FAILED;
  @PREFIX@_text_init(&content);
  @PREFIX@_text_init(&messages);
  if (b == NULL) {
    complain(file, "out of memory", "");
  } else if (!read_file(file, &content)) {
    result = NO_IO;
  } else {
    int status = @PREFIX@_is_image(content.data, content.length)
        ? @PREFIX@_read_image(b, file, content.data, content.length, &messages)
        : @PREFIX@_assemble(b, file, content.data, content.length, &messages);
    if (messages.length > 0) {
      fwrite(messages.data, 1, messages.length, stderr);
    }
    if (status == @MACRO@_OK) {
      program = @PREFIX@_builder_finish(b);
    }
    if (program != NULL) {
      result = use(file, b, program, o);
    }
  }
  @PREFIX@_text_free(&content);
  @PREFIX@_text_free(&messages);
  @PREFIX@_builder_free(b);
  return result;
}

/* ---- The command line ----------------------------------------------------------------------- */

static int refuse(const char *before, const char *name, const char *after) {
  fprintf(stderr, "%s: %s%s%s\n", @MACRO@_NAME, before, name, after);
  fprintf(stderr,
      "usage: %s [--trace] [--budget N] [--slice N] [--entry NAME] [--stack \"1 2\"] [--state]"
      " [--disassemble | --image OUT] FILE...\n",
      @MACRO@_NAME);
  return 0;
}

/* A number of at least `least`; 0 after a complaint. */
static int read_count(const char *option, const char *text, uint64_t least, int64_t *count) {
  uint64_t magnitude;
  int negative;
  if (@PREFIX@_parse_integer(text, strlen(text), &magnitude, &negative) != @MACRO@_PARSED
      || (negative && magnitude != 0) || magnitude < least || magnitude > INT64_MAX) {
    return refuse(option, " needs a number from ", least == 0 ? "0" : "1");
  }
  *count = (int64_t) magnitude;
  return 1;
}

/* Reads an option that takes a value; 0 after a complaint. */
static int read_option(options *o, const char *option, const char *value) {
  int is_known = strcmp(option, "--budget") == 0 || strcmp(option, "--slice") == 0
      || strcmp(option, "--entry") == 0 || strcmp(option, "--stack") == 0
      || strcmp(option, "--image") == 0;
  if (!is_known) {
    return refuse("there is no option ", option, "");
  }
  if (value == NULL) {
    return refuse(option, " needs a value", "");
  }
  if (strcmp(option, "--budget") == 0) {
    return read_count(option, value, 0, &o->budget);
  }
  if (strcmp(option, "--slice") == 0) {
    return read_count(option, value, 1, &o->slice);
  }
  if (strcmp(option, "--entry") == 0) {
    o->entry = value;
  } else if (strcmp(option, "--stack") == 0) {
    o->stack = value;
  } else {
    o->image = value;
  }
  return 1;
}

static int read_options(options *o, int count, char **arguments) {
  int i;
  for (i = 1; i < count; i++) {
    const char *argument = arguments[i];
    if (argument[0] != '-') {
      o->files[o->file_count++] = argument;
    } else if (strcmp(argument, "--trace") == 0) {
      o->trace = 1;
    } else if (strcmp(argument, "--state") == 0) {
      o->state = 1;
    } else if (strcmp(argument, "--disassemble") == 0) {
      o->disassemble = 1;
    } else if (!read_option(o, argument, i + 1 < count ? arguments[i + 1] : NULL)) {
      return 0;
    } else {
      i++;
    }
  }
  return o->file_count > 0 ? 1 : refuse("no file is named", "", "");
}

int main(int argc, char **argv) {
  options o = {0, 0, 0, -1, -1, NULL, "", NULL, NULL, 0};
  int result = FINE;
  int i;
  o.files = (const char **) malloc((size_t) (argc + 1) * sizeof *o.files);
  if (o.files == NULL || !read_options(&o, argc, argv)) {
    free(o.files);
    return USAGE;
  }
  for (i = 0; i < o.file_count; i++) {
    int code;
    if (o.file_count > 1) {
      printf("== %s\n", o.files[i]);
    }
    code = one_file(o.files[i], &o);
    result = code > result ? code : result;
    if (fflush(stdout) != 0 || ferror(stdout)) {
      fprintf(stderr, "output cannot be written: %s\n", strerror(errno));
      result = NO_IO;
      break;
    }
  }
  free(o.files);
  return result;
}
