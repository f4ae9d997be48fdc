/* The assembler's directives: entries, sources, constants, initial memory and registers. */
#include "@PREFIX@_assembler.h"

#include <string.h>

/* The number of a piece of state that the token names; -1 after a complaint. */
static int find(@PREFIX@_assembler *a, const @PREFIX@_state_info *states, const char *what) {
  int i;
  if (!@PREFIX@_is_name(a)) {
    return @PREFIX@_refuse(a, "the name of a ", what, " is expected") - 1;
  }
  for (i = 0; states[i].name != NULL; i++) {
    if (strlen(states[i].name) == a->token.length
        && memcmp(states[i].name, a->token.text, a->token.length) == 0) {
      return i;
    }
  }
  @PREFIX@_complain(&a->s, a->token.start, "there is no ", what, " ",
      @PREFIX@_string_of(a, &a->token), NULL);
  return -1;
}

/* .entry NAME [LABEL] */
static int entry(@PREFIX@_assembler *a) {
  @PREFIX@_token name;
  @PREFIX@_entry_place *row;
  @PREFIX@_label label;
  int has_label;
  @PREFIX@_advance(a);
  if (!@PREFIX@_is_name(a)) {
    return @PREFIX@_refuse(a, "write .entry NAME or .entry NAME LABEL", "", "");
  }
  name = a->token;
  @PREFIX@_advance(a);
  has_label = @PREFIX@_is_name(a);
  if (has_label) {
    if (!@PREFIX@_read_label(a, &label)) {
      return @PREFIX@_refuse(a, @PREFIX@_string_of(a, &a->token),
          " is no position: write @ and a number from 1", "");
    }
    @PREFIX@_advance(a);
  } else {
    label = @PREFIX@_builder_label(a->b, NULL);
    @PREFIX@_builder_bind(a->b, label);
  }
  row = (@PREFIX@_entry_place *) @PREFIX@_builder_add(a->b, &a->entries, sizeof *row);
  if (row != NULL) {
    row->name = name;
    row->label = label;
    row->has_label = has_label;
  }
  return 1;
}

/* .constant VALUE: gives a constant the next number, before it is used. */
static int constant(@PREFIX@_assembler *a) {
  uint32_t number;
  @PREFIX@_advance(a);
  if (!@PREFIX@_read_constant(a, &number)) {
    return @PREFIX@_refuse(a, "write .constant and a \"string\" or a number", "", "");
  }
  @PREFIX@_advance(a);
  return 1;
}

/* .source "file" line column, or .source where that is not known */
static int source(@PREFIX@_assembler *a) {
  @PREFIX@_token file;
  uint32_t place[2];
  int i;
  @PREFIX@_advance(a);
  if (a->token.kind == @MACRO@_TOKEN_END) {
    @PREFIX@_builder_no_source(a->b);
    return 1;
  }
  if (a->token.kind != @MACRO@_TOKEN_STRING) {
    return @PREFIX@_refuse(a, "write .source \"file\" line column", "", "");
  }
  file = a->token;
  for (i = 0; i < 2; i++) {
    uint64_t number;
    @PREFIX@_advance(a);
    if (!@PREFIX@_read_bits(a, @MACRO@_I32, &number) || number < 1 || number > INT32_MAX) {
      return @PREFIX@_refuse(
          a, "a line or column is a number from 1: write .source \"file\" line column", "", "");
    }
    place[i] = (uint32_t) number;
  }
  @PREFIX@_builder_source(a->b, @PREFIX@_string_of(a, &file), place[0], place[1]);
  @PREFIX@_advance(a);
  return 1;
}

/* Reads a memory's name and an address in it, and goes on; the memory's number, or -1. */
static int memory_place(@PREFIX@_assembler *a, uint64_t *address) {
  int memory;
  @PREFIX@_advance(a);
  memory = find(a, @PREFIX@_memories, "memory");
  if (memory >= 0) {
    @PREFIX@_advance(a);
    if (!@PREFIX@_read_bits(a, @MACRO@_I64, address) || *address > INT64_MAX) {
      return @PREFIX@_refuse(a, "an address is expected: a number from 0", "", "") - 1;
    }
    @PREFIX@_advance(a);
  }
  return memory;
}

/* .memory NAME address b0 b1 ... */
static int memory(@PREFIX@_assembler *a) {
  @PREFIX@_text bytes;
  uint64_t address;
  int number = memory_place(a, &address);
  int good = number >= 0;
  @PREFIX@_text_init(&bytes);
  while (good && a->token.kind != @MACRO@_TOKEN_END) {
    uint64_t byte;
    good = @PREFIX@_read_bits(a, @MACRO@_U8, &byte);
    if (good) {
      @PREFIX@_text_char(&bytes, (char) (unsigned char) byte);
      @PREFIX@_advance(a);
    } else {
      @PREFIX@_refuse_bits(a, @MACRO@_U8, "", "a byte");
    }
  }
  a->s.failed |= bytes.failed;
  if (good && bytes.length > 0) {
    @PREFIX@_builder_memory(a->b, (unsigned) number, address, bytes.data, bytes.length);
  }
  @PREFIX@_text_free(&bytes);
  return good;
}

