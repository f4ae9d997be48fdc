/* Text that grows, numbers as text and text as numbers. */
#include "@PREFIX@_text.h"

#include "@PREFIX@_number.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

void @PREFIX@_text_init(@PREFIX@_text *text) {
  text->data = NULL;
  text->length = 0;
  text->capacity = 0;
  text->failed = 0;
}

void @PREFIX@_text_free(@PREFIX@_text *text) {
  free(text->data);
  @PREFIX@_text_init(text);
}

/* Makes room for `more` bytes and the zero after them. */
static int reserve(@PREFIX@_text *text, size_t more) {
  size_t capacity = text->capacity;
  char *data;
  if (text->failed) {
    return 0;
  }
  if (more < capacity && text->length < capacity - more) {
    return 1;
  }
  if (more >= SIZE_MAX / 2 || text->length >= SIZE_MAX / 2 - more) {
    text->failed = 1;
    return 0;
  }
  capacity = capacity < 64 ? 64 : capacity;
  while (capacity <= text->length + more) {
    capacity = capacity > SIZE_MAX / 2 ? text->length + more + 1 : 2 * capacity;
  }
  data = (char *) realloc(text->data, capacity);
  if (data == NULL) {
    text->failed = 1;
    return 0;
  }
  text->data = data;
  text->capacity = capacity;
  return 1;
}

void @PREFIX@_text_bytes(@PREFIX@_text *text, const void *bytes, size_t length) {
  if (reserve(text, length)) {
    if (length > 0) {
      memcpy(text->data + text->length, bytes, length);
    }
    text->length += length;
    text->data[text->length] = 0;
  }
}

void @PREFIX@_text_string(@PREFIX@_text *text, const char *string) {
  @PREFIX@_text_bytes(text, string, strlen(string));
}

void @PREFIX@_text_char(@PREFIX@_text *text, char c) {
  @PREFIX@_text_bytes(text, &c, 1);
}

void @PREFIX@_text_u64(@PREFIX@_text *text, uint64_t value) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char) ('0' + value % 10);
    value /= 10;
  } while (value != 0);
  @PREFIX@_text_bytes(text, digits + at, sizeof digits - at);
}

void @PREFIX@_text_i64(@PREFIX@_text *text, int64_t value) {
  if (value < 0) {
    @PREFIX@_text_char(text, '-');
    @PREFIX@_text_u64(text, 0 - (uint64_t) value);
  } else {
    @PREFIX@_text_u64(text, (uint64_t) value);
  }
}

void @PREFIX@_text_hex(@PREFIX@_text *text, uint64_t value, int digits) {
  char hex[16];
  size_t at = sizeof hex;
  size_t least = digits < 1 ? 1 : digits > 16 ? 16 : (size_t) digits;
  while (value != 0 || sizeof hex - at < least) {
    hex[--at] = "0123456789abcdef"[value & 15];
    value >>= 4;
  }
  @PREFIX@_text_bytes(text, hex + at, sizeof hex - at);
}

void @PREFIX@_text_f64(@PREFIX@_text *text, double value) {
  char buffer[@MACRO@_FLOAT_CHARS];
  @PREFIX@_text_bytes(text, buffer, @PREFIX@_format_f64(buffer, value, 1));
}

/* Whether a quoted string writes this character as \xHH. */
static int is_control(uint32_t point) {
  return point < 0x20 || point == 0x7f;
}

void @PREFIX@_text_quoted(@PREFIX@_text *text, const char *bytes, size_t length) {
  size_t at = 0;
  @PREFIX@_text_char(text, '"');
  while (at < length) {
    uint32_t point = 0xfffd;
    size_t size = @PREFIX@_utf8_decode(bytes + at, length - at, &point);
    if (point == '"' || point == '\\') {
      @PREFIX@_text_char(text, '\\');
      @PREFIX@_text_char(text, (char) point);
    } else if (point == '\n' || point == '\t') {
      @PREFIX@_text_string(text, point == '\n' ? "\\n" : "\\t");
    } else if (is_control(point)) {
      @PREFIX@_text_string(text, "\\x");
      @PREFIX@_text_hex(text, point, 2);
    } else {
      @PREFIX@_text_utf8(text, point);
    }
    at += size == 0 ? 1 : size;
  }
  @PREFIX@_text_char(text, '"');
}

int @PREFIX@_is_word_char(unsigned char c) {
  return c > ' ' && c < 0x7f && c != '"' && c != ';' && c != '[' && c != ']' && c != '\\';
}

int @PREFIX@_is_plain_word(const char *bytes, size_t length) {
  size_t i;
  if (length == 0 || bytes[0] == '.' || bytes[length - 1] == ':') {
    return 0;
  }
  for (i = 0; i < length; i++) {
    if (!@PREFIX@_is_word_char((unsigned char) bytes[i])) {
      return 0;
    }
  }
  return 1;
}

void @PREFIX@_text_name(@PREFIX@_text *text, const char *bytes, size_t length) {
  if (@PREFIX@_is_plain_word(bytes, length)) {
    @PREFIX@_text_bytes(text, bytes, length);
  } else {
    @PREFIX@_text_quoted(text, bytes, length);
  }
}

