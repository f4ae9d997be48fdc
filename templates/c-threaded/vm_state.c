/* The state of a machine as text, the same on every engine: what tests compare. */
#include "@PREFIX@_tools.h"

#include <string.h>

void @PREFIX@_describe_trap(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  const char *trap = @PREFIX@_trap_name(vm->exit.trap);
  const char *detail = @PREFIX@_detail_name(vm->exit.trap, vm->exit.detail);
  @PREFIX@_text_string(out, "trap ");
  @PREFIX@_text_string(out, trap == NULL ? "?" : trap);
  if (detail != NULL) {
    @PREFIX@_text_char(out, ' ');
    @PREFIX@_text_string(out, detail);
  } else if (vm->exit.detail >= 0) {
    @PREFIX@_text_char(out, ' ');
    @PREFIX@_text_i64(out, vm->exit.detail);
  }
}

void @PREFIX@_describe_exit(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  const @PREFIX@_exit *e = &vm->exit;
  const char *kind = @PREFIX@_exit_name(e->kind);
  if (e->kind == @MACRO@_TRAP) {
    @PREFIX@_describe_trap(vm, out);
  } else {
    @PREFIX@_text_string(out, kind == NULL ? "none" : kind);
  }
  if (e->kind == @MACRO@_HALT || e->kind == @MACRO@_YIELD || e->kind == @MACRO@_THROW) {
    @PREFIX@_text_char(out, ' ');
    @PREFIX@_text_i64(out, e->value);
  }
  @PREFIX@_text_string(out, " at ");
  @PREFIX@_text_u64(out, e->position);
  @PREFIX@_text_string(out, " after ");
  @PREFIX@_text_i64(out, e->instructions);
}

/* The program or unit that holds a position; NULL if none does. */
static const @PREFIX@_program *holder(const @PREFIX@_vm *vm, uint32_t position) {
  uint32_t i;
  if (position < vm->code->program->word_count) {
    return vm->code->program;
  }
  for (i = 0; i < vm->unit_count; i++) {
    const @PREFIX@_unit *unit = &vm->units[i];
    if (!unit->released && unit->start <= position && position < unit->end) {
      return unit->program;
    }
  }
  return NULL;
}