/* .ascii NAME address "text" */
static int ascii(@PREFIX@_assembler *a) {
  uint64_t address;
  int number = memory_place(a, &address);
  if (number < 0) {
    return 0;
  }
  if (a->token.kind != @MACRO@_TOKEN_STRING) {
    return @PREFIX@_refuse(a, "write .ascii NAME address \"text\"", "", "");
  }
  if (a->token.length > 0) {
    @PREFIX@_builder_memory(a->b, (unsigned) number, address, a->token.text, a->token.length);
  }
  @PREFIX@_advance(a);
  return 1;
}

/* The value of a code register. */
static int code_register(@PREFIX@_assembler *a, unsigned reg) {
  @PREFIX@_label label;
  if (@PREFIX@_is_word(a, "null")) {
    @PREFIX@_builder_register(a->b, reg, 0);
    return 1;
  }
  if (!@PREFIX@_is_name(a) || !@PREFIX@_read_label(a, &label)) {
    return @PREFIX@_refuse(
        a, "the value of a code register is a label, @position or null", "", "");
  }
  @PREFIX@_builder_code_register(a->b, reg, label);
  return 1;
}

/* .register NAME value */
static int register_value(@PREFIX@_assembler *a) {
  @PREFIX@_type type;
  uint64_t word;
  int number;
  @PREFIX@_advance(a);
  number = find(a, @PREFIX@_registers, "register");
  if (number < 0) {
    return 0;
  }
  type = @PREFIX@_registers[number].type;
  @PREFIX@_advance(a);
  if (type == @MACRO@_REF) {
    return @PREFIX@_refuse(a, "a register of references starts as null", "", "");
  }
  if (type == @MACRO@_TYPE_CODE) {
    if (!code_register(a, (unsigned) number)) {
      return 0;
    }
  } else if (!@PREFIX@_read_bits(a, type, &word)) {
    return @PREFIX@_refuse_bits(a, type, "", "the value");
  } else {
    @PREFIX@_builder_register(a->b, (unsigned) number, word);
  }
  @PREFIX@_advance(a);
  return 1;
}

/* .replace ENTRY BODY */
static int replace(@PREFIX@_assembler *a) {
  @PREFIX@_replace_place place = {0, {0}, {0}};
  @PREFIX@_replace_place *row;
  int i;
  @PREFIX@_advance(a);
  place.start = a->token.start;
  for (i = 0; i < 2; i++) {
    if (!@PREFIX@_is_name(a) || !@PREFIX@_read_label(a, i == 0 ? &place.entry : &place.body)) {
      return @PREFIX@_refuse(
          a, "write .replace and the labels of an entry and of its new body", "", "");
    }
    @PREFIX@_advance(a);
  }
  row = (@PREFIX@_replace_place *) @PREFIX@_builder_add(a->b, &a->replacements, sizeof *row);
  if (row != NULL) {
    *row = place;
  }
  return 1;
}

/* .gap N */
static int gap(@PREFIX@_assembler *a) {
  uint64_t words;
  @PREFIX@_advance(a);
  if (!@PREFIX@_read_bits(a, @MACRO@_U32, &words) || words < 1 || words > @MACRO@_MOST_GAP) {
    return @PREFIX@_refuse(a, "write .gap and a number of words from 1 to 1048576", "", "");
  }
  if (a->b->labelled == @PREFIX@_builder_position(a->b)) {
    return @PREFIX@_refuse(a, "a label stands here, where no instruction is", "", "");
  }
  @PREFIX@_builder_gap(a->b, (uint32_t) words);
  @PREFIX@_advance(a);
  return 1;
}

/* .leader */
static int leader(@PREFIX@_assembler *a) {
  @PREFIX@_builder_leader(a->b);
  @PREFIX@_advance(a);
  return 1;
}

void @PREFIX@_directive(@PREFIX@_assembler *a) {
  static const struct {
    const char *name;
    int (*read)(@PREFIX@_assembler *); /* to the token behind it; 0 after a complaint */
  } directives[] = {
      {".entry", entry},
      {".constant", constant},
      {".source", source},
      {".memory", memory},
      {".ascii", ascii},
      {".register", register_value},
      {".replace", replace},
      {".gap", gap},
      {".leader", leader},
  };
  size_t i;
  for (i = 0; i < sizeof directives / sizeof directives[0]; i++) {
    if (@PREFIX@_is_word(a, directives[i].name)) {
      if (directives[i].read(a) && a->token.kind != @MACRO@_TOKEN_END) {
        @PREFIX@_refuse(a, "nothing more is expected in this line", "", "");
      }
      return;
    }
  }
  @PREFIX@_refuse(a, "there is no directive ", @PREFIX@_string_of(a, &a->token),
      ": use .entry .constant .source .memory .ascii .register .replace .gap .leader, or quote"
      " the mnemonic");
}
