/*
 * Makes profiles of counts: how often an instruction was executed is how often control fell into it from the one
 * before, which was executed and not left, and how often it came from elsewhere.
 */
#include "@PREFIX@_profile.h"

#include <string.h>

void @PREFIX@_profile_init(@PREFIX@_profile *profile) {
  memset(profile, 0, sizeof *profile);
  @PREFIX@_text_init(&profile->blocks);
}

void @PREFIX@_profile_free(@PREFIX@_profile *profile) { @PREFIX@_text_free(&profile->blocks); }

/* ---- Code ----------------------------------------------------------------------------------- */

/* The portable words from a position on, and how many; NULL where no instruction is. */
static const uint64_t *words_at(const @PREFIX@_vm *vm, uint32_t position) {
  const @PREFIX@_program *program =
      position < vm->code_end ? @PREFIX@_program_at(vm, position) : NULL;
  const uint64_t *words = program == NULL ? NULL : &program->words[position - program->base];
  return words == NULL || *words >= @MACRO@_INSTRUCTION_COUNT ? NULL : words;
}

static uint32_t length_of(const uint64_t *words) {
  const @PREFIX@_inst_info *info = &@PREFIX@_instructions[words[0]];
  uint32_t length = 1;
  unsigned k;
  for (k = 0; k < info->immediate_count; k++) {
    length += info->immediates[k].array ? 1 + (uint32_t) words[length] : 1;
  }
  return length;
}

/* Where the first block behind a position starts. */
static uint32_t next_block(const @PREFIX@_vm *vm, uint32_t at) {
  const uint64_t *words = words_at(vm, at);
  int inside = 1;
  while (inside && words != NULL) {
    at += length_of(words);
    inside = !@PREFIX@_instructions[words[0]].ends_block && !@PREFIX@_is_leader(vm, at);
    words = words_at(vm, at);
  }
  return at;
}

/* ---- Starts and ends of runs ---------------------------------------------------------------- */

void @PREFIX@_profile_enter(@PREFIX@_vm *vm, uint32_t start) {
  vm->skip_from = start;
  vm->skip_to = vm->failed && !@PREFIX@_is_leader(vm, start) ? next_block(vm, start) : 0;
  vm->failed = 0;
  vm->arrivals[vm->skip_to != 0 ? vm->skip_to : start]++;
}

void @PREFIX@_profile_leave(@PREFIX@_vm *vm) {
  @PREFIX@_exit_kind kind = vm->exit.kind;
  uint32_t at = vm->exit.position;
  int skipping = vm->skip_to != 0 && at >= vm->skip_from && at < vm->skip_to;
  int executed = kind != @MACRO@_BUDGET && kind != @MACRO@_INTERRUPT;
  if (executed && words_at(vm, at) != NULL) {
    @PREFIX@_profile_depart(vm, at);
  } else {
    vm->arrivals[skipping ? vm->skip_to : at]--;
  }
  vm->failed = (uint8_t) (kind == @MACRO@_THROW || kind == @MACRO@_TRAP || skipping);
}

/* ---- Blocks --------------------------------------------------------------------------------- */

/* A mnemonic, between quotes unless it is a run of ASCII characters that end nothing. */
static void add_word(@PREFIX@_text *out, const char *word) {
  const char *c;
  int plain = *word != 0;
  for (c = word; *c != 0; c++) {
    plain = plain && *c > ' ' && *c < 0x7f && *c != '"' && *c != ';' && *c != '\\';
  }
  @PREFIX@_text_string(out, plain ? "" : "\"");
  for (c = word; *c != 0; c++) {
    if (!plain && (*c == '"' || *c == '\\')) {
      @PREFIX@_text_char(out, '\\');
    }
    @PREFIX@_text_char(out, *c);
  }
  @PREFIX@_text_string(out, plain ? "" : "\"");
}

/* Whether the values of an immediate mean something beyond this program. */
static int is_open(const @PREFIX@_immediate_info *immediate, uint64_t word) {
  return immediate->array || immediate->type == @MACRO@_TYPE_CODE
      || (immediate->type == @MACRO@_REF && word != 0);
}

/* What is known of an immediate: its value, or an earlier one that it equals. */
static void add_operand(
    @PREFIX@_text *out, const @PREFIX@_inst_info *info, const uint64_t *values, unsigned index) {
  const @PREFIX@_immediate_info *immediate = &info->immediates[index];
  unsigned k;
  @PREFIX@_text_char(out, ' ');
  if (!is_open(immediate, values[index])) {
    switch (immediate->type) {
      case @MACRO@_REF: @PREFIX@_text_string(out, "null"); break;
      case @MACRO@_F32:
      case @MACRO@_F64:
        @PREFIX@_text_string(out, "0x");
        @PREFIX@_text_hex(out, values[index], 1);
        break;
      case @MACRO@_I8:
      case @MACRO@_I16:
      case @MACRO@_I32:
      case @MACRO@_I64: @PREFIX@_text_i64(out, (int64_t) values[index]); break;
      default: @PREFIX@_text_u64(out, values[index]); break;
    }
    return;
  }
  for (k = 0; k < index && !immediate->array; k++) {
    const @PREFIX@_immediate_info *other = &info->immediates[k];
    if (!other->array && strcmp(other->type_text, immediate->type_text) == 0
        && values[k] == values[index]) {
      @PREFIX@_text_char(out, '=');
      @PREFIX@_text_u64(out, k);
      return;
    }
  }
  @PREFIX@_text_char(out, '_');
}

