/* Text that grows, numbers as text and text as numbers: what the tools of @PREFIX@ share. */
#ifndef @MACRO@_TEXT_H
#define @MACRO@_TEXT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A byte string that grows. Always followed by a zero byte once something was added. If memory
 * runs out, `failed` is set, and what is added from then on is dropped.
 */
typedef struct @PREFIX@_text {
  char *data;
  size_t length;
  size_t capacity;
  int failed;
} @PREFIX@_text;

void @PREFIX@_text_init(@PREFIX@_text *text);
void @PREFIX@_text_free(@PREFIX@_text *text);

void @PREFIX@_text_bytes(@PREFIX@_text *text, const void *bytes, size_t length);
void @PREFIX@_text_string(@PREFIX@_text *text, const char *string);
void @PREFIX@_text_char(@PREFIX@_text *text, char c);
void @PREFIX@_text_u64(@PREFIX@_text *text, uint64_t value);
void @PREFIX@_text_i64(@PREFIX@_text *text, int64_t value);

/* At least `digits` lower-case hexadecimal digits, without 0x. */
void @PREFIX@_text_hex(@PREFIX@_text *text, uint64_t value, int digits);

/*
 * The shortest of %.15g, %.16g and %.17g that reads back as `value`, with ".0" after what would
 * look like an integer; nan, inf, -inf. Independent of the locale.
 */
void @PREFIX@_text_f64(@PREFIX@_text *text, double value);

/* A string constant in quotes, control characters as escapes. */
void @PREFIX@_text_quoted(@PREFIX@_text *text, const char *bytes, size_t length);

/* A label, mnemonic or entry: as it is if it is a plain word, else quoted. */
void @PREFIX@_text_name(@PREFIX@_text *text, const char *bytes, size_t length);

/* Whether c may be part of a plain word. */
int @PREFIX@_is_word_char(unsigned char c);

/* Whether the assembler reads these bytes, unquoted, as one mnemonic or label. */
int @PREFIX@_is_plain_word(const char *bytes, size_t length);

/*
 * The length of the UTF-8 character at `bytes`, its code point in *point; 0 if it is none (or
 * there is nothing left).
 */
size_t @PREFIX@_utf8_decode(const char *bytes, size_t left, uint32_t *point);

void @PREFIX@_text_utf8(@PREFIX@_text *text, uint32_t point);

/* A decimal or hexadecimal integer: magnitude and sign. */
typedef enum @PREFIX@_parsed {
  @MACRO@_PARSED,      /* read */
  @MACRO@_PARSE_ERROR, /* not such a number */
  @MACRO@_PARSE_RANGE  /* more than 64 bits */
} @PREFIX@_parsed;

@PREFIX@_parsed @PREFIX@_parse_integer(
    const char *word, size_t length, uint64_t *magnitude, int *negative);

/* A float as the assembler writes it; PARSE_RANGE if memory ran out. */
@PREFIX@_parsed @PREFIX@_parse_f64(const char *word, size_t length, double *value);

uint64_t @PREFIX@_f64_bits(double value);
double @PREFIX@_f64_of_bits(uint64_t bits);
uint32_t @PREFIX@_f32_bits(float value);
float @PREFIX@_f32_of_bits(uint32_t bits);

#ifdef __cplusplus
}
#endif

#endif
