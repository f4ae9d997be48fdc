/* The disassembler: programs as assembler text. */
#include "@PREFIX@_tools.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What is known of a position. */
enum { IS_TARGET = 1, IS_LEADER = 2 };

/* A program that is being listed. */
typedef struct listing {
  const @PREFIX@_program *program;
  uint32_t *entries;    /* by position: an entry there, numbered from 1; behind that, by entry: the
                           next one there. NULL: code operands are written as positions */
  uint8_t *is_target;   /* by position: whether a code operand or a register names it, and
                           whether it is a leader */
  unsigned underscores; /* behind the L of a label without a name */
  uint32_t constants;   /* so many are used in the order of their numbers */
  int needs_constants;  /* whether others are used in another order, or not at all */
} listing;

/* ---- Operands ------------------------------------------------------------------------------- */

/* A name where an operand stands: some plain words mean something else there. */
static void operand_name(@PREFIX@_text *out, const char *name) {
  if (name[0] == '@' || name[0] == '\'' || strcmp(name, "null") == 0) {
    @PREFIX@_text_quoted(out, name, strlen(name));
  } else {
    @PREFIX@_text_name(out, name, strlen(name));
  }
}

static void generated_name(const listing *list, uint64_t position, @PREFIX@_text *out) {
  unsigned i;
  @PREFIX@_text_char(out, 'L');
  for (i = 0; i < list->underscores; i++) {
    @PREFIX@_text_char(out, '_');
  }
  @PREFIX@_text_u64(out, position);
}

static void code_operand(const listing *list, uint64_t position, @PREFIX@_text *out) {
  if (position == 0) {
    @PREFIX@_text_string(out, "null");
  } else if (list->entries == NULL) {
    @PREFIX@_text_char(out, '@');
    @PREFIX@_text_u64(out, position);
  } else if (position <= list->program->word_count && list->entries[position] != 0) {
    operand_name(out, list->program->entries[list->entries[position] - 1].name);
  } else {
    generated_name(list, position, out);
  }
}

static void constant(const listing *list, uint64_t number, @PREFIX@_text *out) {
  const @PREFIX@_constant *row;
  if (number == 0 || number > list->program->constant_count) {
    @PREFIX@_text_string(out, "null");
    return;
  }
  row = &list->program->constants[number - 1];
  switch (row->kind) {
    case @MACRO@_CONSTANT_I64:
      @PREFIX@_text_i64(out, (int64_t) row->bits);
      break;
    case @MACRO@_CONSTANT_F64:
      @PREFIX@_text_f64(out, @PREFIX@_f64_of_bits(row->bits));
      break;
    case @MACRO@_CONSTANT_STRING:
      @PREFIX@_text_quoted(out, row->text, row->length);
      break;
    default: /* only the host could write it */
      @PREFIX@_text_string(out, "null");
      break;
  }
}

/* An immediate word or register value. */
static void value(const listing *list, @PREFIX@_type type, uint64_t word, @PREFIX@_text *out) {
  switch (type) {
    case @MACRO@_I8: case @MACRO@_I16: case @MACRO@_I32: case @MACRO@_I64:
      @PREFIX@_text_i64(out, (int64_t) word);
      break;
    case @MACRO@_F32:
      @PREFIX@_text_f64(out, @PREFIX@_f32_of_bits((uint32_t) word));
      break;
    case @MACRO@_F64:
      @PREFIX@_text_f64(out, @PREFIX@_f64_of_bits(word));
      break;
    case @MACRO@_BOOL:
      @PREFIX@_text_string(out, word != 0 ? "true" : "false");
      break;
    case @MACRO@_TYPE_CODE:
      code_operand(list, word, out);
      break;
    case @MACRO@_REF:
      constant(list, word, out);
      break;
    default:
      @PREFIX@_text_u64(out, word);
      break;
  }
}

/* The instruction at a word; the word after it, or 0 if there is none. */
static uint32_t instruction(const listing *list, uint32_t at, @PREFIX@_text *out) {
  const @PREFIX@_program *p = list->program;
  const @PREFIX@_inst_info *inst;
  unsigned i;
  if (at >= p->word_count || (at == 0 && p->base == 0)
      || p->words[at] >= (uint64_t) @MACRO@_INSTRUCTION_COUNT) {
    return 0;
  }
  inst = &@PREFIX@_instructions[p->words[at++]];
  @PREFIX@_text_name(out, inst->mnemonic, strlen(inst->mnemonic));
  for (i = 0; i < inst->immediate_count; i++) {
    const @PREFIX@_immediate_info *immediate = &inst->immediates[i];
    uint64_t count = 1;
    if (at >= p->word_count) {
      return 0;
    }
    if (immediate->array) {
      count = p->words[at++];
      @PREFIX@_text_string(out, " [");
    }
    if (count > p->word_count - at) {
      return 0;
    }
    for (; count > 0; count--) {
      @PREFIX@_text_char(out, ' ');
      value(list, immediate->type, p->words[at++], out);
    }
    if (immediate->array) {
      @PREFIX@_text_string(out, " ]");
    }
  }
  return at;
}

