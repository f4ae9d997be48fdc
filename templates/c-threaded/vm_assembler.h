/* The inside of the assembler of @PREFIX@: what lines, operands and directives share. */
#ifndef @MACRO@_ASSEMBLER_H
#define @MACRO@_ASSEMBLER_H

#include "@PREFIX@_builder.h"
#include "@PREFIX@_scanner.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A label by name. */
typedef struct @PREFIX@_label_use {
  const char *name;
  size_t length;
  @PREFIX@_label label;
  int defined;
  int used;
  size_t definition; /* where it is defined */
  size_t first_use;
} @PREFIX@_label_use;

/* A use of a position, to be checked when all are known. */
typedef struct @PREFIX@_position_use {
  size_t start;
  uint32_t position;
} @PREFIX@_position_use;

/* An entry, to be defined when all labels are known. */
typedef struct @PREFIX@_entry_place {
  @PREFIX@_token name;
  @PREFIX@_label label;
  int has_label; /* whether the directive names it */
} @PREFIX@_entry_place;

/* A replaced entry, likewise. */
typedef struct @PREFIX@_replace_place {
  size_t start; /* of the operands */
  @PREFIX@_label entry;
  @PREFIX@_label body;
} @PREFIX@_replace_place;

typedef struct @PREFIX@_assembler {
  @PREFIX@_builder *b;
  @PREFIX@_scanner s;
  @PREFIX@_token token; /* read last */
  @PREFIX@_list labels;
  @PREFIX@_table label_numbers; /* from names to rows of the labels */
  @PREFIX@_list positions;
  @PREFIX@_list entries;
  @PREFIX@_list replacements;
  @PREFIX@_list operands; /* of the current instruction */
} @PREFIX@_assembler;

/* Reads the next token where an operand can stand. */
void @PREFIX@_advance(@PREFIX@_assembler *a);

/* Complains about the token, unless that has been done; always 0. */
int @PREFIX@_refuse(@PREFIX@_assembler *a, const char *before, const char *name, const char *after);

/* Whether the token is this word. */
int @PREFIX@_is_word(const @PREFIX@_assembler *a, const char *word);

/* Whether the token is a word or a string. */
int @PREFIX@_is_name(const @PREFIX@_assembler *a);

/* The row of a label's name; NULL if memory ran out. */
@PREFIX@_label_use *@PREFIX@_label_row_of(@PREFIX@_assembler *a, const @PREFIX@_token *name);

/* The label that the token, a name, stands for: 0 if it starts with @ and is no position. */
int @PREFIX@_read_label(@PREFIX@_assembler *a, @PREFIX@_label *label);

/* The token as the word of a type that is neither code nor reference; 0 if it is none. */
int @PREFIX@_read_bits(const @PREFIX@_assembler *a, @PREFIX@_type type, uint64_t *word);

/* Complains that @PREFIX@_read_bits gave 0; `what` the token should be is in the message. */
int @PREFIX@_refuse_bits(
    @PREFIX@_assembler *a, @PREFIX@_type type, const char *mark, const char *what);

/* The token as operand of a type; 0 after a complaint. */
int @PREFIX@_read_operand(
    @PREFIX@_assembler *a, const @PREFIX@_immediate_info *immediate, @PREFIX@_operand *operand);

/* The token as a constant; 0 if it is none. */
int @PREFIX@_read_constant(@PREFIX@_assembler *a, uint32_t *number);

/* Reads a directive behind its name, which is the token. */
void @PREFIX@_directive(@PREFIX@_assembler *a);

/* A built-in type as the language writes it; `ref` for references of every type. */
const char *@PREFIX@_type_name(@PREFIX@_type type);

/* A token's text followed by a zero byte, as long-lived as the builder. */
const char *@PREFIX@_string_of(@PREFIX@_assembler *a, const @PREFIX@_token *token);

#ifdef __cplusplus
}
#endif

#endif
