/* The assembler: lines of text become instructions of a builder. */
#include "@PREFIX@_assembler.h"

#include <string.h>

/* ---- Labels --------------------------------------------------------------------------------- */

@PREFIX@_label_use *@PREFIX@_label_row_of(@PREFIX@_assembler *a, const @PREFIX@_token *name) {
  int64_t number = @PREFIX@_table_find(&a->label_numbers, name->text, name->length);
  @PREFIX@_label_use *row;
  if (number >= 0) {
    return (@PREFIX@_label_use *) a->labels.data + number;
  }
  number = (int64_t) a->labels.count;
  row = (@PREFIX@_label_use *) @PREFIX@_builder_add(a->b, &a->labels, sizeof *row);
  if (row != NULL) {
    row->name = name->text;
    row->length = name->length;
    row->label = @PREFIX@_builder_label(a->b, NULL);
    if (!@PREFIX@_table_add(&a->label_numbers, name->text, name->length, (uint32_t) number)) {
      a->s.failed = 1;
    }
  }
  return row;
}

static void define_label(@PREFIX@_assembler *a) {
  @PREFIX@_label_use *row = @PREFIX@_label_row_of(a, &a->token);
  if (row == NULL) {
    return;
  }
  if (row->defined) {
    @PREFIX@_text line;
    @PREFIX@_text_init(&line);
    @PREFIX@_text_u64(&line, @PREFIX@_line_at(&a->s, row->definition));
    @PREFIX@_complain(&a->s, a->token.start, "label ",
        @PREFIX@_show(&a->s, row->name, row->length), " exists already, in line ",
        line.failed ? "?" : line.data, NULL);
    @PREFIX@_text_free(&line);
    return;
  }
  row->defined = 1;
  row->definition = a->token.start;
  @PREFIX@_builder_bind(a->b, row->label);
}

/* ---- Instructions --------------------------------------------------------------------------- */

/* Complains at the token that an instruction has too few or too many operands. */
static void complain_operands(
    @PREFIX@_assembler *a, const @PREFIX@_inst_info *inst, const char *verb, const char *after) {
  @PREFIX@_text text;
  unsigned i;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_string(&text, verb);
  @PREFIX@_text_string(&text, inst->immediate_count == 0
          ? "no operand"
          : inst->immediate_count == 1 ? "the operand" : "the operands");
  for (i = 0; i < inst->immediate_count; i++) {
    const @PREFIX@_immediate_info *immediate = &inst->immediates[i];
    @PREFIX@_text_string(&text, " #");
    @PREFIX@_text_string(&text, immediate->name);
    @PREFIX@_text_string(&text, ": ");
    @PREFIX@_text_string(&text, @PREFIX@_type_name(immediate->type));
    @PREFIX@_text_string(&text, immediate->array ? "[]" : "");
  }
  @PREFIX@_refuse(a, inst->mnemonic, text.failed ? verb : text.data, after);
  @PREFIX@_text_free(&text);
}

/* An operand more of the current instruction. */
static void add_operand(@PREFIX@_assembler *a, @PREFIX@_operand operand) {
  @PREFIX@_operand *place = (@PREFIX@_operand *) @PREFIX@_builder_add(
      a->b, &a->operands, sizeof *place);
  if (place != NULL) {
    *place = operand;
  }
}

/* Reads an array from its opening bracket, the token, on. Its elements come before itself. */
static int read_array(@PREFIX@_assembler *a, const @PREFIX@_immediate_info *immediate) {
  size_t count = 0;
  if (a->token.kind != @MACRO@_TOKEN_OPEN) {
    return @PREFIX@_refuse(
        a, "#", immediate->name, " is an array: write [ and ] around its elements");
  }
  @PREFIX@_advance(a);
  while (a->token.kind != @MACRO@_TOKEN_CLOSE) {
    @PREFIX@_operand operand;
    if (a->token.kind == @MACRO@_TOKEN_END) {
      return @PREFIX@_refuse(
          a, "the array #", immediate->name, " is not closed: write ] in the same line");
    }
    if (!@PREFIX@_read_operand(a, immediate, &operand)) {
      return 0;
    }
    add_operand(a, operand);
    count++;
    @PREFIX@_advance(a);
  }
  add_operand(a, @PREFIX@_operand_array(NULL, count));
  return 1;
}

