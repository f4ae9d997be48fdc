/* Reading images: sections become a builder's program, or a message. */
#include "@PREFIX@_image.h"

#include <string.h>

/* ---- Instructions and words ----------------------------------------------------------------- */

/* An instruction with its immediates and effect, as in `lit #i64 ( -- data.i64 )`. */
static void describe_end(const char *effect, @PREFIX@_text *out) {
  @PREFIX@_text_string(out, " ( ");
  @PREFIX@_text_string(out, effect);
  @PREFIX@_text_string(out, " )");
}

static void describe_immediate(const char *type, int array, @PREFIX@_text *out) {
  @PREFIX@_text_string(out, " #");
  @PREFIX@_text_string(out, type);
  @PREFIX@_text_string(out, array ? "[]" : "");
}

static void describe(const @PREFIX@_inst_info *inst, @PREFIX@_text *out) {
  unsigned i;
  @PREFIX@_text_string(out, inst->mnemonic);
  for (i = 0; i < inst->immediate_count; i++) {
    describe_immediate(inst->immediates[i].type_text, inst->immediates[i].array, out);
  }
  describe_end(inst->effect, out);
}

/* Reads one instruction; its opcode in this machine. */
static uint32_t instruction(@PREFIX@_image *r) {
  const char *mnemonic = @PREFIX@_image_name(r);
  const char *effect = @PREFIX@_image_name(r);
  uint32_t count = @PREFIX@_image_count(r, 5);
  int opcode = @PREFIX@_builder_opcode(r->b, mnemonic, strlen(mnemonic));
  const @PREFIX@_inst_info *inst = opcode < 0 ? NULL : &@PREFIX@_instructions[opcode];
  int same = inst != NULL && strcmp(inst->effect, effect) == 0 && inst->immediate_count == count;
  @PREFIX@_text wanted;
  uint32_t i;
  @PREFIX@_text_init(&wanted);
  @PREFIX@_text_string(&wanted, mnemonic);
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    const char *type = @PREFIX@_image_name(r);
    int array = @PREFIX@_image_u8(r) != 0;
    describe_immediate(type, array, &wanted);
    same = same && strcmp(inst->immediates[i].type_text, type) == 0
        && (inst->immediates[i].array != 0) == array;
  }
  describe_end(effect, &wanted);
  if (!same) {
    @PREFIX@_text_string(
        &r->problems, inst == NULL ? "the machine has no instruction " : "the instruction ");
    @PREFIX@_text_bytes(&r->problems, wanted.data, wanted.length);
    if (inst != NULL) {
      @PREFIX@_text_string(&r->problems, " has changed: it is now ");
      describe(inst, &r->problems);
    }
    @PREFIX@_text_char(&r->problems, '\n');
  }
  @PREFIX@_text_free(&wanted);
  return opcode < 0 ? 0 : (uint32_t) opcode;
}

static void instructions(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 12);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    uint32_t *opcode =
        (uint32_t *) @PREFIX@_builder_add(r->b, &r->opcodes, sizeof *opcode);
    uint32_t number = instruction(r);
    if (opcode != NULL) {
      *opcode = number;
    }
  }
}

static void words(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 8);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    uint64_t word = @PREFIX@_image_u64(r);
    if (i > 0) {
      @PREFIX@_builder_word(r->b, word, 0); /* the builder has word 0 already */
    } else {
      r->has_word_0 = word == 0;
    }
  }
}

static void leaders(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 4);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    uint32_t *leader =
        (uint32_t *) @PREFIX@_builder_add(r->b, &r->leaders, sizeof *leader);
    if (leader != NULL) {
      *leader = @PREFIX@_image_index(r);
    }
  }
}

/* ---- Entries, constants, state -------------------------------------------------------------- */

static void entries(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 8);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    @PREFIX@_program_entry *entry = (@PREFIX@_program_entry *) @PREFIX@_builder_add(
        r->b, &r->entries, sizeof *entry);
    if (entry != NULL) {
      entry->name = @PREFIX@_image_name(r);
      entry->position = @PREFIX@_image_index(r);
    }
  }
}