static void add_step(@PREFIX@_text *out, const uint64_t *words) {
  const @PREFIX@_inst_info *info = &@PREFIX@_instructions[words[0]];
  uint64_t values[256];
  uint32_t at = 1;
  unsigned k;
  add_word(out, info->mnemonic);
  for (k = 0; k < info->immediate_count; k++) {
    values[k] = words[at];
    at += info->immediates[k].array ? 1 + (uint32_t) words[at] : 1;
    add_operand(out, info, values, k);
  }
}

/* Adds the block at a position, into which control fell so often from before; gives the position behind it. */
static uint32_t add_block(
    @PREFIX@_profile *profile, @PREFIX@_vm *vm, uint32_t start, uint32_t to, uint64_t *flow) {
  const uint64_t count = *flow + vm->arrivals[start];
  const uint64_t *words = words_at(vm, start);
  uint64_t reach = count, steps = 0;
  uint32_t at = start;
  int inside = 1;
  @PREFIX@_text exits, text;
  @PREFIX@_text_init(&exits);
  @PREFIX@_text_init(&text);
  while (inside) {
    const uint64_t executed = *flow + vm->arrivals[at];
    if (executed < reach) {
      @PREFIX@_text_char(&exits, ' ');
      @PREFIX@_text_u64(&exits, steps - 1);
      @PREFIX@_text_char(&exits, '>');
      @PREFIX@_text_u64(&exits, reach - executed);
      reach = executed;
    }
    if (count > 0 && profile != NULL) {
      @PREFIX@_text_string(&text, steps == 0 ? "" : "; ");
      add_step(&text, words);
      profile->used[words[0]] = 1;
    }
    steps++;
    *flow = executed - vm->departures[at];
    inside = !@PREFIX@_instructions[words[0]].ends_block;
    at += length_of(words);
    words = words_at(vm, at);
    inside = inside && at < to && words != NULL && !@PREFIX@_is_leader(vm, at);
  }
  if (count > 0 && profile != NULL) {
    @PREFIX@_text *out = &profile->blocks;
    @PREFIX@_text_u64(out, count);
    @PREFIX@_text_bytes(out, exits.data, exits.length);
    @PREFIX@_text_char(out, '\t');
    @PREFIX@_text_bytes(out, text.data, text.length);
    @PREFIX@_text_char(out, '\n');
    out->failed |= exits.failed || text.failed;
    profile->block_count++;
  }
  @PREFIX@_text_free(&exits);
  @PREFIX@_text_free(&text);
  return at;
}

void @PREFIX@_profile_add(@PREFIX@_profile *profile, @PREFIX@_vm *vm, uint32_t from, uint32_t to) {
  uint64_t flow = 0;
  uint32_t at = from;
  while (at < to) {
    at = words_at(vm, at) == NULL ? at + 1 : add_block(profile, vm, at, to, &flow);
  }
  if (from < to) {
    memset(vm->arrivals + from, 0, (to - from) * sizeof *vm->arrivals);
    memset(vm->departures + from, 0, (to - from) * sizeof *vm->departures);
  }
}

/* ---- The file ------------------------------------------------------------------------------- */

void @PREFIX@_profile_text(const @PREFIX@_profile *profile, @PREFIX@_text *out) {
  unsigned k, i;
  @PREFIX@_text_string(out, "vmgen profile 1\nmachine " @MACRO@_NAME "\nruns ");
  @PREFIX@_text_u64(out, profile->runs);
  @PREFIX@_text_char(out, '\n');
  for (k = 0; k < @MACRO@_INSTRUCTION_COUNT; k++) {
    const @PREFIX@_inst_info *info = &@PREFIX@_instructions[k];
    if (!profile->used[k]) {
      continue;
    }
    @PREFIX@_text_string(out, "instruction ");
    add_word(out, info->mnemonic);
    for (i = 0; i < info->immediate_count; i++) {
      @PREFIX@_text_string(out, " #");
      @PREFIX@_text_string(out, info->immediates[i].type_text);
      @PREFIX@_text_string(out, info->immediates[i].array ? "[]" : "");
    }
    @PREFIX@_text_string(out, " ( ");
    @PREFIX@_text_string(out, info->effect);
    @PREFIX@_text_string(out, " )\n");
  }
  @PREFIX@_text_string(out, "blocks\n");
  @PREFIX@_text_bytes(out, profile->blocks.data, profile->blocks.length);
  @PREFIX@_text_string(out, "end ");
  @PREFIX@_text_u64(out, profile->block_count);
  @PREFIX@_text_char(out, '\n');
  out->failed |= profile->blocks.failed;
}