/* Emits what operands were read: arrays get their elements, which stand before them. */
static void emit(@PREFIX@_assembler *a, uint32_t opcode) {
  const @PREFIX@_inst_info *inst = &@PREFIX@_instructions[opcode];
  @PREFIX@_operand *all = (@PREFIX@_operand *) a->operands.data;
  @PREFIX@_operand operands[UINT8_MAX];
  size_t end = a->operands.count;
  unsigned i;
  if (a->b->status != @MACRO@_OK) {
    return;
  }
  for (i = inst->immediate_count; i > 0; i--) {
    operands[i - 1] = all[--end];
    if (operands[i - 1].kind == @MACRO@_OPERAND_ARRAY) {
      end -= operands[i - 1].count;
      operands[i - 1].elements = all + end;
    }
  }
  @PREFIX@_emit(a->b, opcode, operands, inst->immediate_count);
}

/* Complains about a mnemonic that is none; it may be the name of an instruction. */
static void complain_unknown(@PREFIX@_assembler *a) {
  const char *shown = @PREFIX@_show(&a->s, a->token.text, a->token.length);
  uint32_t i;
  if (@PREFIX@_is_word(a, ":")) {
    @PREFIX@_refuse(a, "there is no instruction ", shown,
        "; a label is written without a blank before its colon");
    return;
  }
  for (i = 0; i + 1 <= @MACRO@_INSTRUCTION_COUNT; i++) {
    const @PREFIX@_inst_info *inst = &@PREFIX@_instructions[i];
    if (strlen(inst->name) == a->token.length
        && memcmp(inst->name, a->token.text, a->token.length) == 0) {
      @PREFIX@_complain(&a->s, a->token.start, "there is no instruction ", shown,
          "; its mnemonic is ", @PREFIX@_show(&a->s, inst->mnemonic, strlen(inst->mnemonic)),
          NULL);
      return;
    }
  }
  @PREFIX@_refuse(a, "there is no instruction ", shown, "");
}

static void instruction(@PREFIX@_assembler *a) {
  int opcode = @PREFIX@_builder_opcode(a->b, a->token.text, a->token.length);
  const @PREFIX@_inst_info *inst;
  unsigned i;
  if (opcode < 0) {
    complain_unknown(a);
    return;
  }
  inst = &@PREFIX@_instructions[opcode];
  a->operands.count = 0;
  for (i = 0; i < inst->immediate_count; i++) {
    const @PREFIX@_immediate_info *immediate = &inst->immediates[i];
    @PREFIX@_operand operand;
    @PREFIX@_advance(a);
    if (a->token.kind == @MACRO@_TOKEN_END) {
      complain_operands(a, inst, " needs ", "");
      return;
    }
    if (immediate->array) {
      if (!read_array(a, immediate)) {
        return;
      }
    } else {
      if (!@PREFIX@_read_operand(a, immediate, &operand)) {
        return;
      }
      add_operand(a, operand);
    }
  }
  @PREFIX@_advance(a);
  if (a->token.kind == @MACRO@_TOKEN_END) {
    emit(a, (uint32_t) opcode);
  } else {
    complain_operands(a, inst, " has ", " and nothing more");
  }
}

static void line(@PREFIX@_assembler *a) {
  a->token = @PREFIX@_next_name(&a->s);
  while (a->token.is_label) {
    define_label(a);
    a->token = @PREFIX@_next_name(&a->s);
  }
  if (a->token.kind == @MACRO@_TOKEN_WORD && a->token.text[0] == '.') {
    @PREFIX@_directive(a);
  } else if (@PREFIX@_is_name(a)) {
    instruction(a);
  } else if (a->token.kind != @MACRO@_TOKEN_END) {
    @PREFIX@_refuse(a, "a label, a mnemonic or a directive is expected here", "", "");
  }
}

/* ---- The whole text ------------------------------------------------------------------------- */

/* Complains about labels and positions that are used and nowhere. */
static void check_uses(@PREFIX@_assembler *a) {
  const @PREFIX@_label_use *row = (const @PREFIX@_label_use *) a->labels.data;
  const @PREFIX@_position_use *use = (const @PREFIX@_position_use *) a->positions.data;
  size_t i;
  for (i = 0; i < a->labels.count; i++, row++) {
    if (!row->defined) {
      @PREFIX@_complain(&a->s, row->first_use, "there is no label ",
          @PREFIX@_show(&a->s, row->name, row->length), NULL);
    }
  }
  if (a->s.errors.count > 0) {
    return; /* instructions are missing: other positions may be right */
  }
  for (i = 0; i < a->positions.count; i++, use++) {
    if (!@PREFIX@_builder_is_start(a->b, use->position)) {
      @PREFIX@_text position;
      @PREFIX@_text_init(&position);
      @PREFIX@_text_u64(&position, use->position);
      @PREFIX@_complain(&a->s, use->start, "no instruction is at position ",
          position.failed ? "?" : position.data, NULL);
      @PREFIX@_text_free(&position);
    }
  }
}