static void constants(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 5);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    @PREFIX@_constant row = {@MACRO@_CONSTANT_I64, 0, NULL, 0, NULL};
    unsigned kind = @PREFIX@_image_u8(r);
    const char *bytes;
    switch (kind) {
      case @MACRO@_CONSTANT_I64:
        row.bits = @PREFIX@_image_u64(r);
        break;
      case @MACRO@_CONSTANT_F64:
        row.kind = @MACRO@_CONSTANT_F64;
        row.bits = @PREFIX@_image_u64(r);
        break;
      case @MACRO@_CONSTANT_STRING:
        row.kind = @MACRO@_CONSTANT_STRING;
        row.text = @PREFIX@_image_text(r, &row.length);
        break;
      case @MACRO@_CONSTANT_HOST:
        row.kind = @MACRO@_CONSTANT_HOST;
        row.reader = @PREFIX@_image_name(r);
        bytes = @PREFIX@_image_block(r, &row.length);
        row.text = @PREFIX@_builder_copy(r->b, bytes, row.length);
        break;
      default:
        @PREFIX@_image_damaged(r, "the image is damaged: a constant has kind ",
            @PREFIX@_image_number(r, kind), NULL);
        break;
    }
    @PREFIX@_builder_constant(r->b, &row);
  }
}

/* The number of a piece of state by name; -1 if the machine has none, which is a problem. */
static int find(
    @PREFIX@_image *r, const @PREFIX@_state_info *states, const char *wanted, const char *what) {
  int i;
  for (i = 0; states[i].name != NULL; i++) {
    if (strcmp(states[i].name, wanted) == 0) {
      return i;
    }
  }
  @PREFIX@_text_string(&r->problems, what);
  @PREFIX@_text_string(&r->problems, wanted);
  @PREFIX@_text_char(&r->problems, '\n');
  return -1;
}

static void memories(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 16);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    const char *wanted = @PREFIX@_image_name(r);
    uint64_t address = @PREFIX@_image_u64(r);
    size_t length;
    const char *bytes = @PREFIX@_image_block(r, &length);
    int memory = find(r, @PREFIX@_memories, wanted, "the machine has no memory ");
    if (memory >= 0 && !@PREFIX@_image_is_damaged(r)) {
      if (address > (uint64_t) INT64_MAX - length) {
        @PREFIX@_image_damaged(
            r, "the image is damaged: a range of memory ", wanted, " is out of range", NULL);
        return;
      }
      @PREFIX@_builder_memory(r->b, (unsigned) memory, address, bytes, length);
    }
  }
}

static void registers(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 12);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    const char *wanted = @PREFIX@_image_name(r);
    uint64_t bits = @PREFIX@_image_u64(r);
    int reg = find(r, @PREFIX@_registers, wanted, "the machine has no register ");
    if (reg >= 0 && !@PREFIX@_image_is_damaged(r)) {
      @PREFIX@_register_value *row = (@PREFIX@_register_value *) @PREFIX@_builder_add(
          r->b, &r->registers, sizeof *row);
      if (row != NULL) {
        row->reg = (uint32_t) reg;
        row->bits = bits;
      }
    }
  }
}

static void sources(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 16);
  uint32_t last = 0;
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    @PREFIX@_source source;
    source.position = @PREFIX@_image_index(r);
    source.file = @PREFIX@_image_name(r);
    source.line = @PREFIX@_image_index(r);
    source.column = @PREFIX@_image_index(r);
    if (source.line == 0) {
      source.file = "";
      source.column = 0;
    }
    r->sources_ascend &= source.position > last;
    last = source.position;
    @PREFIX@_builder_source_row(r->b, &source);
  }
}

static void user_sections(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 8);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    const char *section_name = @PREFIX@_image_name(r);
    size_t length;
    const char *bytes = @PREFIX@_image_block(r, &length);
    @PREFIX@_builder_section(r->b, section_name, bytes, length);
  }
}

