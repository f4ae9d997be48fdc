/* The builder: one instruction with its operands. */
#include "@PREFIX@_builder.h"

#include <string.h>

@PREFIX@_operand @PREFIX@_operand_i64(int64_t value) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_I64, 0, NULL, 0};
  operand.bits = (uint64_t) value;
  return operand;
}

@PREFIX@_operand @PREFIX@_operand_u64(uint64_t value) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_U64, 0, NULL, 0};
  operand.bits = value;
  return operand;
}

@PREFIX@_operand @PREFIX@_operand_f64(double value) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_F64, 0, NULL, 0};
  operand.bits = @PREFIX@_f64_bits(value);
  return operand;
}

@PREFIX@_operand @PREFIX@_operand_label(@PREFIX@_label label) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_LABEL, 0, NULL, 0};
  operand.bits = label.number;
  return operand;
}

@PREFIX@_operand @PREFIX@_operand_null_code(void) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_LABEL, @MACRO@_NO_LABEL, NULL, 0};
  return operand;
}

@PREFIX@_operand @PREFIX@_operand_constant(uint32_t number) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_CONSTANT, 0, NULL, 0};
  operand.bits = number;
  return operand;
}

static @PREFIX@_operand array(@PREFIX@_operand_kind kind, const void *elements, size_t count) {
  @PREFIX@_operand operand = {@MACRO@_OPERAND_ARRAY, 0, NULL, 0};
  operand.kind = kind;
  operand.elements = elements;
  operand.count = count;
  return operand;
}

@PREFIX@_operand @PREFIX@_operand_array(const @PREFIX@_operand *elements, size_t count) {
  return array(@MACRO@_OPERAND_ARRAY, elements, count);
}

@PREFIX@_operand @PREFIX@_operand_i64_array(const int64_t *elements, size_t count) {
  return array(@MACRO@_OPERAND_I64_ARRAY, elements, count);
}

@PREFIX@_operand @PREFIX@_operand_u64_array(const uint64_t *elements, size_t count) {
  return array(@MACRO@_OPERAND_U64_ARRAY, elements, count);
}

@PREFIX@_operand @PREFIX@_operand_f64_array(const double *elements, size_t count) {
  return array(@MACRO@_OPERAND_F64_ARRAY, elements, count);
}

@PREFIX@_operand @PREFIX@_operand_label_array(const @PREFIX@_label *elements, size_t count) {
  return array(@MACRO@_OPERAND_LABEL_ARRAY, elements, count);
}

@PREFIX@_operand @PREFIX@_operand_constant_array(const uint32_t *elements, size_t count) {
  return array(@MACRO@_OPERAND_CONSTANT_ARRAY, elements, count);
}

/* An element of an array. */
static @PREFIX@_operand element(const @PREFIX@_operand *operand, size_t index) {
  switch (operand->kind) {
    case @MACRO@_OPERAND_I64_ARRAY:
      return @PREFIX@_operand_i64(((const int64_t *) operand->elements)[index]);
    case @MACRO@_OPERAND_U64_ARRAY:
      return @PREFIX@_operand_u64(((const uint64_t *) operand->elements)[index]);
    case @MACRO@_OPERAND_F64_ARRAY:
      return @PREFIX@_operand_f64(((const double *) operand->elements)[index]);
    case @MACRO@_OPERAND_LABEL_ARRAY:
      return @PREFIX@_operand_label(((const @PREFIX@_label *) operand->elements)[index]);
    case @MACRO@_OPERAND_CONSTANT_ARRAY:
      return @PREFIX@_operand_constant(((const uint32_t *) operand->elements)[index]);
    default:
      return ((const @PREFIX@_operand *) operand->elements)[index];
  }
}

/* ---- Types ---------------------------------------------------------------------------------- */

int @PREFIX@_type_range(@PREFIX@_type type, uint64_t *least, uint64_t *most) {
  unsigned bits = 64;
  int is_signed = 0;
  switch (type) {
    case @MACRO@_I8: case @MACRO@_U8: bits = 8; break;
    case @MACRO@_I16: case @MACRO@_U16: bits = 16; break;
    case @MACRO@_I32: case @MACRO@_U32: bits = 32; break;
    case @MACRO@_BOOL: bits = 1; break;
    default: break;
  }
  switch (type) {
    case @MACRO@_I8: case @MACRO@_I16: case @MACRO@_I32: case @MACRO@_I64: is_signed = 1; break;
    default: break;
  }
  *most = UINT64_MAX >> (64 - bits + (unsigned) is_signed);
  *least = is_signed ? ~*most : 0;
  return is_signed;
}

