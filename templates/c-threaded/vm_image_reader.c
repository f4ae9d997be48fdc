/* Reading images: bytes that may be anything become a program, or a message. */
#include "@PREFIX@_builder.h"
#include "@PREFIX@_image.h"

#include <stdlib.h>
#include <string.h>

/* A section of the image while it is read. */
typedef struct section {
  const unsigned char *at;
  const unsigned char *end;
  int is_present;
} section;

/* The instructions of the image: their opcodes here. */
typedef struct reader {
  @PREFIX@_builder *b;
  section sections[@MACRO@_SECTION_COUNT];
  int current;              /* the number of the section that is read; -1: none */
  @PREFIX@_text damage;     /* why this is no image that can be read; the first reason */
  @PREFIX@_text problems;   /* why this machine cannot run it; a line for each reason */
  @PREFIX@_list opcodes;    /* uint32_t, by number in the image */
} reader;

/* ---- Messages ------------------------------------------------------------------------------- */

static void damaged(reader *r, const char *before, const char *name, const char *after) {
  if (r->damage.length == 0) {
    @PREFIX@_text_string(&r->damage, before);
    @PREFIX@_text_string(&r->damage, name);
    @PREFIX@_text_string(&r->damage, after);
  }
}

/* The same about the section that is read. */
static void damaged_section(reader *r, const char *before, const char *after) {
  char tag[5] = {0, 0, 0, 0, 0};
  memcpy(tag, &@MACRO@_SECTION_TAGS[4 * r->current], 4);
  damaged(r, before, tag, after);
}

/* The same with a number. */
static void damaged_at(reader *r, const char *before, uint64_t number, const char *after) {
  @PREFIX@_text text;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_u64(&text, number);
  damaged(r, before, text.failed ? "?" : text.data, after);
  @PREFIX@_text_free(&text);
}

static int is_damaged(const reader *r) {
  return r->damage.length > 0 || r->b->status != @MACRO@_OK;
}

/* ---- Numbers and strings -------------------------------------------------------------------- */

static section *here(reader *r) {
  return &r->sections[r->current];
}

/* The next bytes; NULL after damage. */
static const unsigned char *take(reader *r, size_t length) {
  section *s = here(r);
  const unsigned char *bytes = s->at;
  if (is_damaged(r)) {
    return NULL;
  }
  if ((size_t) (s->end - s->at) < length) {
    damaged_section(r, "the image is damaged: section ", " is shorter than it says");
    return NULL;
  }
  s->at += length;
  return bytes;
}

static uint32_t u32_at(const unsigned char *at) {
  return at[0] | (uint32_t) at[1] << 8 | (uint32_t) at[2] << 16 | (uint32_t) at[3] << 24;
}

static unsigned u8(reader *r) {
  const unsigned char *at = take(r, 1);
  return at == NULL ? 0 : at[0];
}

static uint32_t u32(reader *r) {
  const unsigned char *at = take(r, 4);
  return at == NULL ? 0 : u32_at(at);
}

static uint64_t u64(reader *r) {
  const unsigned char *at = take(r, 8);
  return at == NULL ? 0 : u32_at(at) | (uint64_t) u32_at(at + 4) << 32;
}

/* A position, line or column. */
static uint32_t index31(reader *r) {
  uint32_t value = u32(r);
  if (value > INT32_MAX) {
    damaged_section(r, "the image is damaged: a number in section ", " is too large");
    return 0;
  }
  return value;
}

/* A count of things that take at least so many bytes each; 0 after damage. */
static uint32_t count_of(reader *r, uint32_t bytes_each) {
  uint32_t count = u32(r);
  if (is_damaged(r)) {
    return 0;
  }
  if (count > INT32_MAX
      || (uint64_t) count * bytes_each > (uint64_t) (here(r)->end - here(r)->at)) {
    damaged_section(r, "the image is damaged: section ", " is shorter than it says");
    return 0;
  }
  return count;
}

static const char *block(reader *r, size_t *length) {
  const char *bytes;
  *length = count_of(r, 1);
  bytes = (const char *) take(r, *length);
  if (bytes == NULL) {
    *length = 0;
    return "";
  }
  return bytes;
}

/* A text as a string of the builder's. */
static const char *text(reader *r, size_t *length) {
  const char *bytes = block(r, length);
  const char *copy;
  size_t at = 0;
  while (at < *length) {
    uint32_t point;
    size_t size = @PREFIX@_utf8_decode(bytes + at, *length - at, &point);
    if (size == 0) {
      damaged_section(r, "the image is damaged: a text in section ", " is not UTF-8");
      *length = 0;
      return "";
    }
    at += size;
  }
  copy = @PREFIX@_builder_copy(r->b, bytes, *length);
  return copy == NULL ? "" : copy;
}

