/* Reads what is assumed of programs of @PREFIX@, as people write it. */
#include "@PREFIX@_verify.h"

#include <stdlib.h>
#include <string.h>

/* A piece of the text. */
typedef struct slice {
  const char *at;
  size_t length;
} slice;

typedef struct reader {
  @PREFIX@_assumptions *to;
  @PREFIX@_text *messages;
  const char *file;
  uint64_t line;
  uint64_t errors;
  int failed; /* memory ran out */
} reader;

/* ---- Messages and memory -------------------------------------------------------------------- */

/* Complains about the line; gives 0. */
static int refuse(reader *r, const char *before, slice name, const char *after) {
  @PREFIX@_text *out = r->messages;
  r->errors++;
  if (out != NULL) {
    @PREFIX@_text_string(out, r->file);
    @PREFIX@_text_char(out, ':');
    @PREFIX@_text_u64(out, r->line);
    @PREFIX@_text_string(out, ": error: ");
    @PREFIX@_text_string(out, before);
    @PREFIX@_text_bytes(out, name.at, name.length);
    @PREFIX@_text_string(out, after);
    @PREFIX@_text_char(out, '\n');
  }
  return 0;
}

static int say_form(reader *r, const char *form) {
  slice nothing = {"", 0};
  return refuse(r, form, nothing, "");
}

/* Room for one more row behind those that are there, cleared; NULL after memory ran out. */
static void *row(reader *r, void **rows, uint32_t count, size_t size) {
  char *more = (char *) realloc(*rows, (count + (size_t) 1) * size);
  if (more == NULL) {
    r->failed = 1;
    return NULL;
  }
  *rows = more;
  memset(more + count * size, 0, size);
  return more + count * size;
}

static void *zeros(reader *r, size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (memory == NULL) {
    r->failed = 1;
  }
  return memory;
}

static char *string(reader *r, slice s) {
  char *copy = (char *) zeros(r, s.length + 1, 1);
  if (copy != NULL) {
    memcpy(copy, s.at, s.length);
  }
  return copy;
}

/* ---- Words ---------------------------------------------------------------------------------- */

static int is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static slice stripped(slice s) {
  while (s.length > 0 && is_space(*s.at)) {
    s.at++;
    s.length--;
  }
  while (s.length > 0 && is_space(s.at[s.length - 1])) {
    s.length--;
  }
  return s;
}

/* Takes the first word from a piece; an empty one if there is none. */
static slice word(slice *rest) {
  slice found;
  *rest = stripped(*rest);
  found.at = rest->at;
  found.length = 0;
  while (found.length < rest->length && !is_space(found.at[found.length])) {
    found.length++;
  }
  rest->at += found.length;
  rest->length -= found.length;
  *rest = stripped(*rest);
  return found;
}

static int is(slice s, const char *text) {
  return strlen(text) == s.length && memcmp(s.at, text, s.length) == 0;
}

/* Splits NAME: REST. */
static int named(reader *r, slice *rest, slice *name, const char *form) {
  size_t i;
  for (i = 0; i < rest->length; i++) {
    if (rest->at[i] == ':' && (i + 1 == rest->length || is_space(rest->at[i + 1]))) {
      slice before = {rest->at, i};
      slice after = {rest->at + i + 1, rest->length - i - 1};
      *name = stripped(before);
      *rest = stripped(after);
      return name->length > 0 ? 1 : say_form(r, form);
    }
  }
  return say_form(r, form);
}

static int read_count(reader *r, slice s, uint32_t *count) {
  size_t i;
  *count = 0;
  for (i = 0; i < s.length && s.at[i] >= '0' && s.at[i] <= '9' && i < 10; i++) {
    *count = *count * 10 + (uint32_t) (s.at[i] - '0');
  }
  return i > 0 && i == s.length && i < 10
      ? 1
      : refuse(r, "a number from 0 is expected, not ", s, "");
}

static int read_stack(reader *r, slice s, uint32_t *stack) {
  for (*stack = 0; *stack < @MACRO@_STACK_COUNT; ++*stack) {
    if (is(s, @PREFIX@_stacks[*stack].name)) {
      return 1;
    }
  }
  return refuse(r, @MACRO@_NAME " has no stack ", s, "");
}

static int read_instruction(reader *r, slice s, uint32_t *opcode) {
  int mnemonics;
  for (mnemonics = 0; mnemonics < 2; mnemonics++) {
    for (*opcode = 0; *opcode < @MACRO@_INSTRUCTION_COUNT; ++*opcode) {
      const @PREFIX@_inst_info *info = &@PREFIX@_instructions[*opcode];
      if (is(s, mnemonics ? info->mnemonic : info->name)) {
        return 1;
      }
    }
  }
  return refuse(r, @MACRO@_NAME " has no instruction ", s, "");
}

/* ---- Signatures ----------------------------------------------------------------------------- */

