/* Images: programs as bytes that every engine of the machine reads. */
#include "@PREFIX@_builder.h"
#include "@PREFIX@_image.h"

#include <stdlib.h>
#include <string.h>

uint32_t @PREFIX@_crc32(const void *bytes, size_t length) {
  const unsigned char *at = (const unsigned char *) bytes;
  uint32_t table[256];
  uint32_t crc = UINT32_MAX;
  uint32_t i;
  for (i = 0; i < 256; i++) {
    uint32_t row = i;
    int bit;
    for (bit = 0; bit < 8; bit++) {
      row = (row & 1) != 0 ? row >> 1 ^ UINT32_C(0xedb88320) : row >> 1;
    }
    table[i] = row;
  }
  while (length-- > 0) {
    crc = table[(crc ^ *at++) & 0xff] ^ crc >> 8;
  }
  return ~crc;
}

/* ---- Numbers and strings -------------------------------------------------------------------- */

static void u32_at(char *at, uint32_t value) {
  int i;
  for (i = 0; i < 4; i++) {
    at[i] = (char) (unsigned char) (value >> 8 * i);
  }
}

static void u32(@PREFIX@_text *out, uint64_t value) {
  char bytes[4];
  if (value > UINT32_MAX) {
    out->failed = 1;
  }
  u32_at(bytes, (uint32_t) value);
  @PREFIX@_text_bytes(out, bytes, 4);
}

static void u64(@PREFIX@_text *out, uint64_t value) {
  char bytes[8];
  u32_at(bytes, (uint32_t) value);
  u32_at(bytes + 4, (uint32_t) (value >> 32));
  @PREFIX@_text_bytes(out, bytes, 8);
}

static void block(@PREFIX@_text *out, const void *bytes, size_t length) {
  u32(out, length);
  @PREFIX@_text_bytes(out, bytes, length);
}

static void string(@PREFIX@_text *out, const char *string) {
  block(out, string, strlen(string));
}

/* ---- Sections ------------------------------------------------------------------------------- */

/* The word after an instruction. */
static size_t next_instruction(const @PREFIX@_program *p, size_t at) {
  const @PREFIX@_inst_info *inst;
  unsigned i;
  if (p->words[at] == @MACRO@_GAP) {
    return at + 1;
  }
  inst = &@PREFIX@_instructions[p->words[at++]];
  for (i = 0; i < inst->immediate_count; i++) {
    at += inst->immediates[i].array ? 1 + (size_t) p->words[at] : 1;
  }
  return at;
}

static void instruction(const @PREFIX@_inst_info *inst, @PREFIX@_text *out) {
  unsigned i;
  string(out, inst->mnemonic);
  string(out, inst->effect);
  u32(out, inst->immediate_count);
  for (i = 0; i < inst->immediate_count; i++) {
    string(out, inst->immediates[i].type_text);
    @PREFIX@_text_char(out, (char) inst->immediates[i].array);
  }
}

/* INST, and the number there of each opcode, in the order of first use. */
static void instructions(const @PREFIX@_program *p, uint32_t *numbers, @PREFIX@_text *out) {
  size_t count_at = out->length;
  uint32_t used = 0;
  size_t at = 1;
  u32(out, 0);
  while (at < p->word_count) {
    uint64_t opcode = p->words[at];
    if (opcode != @MACRO@_GAP && numbers[opcode] == UINT32_MAX) {
      numbers[opcode] = used++;
      instruction(&@PREFIX@_instructions[opcode], out);
    }
    at = next_instruction(p, at);
  }
  if (!out->failed) {
    u32_at(out->data + count_at, used);
  }
}

static void code(const @PREFIX@_program *p, const uint32_t *numbers, @PREFIX@_text *out) {
  size_t next = 1;
  size_t at;
  u32(out, p->word_count);
  for (at = 0; at < p->word_count; at++) {
    int is_instruction = at == next;
    if (is_instruction) {
      next = next_instruction(p, at);
    }
    u64(out, is_instruction && p->words[at] != @MACRO@_GAP ? numbers[p->words[at]] : p->words[at]);
  }
}

static void constant(const @PREFIX@_constant *row, @PREFIX@_text *out) {
  @PREFIX@_text_char(out, (char) row->kind);
  switch (row->kind) {
    case @MACRO@_CONSTANT_I64:
    case @MACRO@_CONSTANT_F64:
      u64(out, row->bits);
      break;
    case @MACRO@_CONSTANT_HOST:
      string(out, row->reader);
      block(out, row->text, row->length);
      break;
    default:
      block(out, row->text, row->length);
      break;
  }
}