/* A text without zero bytes. */
static const char *name(reader *r) {
  size_t length;
  const char *string = text(r, &length);
  if (strlen(string) != length) {
    damaged_section(r, "the image is damaged: a name in section ", " has a zero byte");
  }
  return string;
}

/* ---- Sections ------------------------------------------------------------------------------- */

static int section_number(const unsigned char *tag) {
  int i;
  for (i = 0; i < @MACRO@_SECTION_COUNT; i++) {
    if (memcmp(tag, &@MACRO@_SECTION_TAGS[4 * i], 4) == 0) {
      return i;
    }
  }
  return -1;
}

/* Notes where a section lies; unknown ones are passed over. */
static void add_section(reader *r, const unsigned char *at, size_t length) {
  int number = section_number(at);
  if (number >= 0) {
    section *s = &r->sections[number];
    r->current = number;
    if (s->is_present) {
      damaged_section(r, "the image is damaged: it has two sections ", "");
    }
    s->is_present = 1;
    s->at = at + 8;
    s->end = at + 8 + length;
  }
}

/* Finds the sections and tests the checksum. */
static void split(reader *r, const unsigned char *bytes, size_t length) {
  size_t end = length - 4;
  size_t at = 12;
  uint32_t count;
  uint32_t i;
  if (!@PREFIX@_is_image(bytes, length)) {
    damaged(r, "this is no vmgen image: it does not start with VMGI", "", "");
    return;
  }
  if (length < 16) {
    damaged_at(r, "the image is cut off: it has only ", length, " bytes");
    return;
  }
  if (u32_at(bytes + 4) != @MACRO@_IMAGE_VERSION) {
    damaged_at(r, "the image has version ", u32_at(bytes + 4),
        " of the format; this program reads version 1");
    return;
  }
  count = u32_at(bytes + 8);
  for (i = 0; i < count; i++) {
    if (end - at < 8 || u32_at(bytes + at + 4) > end - at - 8) {
      damaged_at(r, "the image is cut off or damaged: section ", (uint64_t) i + 1,
          " does not end in the file");
      return;
    }
    at += 8 + (size_t) u32_at(bytes + at + 4);
  }
  if (at != end) {
    damaged(r, "the image is damaged: something follows its last section", "", "");
    return;
  }
  if (@PREFIX@_crc32(bytes, end) != u32_at(bytes + end)) {
    damaged(r, "the image is damaged: its checksum is wrong", "", "");
    return;
  }
  for (at = 12; at < end; at += 8 + (size_t) u32_at(bytes + at + 4)) {
    add_section(r, bytes + at, u32_at(bytes + at + 4));
  }
  for (r->current = 0; r->current <= @MACRO@_SECTION_LEAD; r->current++) {
    if (!here(r)->is_present) {
      damaged_section(r, "the image is damaged: it has no section ", "");
    }
  }
}

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
static uint32_t instruction(reader *r) {
  const char *mnemonic = name(r);
  const char *effect = name(r);
  uint32_t count = count_of(r, 5);
  int opcode = @PREFIX@_builder_opcode(r->b, mnemonic, strlen(mnemonic));
  const @PREFIX@_inst_info *inst = opcode < 0 ? NULL : &@PREFIX@_instructions[opcode];
  int same = inst != NULL && strcmp(inst->effect, effect) == 0 && inst->immediate_count == count;
  @PREFIX@_text wanted;
  uint32_t i;
  @PREFIX@_text_init(&wanted);
  @PREFIX@_text_string(&wanted, mnemonic);
  for (i = 0; i < count && !is_damaged(r); i++) {
    const char *type = name(r);
    int array = u8(r) != 0;
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

static void instructions(reader *r) {
  uint32_t count = count_of(r, 12);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    uint32_t *opcode =
        (uint32_t *) @PREFIX@_builder_add(r->b, &r->opcodes, sizeof *opcode);
    uint32_t number = instruction(r);
    if (opcode != NULL) {
      *opcode = number;
    }
  }
}

static void words(reader *r) {
  uint32_t count = count_of(r, 8);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    uint64_t word = u64(r);
    if (i > 0) {
      @PREFIX@_builder_word(r->b, word, 0); /* the builder has word 0 already */
    } else if (word != 0) {
      damaged(r, "the image is damaged: word 0 of code must be 0", "", "");
    }
  }
  if (count == 0) {
    damaged(r, "the image is damaged: word 0 of code must be 0", "", "");
  }
}