/* Without a label, an entry is the label of its name, if there is one. */
static void make_entries(@PREFIX@_assembler *a) {
  const @PREFIX@_entry_place *row = (const @PREFIX@_entry_place *) a->entries.data;
  size_t i;
  for (i = 0; i < a->entries.count; i++, row++) {
    int64_t number = @PREFIX@_table_find(&a->label_numbers, row->name.text, row->name.length);
    const @PREFIX@_label_use *same = number < 0
        ? NULL
        : (const @PREFIX@_label_use *) a->labels.data + number;
    const char *name = @PREFIX@_string_of(a, &row->name);
    if (@PREFIX@_table_find(&a->b->entry_names, row->name.text, row->name.length) >= 0) {
      @PREFIX@_complain(&a->s, row->name.start, "entry ", name, " exists already", NULL);
    } else if (!row->has_label && same != NULL && same->defined) {
      @PREFIX@_builder_entry(a->b, name, same->label);
    } else {
      @PREFIX@_builder_entry(a->b, name, row->label);
    }
  }
}

static uint32_t position_of(const @PREFIX@_assembler *a, @PREFIX@_label label) {
  return ((const @PREFIX@_label_row *) a->b->labels.data)[label.number].position;
}

/* Replaces entries, now that all labels are known. */
static void replace_entries(@PREFIX@_assembler *a) {
  const @PREFIX@_replace_place *row = (const @PREFIX@_replace_place *) a->replacements.data;
  size_t i;
  for (i = 0; i < a->replacements.count && a->b->status == @MACRO@_OK; i++, row++) {
    uint32_t body = position_of(a, row->body);
    if (body == @PREFIX@_builder_position(a->b)) {
      @PREFIX@_complain(
          &a->s, row->start, "no instruction is at the new body of the entry", NULL);
    } else if (body <= position_of(a, row->entry)) {
      @PREFIX@_complain(&a->s, row->start, "the new body of an entry lies behind it", NULL);
    } else {
      @PREFIX@_builder_replace(a->b, row->entry, row->body);
    }
  }
}

static void assemble(@PREFIX@_assembler *a) {
  while (@PREFIX@_next_line(&a->s) && a->b->status == @MACRO@_OK) {
    line(a);
  }
  if (a->s.errors.count <= @MACRO@_MOST_ERRORS && a->b->status == @MACRO@_OK) {
    check_uses(a);
    make_entries(a);
  }
  if (a->s.errors.count == 0 && a->b->status == @MACRO@_OK) {
    replace_entries(a);
  }
}

/* Writes an error of the whole file. */
static void tell(const char *file, const char *error, @PREFIX@_text *messages) {
  @PREFIX@_text_string(messages, file);
  @PREFIX@_text_string(messages, ": error: ");
  @PREFIX@_text_string(messages, error);
  @PREFIX@_text_char(messages, '\n');
}

int @PREFIX@_assemble(@PREFIX@_builder *b, const char *file, const char *text, size_t length,
    @PREFIX@_text *messages) {
  @PREFIX@_assembler a;
  memset(&a, 0, sizeof a);
  a.b = b;
  @PREFIX@_scanner_init(&a.s, text, length);
  assemble(&a);
  @PREFIX@_tell_errors(&a.s, file, messages);
  if (a.s.failed) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
  }
  if (a.s.errors.count > 0) {
    @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "the assembler text has errors");
  } else if (@PREFIX@_builder_position(b) == 1) {
    tell(file, "the program has no instruction", messages);
    @PREFIX@_builder_fail(b, @MACRO@_BAD_LENGTH, "the program has no instruction");
  } else if (@PREFIX@_builder_finish(b) == NULL) {
    tell(file, @PREFIX@_builder_error(b), messages);
  }
  @PREFIX@_scanner_free(&a.s);
  @PREFIX@_list_free(&a.labels);
  @PREFIX@_list_free(&a.positions);
  @PREFIX@_list_free(&a.entries);
  @PREFIX@_list_free(&a.replacements);
  @PREFIX@_list_free(&a.operands);
  @PREFIX@_table_free(&a.label_numbers);
  return b->status;
}
