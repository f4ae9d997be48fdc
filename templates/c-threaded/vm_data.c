/* The builder: constants, initial memory and registers, user sections. */
#include "@PREFIX@_builder.h"

#include <string.h>

/* Whether there is a row of that number; some tables have none. */
static int is_row(unsigned number, unsigned count) {
  return number < count;
}

/* ---- Constants ------------------------------------------------------------------------------ */

int @PREFIX@_builder_constant(@PREFIX@_builder *b, const @PREFIX@_constant *constant) {
  @PREFIX@_constant *row;
  if (b->constants.count >= @MACRO@_MOST_WORDS) {
    return @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "too many constants");
  }
  row = (@PREFIX@_constant *) @PREFIX@_builder_add(b, &b->constants, sizeof *row);
  if (row != NULL) {
    *row = *constant;
  }
  return b->status;
}

/* The number of a constant equal to this one, added if there is none. */
static uint32_t constant_number(@PREFIX@_builder *b, const @PREFIX@_constant *constant) {
  @PREFIX@_text key;
  int64_t number = 0;
  if (!@PREFIX@_builder_is_open(b)) {
    return 0;
  }
  @PREFIX@_text_init(&key);
  @PREFIX@_text_char(&key, (char) constant->kind);
  @PREFIX@_text_hex(&key, constant->bits, 16);
  if (constant->reader != NULL) {
    @PREFIX@_text_bytes(&key, constant->reader, strlen(constant->reader) + 1);
  }
  if (constant->text != NULL) {
    @PREFIX@_text_bytes(&key, constant->text, constant->length);
  }
  if (key.failed) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
  } else {
    number = @PREFIX@_table_find(&b->constant_numbers, key.data, key.length);
  }
  if (number < 0) {
    @PREFIX@_constant copy = *constant;
    char *kept = @PREFIX@_builder_copy(b, key.data, key.length);
    number = (int64_t) b->constants.count + 1;
    if (copy.reader != NULL) {
      copy.reader = @PREFIX@_builder_copy(b, copy.reader, strlen(copy.reader));
    }
    if (copy.text != NULL) {
      copy.text = @PREFIX@_builder_copy(b, copy.text, copy.length);
    }
    if (b->status == @MACRO@_OK && @PREFIX@_builder_constant(b, &copy) == @MACRO@_OK
        && !@PREFIX@_table_add(&b->constant_numbers, kept, key.length, (uint32_t) number)) {
      @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
    }
  }
  @PREFIX@_text_free(&key);
  return b->status == @MACRO@_OK ? (uint32_t) number : 0;
}

uint32_t @PREFIX@_builder_i64(@PREFIX@_builder *b, int64_t value) {
  @PREFIX@_constant constant = {@MACRO@_CONSTANT_I64, 0, NULL, 0, NULL};
  constant.bits = (uint64_t) value;
  return constant_number(b, &constant);
}

uint32_t @PREFIX@_builder_f64(@PREFIX@_builder *b, double value) {
  @PREFIX@_constant constant = {@MACRO@_CONSTANT_F64, 0, NULL, 0, NULL};
  constant.bits = @PREFIX@_f64_bits(value);
  return constant_number(b, &constant);
}

uint32_t @PREFIX@_builder_string(@PREFIX@_builder *b, const char *utf8, size_t length) {
  @PREFIX@_constant constant = {@MACRO@_CONSTANT_STRING, 0, NULL, 0, NULL};
  constant.text = utf8;
  constant.length = length;
  return constant_number(b, &constant);
}

uint32_t @PREFIX@_builder_host_constant(
    @PREFIX@_builder *b, const char *reader, const void *bytes, size_t length) {
  @PREFIX@_constant constant = {@MACRO@_CONSTANT_HOST, 0, NULL, 0, NULL};
  constant.text = (const char *) bytes;
  constant.length = length;
  constant.reader = reader;
  return constant_number(b, &constant);
}

/* ---- Memory, registers, sections ------------------------------------------------------------ */

