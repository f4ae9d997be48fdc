/* Lines, tokens and error messages of assembler text. */
#include "@PREFIX@_scanner.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Lines longer than this are not shown with their errors. */
enum { LONGEST_SHOWN = 200 };

void @PREFIX@_scanner_init(@PREFIX@_scanner *s, const char *text, size_t length) {
  size_t at = 0;
  memset(s, 0, sizeof *s);
  s->text = text;
  s->length = length;
  while (at < length) {
    uint32_t point;
    size_t size = @PREFIX@_utf8_decode(text + at, length - at, &point);
    if (size == 0) {
      s->length = at; /* messages show the line up to here */
      s->is_cut = 1;
      s->line_end = at;
      @PREFIX@_complain(s, at, "the file is not UTF-8 text", NULL);
      return;
    }
    at += size;
  }
  s->line_end = SIZE_MAX;
}

void @PREFIX@_scanner_free(@PREFIX@_scanner *s) {
  @PREFIX@_pool_free(&s->pool);
  @PREFIX@_list_free(&s->errors);
}

/* ---- Errors --------------------------------------------------------------------------------- */

/* Keeps a text for as long as the scanner. */
static const char *keep(@PREFIX@_scanner *s, @PREFIX@_text *text) {
  const char *kept = text->failed ? NULL : @PREFIX@_pool_copy(&s->pool, text->data, text->length);
  @PREFIX@_text_free(text);
  if (kept == NULL) {
    s->failed = 1;
    return "";
  }
  return kept;
}

void @PREFIX@_complain(@PREFIX@_scanner *s, size_t start, const char *part, ...) {
  @PREFIX@_text text;
  @PREFIX@_message *message;
  va_list parts;
  if (s->errors.count > @MACRO@_MOST_ERRORS) {
    return;
  }
  @PREFIX@_text_init(&text);
  va_start(parts, part);
  while (part != NULL) {
    @PREFIX@_text_string(&text, part);
    part = va_arg(parts, const char *);
  }
  va_end(parts);
  message = (@PREFIX@_message *) @PREFIX@_list_add(&s->errors, sizeof *message);
  if (message == NULL) {
    s->failed = 1;
    @PREFIX@_text_free(&text);
    return;
  }
  message->start = start;
  message->order = s->errors.count;
  message->text = keep(s, &text);
}

const char *@PREFIX@_show(@PREFIX@_scanner *s, const char *name, size_t length) {
  @PREFIX@_text text;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_name(&text, name, length);
  return keep(s, &text);
}

static size_t line_start(const @PREFIX@_scanner *s, size_t at) {
  while (at > 0 && s->text[at - 1] != '\n') {
    at--;
  }
  return at;
}

size_t @PREFIX@_line_at(const @PREFIX@_scanner *s, size_t start) {
  size_t line = 1;
  size_t i;
  for (i = 0; i < start; i++) {
    line += s->text[i] == '\n';
  }
  return line;
}

/* The characters of a piece of text. */
static size_t characters(const char *text, size_t length) {
  size_t count = 0;
  size_t i;
  for (i = 0; i < length; i++) {
    count += ((unsigned char) text[i] & 0xc0) != 0x80;
  }
  return count;
}

static size_t line_end(const @PREFIX@_scanner *s, size_t at) {
  const char *end = at < s->length
      ? (const char *) memchr(s->text + at, '\n', s->length - at)
      : NULL;
  return end == NULL ? s->length : (size_t) (end - s->text);
}

/* The line of an error, and a caret below its place. */
static void excerpt(const @PREFIX@_scanner *s, size_t start, @PREFIX@_text *messages) {
  size_t from = line_start(s, start);
  size_t to = line_end(s, start);
  size_t i;
  if (to > from && s->text[to - 1] == '\r' && !s->is_cut) {
    to--;
  }
  if (characters(s->text + from, to - from) > LONGEST_SHOWN) {
    return;
  }
  @PREFIX@_text_bytes(messages, s->text + from, to - from);
  @PREFIX@_text_char(messages, '\n');
  for (i = from; i < start && i < to; i++) {
    if (((unsigned char) s->text[i] & 0xc0) != 0x80) {
      @PREFIX@_text_char(messages, s->text[i] == '\t' ? '\t' : ' ');
    }
  }
  @PREFIX@_text_string(messages, "^\n");
}

