/* Code that the running Forth system loads; names and listings of what is loaded; images of the whole system. */
#define _POSIX_C_SOURCE 200809L

#include "host.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include "forth_ext.h"
#include "forth_tools.h"

/* ---- loading -------------------------------------------------------------------------------------------- */

/* The length of the well-formed character of UTF-8 at the start of some bytes; 0 if there is none. */
static size_t character(const uint8_t *s, size_t left) {
  size_t length = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : s[0] < 0xf5 ? 4 : 0;
  size_t k;
  if (length > left) return 0;
  for (k = 1; k < length; k++) {
    if ((s[k] & 0xc0) != 0x80) return 0;
  }
  if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f)) return 0;
  if ((s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f)) return 0;
  return length;
}

/* Copies a name; bytes that no text has become question marks. Like Names.java. */
static void copy_name(char *to, const uint8_t *from, size_t length) {
  size_t k, part;
  int is_text = 1;
  for (k = 0; k < length && is_text; k += part) {
    part = character(from + k, length - k);
    if (part == 0) is_text = 0;
  }
  for (k = 0; k < length; k++) {
    to[k] = from[k] < 0x20 || (!is_text && from[k] >= 0x80) ? '?' : (char)from[k];
  }
  to[length] = 0;
}

/* A unit of count words at a; NULL if there is no memory. */
static host_unit *make_unit(
    forth_vm *vm, const uint8_t *a, int64_t count, const uint8_t *name, int64_t length) {
  host *h = host_of(vm);
  host_unit *unit = malloc(sizeof *unit + (size_t)count * 8 + (size_t)length + 1);
  if (unit != NULL && h->unit_count == h->unit_capacity) {
    size_t capacity = h->unit_capacity == 0 ? 256 : 2 * h->unit_capacity;
    host_unit **grown = realloc(h->units, capacity * sizeof *grown);
    if (grown == NULL) {
      free(unit);
      return NULL;
    }
    h->units = grown;
    h->unit_capacity = capacity;
  }
  if (unit == NULL) return NULL;
  memset(unit, 0, sizeof *unit);
  if (count > 0) memcpy(unit->words, a, (size_t)count * 8);
  unit->program.words = unit->words;
  unit->program.word_count = (uint32_t)count;
  unit->program.base = forth_code_end(vm);
  if (length > 0) {
    char *text = (char *)(unit->words + count);
    copy_name(text, name, (size_t)length);
    unit->entry.name = text;
    unit->entry.position = unit->program.base;
    unit->program.entries = &unit->entry;
    unit->program.entry_count = 1;
  }
  return unit;
}

/* Keeps a unit that was loaded, or frees it. */
static int64_t keep(host *h, host_unit *unit, int status) {
  if (status != FORTH_OK) {
    free(unit);
    return IOR_BAD_CODE;
  }
  h->units[h->unit_count++] = unit;
  return IOR_FINE;
}

int64_t forth_ext_codeEnd(forth_vm *vm) { return forth_code_end(vm); }

int64_t forth_ext_codeWord(forth_vm *vm, int64_t pos) {
  const forth_program *program = pos < 0 || pos >= forth_code_end(vm) ? NULL : forth_program_at(vm, (uint32_t)pos);
  return program == NULL ? -1 : (int64_t)program->words[pos - program->base];
}

static int is_count(int64_t count) { return count >= 0 && count <= INT32_MAX; }

