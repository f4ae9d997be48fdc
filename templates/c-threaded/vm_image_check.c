/* Reading images: do the words, leaders, entries and registers fit together? */
#include "@PREFIX@_image.h"

#include <string.h>

#define DAMAGED "the image is damaged: "

/* The number of words behind an instruction's opcode; SIZE_MAX if it is cut off. */
static size_t operand_words(const @PREFIX@_image *r, const @PREFIX@_inst_info *inst, size_t at) {
  const uint64_t *code = (const uint64_t *) r->b->words.data;
  size_t count = r->b->words.count;
  size_t start = at;
  unsigned i;
  for (i = 0; i < inst->immediate_count; i++) {
    uint64_t length = 0;
    if (at == count) {
      return SIZE_MAX;
    }
    if (inst->immediates[i].array) {
      length = code[at];
    }
    if (length > count - at - 1) {
      return SIZE_MAX;
    }
    at += 1 + (size_t) length;
  }
  return at - start;
}

/* Gives the words their opcodes in this machine, and marks where instructions start. */
static void mark_starts(@PREFIX@_image *r) {
  uint64_t *code = (uint64_t *) r->b->words.data;
  uint8_t *marks = (uint8_t *) r->b->marks.data;
  size_t count = r->b->words.count;
  size_t at = 1;
  while (at < count) {
    size_t operands;
    if (code[at] == @MACRO@_GAP) {
      at++;
      continue;
    }
    if (code[at] >= r->opcodes.count) {
      @PREFIX@_image_damaged(r, DAMAGED "there is no instruction at ",
          @PREFIX@_image_number(r, (int64_t) at), NULL);
      return;
    }
    marks[at] |= @MACRO@_MARK_START;
    code[at] = ((const uint32_t *) r->opcodes.data)[code[at]];
    operands = operand_words(r, &@PREFIX@_instructions[code[at]], at + 1);
    if (operands == SIZE_MAX) {
      @PREFIX@_image_damaged(r, DAMAGED "its last instruction is cut off", NULL);
      return;
    }
    at += 1 + operands;
  }
  marks[count] |= @MACRO@_MARK_START; /* a leader can stand there */
}

static void mark_leaders(@PREFIX@_image *r) {
  uint8_t *marks = (uint8_t *) r->b->marks.data;
  const uint32_t *leader = (const uint32_t *) r->leaders.data;
  size_t i;
  for (i = 0; i < r->leaders.count; i++, leader++) {
    if (*leader < 1 || *leader > r->b->words.count) {
      @PREFIX@_image_damaged(r, DAMAGED "leader ", @PREFIX@_image_number(r, *leader),
          " lies outside the code", NULL);
      return;
    }
    marks[*leader] |= @MACRO@_MARK_LEADER;
  }
}

static int is_leader(const @PREFIX@_image *r, uint64_t position) {
  return position <= r->b->words.count
      && (((const uint8_t *) r->b->marks.data)[position] & @MACRO@_MARK_LEADER) != 0;
}

/* Tests an immediate word of the instruction at a position. */
static void check_value(@PREFIX@_image *r, const @PREFIX@_immediate_info *immediate,
    uint64_t word, size_t position) {
  const char *at;
  int good = immediate->type == @MACRO@_TYPE_CODE ? word == 0 || is_leader(r, word)
      : immediate->type == @MACRO@_REF            ? word <= r->b->constants.count
                                                  : @PREFIX@_word_fits(immediate->type, word);
  if (good) {
    return;
  }
  at = @PREFIX@_image_number(r, (int64_t) position);
  if (immediate->type == @MACRO@_TYPE_CODE) {
    @PREFIX@_image_damaged(r, DAMAGED, immediate->name, " at ", at, " names ",
        @PREFIX@_image_number(r, (int64_t) word), ", which is no leader", NULL);
  } else if (immediate->type == @MACRO@_REF) {
    @PREFIX@_image_damaged(r, DAMAGED, immediate->name, " at ", at,
        " names a constant that does not exist", NULL);
  } else if (immediate->type == @MACRO@_F32) {
    @PREFIX@_image_damaged(r, DAMAGED, immediate->name, " at ", at, " is no f32", NULL);
  } else {
    @PREFIX@_image_damaged(r, DAMAGED, immediate->name, " at ", at, " is out of the range of ",
        immediate->type_text, NULL);
  }
}

