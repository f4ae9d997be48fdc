/* How @PREFIX@ writes floats: in assembler text, in traces, and by printFloat. */
#ifndef @MACRO@_NUMBER_H
#define @MACRO@_NUMBER_H

#include <locale.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room enough for any float. */
#define @MACRO@_FLOAT_CHARS 48

/*
 * Writes the shortest of %.15g, %.16g and %.17g that reads back as `value`; nan, inf, -inf. A
 * literal has ".0" after what would look like an integer. The text is the same in every locale and
 * is not followed by a zero byte; its length is returned.
 */
static inline size_t @PREFIX@_format_f64(char *out, double value, int literal) {
  char buffer[@MACRO@_FLOAT_CHARS];
  const char *point = localeconv()->decimal_point;
  const char *at = buffer;
  size_t length = 0;
  int digits = 15;
  int integral = 1;
  if (value != value || (value != 0 && value == value / 2)) {
    const char *text = value != value ? "nan" : value < 0 ? "-inf" : "inf";
    length = strlen(text);
    memcpy(out, text, length);
    return length;
  }
  do {
    snprintf(buffer, sizeof buffer, "%.*g", digits, value);
  } while (strtod(buffer, NULL) != value && digits++ < 17);
  while (*at != 0) {
    if (strncmp(at, point, strlen(point)) == 0) {
      out[length++] = '.';
      integral = 0;
      at += strlen(point);
    } else {
      integral &= *at != 'e';
      out[length++] = *at++;
    }
  }
  if (literal && integral) {
    out[length++] = '.';
    out[length++] = '0';
  }
  return length;
}

#endif
