/* The assembler's operands: integers, floats, truth values, labels and constants. */
#include "@PREFIX@_assembler.h"

#include <string.h>

/* ---- Tokens --------------------------------------------------------------------------------- */

void @PREFIX@_advance(@PREFIX@_assembler *a) {
  a->token = @PREFIX@_next_operand(&a->s);
}

int @PREFIX@_refuse(@PREFIX@_assembler *a, const char *before, const char *name, const char *after) {
  if (a->token.kind != @MACRO@_TOKEN_BAD) {
    @PREFIX@_complain(&a->s, a->token.start, before, name, after, NULL);
  }
  return 0;
}

int @PREFIX@_is_word(const @PREFIX@_assembler *a, const char *word) {
  return a->token.kind == @MACRO@_TOKEN_WORD && a->token.length == strlen(word)
      && memcmp(a->token.text, word, a->token.length) == 0;
}

int @PREFIX@_is_name(const @PREFIX@_assembler *a) {
  return a->token.kind == @MACRO@_TOKEN_WORD || a->token.kind == @MACRO@_TOKEN_STRING;
}

const char *@PREFIX@_string_of(@PREFIX@_assembler *a, const @PREFIX@_token *token) {
  const char *string = @PREFIX@_builder_copy(a->b, token->text, token->length);
  return string == NULL ? "" : string;
}

/* ---- Numbers -------------------------------------------------------------------------------- */

const char *@PREFIX@_type_name(@PREFIX@_type type) {
  switch (type) {
    case @MACRO@_I8: return "i8";
    case @MACRO@_I16: return "i16";
    case @MACRO@_I32: return "i32";
    case @MACRO@_I64: return "i64";
    case @MACRO@_U8: return "u8";
    case @MACRO@_U16: return "u16";
    case @MACRO@_U32: return "u32";
    case @MACRO@_U64: return "u64";
    case @MACRO@_F32: return "f32";
    case @MACRO@_F64: return "f64";
    case @MACRO@_BOOL: return "bool";
    case @MACRO@_TYPE_CODE: return "code";
    default: return "ref";
  }
}

/* The token as an integer of any size. */
static @PREFIX@_parsed parse_integer(
    const @PREFIX@_assembler *a, uint64_t *magnitude, int *negative) {
  if (a->token.kind == @MACRO@_TOKEN_CHARACTER) {
    *magnitude = a->token.point;
    *negative = 0;
    return @MACRO@_PARSED;
  }
  return a->token.kind == @MACRO@_TOKEN_WORD
      ? @PREFIX@_parse_integer(a->token.text, a->token.length, magnitude, negative)
      : @MACRO@_PARSE_ERROR;
}

static int read_integer(const @PREFIX@_assembler *a, @PREFIX@_type type, uint64_t *word) {
  uint64_t least;
  uint64_t most;
  uint64_t magnitude;
  int negative;
  if (parse_integer(a, &magnitude, &negative) != @MACRO@_PARSED) {
    return 0;
  }
  @PREFIX@_type_range(type, &least, &most);
  *word = negative ? 0 - magnitude : magnitude;
  return negative ? magnitude <= 0 - least : magnitude <= most;
}

int @PREFIX@_read_bits(const @PREFIX@_assembler *a, @PREFIX@_type type, uint64_t *word) {
  double value;
  switch (type) {
    case @MACRO@_BOOL:
      *word = (uint64_t) @PREFIX@_is_word(a, "true");
      return *word != 0 || @PREFIX@_is_word(a, "false");
    case @MACRO@_F32:
    case @MACRO@_F64:
      if (a->token.kind != @MACRO@_TOKEN_WORD
          || @PREFIX@_parse_f64(a->token.text, a->token.length, &value) != @MACRO@_PARSED) {
        return 0;
      }
      *word = type == @MACRO@_F64 ? @PREFIX@_f64_bits(value) : @PREFIX@_f32_bits((float) value);
      return 1;
    default:
      return read_integer(a, type, word);
  }
}

int @PREFIX@_refuse_bits(
    @PREFIX@_assembler *a, @PREFIX@_type type, const char *mark, const char *what) {
  @PREFIX@_text text;
  uint64_t least;
  uint64_t most;
  int negative;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_string(&text, mark);
  @PREFIX@_text_string(&text, what);
  if (type == @MACRO@_BOOL) {
    @PREFIX@_text_string(&text, " is a bool: write true or false");
  } else if (type == @MACRO@_F32 || type == @MACRO@_F64) {
    @PREFIX@_text_string(&text, " is a float: write a number, nan, inf or -inf");
  } else if (parse_integer(a, &most, &negative) == @MACRO@_PARSE_ERROR) {
    @PREFIX@_text_string(&text, " is an integer (");
    @PREFIX@_text_string(&text, @PREFIX@_type_name(type));
    @PREFIX@_text_string(&text, "): write a number or 'c'");
  } else {
    @PREFIX@_type_range(type, &least, &most);
    @PREFIX@_text_string(&text, " is out of the range of ");
    @PREFIX@_text_string(&text, @PREFIX@_type_name(type));
    @PREFIX@_text_string(&text, ", ");
    @PREFIX@_text_i64(&text, (int64_t) least);
    @PREFIX@_text_string(&text, " to ");
    @PREFIX@_text_u64(&text, most);
  }
  @PREFIX@_refuse(a, text.failed ? what : text.data, "", "");
  @PREFIX@_text_free(&text);
  return 0;
}