/* How many items of each stack; NULL after a complaint. */
static uint32_t *read_counts(reader *r, slice text) {
  uint32_t *counts = (uint32_t *) zeros(r, @MACRO@_STACK_COUNT + 1, sizeof *counts);
  uint32_t stack = 0;
  slice next = word(&text);
  while (counts != NULL && next.length > 0) {
    int fine = *next.at >= '0' && *next.at <= '9' ? read_count(r, next, &counts[stack])
                                                  : read_stack(r, next, &stack);
    if (!fine) {
      free(counts);
      return NULL;
    }
    next = word(&text);
  }
  return counts;
}

static int read_signature(reader *r, slice text, @PREFIX@_signature *signature) {
  slice sides[2];
  size_t i;
  int count = 1;
  sides[0] = sides[1] = text;
  for (i = 0; i + 1 < text.length; i++) {
    if (text.at[i] == '-' && text.at[i + 1] == '>') {
      if (count++ == 2) {
        return say_form(r, "a signature has one ->");
      }
      sides[0].length = i;
      sides[1].at = text.at + i + 2;
      sides[1].length = text.length - i - 2;
      i++;
    }
  }
  signature->takes = read_counts(r, sides[0]);
  if (signature->takes != NULL && count == 2) {
    signature->leaves = read_counts(r, sides[1]);
  }
  return signature->takes != NULL && (count == 1 || signature->leaves != NULL);
}

static void free_signature(const @PREFIX@_signature *signature) {
  free((void *) (uintptr_t) signature->takes);
  free((void *) (uintptr_t) signature->leaves);
}

static void add_signature(reader *r, slice name, slice text) {
  @PREFIX@_signature signature = {NULL, NULL, NULL};
  @PREFIX@_signature *rows = (@PREFIX@_signature *) (uintptr_t) r->to->signatures;
  @PREFIX@_signature *to = NULL;
  uint32_t i;
  if (!read_signature(r, text, &signature)) {
    free_signature(&signature);
    return;
  }
  for (i = 0; i < r->to->signature_count; i++) {
    to = is(name, rows[i].entry) ? &rows[i] : to;
  }
  if (to != NULL) {
    free_signature(to);
    signature.entry = to->entry;
  } else {
    void *all = rows;
    to = (@PREFIX@_signature *) row(r, &all, r->to->signature_count, sizeof *to);
    r->to->signatures = (const @PREFIX@_signature *) all;
    signature.entry = to == NULL ? NULL : string(r, name);
    r->to->signature_count += to != NULL;
  }
  if (to != NULL) {
    *to = signature;
  } else {
    free_signature(&signature);
  }
}

/* ---- Rules ---------------------------------------------------------------------------------- */

/* The rule of an instruction; NULL after memory ran out. */
static @PREFIX@_rule *rule_of(reader *r, uint32_t opcode) {
  void *rows = (void *) (uintptr_t) r->to->rules;
  @PREFIX@_rule *rule;
  uint32_t i;
  for (i = 0; i < r->to->rule_count; i++) {
    if (r->to->rules[i].opcode == opcode) {
      return (@PREFIX@_rule *) rows + i;
    }
  }
  rule = (@PREFIX@_rule *) row(r, &rows, r->to->rule_count, sizeof *rule);
  r->to->rules = (const @PREFIX@_rule *) rows;
  if (rule != NULL) {
    rule->opcode = opcode;
    r->to->rule_count++;
  }
  return rule;
}

static int read_immediate(reader *r, uint32_t opcode, slice name, int *number) {
  const @PREFIX@_inst_info *info = &@PREFIX@_instructions[opcode];
  slice whole = {info->name, strlen(info->name)};
  char *form;
  for (*number = 0; *number < info->immediate_count; ++*number) {
    const @PREFIX@_immediate_info *immediate = &info->immediates[*number];
    if (is(name, immediate->name) && !immediate->array && immediate->type <= @MACRO@_U64) {
      return 1;
    }
  }
  form = (char *) zeros(r, name.length + 32, 1);
  if (form != NULL) {
    strcpy(form, " has no integer immediate #");
    memcpy(form + strlen(form), name.at, name.length);
    refuse(r, "", whole, form);
  }
  free(form);
  return 0;
}

static void add_effect(reader *r, uint32_t opcode, slice text) {
  @PREFIX@_depth_rule depth = {0, 0, 0, -1};
  slice stack, sign, amount, rest = text;
  @PREFIX@_rule *rule;
  if (is(text, "kept")) {
    rule = rule_of(r, opcode);
    if (rule != NULL) {
      rule->kept = 1;
    }
    return;
  }
  stack = word(&rest);
  sign = word(&rest);
  amount = word(&rest);
  if (amount.length == 0 || rest.length > 0 || (!is(sign, "=") && !is(sign, "+"))) {
    say_form(r, "an effect is written: STACK = depth, STACK + slots, or kept");
    return;
  }
  depth.relative = is(sign, "+");
  if (!read_stack(r, stack, &depth.stack)) {
    return;
  }
  if (*amount.at == '#') {
    slice name = {amount.at + 1, amount.length - 1};
    if (!read_immediate(r, opcode, name, &depth.immediate)) {
      return;
    }
  } else {
    uint32_t count;
    if (!read_count(r, amount, &count)) {
      return;
    }
    depth.amount = (int32_t) count;
  }
  rule = rule_of(r, opcode);
  if (rule != NULL) {
    void *rows = (void *) (uintptr_t) rule->depths;
    @PREFIX@_depth_rule *to =
        (@PREFIX@_depth_rule *) row(r, &rows, rule->depth_count, sizeof *to);
    rule->depths = (const @PREFIX@_depth_rule *) rows;
    if (to != NULL) {
      *to = depth;
      rule->depth_count++;
    }
  }
}

