/* Items for stacks and regions, from the command line. */
#include "@PREFIX@_driver.h"

#include <string.h>

static int is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static int is_text(const char *word, size_t length, const char *text) {
  return strlen(text) == length && memcmp(word, text, length) == 0;
}

/* Where items are pushed: a stack, or a region with slots of its own. */
typedef struct {
  const @PREFIX@_state_info *info; /* NULL if there is no such place */
  unsigned index;
  int region;
} place;

/* The stack of that prefix or name, or the region of that name. */
static place find_place(const char *name, size_t length) {
  place found = {NULL, 0, 0};
  unsigned i;
  for (i = 0; @PREFIX@_stacks[i].name != NULL; i++) {
    if (is_text(name, length, @PREFIX@_stacks[i].prefix)
        || is_text(name, length, @PREFIX@_stacks[i].name)) {
      found.info = &@PREFIX@_stacks[i];
      found.index = i;
      return found;
    }
  }
  for (i = 0; @PREFIX@_regions[i].name != NULL; i++) {
    if (@PREFIX@_regions[i].own && is_text(name, length, @PREFIX@_regions[i].name)) {
      found.info = &@PREFIX@_regions[i];
      found.index = i;
      found.region = 1;
    }
  }
  return found;
}

/* Adds a slot on top; whether there was room. */
static int push_slot(@PREFIX@_vm *vm, place to, @PREFIX@_word value) {
  size_t depth;
  if (!to.region) {
    return @PREFIX@_push(vm, to.index, value) == @MACRO@_OK;
  }
  depth = @PREFIX@_region_depth(vm, to.index);
  return @PREFIX@_set_region_depth(vm, to.index, depth + 1) == @MACRO@_OK
      && @PREFIX@_set_region_slot(vm, to.index, depth, value) == @MACRO@_OK;
}

/* A word as an item of a slot type; what the stack holds if it is none, else NULL. */
static const char *item(const char *word, size_t length, @PREFIX@_type type, uint64_t *bits,
    @PREFIX@_text *range) {
  uint64_t least;
  uint64_t most;
  uint64_t magnitude;
  int negative;
  double value;
  if (type == @MACRO@_REF) {
    return is_text(word, length, "null") ? NULL : "references: only null can be written";
  }
  if (type == @MACRO@_F32 || type == @MACRO@_F64) {
    if (@PREFIX@_parse_f64(word, length, &value) != @MACRO@_PARSED) {
      return "a number";
    }
    *bits = type == @MACRO@_F64 ? @PREFIX@_f64_bits(value) : @PREFIX@_f32_bits((float) value);
    return NULL;
  }
  @PREFIX@_type_range(type, &least, &most);
  if (@PREFIX@_parse_integer(word, length, &magnitude, &negative) == @MACRO@_PARSED
      && (negative ? magnitude <= 0 - least : magnitude <= most)) {
    *bits = negative ? 0 - magnitude : magnitude;
    return NULL;
  }
  @PREFIX@_text_i64(range, (int64_t) least);
  @PREFIX@_text_string(range, " to ");
  @PREFIX@_text_u64(range, most);
  return range->failed ? "other numbers" : range->data;
}

/*
 * A word such as `R:` makes the following items lie on the stack of that prefix or name; the name of
 * a region with slots of its own makes them further slots of that region.
 */
void @PREFIX@_push_items(@PREFIX@_vm *vm, const char *text, @PREFIX@_text *complaint) {
  place to = {NULL, 0, 0};
  if (@PREFIX@_stacks[0].name != NULL) {
    to.info = &@PREFIX@_stacks[0];
  }
  while (complaint->length == 0 && !complaint->failed) {
    const char *word;
    size_t length;
    @PREFIX@_word value;
    while (is_blank(*text)) {
      text++;
    }
    if (*text == 0) {
      return;
    }
    word = text;
    while (*text != 0 && !is_blank(*text)) {
      text++;
    }
    length = (size_t) (text - word);
    if (word[length - 1] == ':') {
      to = find_place(word, length - 1);
      if (to.info == NULL) {
        @PREFIX@_text_string(complaint, "there is no stack ");
        @PREFIX@_text_bytes(complaint, word, length - 1);
      }
    } else if (to.info == NULL) {
      @PREFIX@_text_string(complaint, "the machine has no stack");
    } else {
      const char *name = to.info->name;
      @PREFIX@_text range;
      const char *holds;
      @PREFIX@_text_init(&range);
      value.u = 0;
      holds = item(word, length, to.info->type, &value.u, &range);
      if (holds != NULL) {
        @PREFIX@_text_bytes(complaint, word, length);
        @PREFIX@_text_string(complaint, " cannot be pushed: stack ");
        @PREFIX@_text_string(complaint, name);
        @PREFIX@_text_string(complaint, " holds ");
        @PREFIX@_text_string(complaint, holds);
      } else if (!push_slot(vm, to, value)) {
        @PREFIX@_text_string(complaint, "the stack ");
        @PREFIX@_text_string(complaint, name);
        @PREFIX@_text_string(complaint, " is full");
      }
      @PREFIX@_text_free(&range);
    }
  }
}