static void forwards(@PREFIX@_image *r) {
  uint32_t count = @PREFIX@_image_count(r, 8);
  uint32_t i;
  for (i = 0; i < count && !@PREFIX@_image_is_damaged(r); i++) {
    @PREFIX@_forward *forward =
        (@PREFIX@_forward *) @PREFIX@_builder_add(r->b, &r->forwards, sizeof *forward);
    if (forward != NULL) {
      forward->entry = @PREFIX@_image_index(r);
      forward->body = @PREFIX@_image_index(r);
    }
  }
}

/* Sections that this version cannot use. */
static void nothing(@PREFIX@_image *r) {
  if (@PREFIX@_image_u32(r) != 0) {
    @PREFIX@_image_section_damaged(
        r, "the image needs a newer program: this one cannot use its section ", "");
  }
}

static void machine(@PREFIX@_image *r) {
  r->machine = @PREFIX@_image_name(r);
}

static void read_sections(@PREFIX@_image *r) {
  static void (*const readers[@MACRO@_SECTION_COUNT])(@PREFIX@_image *) = {
      machine, instructions, words, leaders, entries, constants, memories, registers,
      sources, forwards, nothing, nothing, user_sections};
  for (r->current = 0; r->current < @MACRO@_SECTION_COUNT; r->current++) {
    const @PREFIX@_image_section *s = &r->sections[r->current];
    if (s->is_present && !@PREFIX@_image_is_damaged(r)) {
      readers[r->current](r);
      if (!@PREFIX@_image_is_damaged(r) && s->at != s->end) {
        @PREFIX@_image_section_damaged(
            r, "the image is damaged: section ", " is longer than it says");
      }
    }
  }
  if (!@PREFIX@_image_is_damaged(r) && strcmp(r->machine, @MACRO@_NAME) != 0) {
    @PREFIX@_image_damaged(
        r, "the image is for the machine ", r->machine, ", not for " @MACRO@_NAME, NULL);
  }
}

/* ---- The whole image ------------------------------------------------------------------------ */

/* Writes each line of a text as an error of a file. */
static void tell(const char *file, const char *lines, @PREFIX@_text *messages) {
  while (*lines != 0) {
    const char *end = strchr(lines, '\n');
    size_t length = end == NULL ? strlen(lines) : (size_t) (end - lines);
    @PREFIX@_text_string(messages, file);
    @PREFIX@_text_string(messages, ": error: ");
    @PREFIX@_text_bytes(messages, lines, length);
    @PREFIX@_text_char(messages, '\n');
    lines += length + (end != NULL);
  }
}

int @PREFIX@_read_image(@PREFIX@_builder *b, const char *file, const void *bytes, size_t length,
    @PREFIX@_text *messages) {
  @PREFIX@_image r;
  memset(&r, 0, sizeof r);
  r.b = b;
  r.sources_ascend = 1;
  @PREFIX@_image_split(&r, bytes, length);
  if (!@PREFIX@_image_is_damaged(&r)) {
    read_sections(&r);
  }
  if (!@PREFIX@_image_is_damaged(&r) && r.problems.length == 0) {
    @PREFIX@_image_check(&r);
  }
  if (r.damage.failed || r.problems.failed) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
  } else if (r.damage.length > 0 || r.problems.length > 0) {
    tell(file, r.damage.length > 0 ? r.damage.data : r.problems.data, messages);
    @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "the image cannot be read");
  }
  if (r.damage.length == 0 && r.problems.length == 0 && @PREFIX@_builder_finish(b) == NULL) {
    tell(file, @PREFIX@_builder_error(b), messages);
  }
  @PREFIX@_text_free(&r.damage);
  @PREFIX@_text_free(&r.problems);
  @PREFIX@_list_free(&r.opcodes);
  @PREFIX@_list_free(&r.leaders);
  @PREFIX@_list_free(&r.entries);
  @PREFIX@_list_free(&r.registers);
  @PREFIX@_list_free(&r.forwards);
  return b->status;
}
