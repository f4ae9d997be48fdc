/* Lines, tokens and error messages of assembler text of @PREFIX@. */
#ifndef @MACRO@_SCANNER_H
#define @MACRO@_SCANNER_H

#include "@PREFIX@_store.h"
#include "@PREFIX@_text.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum @PREFIX@_token_kind {
  @MACRO@_TOKEN_END, /* of the line, or before a comment */
  @MACRO@_TOKEN_WORD,
  @MACRO@_TOKEN_STRING,
  @MACRO@_TOKEN_CHARACTER,
  @MACRO@_TOKEN_OPEN,
  @MACRO@_TOKEN_CLOSE,
  @MACRO@_TOKEN_BAD /* already complained about */
} @PREFIX@_token_kind;

typedef struct @PREFIX@_token {
  @PREFIX@_token_kind kind;
  size_t start;     /* where it begins in the text */
  const char *text; /* of a word, or of a string without its escapes */
  size_t length;
  uint32_t point;   /* of a character */
  int is_label;     /* whether a colon ends it; the text is then without it */
} @PREFIX@_token;

/* An error, to be told when all are known. */
typedef struct @PREFIX@_message {
  size_t start;
  size_t order; /* in which it was found */
  const char *text;
} @PREFIX@_message;

typedef struct @PREFIX@_scanner {
  const char *text;
  size_t length;
  size_t at;
  size_t line_end;
  @PREFIX@_pool pool;
  @PREFIX@_list errors; /* _message */
  int is_cut;           /* whether the text ends before a byte that is not UTF-8 */
  int failed;           /* memory ran out */
} @PREFIX@_scanner;

/* No more errors than this are kept. */
enum { @MACRO@_MOST_ERRORS = 100 };

/* Starts on a text; complains if it is not UTF-8, and then has no lines. */
void @PREFIX@_scanner_init(@PREFIX@_scanner *s, const char *text, size_t length);
void @PREFIX@_scanner_free(@PREFIX@_scanner *s);

/* Enters the next line; 0 if there is none, or no more errors can be kept. */
int @PREFIX@_next_line(@PREFIX@_scanner *s);

/* The next token where a label, a mnemonic or a directive can stand: ' is an ordinary character,
   and a colon after a name makes it a label. */
@PREFIX@_token @PREFIX@_next_name(@PREFIX@_scanner *s);

/* The next token where an operand can stand. */
@PREFIX@_token @PREFIX@_next_operand(@PREFIX@_scanner *s);

/* Complains about what begins at `start`; the parts of the message end with NULL. */
void @PREFIX@_complain(@PREFIX@_scanner *s, size_t start, const char *part, ...);

/* A name as messages show it, quoted if it is no plain word. */
const char *@PREFIX@_show(@PREFIX@_scanner *s, const char *name, size_t length);

/* The number of the line that holds a place in the text, from 1. */
size_t @PREFIX@_line_at(const @PREFIX@_scanner *s, size_t start);

/* Writes all errors in the order of the text. */
void @PREFIX@_tell_errors(@PREFIX@_scanner *s, const char *file, @PREFIX@_text *messages);

#ifdef __cplusplus
}
#endif

#endif