uint32_t @PREFIX@_disassemble_at(
    const @PREFIX@_program *program, uint32_t position, @PREFIX@_text *out) {
  listing list = {NULL, NULL, NULL, 0, 0, 0};
  uint32_t next;
  list.program = program;
  next = instruction(&list, position - program->base, out);
  return next == 0 ? 0 : program->base + next;
}

uint32_t @PREFIX@_disassemble_in(
    const @PREFIX@_vm *vm, uint32_t position, @PREFIX@_text *out) {
  const @PREFIX@_program *program = @PREFIX@_program_at(vm, position);
  return program == NULL ? 0 : @PREFIX@_disassemble_at(program, position, out);
}

/* ---- Labels and constants ------------------------------------------------------------------- */

/* Notes what a code or reference operand names. */
static void note(listing *list, @PREFIX@_type type, uint64_t word) {
  if (type == @MACRO@_TYPE_CODE && word <= list->program->word_count) {
    list->is_target[word] |= IS_TARGET;
  } else if (type == @MACRO@_REF && word > list->constants) {
    list->needs_constants |= word > list->constants + 1;
    list->constants++;
  }
}

/* Notes what the operands of an instruction name; the word after it. */
static uint32_t note_operands(listing *list, uint32_t at) {
  const @PREFIX@_program *p = list->program;
  const @PREFIX@_inst_info *inst = &@PREFIX@_instructions[p->words[at++]];
  unsigned i;
  for (i = 0; i < inst->immediate_count; i++) {
    uint64_t count = inst->immediates[i].array ? p->words[at++] : 1;
    for (; count > 0; count--) {
      note(list, inst->immediates[i].type, p->words[at++]);
    }
  }
  return at;
}

static void note_uses(listing *list) {
  const @PREFIX@_program *p = list->program;
  uint32_t at = 1;
  uint32_t i;
  for (i = 0; i < p->leader_count; i++) {
    list->is_target[p->leaders[i]] |= IS_LEADER;
  }
  for (i = 0; i < p->forward_count; i++) {
    list->is_target[p->forwards[i].entry] |= IS_TARGET;
    list->is_target[p->forwards[i].body] |= IS_TARGET;
  }
  for (i = 0; i < p->register_count; i++) {
    if (@PREFIX@_registers[p->registers[i].reg].type == @MACRO@_TYPE_CODE) {
      note(list, @MACRO@_TYPE_CODE, p->registers[i].bits);
    }
  }
  while (at < p->word_count) {
    at = p->words[at] == @MACRO@_GAP ? at + 1 : note_operands(list, at);
  }
  list->needs_constants |= list->constants != p->constant_count;
}

/* How many underscores an entry's name has if it looks like a generated label's; -1 if not. */
static int label_underscores(const char *name) {
  size_t start = 1;
  size_t at;
  if (name[0] != 'L') {
    return -1;
  }
  while (name[start] == '_') {
    start++;
  }
  for (at = start; name[at] >= '0' && name[at] <= '9'; at++) {
  }
  return at > start && name[at] == 0 && start < INT_MAX ? (int) start - 1 : -1;
}

/* Links the entries of each position, and makes generated labels unlike all entries. */
static void note_entries(listing *list) {
  const @PREFIX@_program *p = list->program;
  uint32_t i;
  for (i = p->entry_count; i > 0; i--) {
    const @PREFIX@_program_entry *entry = &p->entries[i - 1];
    int underscores = label_underscores(entry->name);
    list->entries[p->word_count + i] = list->entries[entry->position];
    list->entries[entry->position] = i;
    if (underscores >= (int) list->underscores) {
      list->underscores = (unsigned) underscores + 1;
    }
  }
}

/* ---- The whole program ---------------------------------------------------------------------- */

static void ranges(const @PREFIX@_program *p, @PREFIX@_text *out) {
  uint32_t i;
  for (i = 0; i < p->range_count; i++) {
    const @PREFIX@_range *range = &p->ranges[i];
    size_t at;
    for (at = 0; at < range->length; at++) {
      if (at % 16 == 0) {
        const char *name = @PREFIX@_memories[range->memory].name;
        @PREFIX@_text_string(out, at == 0 ? ".memory " : "\n.memory ");
        @PREFIX@_text_name(out, name, strlen(name));
        @PREFIX@_text_string(out, " 0x");
        @PREFIX@_text_hex(out, range->address + at, 1);
      }
      @PREFIX@_text_string(out, " 0x");
      @PREFIX@_text_hex(out, range->bytes[at], 2);
    }
    if (range->length > 0) {
      @PREFIX@_text_char(out, '\n');
    }
  }
}

