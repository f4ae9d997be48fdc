/* The builder: labels become positions, and the collected lists a program. */
#include "@PREFIX@_builder.h"

#include <stdlib.h>

/* An error at a label: before, its name or "of the program", after. */
static void fail_label(@PREFIX@_builder *b, const @PREFIX@_label_row *row, const char *after) {
  @PREFIX@_text text;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_string(&text, row->name == NULL ? "a label" : "label ");
  @PREFIX@_text_string(&text, row->name == NULL ? "" : row->name);
  @PREFIX@_text_string(&text, after);
  @PREFIX@_builder_fail(b, @MACRO@_BAD_TARGET, text.data);
  @PREFIX@_text_free(&text);
}

/* Makes the instruction at a position a leader, if it is of this program. */
static void mark_leader(@PREFIX@_builder *b, uint32_t position) {
  if (position >= b->base && position - b->base < b->marks.count) {
    ((uint8_t *) b->marks.data)[position - b->base] |= @MACRO@_MARK_LEADER;
  }
}

/* The position of a label that something uses; 0 after an error. */
static uint32_t resolve(@PREFIX@_builder *b, uint64_t number) {
  const @PREFIX@_label_row *row;
  if (number >= b->labels.count) {
    @PREFIX@_builder_fail(b, @MACRO@_BAD_TARGET, "no label of this builder");
    return 0;
  }
  row = (const @PREFIX@_label_row *) b->labels.data + number;
  if (row->position == 0) {
    fail_label(b, row, " is used, but never bound");
    return 0;
  }
  if (!@PREFIX@_builder_is_start(b, row->position)) {
    fail_label(b, row, " is not the position of an instruction");
    return 0;
  }
  mark_leader(b, row->position);
  return row->position;
}

static void resolve_fixups(@PREFIX@_builder *b) {
  const @PREFIX@_fixup *fixup = (const @PREFIX@_fixup *) b->fixups.data;
  uint64_t *words = (uint64_t *) b->words.data;
  size_t i;
  for (i = 0; i < b->fixups.count && b->status == @MACRO@_OK; i++, fixup++) {
    words[fixup->word] = resolve(b, fixup->label);
  }
}

static void make_entries(@PREFIX@_builder *b) {
  const @PREFIX@_entry_row *row = (const @PREFIX@_entry_row *) b->entries.data;
  size_t i;
  for (i = 0; i < b->entries.count && b->status == @MACRO@_OK; i++, row++) {
    @PREFIX@_program_entry *entry = (@PREFIX@_program_entry *) @PREFIX@_builder_add(
        b, &b->program_entries, sizeof *entry);
    if (entry != NULL) {
      entry->name = row->name;
      entry->position = resolve(b, row->label);
    }
  }
}

static int by_register(const void *left, const void *right) {
  uint32_t a = ((const @PREFIX@_register_value *) left)->reg;
  uint32_t b = ((const @PREFIX@_register_value *) right)->reg;
  return a < b ? -1 : a > b;
}

/* Registers stand in the order of the description. */
static void make_registers(@PREFIX@_builder *b) {
  const @PREFIX@_register_row *row = (const @PREFIX@_register_row *) b->registers.data;
  size_t i;
  for (i = 0; i < b->registers.count && b->status == @MACRO@_OK; i++, row++) {
    @PREFIX@_register_value *value = (@PREFIX@_register_value *) @PREFIX@_builder_add(
        b, &b->program_registers, sizeof *value);
    if (value != NULL) {
      value->reg = row->reg;
      value->bits = row->is_label ? resolve(b, row->bits) : row->bits;
    }
  }
  if (b->program_registers.count > 1) {
    qsort(b->program_registers.data, b->program_registers.count,
        sizeof(@PREFIX@_register_value), by_register);
  }
}

static void make_ranges(@PREFIX@_builder *b) {
  const @PREFIX@_range_row *row = (const @PREFIX@_range_row *) b->ranges.data;
  size_t i;
  for (i = 0; i < b->ranges.count && b->status == @MACRO@_OK; i++, row++) {
    @PREFIX@_range *range = (@PREFIX@_range *) @PREFIX@_builder_add(
        b, &b->program_ranges, sizeof *range);
    if (range != NULL) {
      range->memory = row->memory;
      range->address = row->address;
      range->bytes = (const uint8_t *) b->memory_bytes.data + row->offset;
      range->length = row->length;
    }
  }
}