/* The payload of a section. */
static void payload(const @PREFIX@_builder *b, @PREFIX@_section section, uint32_t *numbers,
    @PREFIX@_text *out) {
  const @PREFIX@_program *p = &b->program;
  const @PREFIX@_section_row *sections = (const @PREFIX@_section_row *) b->sections.data;
  size_t i;
  switch (section) {
    case @MACRO@_SECTION_NAME:
      string(out, @MACRO@_NAME);
      break;
    case @MACRO@_SECTION_INST:
      instructions(p, numbers, out);
      break;
    case @MACRO@_SECTION_CODE:
      code(p, numbers, out);
      break;
    case @MACRO@_SECTION_LEAD:
      u32(out, p->leader_count);
      for (i = 0; i < p->leader_count; i++) {
        u32(out, p->leaders[i]);
      }
      break;
    case @MACRO@_SECTION_ENTR:
      u32(out, p->entry_count);
      for (i = 0; i < p->entry_count; i++) {
        string(out, p->entries[i].name);
        u32(out, p->entries[i].position);
      }
      break;
    case @MACRO@_SECTION_CNST:
      u32(out, p->constant_count);
      for (i = 0; i < p->constant_count; i++) {
        constant(&p->constants[i], out);
      }
      break;
    case @MACRO@_SECTION_MEMO:
      u32(out, p->range_count);
      for (i = 0; i < p->range_count; i++) {
        string(out, @PREFIX@_memories[p->ranges[i].memory].name);
        u64(out, p->ranges[i].address);
        block(out, p->ranges[i].bytes, p->ranges[i].length);
      }
      break;
    case @MACRO@_SECTION_REGS:
      u32(out, p->register_count);
      for (i = 0; i < p->register_count; i++) {
        string(out, @PREFIX@_registers[p->registers[i].reg].name);
        u64(out, p->registers[i].bits);
      }
      break;
    case @MACRO@_SECTION_SRCE:
      u32(out, p->source_count);
      for (i = 0; i < p->source_count; i++) {
        u32(out, p->sources[i].position);
        string(out, p->sources[i].file);
        u32(out, p->sources[i].line);
        u32(out, p->sources[i].column);
      }
      break;
    case @MACRO@_SECTION_FORW:
      u32(out, p->forward_count);
      for (i = 0; i < p->forward_count; i++) {
        u32(out, p->forwards[i].entry);
        u32(out, p->forwards[i].body);
      }
      break;
    case @MACRO@_SECTION_USER:
      u32(out, b->sections.count);
      for (i = 0; i < b->sections.count; i++) {
        string(out, sections[i].name);
        block(out, sections[i].bytes, sections[i].length);
      }
      break;
    default: /* imports, handlers: none */
      u32(out, 0);
      break;
  }
}

/* ---- The whole image ------------------------------------------------------------------------ */

void @PREFIX@_write_image(const @PREFIX@_builder *b, @PREFIX@_text *out) {
  size_t start = out->length;
  uint32_t *numbers =
      (uint32_t *) malloc((@MACRO@_INSTRUCTION_COUNT + 1) * sizeof *numbers);
  int section;
  if (numbers == NULL || !b->finished || b->base != 0) {
    out->failed = 1;
    free(numbers);
    return;
  }
  memset(numbers, 0xff, (@MACRO@_INSTRUCTION_COUNT + 1) * sizeof *numbers);
  @PREFIX@_text_string(out, "VMGI");
  u32(out, @MACRO@_IMAGE_VERSION);
  u32(out, @MACRO@_SECTION_COUNT);
  for (section = 0; section < @MACRO@_SECTION_COUNT; section++) {
    size_t length_at;
    @PREFIX@_text_bytes(out, &@MACRO@_SECTION_TAGS[4 * section], 4);
    length_at = out->length;
    u32(out, 0);
    payload(b, (@PREFIX@_section) section, numbers, out);
    if ((uint64_t) out->length - length_at - 4 > UINT32_MAX) {
      out->failed = 1;
    }
    if (!out->failed) {
      u32_at(out->data + length_at, (uint32_t) (out->length - length_at - 4));
    }
  }
  free(numbers);
  if (!out->failed) {
    u32(out, @PREFIX@_crc32(out->data + start, out->length - start));
  }
}