static void header(const listing *list, @PREFIX@_text *out) {
  const @PREFIX@_program *p = list->program;
  size_t start = out->length;
  uint32_t i;
  for (i = 0; i < p->entry_count; i++) {
    @PREFIX@_text_string(out, ".entry ");
    operand_name(out, p->entries[i].name);
    @PREFIX@_text_char(out, '\n');
  }
  for (i = 1; i <= p->constant_count && list->needs_constants; i++) {
    @PREFIX@_text_string(out, ".constant ");
    constant(list, i, out);
    @PREFIX@_text_char(out, '\n');
  }
  for (i = 0; i < p->register_count; i++) {
    const @PREFIX@_state_info *reg = &@PREFIX@_registers[p->registers[i].reg];
    @PREFIX@_text_string(out, ".register ");
    @PREFIX@_text_name(out, reg->name, strlen(reg->name));
    @PREFIX@_text_char(out, ' ');
    value(list, reg->type, p->registers[i].bits, out);
    @PREFIX@_text_char(out, '\n');
  }
  for (i = 0; i < p->forward_count; i++) {
    @PREFIX@_text_string(out, ".replace ");
    code_operand(list, p->forwards[i].entry, out);
    @PREFIX@_text_char(out, ' ');
    code_operand(list, p->forwards[i].body, out);
    @PREFIX@_text_char(out, '\n');
  }
  ranges(p, out);
  if (out->length > start) {
    @PREFIX@_text_char(out, '\n');
  }
}

/* The labels of a position: all entries there, or else a generated one; a leader that nothing
   names is said to be one unless that is implied by what is before it. */
static void labels(const listing *list, uint32_t at, int is_implied, @PREFIX@_text *out) {
  uint32_t entry = list->entries[at];
  if (entry == 0 && (list->is_target[at] & IS_TARGET) != 0) {
    generated_name(list, at, out);
    @PREFIX@_text_string(out, ":\n");
  } else if (entry == 0 && !is_implied && (list->is_target[at] & IS_LEADER) != 0) {
    @PREFIX@_text_string(out, ".leader\n");
  }
  for (; entry != 0; entry = list->entries[list->program->word_count + entry]) {
    const char *name = list->program->entries[entry - 1].name;
    @PREFIX@_text_name(out, name, strlen(name));
    @PREFIX@_text_string(out, ":\n");
  }
}

/* Whether a row says the same as the one before it. */
static int is_repeated(const @PREFIX@_source *rows, uint32_t row) {
  return row > 0 && rows[row].line == rows[row - 1].line
      && rows[row].column == rows[row - 1].column
      && strcmp(rows[row].file, rows[row - 1].file) == 0;
}

static void source(const @PREFIX@_source *row, @PREFIX@_text *out) {
  if (row->line == 0) {
    @PREFIX@_text_string(out, ".source\n");
    return;
  }
  @PREFIX@_text_string(out, ".source ");
  @PREFIX@_text_quoted(out, row->file, strlen(row->file));
  @PREFIX@_text_char(out, ' ');
  @PREFIX@_text_u64(out, row->line);
  @PREFIX@_text_char(out, ' ');
  @PREFIX@_text_u64(out, row->column);
  @PREFIX@_text_char(out, '\n');
}

/* Writes words without an instruction; the word after them. */
static uint32_t gap(const @PREFIX@_program *p, uint32_t at, @PREFIX@_text *out) {
  uint32_t start = at;
  while (at < p->word_count && at - start < @MACRO@_MOST_GAP && p->words[at] == @MACRO@_GAP) {
    at++;
  }
  @PREFIX@_text_string(out, ".gap ");
  @PREFIX@_text_u64(out, at - start);
  @PREFIX@_text_char(out, '\n');
  return at;
}

static void write(const listing *list, @PREFIX@_text *out) {
  const @PREFIX@_program *p = list->program;
  uint32_t row = 0;
  uint32_t at = 1;
  int is_implied = 1;
  header(list, out);
  while (at != 0 && at < p->word_count) {
    if (p->words[at] == @MACRO@_GAP) {
      at = gap(p, at, out);
      is_implied = 0;
      continue;
    }
    labels(list, at, is_implied, out);
    for (; row < p->source_count && p->sources[row].position <= at; row++) {
      if (!is_repeated(p->sources, row)) {
        source(&p->sources[row], out);
      }
    }
    is_implied = @PREFIX@_instructions[p->words[at]].keeps_next;
    @PREFIX@_text_string(out, "    ");
    at = instruction(list, at, out);
    @PREFIX@_text_char(out, '\n');
  }
  if (at != 0) {
    labels(list, at, is_implied, out);
  }
}

void @PREFIX@_disassemble(const @PREFIX@_program *program, @PREFIX@_text *out) {
  size_t positions = (size_t) program->word_count + 1;
  listing list = {NULL, NULL, NULL, 0, 0, 0};
  list.program = program;
  list.entries = (uint32_t *) calloc(positions + program->entry_count, sizeof *list.entries);
  list.is_target = (uint8_t *) calloc(positions, 1);
  if (list.entries == NULL || list.is_target == NULL) {
    out->failed = 1;
  } else {
    note_uses(&list);
    note_entries(&list);
    write(&list, out);
  }
  free(list.entries);
  free(list.is_target);
}