size_t @PREFIX@_utf8_decode(const char *bytes, size_t left, uint32_t *point) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  unsigned char first;
  size_t size;
  size_t i;
  uint32_t value;
  if (left == 0) {
    return 0;
  }
  first = (unsigned char) bytes[0];
  if (first < 0x80) {
    *point = first;
    return 1;
  }
  size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || left < size) {
    return 0;
  }
  value = first & (0x7fu >> size);
  for (i = 1; i < size; i++) {
    unsigned char next = (unsigned char) bytes[i];
    if ((next & 0xc0) != 0x80) {
      return 0;
    }
    value = value << 6 | (next & 0x3fu);
  }
  if (value < least[size] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) {
    return 0;
  }
  *point = value;
  return size;
}

void @PREFIX@_text_utf8(@PREFIX@_text *text, uint32_t point) {
  if (point < 0x80) {
    @PREFIX@_text_char(text, (char) point);
  } else {
    int shift = point < 0x800 ? 6 : point < 0x10000 ? 12 : 18;
    uint32_t lead = shift == 6 ? 0xc0 : shift == 12 ? 0xe0 : 0xf0;
    @PREFIX@_text_char(text, (char) (unsigned char) (lead | point >> shift));
    while (shift > 0) {
      shift -= 6;
      @PREFIX@_text_char(text, (char) (unsigned char) (0x80 | (point >> shift & 0x3f)));
    }
  }
}

static int digit_value(char c) {
  return c >= '0' && c <= '9' ? c - '0'
      : c >= 'a' && c <= 'f'  ? c - 'a' + 10
      : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                              : 99;
}

@PREFIX@_parsed @PREFIX@_parse_integer(
    const char *word, size_t length, uint64_t *magnitude, int *negative) {
  size_t at = 0;
  int base = 10;
  int overflow = 0;
  uint64_t value = 0;
  *negative = length > 0 && word[0] == '-';
  at += (size_t) *negative;
  if (length - at > 2 && word[at] == '0' && (word[at + 1] == 'x' || word[at + 1] == 'X')) {
    base = 16;
    at += 2;
  }
  if (at == length) {
    return @MACRO@_PARSE_ERROR;
  }
  for (; at < length; at++) {
    int digit = digit_value(word[at]);
    if (digit >= base) {
      return @MACRO@_PARSE_ERROR;
    }
    overflow |= value > (UINT64_MAX - (uint64_t) digit) / (uint64_t) base;
    value = value * (uint64_t) base + (uint64_t) digit;
  }
  *magnitude = value;
  return overflow ? @MACRO@_PARSE_RANGE : @MACRO@_PARSED;
}

/* Skips digits of the base; how many there were. */
static size_t digits(const char *word, size_t length, size_t *at, int base) {
  size_t start = *at;
  while (*at < length && digit_value(word[*at]) < base) {
    ++*at;
  }
  return *at - start;
}

/* Whether a word is a finite float: sign, digits with a point among them, exponent. */
static int is_finite_float(const char *word, size_t length) {
  size_t at = length > 0 && word[0] == '-' ? 1 : 0;
  size_t count;
  int base = 10;
  if (length - at > 2 && word[at] == '0' && (word[at + 1] == 'x' || word[at + 1] == 'X')) {
    base = 16;
    at += 2;
  }
  count = digits(word, length, &at, base);
  if (at < length && word[at] == '.') {
    at++;
    count += digits(word, length, &at, base);
  }
  if (count == 0) {
    return 0;
  }
  if (at == length) {
    return base == 10;
  }
  if ((word[at] | 0x20) != (base == 16 ? 'p' : 'e')) {
    return 0;
  }
  at++;
  if (at < length && (word[at] == '-' || word[at] == '+')) {
    at++;
  }
  return digits(word, length, &at, 10) > 0 && at == length;
}

static int equals(const char *word, size_t length, const char *other) {
  return length == strlen(other) && memcmp(word, other, length) == 0;
}

@PREFIX@_parsed @PREFIX@_parse_f64(const char *word, size_t length, double *value) {
  @PREFIX@_text copy;
  @PREFIX@_parsed result;
  size_t i;
  if (equals(word, length, "nan")) {
    *value = @PREFIX@_f64_of_bits(UINT64_C(0x7ff8000000000000));
    return @MACRO@_PARSED;
  }
  if (equals(word, length, "inf") || equals(word, length, "-inf")) {
    *value = @PREFIX@_f64_of_bits(
        length == 3 ? UINT64_C(0x7ff0000000000000) : UINT64_C(0xfff0000000000000));
    return @MACRO@_PARSED;
  }
  if (!is_finite_float(word, length)) {
    return @MACRO@_PARSE_ERROR;
  }
  @PREFIX@_text_init(&copy);
  for (i = 0; i < length; i++) {
    if (word[i] == '.') {
      @PREFIX@_text_string(&copy, localeconv()->decimal_point);
    } else {
      @PREFIX@_text_char(&copy, word[i]);
    }
  }
  result = copy.failed ? @MACRO@_PARSE_RANGE : @MACRO@_PARSED;
  *value = copy.failed ? 0 : strtod(copy.data, NULL);
  @PREFIX@_text_free(&copy);
  return result;
}

uint64_t @PREFIX@_f64_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return value != value ? UINT64_C(0x7ff8000000000000) : bits;
}

double @PREFIX@_f64_of_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

uint32_t @PREFIX@_f32_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return value != value ? UINT32_C(0x7fc00000) : bits;
}

float @PREFIX@_f32_of_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}