static void leaders(reader *r) {
  uint8_t *marks;
  uint32_t count = count_of(r, 4);
  uint32_t i;
  @PREFIX@_builder_add(r->b, &r->b->marks, 1); /* of the position after the last word */
  marks = (uint8_t *) r->b->marks.data;
  for (i = 0; i < count && !is_damaged(r); i++) {
    uint32_t position = index31(r);
    if (position < 1 || position > r->b->words.count) {
      damaged_at(r, "the image is damaged: leader ", position, " lies outside the code");
    } else {
      marks[position] |= @MACRO@_MARK_LEADER;
    }
  }
}

/* ---- Entries, constants, state -------------------------------------------------------------- */

static void entries(reader *r) {
  uint32_t count = count_of(r, 8);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    const char *entry = name(r);
    uint32_t position = index31(r);
    if (!is_damaged(r)) {
      if (position == 0) {
        damaged(r, "the image is damaged: entry ", entry, " at 0 is not a leader");
        return;
      }
      @PREFIX@_builder_entry(r->b, entry, @PREFIX@_builder_label_at(r->b, position));
    }
  }
}

static void constants(reader *r) {
  uint32_t count = count_of(r, 5);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    @PREFIX@_constant row = {@MACRO@_CONSTANT_I64, 0, NULL, 0, NULL};
    unsigned kind = u8(r);
    const char *bytes;
    switch (kind) {
      case @MACRO@_CONSTANT_I64:
        row.bits = u64(r);
        break;
      case @MACRO@_CONSTANT_F64:
        row.kind = @MACRO@_CONSTANT_F64;
        row.bits = u64(r);
        break;
      case @MACRO@_CONSTANT_STRING:
        row.kind = @MACRO@_CONSTANT_STRING;
        row.text = text(r, &row.length);
        break;
      case @MACRO@_CONSTANT_HOST:
        row.kind = @MACRO@_CONSTANT_HOST;
        row.reader = name(r);
        bytes = block(r, &row.length);
        row.text = @PREFIX@_builder_copy(r->b, bytes, row.length);
        break;
      default:
        damaged_at(r, "the image is damaged: a constant has kind ", kind, "");
        break;
    }
    @PREFIX@_builder_constant(r->b, &row);
  }
}

/* The number of a piece of state by name; -1 if the machine has none, which is a problem. */
static int find(
    reader *r, const @PREFIX@_state_info *states, const char *wanted, const char *what) {
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

static void memories(reader *r) {
  uint32_t count = count_of(r, 16);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    const char *wanted = name(r);
    uint64_t address = u64(r);
    size_t length;
    const char *bytes = block(r, &length);
    int memory = find(r, @PREFIX@_memories, wanted, "the machine has no memory ");
    if (memory >= 0 && !is_damaged(r)) {
      if (address > (uint64_t) INT64_MAX - length) {
        damaged(r, "the image is damaged: a range of memory ", wanted, " is out of range");
        return;
      }
      @PREFIX@_builder_range(r->b, (unsigned) memory, address, bytes, length, 0);
    }
  }
}

static void registers(reader *r) {
  uint32_t count = count_of(r, 12);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    const char *wanted = name(r);
    uint64_t bits = u64(r);
    int reg = find(r, @PREFIX@_registers, wanted, "the machine has no register ");
    if (reg >= 0 && !is_damaged(r)) {
      @PREFIX@_type type = @PREFIX@_registers[reg].type;
      if (type == @MACRO@_REF ? bits > r->b->constants.count : !@PREFIX@_word_fits(type, bits)) {
        damaged(r, "the image is damaged: the value of register ", wanted, " is out of range");
      } else if (type == @MACRO@_TYPE_CODE && bits != 0) {
        @PREFIX@_builder_code_register(r->b, (unsigned) reg,
            @PREFIX@_builder_label_at(r->b, bits > INT32_MAX ? INT32_MAX : (uint32_t) bits));
      } else {
        @PREFIX@_builder_register(r->b, (unsigned) reg, bits);
      }
    }
  }
}

static void sources(reader *r) {
  uint32_t count = count_of(r, 16);
  uint32_t last = 0;
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    @PREFIX@_source source;
    source.position = index31(r);
    source.file = name(r);
    source.line = index31(r);
    source.column = index31(r);
    if (source.position <= last) {
      damaged(r, "the image is damaged: source positions do not ascend", "", "");
    }
    last = source.position;
    @PREFIX@_builder_source_row(r->b, &source);
  }
}

