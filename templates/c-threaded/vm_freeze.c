/* What a machine has loaded and holds, as a program of a builder. */
#include "@PREFIX@_builder.h"

#include <string.h>

/* So many zeros in a row are left out of memory: a range of its own costs less. */
enum { MOST_ZEROS = 64 };

/* ---- Code ----------------------------------------------------------------------------------- */

/* An operand of loaded code; code that was released is named by null. */
static uint64_t operand(
    const @PREFIX@_vm *vm, @PREFIX@_type type, uint64_t word, uint64_t constants) {
  if (type == @MACRO@_TYPE_CODE) {
    return @PREFIX@_is_leader(vm, word) ? word : 0;
  }
  return type == @MACRO@_REF && word != 0 ? word + constants : word;
}

/* Adds the instructions of a program or unit, whose constants follow so many others. */
static void add_words(@PREFIX@_builder *b, const @PREFIX@_vm *vm, const @PREFIX@_program *p,
    uint64_t constants) {
  uint32_t at = p->base == 0 ? 1 : 0;
  while (at < p->word_count && b->status == @MACRO@_OK) {
    const @PREFIX@_inst_info *inst;
    unsigned i;
    if (p->words[at] == @MACRO@_GAP) {
      @PREFIX@_builder_word(b, p->words[at++], 0);
      continue;
    }
    inst = &@PREFIX@_instructions[p->words[at]];
    @PREFIX@_builder_word(b, p->words[at], @PREFIX@_is_leader(vm, p->base + at)
            ? @MACRO@_MARK_START | @MACRO@_MARK_LEADER
            : @MACRO@_MARK_START);
    at++;
    for (i = 0; i < inst->immediate_count; i++) {
      uint64_t count = 1;
      if (inst->immediates[i].array) {
        count = p->words[at++];
        @PREFIX@_builder_word(b, count, 0);
      }
      for (; count > 0; count--) {
        @PREFIX@_builder_word(
            b, operand(vm, inst->immediates[i].type, p->words[at++], constants), 0);
      }
    }
  }
}

static void add_constants(@PREFIX@_builder *b, const @PREFIX@_program *p) {
  uint32_t i;
  for (i = 0; i < p->constant_count && b->status == @MACRO@_OK; i++) {
    @PREFIX@_constant row = p->constants[i];
    if (row.text != NULL) {
      row.text = @PREFIX@_builder_copy(b, row.text, row.length);
    }
    if (row.reader != NULL) {
      row.reader = @PREFIX@_builder_copy(b, row.reader, strlen(row.reader));
    }
    @PREFIX@_builder_constant(b, &row);
  }
}

/* Adds names; one that is there already means the new position from now on. */
static void add_entries(@PREFIX@_builder *b, const @PREFIX@_program *p) {
  uint32_t i;
  for (i = 0; i < p->entry_count && b->status == @MACRO@_OK; i++) {
    const char *name = p->entries[i].name;
    @PREFIX@_label label = @PREFIX@_builder_label_at(b, p->entries[i].position);
    int64_t row = @PREFIX@_table_find(&b->entry_names, name, strlen(name));
    if (row >= 0) {
      ((@PREFIX@_entry_row *) b->entries.data)[row].label = label.number;
    } else {
      @PREFIX@_builder_entry(b, name, label);
    }
  }
}

/* Adds sources; those before do not hold for what starts at the program's base. */
static void add_sources(@PREFIX@_builder *b, const @PREFIX@_program *p) {
  @PREFIX@_source unknown = {0, "", 0, 0};
  const char *last = NULL; /* file of the row before */
  const char *copy = NULL;
  uint32_t i;
  unknown.position = p->base;
  if (p->base != 0 && (p->source_count == 0 || p->sources[0].position > p->base)) {
    @PREFIX@_builder_source_row(b, &unknown);
  }
  for (i = 0; i < p->source_count && b->status == @MACRO@_OK; i++) {
    @PREFIX@_source row = p->sources[i];
    if (last == NULL || strcmp(last, row.file) != 0) {
      copy = @PREFIX@_builder_copy(b, row.file, strlen(row.file));
    }
    last = row.file;
    row.file = copy;
    if (copy != NULL) {
      @PREFIX@_builder_source_row(b, &row);
    }
  }
}

/* Adds entries that have a new body now. */
static void add_replacements(@PREFIX@_builder *b, const @PREFIX@_vm *vm) {
  uint32_t position;
  for (position = 1; position < vm->code_end && b->status == @MACRO@_OK; position++) {
    uint32_t body = @PREFIX@_body(vm, position);
    if (body != 0 && @PREFIX@_is_leader(vm, position) && @PREFIX@_is_leader(vm, body)) {
      @PREFIX@_builder_replace(b, @PREFIX@_builder_label_at(b, position),
          @PREFIX@_builder_label_at(b, body));
    }
  }
}