/* ---- Labels --------------------------------------------------------------------------------- */

/* The label of an absolute position, which is checked when all instructions are known. */
static int read_position(@PREFIX@_assembler *a, @PREFIX@_label *label) {
  @PREFIX@_position_use *use;
  uint64_t position;
  int negative;
  size_t i;
  for (i = 1; i < a->token.length; i++) {
    if (a->token.text[i] < '0' || a->token.text[i] > '9') {
      return 0;
    }
  }
  if (@PREFIX@_parse_integer(a->token.text + 1, a->token.length - 1, &position, &negative)
          != @MACRO@_PARSED
      || position == 0 || position > INT32_MAX) {
    return 0;
  }
  *label = @PREFIX@_builder_label_at(a->b, (uint32_t) position);
  use = (@PREFIX@_position_use *) @PREFIX@_builder_add(a->b, &a->positions, sizeof *use);
  if (use != NULL) {
    use->start = a->token.start;
    use->position = (uint32_t) position;
  }
  return 1;
}

int @PREFIX@_read_label(@PREFIX@_assembler *a, @PREFIX@_label *label) {
  @PREFIX@_label_use *row;
  if (a->token.kind == @MACRO@_TOKEN_WORD && a->token.text[0] == '@') {
    return read_position(a, label);
  }
  label->number = @MACRO@_NO_LABEL;
  row = @PREFIX@_label_row_of(a, &a->token);
  if (row != NULL) {
    *label = row->label;
    if (!row->used) {
      row->used = 1;
      row->first_use = a->token.start;
    }
  }
  return 1;
}

static int read_code(
    @PREFIX@_assembler *a, const @PREFIX@_immediate_info *immediate, @PREFIX@_operand *operand) {
  @PREFIX@_label label;
  if (!@PREFIX@_is_name(a)) {
    return @PREFIX@_refuse(
        a, "#", immediate->name, " is code: write a label, @position or null");
  }
  if (@PREFIX@_is_word(a, "null")) {
    *operand = @PREFIX@_operand_null_code();
    return 1;
  }
  if (!@PREFIX@_read_label(a, &label)) {
    return @PREFIX@_refuse(a, @PREFIX@_string_of(a, &a->token),
        " is no position: write @ and a number from 1, or a label in quotes", "");
  }
  *operand = @PREFIX@_operand_label(label);
  return 1;
}

/* ---- Constants ------------------------------------------------------------------------------ */

int @PREFIX@_read_constant(@PREFIX@_assembler *a, uint32_t *number) {
  uint64_t word;
  double value;
  if (a->token.kind == @MACRO@_TOKEN_STRING) {
    *number = @PREFIX@_builder_string(a->b, a->token.text, a->token.length);
    return 1;
  }
  if (a->token.kind != @MACRO@_TOKEN_WORD) {
    return 0;
  }
  if (read_integer(a, @MACRO@_I64, &word)) {
    *number = @PREFIX@_builder_i64(a->b, (int64_t) word);
    return 1;
  }
  if (@PREFIX@_parse_f64(a->token.text, a->token.length, &value) == @MACRO@_PARSED) {
    *number = @PREFIX@_builder_f64(a->b, value);
    return 1;
  }
  return 0;
}

static int read_reference(
    @PREFIX@_assembler *a, const @PREFIX@_immediate_info *immediate, @PREFIX@_operand *operand) {
  uint32_t number = 0;
  if (!@PREFIX@_is_word(a, "null") && !@PREFIX@_read_constant(a, &number)) {
    @PREFIX@_text text;
    @PREFIX@_text_init(&text);
    @PREFIX@_text_string(&text, " is a reference (");
    @PREFIX@_text_string(&text, immediate->type_text);
    @PREFIX@_text_string(&text, "): write a \"string\" or null");
    @PREFIX@_refuse(a, "#", immediate->name, text.failed ? " is a reference" : text.data);
    @PREFIX@_text_free(&text);
    return 0;
  }
  *operand = @PREFIX@_operand_constant(number);
  return 1;
}

int @PREFIX@_read_operand(
    @PREFIX@_assembler *a, const @PREFIX@_immediate_info *immediate, @PREFIX@_operand *operand) {
  uint64_t word;
  switch (immediate->type) {
    case @MACRO@_TYPE_CODE:
      return read_code(a, immediate, operand);
    case @MACRO@_REF:
      return read_reference(a, immediate, operand);
    default:
      if (!@PREFIX@_read_bits(a, immediate->type, &word)) {
        return @PREFIX@_refuse_bits(a, immediate->type, "#", immediate->name);
      }
      if (immediate->type == @MACRO@_F64) {
        *operand = @PREFIX@_operand_f64(@PREFIX@_f64_of_bits(word));
      } else if (immediate->type == @MACRO@_F32) {
        *operand = @PREFIX@_operand_f64(@PREFIX@_f32_of_bits((uint32_t) word));
      } else {
        uint64_t least;
        uint64_t most;
        *operand = @PREFIX@_type_range(immediate->type, &least, &most)
            ? @PREFIX@_operand_i64((int64_t) word)
            : @PREFIX@_operand_u64(word);
      }
      return 1;
  }
}