int @PREFIX@_word_fits(@PREFIX@_type type, uint64_t word) {
  uint64_t least;
  uint64_t most;
  if (type == @MACRO@_F32) {
    return word <= UINT32_MAX;
  }
  if (@PREFIX@_type_range(type, &least, &most)) {
    return word <= most || word >= least;
  }
  return word <= most;
}

/* ---- Instructions --------------------------------------------------------------------------- */

int @PREFIX@_builder_word(@PREFIX@_builder *b, uint64_t word, uint8_t mark) {
  uint64_t *new_word;
  uint8_t *new_mark;
  if (@PREFIX@_builder_position(b) >= @MACRO@_MOST_WORDS) {
    return @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "the program is too long");
  }
  new_word = (uint64_t *) @PREFIX@_builder_add(b, &b->words, sizeof *new_word);
  new_mark = (uint8_t *) @PREFIX@_builder_add(b, &b->marks, sizeof *new_mark);
  if (new_word != NULL && new_mark != NULL) {
    *new_word = word;
    *new_mark = mark;
  }
  return b->status;
}

/* An error at an operand, as in `lit: n (i8): 300 is not from -128 to 127`. */
static int refuse(@PREFIX@_builder *b, const @PREFIX@_inst_info *inst,
    const @PREFIX@_immediate_info *immediate, const char *text) {
  @PREFIX@_text message;
  @PREFIX@_text_init(&message);
  @PREFIX@_text_string(&message, inst->mnemonic);
  @PREFIX@_text_string(&message, ": ");
  @PREFIX@_text_string(&message, immediate->name);
  @PREFIX@_text_string(&message, " (");
  @PREFIX@_text_string(&message, immediate->type_text);
  @PREFIX@_text_string(&message, immediate->array ? "[]): " : "): ");
  @PREFIX@_text_string(&message, text);
  @PREFIX@_builder_fail(b, @MACRO@_BAD_IMMEDIATE, message.data);
  @PREFIX@_text_free(&message);
  return b->status;
}

static int put_integer(@PREFIX@_builder *b, const @PREFIX@_inst_info *inst,
    const @PREFIX@_immediate_info *immediate, const @PREFIX@_operand *operand) {
  uint64_t least;
  uint64_t most;
  int is_signed = @PREFIX@_type_range(immediate->type, &least, &most);
  int is_negative = operand->kind == @MACRO@_OPERAND_I64 && operand->bits > INT64_MAX;
  if (operand->kind != @MACRO@_OPERAND_I64 && operand->kind != @MACRO@_OPERAND_U64) {
    return refuse(b, inst, immediate, "this operand must be an integer");
  }
  if (is_negative ? !is_signed || operand->bits < least : operand->bits > most) {
    @PREFIX@_text text;
    @PREFIX@_text_init(&text);
    if (is_negative) {
      @PREFIX@_text_i64(&text, (int64_t) operand->bits);
    } else {
      @PREFIX@_text_u64(&text, operand->bits);
    }
    @PREFIX@_text_string(&text, " is not from ");
    @PREFIX@_text_i64(&text, (int64_t) least);
    @PREFIX@_text_string(&text, " to ");
    @PREFIX@_text_u64(&text, most);
    refuse(b, inst, immediate, text.failed ? "out of range" : text.data);
    @PREFIX@_text_free(&text);
    return b->status;
  }
  return @PREFIX@_builder_word(b, operand->bits, 0);
}

static int put_float(@PREFIX@_builder *b, const @PREFIX@_inst_info *inst,
    const @PREFIX@_immediate_info *immediate, const @PREFIX@_operand *operand) {
  uint64_t bits = operand->bits;
  if (operand->kind != @MACRO@_OPERAND_F64) {
    return refuse(b, inst, immediate, "this operand must be a float");
  }
  if (immediate->type == @MACRO@_F32) {
    bits = @PREFIX@_f32_bits((float) @PREFIX@_f64_of_bits(bits));
  }
  return @PREFIX@_builder_word(b, bits, 0);
}