int @PREFIX@_builder_memory(@PREFIX@_builder *b, unsigned memory, uint64_t address,
    const void *bytes, size_t length) {
  @PREFIX@_range_row *row = NULL;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (!is_row(memory, @MACRO@_MEMORY_COUNT) || address > (uint64_t) INT64_MAX - length) {
    return @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "no such memory or address");
  }
  if (length == 0) {
    return @MACRO@_OK;
  }
  if (b->ranges.count > 0) {
    row = (@PREFIX@_range_row *) b->ranges.data + b->ranges.count - 1;
  }
  if (row == NULL || row->memory != memory || row->address + row->length != address) {
    row = (@PREFIX@_range_row *) @PREFIX@_builder_add(b, &b->ranges, sizeof *row);
    if (row == NULL) {
      return b->status;
    }
    row->memory = memory;
    row->address = address;
    row->offset = b->memory_bytes.length;
  }
  row->length += length;
  @PREFIX@_text_bytes(&b->memory_bytes, bytes, length);
  return b->memory_bytes.failed
      ? @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory")
      : @MACRO@_OK;
}

/* The row of a register, which keeps its place if it has a value already. */
static @PREFIX@_register_row *register_row(@PREFIX@_builder *b, unsigned reg) {
  @PREFIX@_register_row *row = (@PREFIX@_register_row *) b->registers.data;
  size_t i;
  for (i = 0; i < b->registers.count; i++, row++) {
    if (row->reg == reg) {
      return row;
    }
  }
  return (@PREFIX@_register_row *) @PREFIX@_builder_add(b, &b->registers, sizeof *row);
}

int @PREFIX@_builder_register(@PREFIX@_builder *b, unsigned reg, uint64_t word) {
  @PREFIX@_register_row *row;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (!is_row(reg, @MACRO@_REGISTER_COUNT) || !@PREFIX@_word_fits(@PREFIX@_registers[reg].type, word)) {
    return @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "no such register or value");
  }
  row = register_row(b, reg);
  if (row != NULL) {
    row->reg = reg;
    row->bits = word;
    row->is_label = 0;
  }
  return b->status;
}

int @PREFIX@_builder_code_register(@PREFIX@_builder *b, unsigned reg, @PREFIX@_label label) {
  @PREFIX@_register_row *row;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (!is_row(reg, @MACRO@_REGISTER_COUNT) || @PREFIX@_registers[reg].type != @MACRO@_TYPE_CODE) {
    return @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "no such code register");
  }
  row = register_row(b, reg);
  if (row != NULL) {
    row->reg = reg;
    row->bits = label.number;
    row->is_label = 1;
  }
  return b->status;
}

/* The user section of that name; NULL if there is none. */
static @PREFIX@_section_row *find_section(const @PREFIX@_builder *b, const char *name) {
  @PREFIX@_section_row *row = (@PREFIX@_section_row *) b->sections.data;
  size_t i;
  for (i = 0; i < b->sections.count; i++) {
    if (strcmp(row[i].name, name) == 0) {
      return &row[i];
    }
  }
  return NULL;
}

int @PREFIX@_builder_section(
    @PREFIX@_builder *b, const char *name, const void *bytes, size_t length) {
  @PREFIX@_section_row *row;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  row = find_section(b, name);
  if (row == NULL) {
    char *copy = @PREFIX@_builder_copy(b, name, strlen(name));
    row = copy == NULL
        ? NULL
        : (@PREFIX@_section_row *) @PREFIX@_builder_add(b, &b->sections, sizeof *row);
    if (row != NULL) {
      row->name = copy;
    }
  }
  if (row != NULL) {
    row->bytes = @PREFIX@_builder_copy(b, bytes, length);
    row->length = length;
  }
  return b->status;
}

const void *@PREFIX@_builder_find_section(
    const @PREFIX@_builder *b, const char *name, size_t *length) {
  const @PREFIX@_section_row *row = find_section(b, name);
  if (row == NULL) {
    return NULL;
  }
  *length = row->length;
  return row->bytes;
}