static void make_named_leaders(@PREFIX@_builder *b) {
  const uint32_t *label = (const uint32_t *) b->leader_labels.data;
  size_t i;
  for (i = 0; i < b->leader_labels.count && b->status == @MACRO@_OK; i++) {
    resolve(b, label[i]);
  }
}

/* A replacement, and how many stood before it. */
typedef struct numbered_forward {
  @PREFIX@_forward forward;
  size_t number;
} numbered_forward;

static int by_entry(const void *left, const void *right) {
  const numbered_forward *a = (const numbered_forward *) left;
  const numbered_forward *b = (const numbered_forward *) right;
  if (a->forward.entry != b->forward.entry) {
    return a->forward.entry < b->forward.entry ? -1 : 1;
  }
  return a->number < b->number ? -1 : a->number > b->number;
}

/* Adds replacements in the order of their entries; of several of one entry the last. */
static void add_forwards(@PREFIX@_builder *b, const numbered_forward *rows, size_t count) {
  size_t i;
  for (i = 0; i < count && b->status == @MACRO@_OK; i++) {
    @PREFIX@_forward forward = rows[i].forward;
    @PREFIX@_forward *row;
    if (forward.entry >= forward.body || forward.body >= b->words.count) {
      @PREFIX@_builder_fail(
          b, @MACRO@_BAD_POSITION, "the new body of an entry lies behind it");
    }
    if (i + 1 < count && rows[i + 1].forward.entry == forward.entry) {
      continue;
    }
    row = (@PREFIX@_forward *) @PREFIX@_builder_add(b, &b->program_forwards, sizeof *row);
    if (row != NULL) {
      *row = forward;
    }
  }
}

static void make_forwards(@PREFIX@_builder *b) {
  const @PREFIX@_replacement *replacement = (const @PREFIX@_replacement *) b->replacements.data;
  size_t count = b->replacements.count;
  numbered_forward *rows;
  size_t i;
  if (count == 0) {
    return;
  }
  rows = (numbered_forward *) calloc(count, sizeof *rows);
  if (rows == NULL) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
    return;
  }
  for (i = 0; i < count && b->status == @MACRO@_OK; i++) {
    rows[i].forward.entry = resolve(b, replacement[i].entry);
    rows[i].forward.body = resolve(b, replacement[i].body);
    rows[i].number = i;
  }
  qsort(rows, count, sizeof *rows, by_entry);
  add_forwards(b, rows, count);
  free(rows);
}

/* Says that the reader of the host does not take a constant. */
static void refuse_constant(@PREFIX@_builder *b, size_t index) {
  const @PREFIX@_constant *constant = (const @PREFIX@_constant *) b->constants.data + index;
  @PREFIX@_text message;
  @PREFIX@_text_init(&message);
  if (constant->kind == @MACRO@_CONSTANT_HOST) {
    @PREFIX@_text_string(&message, "the reader ");
    @PREFIX@_text_string(&message, constant->reader);
  } else {
    @PREFIX@_text_string(&message, "the host");
  }
  @PREFIX@_text_string(&message, " refuses constant ");
  @PREFIX@_text_u64(&message, index + 1);
  @PREFIX@_builder_fail(
      b, @MACRO@_BAD_CONSTANT, message.failed ? "the host refuses a constant" : message.data);
  @PREFIX@_text_free(&message);
}

void @PREFIX@_builder_set_reader(
    @PREFIX@_builder *b, @PREFIX@_constant_reader reader, void *context) {
  b->reader = reader;
  b->reader_context = context;
}

/* References are what the host makes of constants, or the constants themselves. */
static void make_references(@PREFIX@_builder *b) {
  size_t i;
  for (i = 0; i < b->constants.count && b->status == @MACRO@_OK; i++) {
    @PREFIX@_constant *constant = (@PREFIX@_constant *) b->constants.data + i;
    void **reference = (void **) @PREFIX@_builder_add(b, &b->references, sizeof *reference);
    if (reference != NULL) {
      *reference = constant;
      if (b->reader != NULL && !b->reader(b->reader_context, constant, reference)) {
        refuse_constant(b, i);
      }
    }
  }
}