static void user_sections(reader *r) {
  uint32_t count = count_of(r, 8);
  uint32_t i;
  for (i = 0; i < count && !is_damaged(r); i++) {
    const char *section_name = name(r);
    size_t length;
    const char *bytes = block(r, &length);
    @PREFIX@_builder_section(r->b, section_name, bytes, length);
  }
}

/* Sections that this version cannot use. */
static void nothing(reader *r) {
  if (u32(r) != 0) {
    damaged_section(r, "the image needs a newer program: this one cannot use its section ", "");
  }
}

/* The name of the machine is compared before anything else. */
static void machine(reader *r) {
  const char *wanted = name(r);
  if (!is_damaged(r) && strcmp(wanted, @MACRO@_NAME) != 0) {
    damaged(r, "the image is for the machine ", wanted, ", not for " @MACRO@_NAME);
  }
}

static void read_sections(reader *r) {
  static void (*const readers[@MACRO@_SECTION_COUNT])(reader *) = {
      machine, instructions, words, leaders, entries, constants, memories, registers,
      sources, nothing, nothing, nothing, user_sections};
  for (r->current = 0; r->current < @MACRO@_SECTION_COUNT && !is_damaged(r); r->current++) {
    if (here(r)->is_present) {
      readers[r->current](r);
      if (!is_damaged(r) && here(r)->at != here(r)->end) {
        damaged_section(r, "the image is damaged: section ", " is longer than it says");
      }
    }
  }
}

/* ---- Words ---------------------------------------------------------------------------------- */

/* Tests an immediate word of the instruction at a position. */
static void check_value(
    reader *r, const @PREFIX@_immediate_info *immediate, uint64_t word, size_t position) {
  @PREFIX@_builder *b = r->b;
  const uint8_t *marks = (const uint8_t *) b->marks.data;
  int good;
  if (immediate->type == @MACRO@_TYPE_CODE) {
    good = word <= b->words.count;
    if (good && word != 0) {
      good = (marks[word] & @MACRO@_MARK_LEADER) != 0;
    }
  } else if (immediate->type == @MACRO@_REF) {
    good = word <= b->constants.count;
  } else {
    good = @PREFIX@_word_fits(immediate->type, word);
  }
  if (!good) {
    damaged_at(r, immediate->type == @MACRO@_TYPE_CODE
            ? "the image is damaged: a code operand is not a leader, at position "
            : "the image is damaged: an operand is out of range, at position ",
        position, "");
  }
}

/* Gives the words their opcodes here, marks where instructions start, and tests operands. */
static void check_words(reader *r) {
  uint64_t *code = (uint64_t *) r->b->words.data;
  uint8_t *marks = (uint8_t *) r->b->marks.data;
  size_t count = r->b->words.count;
  size_t at = 1;
  while (at < count && !is_damaged(r)) {
    const @PREFIX@_inst_info *inst;
    size_t position = at;
    unsigned i;
    if (code[at] >= r->opcodes.count) {
      damaged_at(r, "the image is damaged: there is no instruction at ", position, "");
      return;
    }
    marks[at] |= @MACRO@_MARK_START;
    code[at] = ((const uint32_t *) r->opcodes.data)[code[at]];
    inst = &@PREFIX@_instructions[code[at++]];
    for (i = 0; i < inst->immediate_count; i++) {
      uint64_t length = 1;
      if (inst->immediates[i].array) {
        length = at < count ? code[at] : UINT64_MAX;
        at++;
      }
      if (at > count || length > count - at) {
        damaged(r, "the image is damaged: its last instruction is cut off", "", "");
        return;
      }
      for (; length > 0; length--) {
        check_value(r, &inst->immediates[i], code[at++], position);
      }
    }
  }
  for (at = 1; at < count && !is_damaged(r); at++) {
    if (marks[at] == @MACRO@_MARK_LEADER) {
      damaged_at(r, "the image is damaged: leader ", at, " is not the position of an instruction");
    }
  }
}

/* ---- The whole image ------------------------------------------------------------------------ */

int @PREFIX@_is_image(const void *bytes, size_t length) {
  return length >= 4 && memcmp(bytes, "VMGI", 4) == 0;
}

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
  reader r;
  memset(&r, 0, sizeof r);
  r.b = b;
  split(&r, (const unsigned char *) bytes, length);
  if (!is_damaged(&r)) {
    read_sections(&r);
  }
  if (!is_damaged(&r) && r.problems.length == 0) {
    check_words(&r);
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
  return b->status;
}