const @PREFIX@_source *@PREFIX@_find_source(const @PREFIX@_vm *vm, uint32_t position) {
  const @PREFIX@_program *program = holder(vm, position);
  uint32_t low = 0;
  uint32_t high = program == NULL ? 0 : program->source_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (program->sources[middle].position <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 || program->sources[low - 1].line == 0 ? NULL : &program->sources[low - 1];
}

static void character(@PREFIX@_text *out, int64_t value) {
  if (value == '\n' || value == '\t' || value == '\'' || value == '\\') {
    @PREFIX@_text_string(out, "'\\");
    @PREFIX@_text_char(out, value == '\n' ? 'n' : value == '\t' ? 't' : (char) value);
    @PREFIX@_text_char(out, '\'');
  } else if (value > ' ' && value <= '~') {
    @PREFIX@_text_char(out, '\'');
    @PREFIX@_text_char(out, (char) value);
    @PREFIX@_text_char(out, '\'');
  } else {
    @PREFIX@_text_i64(out, value);
  }
}

/* An integer as its type is shown; in decimal where that does not fit. */
static void integer(@PREFIX@_text *out, @PREFIX@_shown shown, int64_t value) {
  switch (shown) {
    case @MACRO@_SHOWN_BOOL:
      if (value >= -1 && value <= 1) {
        @PREFIX@_text_string(out, value == 0 ? "false" : "true");
      } else {
        @PREFIX@_text_i64(out, value);
      }
      break;
    case @MACRO@_SHOWN_HEX:
      @PREFIX@_text_string(out, value < 0 ? "-0x" : "0x");
      @PREFIX@_text_hex(out, value < 0 ? 0 - (uint64_t) value : (uint64_t) value, 1);
      break;
    case @MACRO@_SHOWN_CHAR:
      character(out, value);
      break;
    default:
      @PREFIX@_text_i64(out, value);
      break;
  }
}

/* A slot or register; behind an integer, how its type is shown if that differs: `65 ('A')`. */
static void both(@PREFIX@_text *out, const @PREFIX@_state_info *info, @PREFIX@_word value) {
  size_t start = out->length;
  size_t length;
  @PREFIX@_text_slot(out, info->type, @MACRO@_SHOWN_NUMBER, value);
  if (info->shown == @MACRO@_SHOWN_NUMBER) {
    return;
  }
  length = out->length - start;
  @PREFIX@_text_string(out, " (");
  @PREFIX@_text_slot(out, info->type, info->shown, value);
  if (!out->failed && out->length - start == 2 * length + 2
      && memcmp(out->data + start, out->data + start + length + 2, length) == 0) {
    out->length = start + length;
    out->data[out->length] = 0;
  } else {
    @PREFIX@_text_char(out, ')');
  }
}

void @PREFIX@_text_slot(
    @PREFIX@_text *out, @PREFIX@_type type, @PREFIX@_shown shown, @PREFIX@_word value) {
  switch (type) {
    case @MACRO@_F32:
      @PREFIX@_text_f64(out, @PREFIX@_f32_of_bits((uint32_t) value.u));
      break;
    case @MACRO@_F64:
      @PREFIX@_text_f64(out, @PREFIX@_f64_of_bits(value.u));
      break;
    case @MACRO@_REF:
      @PREFIX@_text_string(out, value.ref == NULL ? "null" : "ref");
      break;
    default:
      integer(out, shown, value.i);
      break;
  }
}

/* `stack data:`, before its items. */
static void heading(@PREFIX@_text *out, const char *kind, const char *name) {
  @PREFIX@_text_string(out, kind);
  @PREFIX@_text_char(out, ' ');
  @PREFIX@_text_string(out, name);
  @PREFIX@_text_char(out, ':');
}

static void stacks(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  unsigned i;
  for (i = 0; @PREFIX@_stacks[i].name != NULL; i++) {
    size_t depth = @PREFIX@_depth(vm, i);
    size_t at;
    heading(out, "stack", @PREFIX@_stacks[i].name);
    for (at = 0; at < depth; at++) {
      @PREFIX@_text_char(out, ' ');
      both(out, &@PREFIX@_stacks[i], @PREFIX@_slot(vm, i, at));
    }
    @PREFIX@_text_char(out, '\n');
  }
}

static void registers(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  unsigned i;
  for (i = 0; @PREFIX@_registers[i].name != NULL; i++) {
    heading(out, "register", @PREFIX@_registers[i].name);
    @PREFIX@_text_char(out, ' ');
    both(out, &@PREFIX@_registers[i], @PREFIX@_register(vm, i));
    @PREFIX@_text_char(out, '\n');
  }
}

static void regions(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  unsigned i;
  for (i = 0; @PREFIX@_regions[i].name != NULL; i++) {
    size_t depth = @PREFIX@_region_depth(vm, i);
    size_t at;
    if (!@PREFIX@_regions[i].own) {
      continue;
    }
    heading(out, "region", @PREFIX@_regions[i].name);
    for (at = 0; at < depth; at++) {
      @PREFIX@_text_char(out, ' ');
      both(out, &@PREFIX@_regions[i], @PREFIX@_region_slot(vm, i, at));
    }
    @PREFIX@_text_char(out, '\n');
  }
}

static int is_zero(const uint8_t *bytes, size_t length) {
  while (length > 0) {
    if (bytes[--length] != 0) {
      return 0;
    }
  }
  return 1;
}

/* Rows of 16 bytes; those of zeros only are left out. */
static void memories(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  unsigned i;
  for (i = 0; @PREFIX@_memories[i].name != NULL; i++) {
    size_t size = 0;
    const uint8_t *bytes = @PREFIX@_memory(vm, i, &size);
    size_t row;
    heading(out, "memory", @PREFIX@_memories[i].name);
    @PREFIX@_text_char(out, '\n');
    for (row = 0; row < size; row += 16) {
      size_t length = size - row < 16 ? size - row : 16;
      size_t at;
      if (is_zero(bytes + row, length)) {
        continue;
      }
      @PREFIX@_text_string(out, "  ");
      @PREFIX@_text_hex(out, row, 8);
      @PREFIX@_text_char(out, ':');
      for (at = row; at < row + length; at++) {
        @PREFIX@_text_char(out, ' ');
        @PREFIX@_text_hex(out, bytes[at], 2);
      }
      @PREFIX@_text_char(out, '\n');
    }
  }
}

void @PREFIX@_dump_state(const @PREFIX@_vm *vm, @PREFIX@_text *out) {
  @PREFIX@_text_string(out, "exit ");
  @PREFIX@_describe_exit(vm, out);
  @PREFIX@_text_char(out, '\n');
  stacks(vm, out);
  registers(vm, out);
  regions(vm, out);
  memories(vm, out);
}