static void add(@PREFIX@_builder *b, const @PREFIX@_vm *vm, const @PREFIX@_program *p) {
  add_words(b, vm, p, b->constants.count);
  add_constants(b, p);
  add_entries(b, p);
  add_sources(b, p);
}

static void add_code(@PREFIX@_builder *b, const @PREFIX@_vm *vm) {
  uint32_t i;
  add(b, vm, vm->code->program);
  for (i = 0; i < vm->unit_count && b->status == @MACRO@_OK; i++) {
    const @PREFIX@_unit *unit = &vm->units[i];
    uint32_t at;
    if (!unit->released) {
      add(b, vm, unit->program);
      continue;
    }
    for (at = unit->start; at < unit->end; at++) {
      @PREFIX@_builder_word(b, @MACRO@_GAP, 0);
    }
  }
  if (@PREFIX@_is_leader(vm, vm->code_end)) {
    @PREFIX@_builder_leader(b);
  }
  add_replacements(b, vm);
}

/* ---- State ---------------------------------------------------------------------------------- */

static void add_register(
    @PREFIX@_builder *b, const @PREFIX@_vm *vm, unsigned reg, uint64_t bits) {
  if (@PREFIX@_registers[reg].type == @MACRO@_TYPE_CODE && bits != 0
      && @PREFIX@_is_leader(vm, bits)) {
    @PREFIX@_builder_code_register(b, reg, @PREFIX@_builder_label_at(b, (uint32_t) bits));
  } else if (@PREFIX@_registers[reg].type == @MACRO@_TYPE_CODE) {
    @PREFIX@_builder_register(b, reg, 0);
  } else if (@PREFIX@_registers[reg].type != @MACRO@_REF) {
    @PREFIX@_builder_register(b, reg, bits);
  }
}

/* Whether one of the parts is of a memory. */
static int is_named(unsigned memory, const @PREFIX@_memory_part *parts, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    if (parts[i].memory == memory) {
      return 1;
    }
  }
  return 0;
}

/* Adds the initial bytes of memories that no part names. */
static void add_ranges(@PREFIX@_builder *b, const @PREFIX@_program *p,
    const @PREFIX@_memory_part *parts, size_t count) {
  uint32_t i;
  for (i = 0; i < p->range_count; i++) {
    const @PREFIX@_range *range = &p->ranges[i];
    if (!is_named(range->memory, parts, count)) {
      @PREFIX@_builder_memory(b, range->memory, range->address, range->bytes, range->length);
    }
  }
}

/* Adds the bytes from an address to another, without long runs of zeros. */
static void add_bytes(@PREFIX@_builder *b, unsigned memory, const uint8_t *bytes, uint64_t from,
    uint64_t to) {
  uint64_t at = from;
  while (at < to && b->status == @MACRO@_OK) {
    uint64_t end = at + 1;
    uint64_t next;
    if (bytes[at] == 0) {
      at++;
      continue;
    }
    for (next = end; next < to && next - end < MOST_ZEROS; next++) {
      if (bytes[next] != 0) {
        end = next + 1;
      }
    }
    @PREFIX@_builder_memory(b, memory, at, bytes + at, (size_t) (end - at));
    at = end;
  }
}

static void add_part(
    @PREFIX@_builder *b, const @PREFIX@_vm *vm, const @PREFIX@_memory_part *part) {
  size_t size = 0;
  const uint8_t *bytes = @PREFIX@_memory(vm, part->memory, &size);
  if (bytes == NULL || part->from > part->to || part->to > size) {
    @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "no such memory, or bytes outside it");
  } else {
    add_bytes(b, part->memory, bytes, part->from, part->to);
  }
}

@PREFIX@_builder *@PREFIX@_freeze(const @PREFIX@_vm *vm) {
  const @PREFIX@_program *p = vm->code->program;
  @PREFIX@_builder *b = @PREFIX@_builder_new(0);
  uint32_t i;
  if (b != NULL) {
    add_code(b, vm);
    add_ranges(b, p, NULL, 0);
    for (i = 0; i < p->register_count; i++) {
      add_register(b, vm, p->registers[i].reg, p->registers[i].bits);
    }
  }
  return b;
}

@PREFIX@_builder *@PREFIX@_freeze_with_state(
    const @PREFIX@_vm *vm, const @PREFIX@_memory_part *parts, size_t count) {
  @PREFIX@_builder *b = @PREFIX@_builder_new(0);
  size_t i;
  if (b != NULL) {
    add_code(b, vm);
    add_ranges(b, vm->code->program, parts, count);
    for (i = 0; i < count; i++) {
      add_part(b, vm, &parts[i]);
    }
    for (i = 0; @PREFIX@_registers[i].name != NULL; i++) {
      add_register(b, vm, (unsigned) i, @PREFIX@_register(vm, (unsigned) i).u);
    }
  }
  return b;
}