static void check_operands(@PREFIX@_image *r) {
  const uint64_t *code = (const uint64_t *) r->b->words.data;
  size_t at = 1;
  while (at < r->b->words.count && !@PREFIX@_image_is_damaged(r)) {
    size_t position = at;
    const @PREFIX@_inst_info *inst;
    unsigned i;
    if (code[at] == @MACRO@_GAP) {
      at++;
      continue;
    }
    inst = &@PREFIX@_instructions[code[at++]];
    for (i = 0; i < inst->immediate_count; i++) {
      uint64_t length = inst->immediates[i].array ? code[at++] : 1;
      for (; length > 0; length--) {
        check_value(r, &inst->immediates[i], code[at++], position);
      }
    }
  }
}

static void check_leaders(@PREFIX@_image *r) {
  const uint8_t *marks = (const uint8_t *) r->b->marks.data;
  size_t at;
  for (at = 1; at <= r->b->words.count && !@PREFIX@_image_is_damaged(r); at++) {
    if (marks[at] == @MACRO@_MARK_LEADER) {
      @PREFIX@_image_damaged(r, DAMAGED "leader ", @PREFIX@_image_number(r, (int64_t) at),
          " is not the position of an instruction", NULL);
    }
  }
}

static void check_entries(@PREFIX@_image *r) {
  const @PREFIX@_program_entry *entry = (const @PREFIX@_program_entry *) r->entries.data;
  size_t i;
  for (i = 0; i < r->entries.count && !@PREFIX@_image_is_damaged(r); i++, entry++) {
    if (is_leader(r, entry->position)) {
      @PREFIX@_builder_entry(
          r->b, entry->name, @PREFIX@_builder_label_at(r->b, entry->position));
    } else {
      @PREFIX@_image_damaged(r, DAMAGED "entry ", entry->name, " at ",
          @PREFIX@_image_number(r, entry->position), " is not a leader", NULL);
    }
  }
}

static void check_forwards(@PREFIX@_image *r) {
  const @PREFIX@_forward *row = (const @PREFIX@_forward *) r->forwards.data;
  size_t i;
  for (i = 0; i < r->forwards.count && !@PREFIX@_image_is_damaged(r); i++, row++) {
    int leaders = is_leader(r, row->entry) && is_leader(r, row->body);
    if (leaders && row->entry < row->body && row->body < r->b->words.count) {
      @PREFIX@_builder_replace(r->b, @PREFIX@_builder_label_at(r->b, row->entry),
          @PREFIX@_builder_label_at(r->b, row->body));
    } else {
      @PREFIX@_image_damaged(r, DAMAGED "replaced entry ",
          @PREFIX@_image_number(r, row->entry), " goes on at ",
          @PREFIX@_image_number(r, row->body),
          leaders ? ", where no code behind it is" : ", and not both are leaders", NULL);
    }
  }
}

static void check_registers(@PREFIX@_image *r) {
  const @PREFIX@_register_value *row = (const @PREFIX@_register_value *) r->registers.data;
  size_t i;
  for (i = 0; i < r->registers.count && !@PREFIX@_image_is_damaged(r); i++, row++) {
    @PREFIX@_type type = @PREFIX@_registers[row->reg].type;
    int is_code = type == @MACRO@_TYPE_CODE && row->bits != 0;
    int good = is_code       ? is_leader(r, row->bits)
        : type == @MACRO@_REF ? row->bits == 0
                              : @PREFIX@_word_fits(type, row->bits);
    if (!good) {
      @PREFIX@_image_damaged(r, DAMAGED "the value of register ",
          @PREFIX@_registers[row->reg].name, " is out of range", NULL);
    } else if (is_code) {
      @PREFIX@_builder_code_register(
          r->b, row->reg, @PREFIX@_builder_label_at(r->b, (uint32_t) row->bits));
    } else {
      @PREFIX@_builder_register(r->b, row->reg, row->bits);
    }
  }
}

void @PREFIX@_image_check(@PREFIX@_image *r) {
  @PREFIX@_builder_add(r->b, &r->b->marks, 1); /* of the position after the last word */
  if (@PREFIX@_image_is_damaged(r)) {
    return;
  }
  mark_starts(r);
  mark_leaders(r);
  if (!r->sources_ascend) {
    @PREFIX@_image_damaged(r, DAMAGED "source positions do not ascend", NULL);
  }
  if (!r->has_word_0) {
    @PREFIX@_image_damaged(r, DAMAGED "word 0 of code must be 0", NULL);
  }
  check_operands(r);
  check_leaders(r);
  check_entries(r);
  check_forwards(r);
  check_registers(r);
}