/* The words of an immediate array at `at`, its length included; 0 if it reaches beyond the end. */
static size_t array_words(const @PREFIX@_builder *b, size_t at) {
  uint64_t length = at < b->words.count ? ((const uint64_t *) b->words.data)[at] : UINT64_MAX;
  return length >= b->words.count - at ? 0 : (size_t) length + 1;
}

/* Marks the start, and what follows instructions that keep the position after them. */
static void mark_leaders(@PREFIX@_builder *b) {
  const uint64_t *words = (const uint64_t *) b->words.data;
  size_t at = b->base == 0 ? 1 : 0;
  if (at < b->words.count && words[at] != @MACRO@_GAP) {
    mark_leader(b, b->base + (uint32_t) at);
  }
  while (at < b->words.count) {
    const @PREFIX@_inst_info *inst;
    size_t i;
    if (words[at] == @MACRO@_GAP) {
      at++;
      continue;
    }
    inst = &@PREFIX@_instructions[words[at++]];
    for (i = 0; i < inst->immediate_count; i++) {
      at += inst->immediates[i].array ? array_words(b, at) : 1;
    }
    if (inst->keeps_next && (at == b->words.count || words[at] != @MACRO@_GAP)) {
      mark_leader(b, b->base + (uint32_t) at);
    }
  }
}

static void make_leaders(@PREFIX@_builder *b) {
  const uint8_t *marks = (const uint8_t *) b->marks.data;
  size_t i;
  for (i = 0; i < b->marks.count && b->status == @MACRO@_OK; i++) {
    if ((marks[i] & @MACRO@_MARK_LEADER) != 0) {
      uint32_t *leader = (uint32_t *) @PREFIX@_builder_add(b, &b->leaders, sizeof *leader);
      if (leader != NULL) {
        *leader = b->base + (uint32_t) i;
      }
    }
  }
}

static void fill(@PREFIX@_builder *b) {
  @PREFIX@_program *p = &b->program;
  p->words = (const uint64_t *) b->words.data;
  p->word_count = (uint32_t) b->words.count;
  p->base = b->base;
  p->leaders = (const uint32_t *) b->leaders.data;
  p->leader_count = (uint32_t) b->leaders.count;
  p->entries = (const @PREFIX@_program_entry *) b->program_entries.data;
  p->entry_count = (uint32_t) b->program_entries.count;
  p->sources = (const @PREFIX@_source *) b->sources.data;
  p->source_count = (uint32_t) b->sources.count;
  p->constants = (const @PREFIX@_constant *) b->constants.data;
  p->constant_count = (uint32_t) b->constants.count;
  p->references = (void *const *) b->references.data;
  p->ranges = (const @PREFIX@_range *) b->program_ranges.data;
  p->range_count = (uint32_t) b->program_ranges.count;
  p->registers = (const @PREFIX@_register_value *) b->program_registers.data;
  p->register_count = (uint32_t) b->program_registers.count;
  p->forwards = (const @PREFIX@_forward *) b->program_forwards.data;
  p->forward_count = (uint32_t) b->program_forwards.count;
}

const @PREFIX@_program *@PREFIX@_builder_finish(@PREFIX@_builder *b) {
  if (!b->finished && b->status == @MACRO@_OK) {
    if (b->words.count == 0) {
      @PREFIX@_builder_fail(b, @MACRO@_BAD_LENGTH, "a unit needs an instruction");
    } else {
      if (b->marks.count == b->words.count) {
        @PREFIX@_builder_add(b, &b->marks, 1); /* of the position after the last word */
      }
      resolve_fixups(b);
      make_entries(b);
      make_registers(b);
      make_ranges(b);
      make_named_leaders(b);
      make_forwards(b);
      make_references(b);
      mark_leaders(b);
      make_leaders(b);
      fill(b);
      b->finished = 1;
    }
  }
  return b->status == @MACRO@_OK ? &b->program : NULL;
}