static void add_target(reader *r, uint32_t opcode, slice text) {
  @PREFIX@_signature signature = {NULL, NULL, NULL};
  if (read_signature(r, text, &signature)) {
    @PREFIX@_rule *rule = rule_of(r, opcode);
    @PREFIX@_signature *to = (@PREFIX@_signature *) zeros(r, 1, sizeof *to);
    if (rule != NULL && to != NULL) {
      if (rule->target != NULL) {
        free_signature(rule->target);
        free((void *) (uintptr_t) rule->target);
      }
      *to = signature;
      rule->target = to;
      return;
    }
    free(to);
  }
  free_signature(&signature);
}

static void add_limit(reader *r, slice rest) {
  slice name = word(&rest);
  slice amount = word(&rest);
  uint32_t stack, count;
  if (amount.length == 0 || rest.length > 0) {
    say_form(r, "a limit is written: limit STACK slots");
  } else if (read_stack(r, name, &stack) && read_count(r, amount, &count)) {
    if (count == 0) {
      say_form(r, "a limit is at least 1");
      return;
    }
    if (r->to->limits == NULL) {
      r->to->limits = (uint32_t *) zeros(r, @MACRO@_STACK_COUNT + 1, sizeof *r->to->limits);
    }
    if (r->to->limits != NULL) {
      ((uint32_t *) (uintptr_t) r->to->limits)[stack] = count;
    }
  }
}

/* ---- Lines ---------------------------------------------------------------------------------- */

static void read_line(reader *r, slice rest) {
  slice name = {"", 0};
  slice first = word(&rest);
  uint32_t opcode;
  if (is(first, "entry")) {
    if (named(r, &rest, &name, "write: entry NAME: what it takes -> what it leaves")) {
      add_signature(r, name, rest);
    }
  } else if (is(first, "effect")) {
    if (named(r, &rest, &name,
            "write: effect INSTRUCTION: STACK = depth, STACK + slots or kept")
        && read_instruction(r, name, &opcode)) {
      add_effect(r, opcode, rest);
    }
  } else if (is(first, "target")) {
    if (named(r, &rest, &name, "write: target INSTRUCTION: what it takes -> what it leaves")
        && read_instruction(r, name, &opcode)) {
      add_target(r, opcode, rest);
    }
  } else if (is(first, "limit")) {
    add_limit(r, rest);
  } else if (is(first, "recursion")) {
    r->to->recursion = 1;
  } else if (first.length > 0) {
    refuse(r, "a line begins with entry, effect, target, limit or recursion, not with ", first, "");
  }
}

int @PREFIX@_read_assumptions(@PREFIX@_assumptions *to, const char *file, const char *text,
    size_t length, @PREFIX@_text *messages) {
  reader r;
  size_t at = 0;
  memset(to, 0, sizeof *to);
  memset(&r, 0, sizeof r);
  r.to = to;
  r.messages = messages;
  r.file = file;
  while (at <= length && !r.failed) {
    const char *end = at == length ? NULL : (const char *) memchr(text + at, '\n', length - at);
    size_t next = end == NULL ? length : (size_t) (end - text);
    slice line = {text + at, next - at};
    const char *comment = line.length == 0 ? NULL : (const char *) memchr(line.at, ';', line.length);
    if (comment != NULL) {
      line.length = (size_t) (comment - line.at);
    }
    r.line++;
    read_line(&r, line);
    at = next + 1;
  }
  if (r.failed) {
    return @MACRO@_NO_SPACE;
  }
  return r.errors > 0 ? @MACRO@_BAD_STATE : @MACRO@_OK;
}

void @PREFIX@_free_assumptions(@PREFIX@_assumptions *a) {
  uint32_t i;
  for (i = 0; i < a->signature_count; i++) {
    free((void *) (uintptr_t) a->signatures[i].entry);
    free_signature(&a->signatures[i]);
  }
  for (i = 0; i < a->rule_count; i++) {
    free((void *) (uintptr_t) a->rules[i].depths);
    if (a->rules[i].target != NULL) {
      free_signature(a->rules[i].target);
      free((void *) (uintptr_t) a->rules[i].target);
    }
  }
  free((void *) (uintptr_t) a->signatures);
  free((void *) (uintptr_t) a->rules);
  free((void *) (uintptr_t) a->limits);
  memset(a, 0, sizeof *a);
}
