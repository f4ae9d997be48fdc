/* The inside of a builder of @PREFIX@, for the assembler and the reader and writer of images. */
#ifndef @MACRO@_BUILDER_H
#define @MACRO@_BUILDER_H

#include "@PREFIX@_store.h"
#include "@PREFIX@_tools.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The label of a null code operand. */
#define @MACRO@_NO_LABEL UINT32_MAX

/* No program has more words, or constants. */
#define @MACRO@_MOST_WORDS UINT32_C(0x7fffffff)

/* What is known of a word. */
enum {
  @MACRO@_MARK_START = 1, /* it is an instruction's opcode */
  @MACRO@_MARK_LEADER = 2
};

typedef struct @PREFIX@_label_row {
  const char *name;  /* NULL: none */
  uint32_t position; /* 0: not bound */
} @PREFIX@_label_row;

/* A word that waits for a label. */
typedef struct @PREFIX@_fixup {
  uint32_t word;
  uint32_t label;
} @PREFIX@_fixup;

typedef struct @PREFIX@_entry_row {
  const char *name;
  uint32_t label;
} @PREFIX@_entry_row;

/* A range of memory, its bytes from an offset in the builder's memory_bytes. */
typedef struct @PREFIX@_range_row {
  uint32_t memory;
  uint64_t address;
  size_t offset;
  size_t length;
} @PREFIX@_range_row;

typedef struct @PREFIX@_register_row {
  uint32_t reg;
  uint64_t bits;
  int is_label; /* whether bits is the number of a label */
} @PREFIX@_register_row;

/* An entry that gets a new body, both as numbers of labels. */
typedef struct @PREFIX@_replacement {
  uint32_t entry;
  uint32_t body;
} @PREFIX@_replacement;

typedef struct @PREFIX@_section_row {
  const char *name;
  const char *bytes;
  size_t length;
} @PREFIX@_section_row;

struct @PREFIX@_builder {
  uint32_t base;
  int status;
  int finished;
  @PREFIX@_text error;
  @PREFIX@_pool pool;
  @PREFIX@_list words; /* uint64_t */
  @PREFIX@_list marks; /* uint8_t, one for each word */
  @PREFIX@_list labels;
  @PREFIX@_list fixups;
  @PREFIX@_list entries;
  @PREFIX@_list sources;   /* _source */
  @PREFIX@_list constants; /* _constant */
  @PREFIX@_list ranges;
  @PREFIX@_text memory_bytes;
  @PREFIX@_list registers;
  @PREFIX@_list sections;
  @PREFIX@_list leader_labels; /* uint32_t: labels whose positions are leaders in any case */
  @PREFIX@_list replacements;
  uint32_t labelled; /* the position at which a label was made or bound last */
  @PREFIX@_table mnemonics; /* to opcodes; empty until first asked */
  @PREFIX@_table entry_names; /* to rows of entries */
  @PREFIX@_table constant_numbers; /* from kind, bits, reader and text */

  /* Made by @PREFIX@_builder_finish. */
  @PREFIX@_list leaders;         /* uint32_t */
  @PREFIX@_list program_entries; /* _program_entry */
  @PREFIX@_list program_ranges;  /* _range */
  @PREFIX@_list program_registers;
  @PREFIX@_list program_forwards;
  @PREFIX@_list references; /* void * */
  @PREFIX@_constant_reader reader; /* of references; NULL: they are the constants themselves */
  void *reader_context;
  @PREFIX@_program program;
};

/* Records the first error and returns its status; a NULL text is that of the status. */
int @PREFIX@_builder_fail(@PREFIX@_builder *b, int status, const char *text);

/* Whether the builder takes more; an error if it is finished. */
int @PREFIX@_builder_is_open(@PREFIX@_builder *b);

/* An element more in a list, zero; NULL and an error if there is no memory. */
void *@PREFIX@_builder_add(@PREFIX@_builder *b, @PREFIX@_list *list, size_t size);

/* A string that lives as long as the builder. */
char *@PREFIX@_builder_copy(@PREFIX@_builder *b, const void *bytes, size_t length);

/* A word more, with its mark. */
int @PREFIX@_builder_word(@PREFIX@_builder *b, uint64_t word, uint8_t mark);

/* A constant more, even if there is an equal one. Its strings must live as long as the builder. */
int @PREFIX@_builder_constant(@PREFIX@_builder *b, const @PREFIX@_constant *constant);

/* A row of sources, not before the last one. Its file's name must live as long as the builder. */
int @PREFIX@_builder_source_row(@PREFIX@_builder *b, const @PREFIX@_source *source);

/* Whether a position is that of an instruction, of the end, or before the unit. */
int @PREFIX@_builder_is_start(const @PREFIX@_builder *b, uint64_t position);

/* Whether a word can be an immediate of that type, leaving positions and constants aside. */
int @PREFIX@_word_fits(@PREFIX@_type type, uint64_t word);

#ifdef __cplusplus
}
#endif

#endif