static int put_label(@PREFIX@_builder *b, const @PREFIX@_inst_info *inst,
    const @PREFIX@_immediate_info *immediate, const @PREFIX@_operand *operand) {
  @PREFIX@_fixup *fixup;
  if (operand->kind != @MACRO@_OPERAND_LABEL) {
    return refuse(b, inst, immediate, "this operand must be a label");
  }
  if (operand->bits != @MACRO@_NO_LABEL) {
    if (operand->bits >= b->labels.count) {
      return refuse(b, inst, immediate, "no label of this builder");
    }
    fixup = (@PREFIX@_fixup *) @PREFIX@_builder_add(b, &b->fixups, sizeof *fixup);
    if (fixup == NULL) {
      return b->status;
    }
    fixup->word = (uint32_t) b->words.count;
    fixup->label = (uint32_t) operand->bits;
  }
  return @PREFIX@_builder_word(b, 0, 0);
}

static int put(@PREFIX@_builder *b, const @PREFIX@_inst_info *inst,
    const @PREFIX@_immediate_info *immediate, const @PREFIX@_operand *operand) {
  switch (immediate->type) {
    case @MACRO@_F32:
    case @MACRO@_F64:
      return put_float(b, inst, immediate, operand);
    case @MACRO@_TYPE_CODE:
      return put_label(b, inst, immediate, operand);
    case @MACRO@_REF:
      if (operand->kind != @MACRO@_OPERAND_CONSTANT || operand->bits > b->constants.count) {
        return refuse(b, inst, immediate, "this operand must be the number of a constant");
      }
      return @PREFIX@_builder_word(b, operand->bits, 0);
    default:
      return put_integer(b, inst, immediate, operand);
  }
}

static int put_array(@PREFIX@_builder *b, const @PREFIX@_inst_info *inst,
    const @PREFIX@_immediate_info *immediate, const @PREFIX@_operand *operand) {
  size_t i;
  if (operand->kind < @MACRO@_OPERAND_ARRAY) {
    return refuse(b, inst, immediate, "this operand must be an array");
  }
  @PREFIX@_builder_word(b, operand->count, 0);
  for (i = 0; i < operand->count && b->status == @MACRO@_OK; i++) {
    @PREFIX@_operand one = element(operand, i);
    put(b, inst, immediate, &one);
  }
  return b->status;
}

/* Whether an opcode is one; a machine might have no instructions. */
static int is_opcode(uint32_t opcode, uint32_t count) {
  return opcode < count;
}

int @PREFIX@_emit(
    @PREFIX@_builder *b, uint32_t opcode, const @PREFIX@_operand *operands, size_t count) {
  const @PREFIX@_inst_info *inst;
  size_t i;
  if (b->status != @MACRO@_OK) {
    return b->status;
  }
  if (b->finished || !is_opcode(opcode, @MACRO@_INSTRUCTION_COUNT)) {
    return @PREFIX@_builder_fail(b, b->finished ? @MACRO@_BAD_STATE : @MACRO@_BAD_OPCODE,
        b->finished ? "the builder is finished" : "no instruction has that opcode");
  }
  inst = &@PREFIX@_instructions[opcode];
  if (count != inst->immediate_count) {
    @PREFIX@_text text;
    @PREFIX@_text_init(&text);
    @PREFIX@_text_string(&text, inst->mnemonic);
    @PREFIX@_text_string(&text, " takes ");
    @PREFIX@_text_u64(&text, inst->immediate_count);
    @PREFIX@_text_string(&text, inst->immediate_count == 1 ? " operand, not " : " operands, not ");
    @PREFIX@_text_u64(&text, count);
    @PREFIX@_builder_fail(b, @MACRO@_BAD_LENGTH, text.data);
    @PREFIX@_text_free(&text);
    return b->status;
  }
  @PREFIX@_builder_word(b, opcode, @MACRO@_MARK_START);
  for (i = 0; i < count && b->status == @MACRO@_OK; i++) {
    const @PREFIX@_immediate_info *immediate = &inst->immediates[i];
    if (immediate->array) {
      put_array(b, inst, immediate, &operands[i]);
    } else {
      put(b, inst, immediate, &operands[i]);
    }
  }
  return b->status;
}

int @PREFIX@_builder_opcode(@PREFIX@_builder *b, const char *mnemonic, size_t length) {
  uint32_t opcode;
  if (b->mnemonics.count == 0) {
    for (opcode = 0; is_opcode(opcode, @MACRO@_INSTRUCTION_COUNT); opcode++) {
      const char *name = @PREFIX@_instructions[opcode].mnemonic;
      if (!@PREFIX@_table_add(&b->mnemonics, name, strlen(name), opcode)) {
        @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
        return -1;
      }
    }
  }
  return (int) @PREFIX@_table_find(&b->mnemonics, mnemonic, length);
}