int forth_ext_codeLoad(forth_vm *vm, int64_t a, int64_t count, int64_t name, int64_t length, int64_t *ior) {
  const uint8_t *words = is_count(count) ? host_memory(vm, a, 8 * count) : NULL;
  const uint8_t *text = host_memory(vm, name, length);
  host_unit *unit;
  if (words == NULL || text == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  unit = count == 0 ? NULL : make_unit(vm, words, count, text, length);
  *ior = unit == NULL ? IOR_BAD_CODE : keep(host_of(vm), unit, forth_load(vm, &unit->program, NULL));
  return FORTH_OK;
}

int forth_ext_codeReplace(forth_vm *vm, int64_t pos, int64_t a, int64_t count, int64_t *ior) {
  const uint8_t *words = is_count(count) ? host_memory(vm, a, 8 * count) : NULL;
  host_unit *unit;
  if (words == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  unit = count == 0 || pos < 0 || pos > UINT32_MAX ? NULL : make_unit(vm, words, count, NULL, 0);
  if (unit == NULL) {
    *ior = IOR_BAD_CODE;
  } else {
    unit->replaced = (uint32_t)pos;
    *ior = keep(host_of(vm), unit, forth_replace(vm, (uint32_t)pos, &unit->program, NULL));
  }
  return FORTH_OK;
}

int forth_ext_codeRelease(forth_vm *vm, int64_t pos, int64_t *ior) {
  host *h = host_of(vm);
  while (h->unit_count > 0 && h->units[h->unit_count - 1]->program.base >= pos) {
    host_unit *unit = h->units[--h->unit_count];
    (void)forth_release(vm, unit->program.base);
    free(unit);
  }
  *ior = IOR_FINE;
  return FORTH_OK;
}

int forth_ext_codeOpcode(forth_vm *vm, int64_t a, int64_t n, int64_t *op) {
  const uint8_t *text = host_memory(vm, a, n);
  int opcode;
  if (text == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  *op = -1;
  for (opcode = 0; opcode < FORTH_INSTRUCTION_COUNT; opcode++) {
    const char *mnemonic = forth_instructions[opcode].mnemonic;
    if (strlen(mnemonic) == (uint64_t)n && memcmp(mnemonic, text, (size_t)n) == 0) *op = opcode;
  }
  return FORTH_OK;
}

/* ---- names ---------------------------------------------------------------------------------------------- */

/* By position; at one position, the first declared stays first. */
static int by_position(const void *a, const void *b) {
  const forth_program_entry *one = a, *other = b;
  if (one->position != other->position) return one->position < other->position ? -1 : 1;
  return one->name < other->name ? -1 : one->name > other->name;
}

/* Sorts the entries of the program that the machine started from, on first use. */
static void sort_names(const forth_vm *vm) {
  host *h = host_of(vm);
  const forth_program *program = vm->code->program;
  if (h->names != NULL || program->entry_count == 0) return;
  h->names = malloc(program->entry_count * sizeof *h->names);
  if (h->names == NULL) return;
  memcpy(h->names, program->entries, program->entry_count * sizeof *h->names);
  h->name_count = program->entry_count;
  qsort(h->names, h->name_count, sizeof *h->names, by_position);
}

/* How many names are at or before a position. */
static size_t names_up_to(const host *h, uint32_t position) {
  size_t low = 0, high = h->name_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (h->names[middle].position <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* The loaded unit that holds a position; NULL if it is the program or nothing. */
static const host_unit *unit_at(const host *h, uint32_t position) {
  size_t low = 0, high = h->unit_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (h->units[middle]->program.base <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 ? NULL : h->units[low - 1];
}

/* The name of the last entry at or before a position in the same unit; NULL if there is none. */
static const char *name_at(const forth_vm *vm, uint32_t position) {
  const host *h = host_of(vm);
  const host_unit *unit = unit_at(h, position);
  size_t count;
  while (unit != NULL && unit->replaced != 0) {
    position = unit->replaced;
    unit = unit_at(h, position);
  }
  if (unit != NULL) return unit->entry.name;
  sort_names(vm);
  count = names_up_to(h, position);
  while (count > 1 && h->names[count - 2].position == h->names[count - 1].position) count--;
  return count == 0 ? NULL : h->names[count - 1].name;
}

int forth_ext_codeName(forth_vm *vm, int64_t pos, int64_t a, int64_t max, int64_t *n) {
  uint8_t *to = host_memory(vm, a, max);
  const char *name = NULL;
  if (to == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  if (pos >= 0 && pos < forth_code_end(vm)) name = name_at(vm, (uint32_t)pos);
  *n = name == NULL ? 0 : (int64_t)strlen(name);
  if (name != NULL) host_store(to, max, name, (size_t)*n);
  return FORTH_OK;
}

/* ---- listings ------------------------------------------------------------------------------------------- */

static uint32_t end_of_unit(const forth_vm *vm, uint32_t position) {
  const host *h = host_of(vm);
  const host_unit *unit = unit_at(h, position);
  uint32_t end = h->unit_count == 0 ? forth_code_end(vm) : h->units[0]->program.base;
  size_t next;
  if (unit != NULL) return unit->program.base + unit->program.word_count;
  next = names_up_to(h, position);
  return next < h->name_count && h->names[next].position < end ? h->names[next].position : end;
}

/* The name of the entry at a position; NULL if none is there. */
static const char *entry_at(const forth_vm *vm, uint32_t position) {
  const host_unit *unit = unit_at(host_of(vm), position);
  size_t count;
  if (unit != NULL) return unit->program.base == position ? unit->entry.name : NULL;
  count = names_up_to(host_of(vm), position);
  return count > 0 && host_of(vm)->names[count - 1].position == position ? name_at(vm, position) : NULL;
}

/* One line; gives the position after the instruction. The greatest target of a jump goes to *reached. */
static uint32_t list_instruction(forth_vm *vm, uint32_t at, uint32_t end, uint32_t *reached, forth_text *out) {
  const forth_program *program = forth_program_at(vm, at);
  const uint64_t *words = program->words + (at - program->base);
  const forth_inst_info *info = &forth_instructions[words[0]];
  uint32_t next;
  unsigned k;
  forth_text_u64(out, at);
  forth_text_string(out, "  ");
  next = forth_disassemble_in(vm, at, out);
  for (k = 0; k < info->immediate_count; k++) {
    if (info->immediates[k].type == FORTH_TYPE_CODE) {
      uint32_t target = (uint32_t)words[1 + k];
      const char *name = entry_at(vm, target);
      if (!info->keeps_next && target >= at && target < end && target > *reached) *reached = target;
      if (name != NULL) {
        forth_text_string(out, "  ; ");
        forth_text_string(out, name);
      }
    }
  }
  forth_text_char(out, '\n');
  return next;
}

int forth_ext_codeSee(forth_vm *vm, int64_t pos, int64_t a, int64_t max, int64_t *n) {
  uint8_t *to = host_memory(vm, a, max);
  forth_text out;
  if (to == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  forth_text_init(&out);
  if (pos > 0 && pos < forth_code_end(vm) && forth_is_leader(vm, (uint64_t)pos)) {
    uint32_t at = forth_forwarded(vm, (uint32_t)pos), reached = at, end;
    int falls = 1;
    sort_names(vm);
    end = end_of_unit(vm, at);
    while (at != 0 && at < end && (falls || at <= reached)) {
      const forth_program *program = forth_program_at(vm, at);
      const forth_inst_info *info = &forth_instructions[program->words[at - program->base]];
      falls = info->falls || info->keeps_next;
      at = list_instruction(vm, at, end, &reached, &out);
    }
  }
  *n = out.failed ? 0 : (int64_t)out.length;
  if (*n > 0) host_store(to, max, out.data, out.length);
  forth_text_free(&out);
  return FORTH_OK;
}

/* ---- images --------------------------------------------------------------------------------------------- */

/* Writes a file under its name when it is whole. */
static int64_t write_file(const char *path, const forth_text *content) {
  FILE *file = fopen(path, "wb");
  int64_t ior = IOR_FINE;
  if (file == NULL) return host_ior();
  if (fwrite(content->data, 1, content->length, file) != content->length) ior = host_ior();
  if (fclose(file) != 0 && ior == IOR_FINE) ior = host_ior();
  return ior;
}

int forth_ext_saveSystem(forth_vm *vm, int64_t a, int64_t n, int64_t *ior) {
  const uint8_t *bytes = host_memory(vm, a, n);
  int64_t here = forth_register(vm, FORTH_R_here).i;
  forth_memory_part part = {FORTH_M_mem, 0, 0};
  char *path;
  if (bytes == NULL || host_memory(vm, 0, here) == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  part.to = (uint64_t)here;
  path = host_path(bytes, n);
  *ior = IOR_NO_SUCH_FILE;
  if (path != NULL) {
    forth_builder *b = forth_freeze_with_state(vm, &part, 1);
    forth_text image;
    forth_text_init(&image);
    *ior = IOR_FILE;
    if (b != NULL && forth_builder_finish(b) != NULL) {
      forth_write_image(b, &image);
      if (!image.failed) *ior = write_file(path, &image);
    }
    forth_text_free(&image);
    forth_builder_free(b);
  }
  free(path);
  return FORTH_OK;
}