/* Orders messages by their places; those of one place stay in the order in which they came. */
static int by_place(const void *left, const void *right) {
  const @PREFIX@_message *a = (const @PREFIX@_message *) left;
  const @PREFIX@_message *b = (const @PREFIX@_message *) right;
  if (a->start != b->start) {
    return a->start < b->start ? -1 : 1;
  }
  return a->order < b->order ? -1 : a->order > b->order;
}

void @PREFIX@_tell_errors(@PREFIX@_scanner *s, const char *file, @PREFIX@_text *messages) {
  @PREFIX@_message *errors = (@PREFIX@_message *) s->errors.data;
  size_t count = s->errors.count;
  size_t line = 1;
  size_t from = 0;
  size_t i;
  int too_many = count > @MACRO@_MOST_ERRORS;
  if (too_many) {
    count = @MACRO@_MOST_ERRORS;
  }
  if (count > 0) {
    qsort(errors, count, sizeof *errors, by_place);
  }
  for (i = 0; i < count; i++) {
    size_t start = errors[i].start;
    for (; from < start; from++) {
      line += s->text[from] == '\n';
    }
    from = start;
    @PREFIX@_text_string(messages, file);
    @PREFIX@_text_char(messages, ':');
    @PREFIX@_text_u64(messages, line);
    @PREFIX@_text_char(messages, ':');
    @PREFIX@_text_u64(messages,
        characters(s->text + line_start(s, start), start - line_start(s, start)) + 1);
    @PREFIX@_text_string(messages, ": error: ");
    @PREFIX@_text_string(messages, errors[i].text);
    @PREFIX@_text_char(messages, '\n');
    excerpt(s, start, messages);
  }
  if (too_many) {
    @PREFIX@_text_string(messages, file);
    @PREFIX@_text_string(messages, ": error: more than 100 errors; the rest are not shown\n");
  }
}

/* ---- Lines ---------------------------------------------------------------------------------- */

int @PREFIX@_next_line(@PREFIX@_scanner *s) {
  if (s->line_end == SIZE_MAX) {
    int has_mark = s->length >= 3 && memcmp(s->text, "\xef\xbb\xbf", 3) == 0;
    s->at = has_mark ? 3 : 0;
  } else if (s->line_end >= s->length) {
    return 0;
  } else {
    s->at = s->line_end + 1;
  }
  s->line_end = line_end(s, s->at);
  return s->errors.count <= @MACRO@_MOST_ERRORS && !s->failed;
}

/* ---- Tokens --------------------------------------------------------------------------------- */

/* The next character of the line without taking it; 0 at its end. */
static char peek(const @PREFIX@_scanner *s) {
  return s->at < s->line_end ? s->text[s->at] : 0;
}

static int hex_digit(char c) {
  return c >= '0' && c <= '9' ? c - '0'
      : c >= 'a' && c <= 'f'  ? c - 'a' + 10
      : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                              : -1;
}

/* A wrong token, complained about: the rest of the line is skipped. */
static @PREFIX@_token bad(@PREFIX@_scanner *s, size_t start, const char *text) {
  @PREFIX@_token token = {@MACRO@_TOKEN_BAD, 0, "", 0, 0, 0};
  token.start = start;
  @PREFIX@_complain(s, start, text, NULL);
  s->at = s->line_end;
  return token;
}

/* The character that an escape stands for; -1 if it is none. */
static int64_t escape(@PREFIX@_scanner *s) {
  char c = peek(s);
  s->at += s->at < s->line_end;
  switch (c) {
    case '"': case '\\': case '\'':
      return c;
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'x':
      if (s->line_end - s->at >= 2 && hex_digit(s->text[s->at]) >= 0
          && hex_digit(s->text[s->at + 1]) >= 0) {
        s->at += 2;
        return 16 * hex_digit(s->text[s->at - 2]) + hex_digit(s->text[s->at - 1]);
      }
      return -1;
    default:
      return -1;
  }
}

#define ESCAPES "an escape is one of \\\" \\\\ \\' \\n \\t \\xHH"

/* The next character of a string or character literal; -1 if it is a wrong escape. */
static int64_t literal_character(@PREFIX@_scanner *s) {
  uint32_t point = 0;
  if (peek(s) == '\\') {
    s->at++;
    return escape(s);
  }
  s->at += @PREFIX@_utf8_decode(s->text + s->at, s->line_end - s->at, &point);
  return point;
}

static @PREFIX@_token string(@PREFIX@_scanner *s) {
  @PREFIX@_token token = {@MACRO@_TOKEN_STRING, 0, "", 0, 0, 0};
  @PREFIX@_text text;
  @PREFIX@_text_init(&text);
  token.start = s->at++;
  while (s->at < s->line_end && peek(s) != '"') {
    int64_t point = literal_character(s);
    if (point < 0) {
      @PREFIX@_text_free(&text);
      return bad(s, token.start, ESCAPES);
    }
    @PREFIX@_text_utf8(&text, (uint32_t) point);
  }
  if (s->at >= s->line_end) {
    @PREFIX@_text_free(&text);
    return bad(s, token.start, "the string is not closed: write \" at its end");
  }
  s->at++;
  token.length = text.length;
  if (text.length > 0) {
    token.text = keep(s, &text);
  }
  return token;
}

static @PREFIX@_token character(@PREFIX@_scanner *s) {
  @PREFIX@_token token = {@MACRO@_TOKEN_CHARACTER, 0, "", 0, 0, 0};
  token.start = s->at++;
  if (s->at < s->line_end && peek(s) != '\'') {
    int64_t point = literal_character(s);
    if (point < 0) {
      return bad(s, token.start, ESCAPES);
    }
    token.point = (uint32_t) point;
    if (peek(s) == '\'') {
      s->at++;
      return token;
    }
  }
  return bad(s, token.start,
      "a character literal is one character between single quotes, such as 'a' or '\\n'");
}

/* A character that can begin no token. */
static @PREFIX@_token stray(@PREFIX@_scanner *s) {
  @PREFIX@_token token;
  @PREFIX@_text text;
  uint32_t point = 0;
  int shift;
  @PREFIX@_utf8_decode(s->text + s->at, s->line_end - s->at, &point);
  @PREFIX@_text_init(&text);
  @PREFIX@_text_string(&text, "the character U+");
  for (shift = point < 0x10000 ? 12 : point < 0x100000 ? 16 : 20; shift >= 0; shift -= 4) {
    @PREFIX@_text_char(&text, "0123456789ABCDEF"[point >> shift & 15]);
  }
  @PREFIX@_text_string(&text, " must stand in quotes here");
  token = bad(s, s->at, text.failed ? "bad character" : text.data);
  @PREFIX@_text_free(&text);
  return token;
}

static @PREFIX@_token next(@PREFIX@_scanner *s, int is_operand) {
  @PREFIX@_token token = {@MACRO@_TOKEN_END, 0, "", 0, 0, 0};
  while (peek(s) == ' ' || peek(s) == '\t' || peek(s) == '\r') {
    s->at++;
  }
  token.start = s->at;
  if (s->at >= s->line_end || peek(s) == ';') {
    return token;
  }
  if (peek(s) == '[' || peek(s) == ']') {
    token.kind = peek(s) == '[' ? @MACRO@_TOKEN_OPEN : @MACRO@_TOKEN_CLOSE;
    s->at++;
    return token;
  }
  if (peek(s) == '"') {
    return string(s);
  }
  if (peek(s) == '\'' && is_operand) {
    return character(s);
  }
  if (!@PREFIX@_is_word_char((unsigned char) peek(s))) {
    return stray(s);
  }
  token.kind = @MACRO@_TOKEN_WORD;
  while (s->at < s->line_end && @PREFIX@_is_word_char((unsigned char) s->text[s->at])) {
    s->at++;
  }
  token.text = s->text + token.start;
  token.length = s->at - token.start;
  return token;
}

@PREFIX@_token @PREFIX@_next_name(@PREFIX@_scanner *s) {
  @PREFIX@_token token = next(s, 0);
  if (token.kind == @MACRO@_TOKEN_STRING && peek(s) == ':') {
    token.is_label = 1;
    s->at++;
  } else if (token.kind == @MACRO@_TOKEN_WORD && token.length > 1
      && token.text[token.length - 1] == ':') {
    token.is_label = 1;
    token.length--;
  }
  return token;
}

@PREFIX@_token @PREFIX@_next_operand(@PREFIX@_scanner *s) {
  return next(s, 1);
}
