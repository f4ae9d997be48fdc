/* The builder: instructions, labels, entries and data become a program. */
#include "@PREFIX@_builder.h"

#include <stdlib.h>
#include <string.h>

@PREFIX@_builder *@PREFIX@_builder_new(uint32_t base) {
  @PREFIX@_builder *b = (@PREFIX@_builder *) calloc(1, sizeof *b);
  if (b != NULL) {
    b->base = base;
    if (base == 0) {
      @PREFIX@_builder_word(b, 0, 0);
    }
  }
  return b;
}

void @PREFIX@_builder_free(@PREFIX@_builder *b) {
  if (b == NULL) {
    return;
  }
  @PREFIX@_text_free(&b->error);
  @PREFIX@_pool_free(&b->pool);
  @PREFIX@_list_free(&b->words);
  @PREFIX@_list_free(&b->marks);
  @PREFIX@_list_free(&b->labels);
  @PREFIX@_list_free(&b->fixups);
  @PREFIX@_list_free(&b->entries);
  @PREFIX@_list_free(&b->sources);
  @PREFIX@_list_free(&b->constants);
  @PREFIX@_list_free(&b->ranges);
  @PREFIX@_text_free(&b->memory_bytes);
  @PREFIX@_list_free(&b->registers);
  @PREFIX@_list_free(&b->sections);
  @PREFIX@_list_free(&b->leader_labels);
  @PREFIX@_list_free(&b->replacements);
  @PREFIX@_table_free(&b->mnemonics);
  @PREFIX@_table_free(&b->entry_names);
  @PREFIX@_table_free(&b->constant_numbers);
  @PREFIX@_list_free(&b->leaders);
  @PREFIX@_list_free(&b->program_entries);
  @PREFIX@_list_free(&b->program_ranges);
  @PREFIX@_list_free(&b->program_registers);
  @PREFIX@_list_free(&b->program_forwards);
  @PREFIX@_list_free(&b->references);
  free(b);
}

/* ---- Errors and memory ---------------------------------------------------------------------- */

const char *@PREFIX@_builder_error(const @PREFIX@_builder *b) {
  if (b->status == @MACRO@_OK) {
    return NULL;
  }
  return b->error.length > 0 ? b->error.data : @PREFIX@_status_text(b->status);
}

int @PREFIX@_builder_fail(@PREFIX@_builder *b, int status, const char *text) {
  if (b->status == @MACRO@_OK) {
    b->status = status;
    if (text != NULL) {
      @PREFIX@_text_string(&b->error, text);
    }
  }
  return b->status;
}

/* Likewise, with a text in three parts. */
static int fail3(@PREFIX@_builder *b, int status, const char *before, const char *name,
    const char *after) {
  @PREFIX@_text text;
  @PREFIX@_text_init(&text);
  @PREFIX@_text_string(&text, before);
  @PREFIX@_text_string(&text, name);
  @PREFIX@_text_string(&text, after);
  @PREFIX@_builder_fail(b, status, text.data);
  @PREFIX@_text_free(&text);
  return b->status;
}

void *@PREFIX@_builder_add(@PREFIX@_builder *b, @PREFIX@_list *list, size_t size) {
  void *element = @PREFIX@_list_add(list, size);
  if (element == NULL) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
  }
  return element;
}

char *@PREFIX@_builder_copy(@PREFIX@_builder *b, const void *bytes, size_t length) {
  char *copy = @PREFIX@_pool_copy(&b->pool, bytes, length);
  if (copy == NULL) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
  }
  return copy;
}

int @PREFIX@_builder_is_open(@PREFIX@_builder *b) {
  if (b->finished) {
    @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "the builder is finished");
  }
  return b->status == @MACRO@_OK;
}

/* ---- Positions ------------------------------------------------------------------------------ */

uint32_t @PREFIX@_builder_position(const @PREFIX@_builder *b) {
  return b->base + (uint32_t) b->words.count;
}

int @PREFIX@_builder_is_start(const @PREFIX@_builder *b, uint64_t position) {
  const uint8_t *marks = (const uint8_t *) b->marks.data;
  if (position < b->base) {
    return position != 0;
  }
  position -= b->base;
  if (position >= b->words.count) {
    return position == b->words.count;
  }
  return (marks[position] & @MACRO@_MARK_START) != 0;
}

@PREFIX@_label @PREFIX@_builder_label_at(@PREFIX@_builder *b, uint32_t position) {
  @PREFIX@_label label = @PREFIX@_builder_label(b, NULL);
  if (b->status == @MACRO@_OK) {
    ((@PREFIX@_label_row *) b->labels.data)[label.number].position = position;
    b->labelled = position;
  }
  return label;
}

@PREFIX@_label @PREFIX@_builder_label(@PREFIX@_builder *b, const char *name) {
  @PREFIX@_label label = {@MACRO@_NO_LABEL};
  @PREFIX@_label_row *row;
  if (!@PREFIX@_builder_is_open(b)) {
    return label;
  }
  label.number = (uint32_t) b->labels.count;
  row = (@PREFIX@_label_row *) @PREFIX@_builder_add(b, &b->labels, sizeof *row);
  if (row != NULL && name != NULL) {
    row->name = @PREFIX@_builder_copy(b, name, strlen(name));
  }
  return label;
}

int @PREFIX@_builder_bind(@PREFIX@_builder *b, @PREFIX@_label label) {
  @PREFIX@_label_row *row;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (label.number >= b->labels.count) {
    return @PREFIX@_builder_fail(b, @MACRO@_BAD_POSITION, "no label of this builder");
  }
  row = (@PREFIX@_label_row *) b->labels.data + label.number;
  if (row->position != 0) {
    return fail3(b, @MACRO@_BAD_POSITION, "label ", row->name == NULL ? "" : row->name,
        " is bound twice");
  }
  row->position = @PREFIX@_builder_position(b);
  b->labelled = row->position;
  return @MACRO@_OK;
}

int @PREFIX@_builder_leader(@PREFIX@_builder *b) {
  @PREFIX@_label label = @PREFIX@_builder_label_at(b, @PREFIX@_builder_position(b));
  uint32_t *row = b->status == @MACRO@_OK
      ? (uint32_t *) @PREFIX@_builder_add(b, &b->leader_labels, sizeof *row)
      : NULL;
  if (row != NULL) {
    *row = label.number;
  }
  return b->status;
}

int @PREFIX@_builder_gap(@PREFIX@_builder *b, uint32_t words) {
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (b->base != 0 || b->labelled == @PREFIX@_builder_position(b)) {
    return @PREFIX@_builder_fail(b, @MACRO@_BAD_POSITION,
        b->base != 0 ? "a unit has no gaps" : "a label stands here, where no instruction is");
  }
  while (words-- > 0 && b->status == @MACRO@_OK) {
    @PREFIX@_builder_word(b, @MACRO@_GAP, 0);
  }
  return b->status;
}

int @PREFIX@_builder_replace(
    @PREFIX@_builder *b, @PREFIX@_label entry, @PREFIX@_label body) {
  @PREFIX@_replacement *row;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (b->base != 0) {
    return @PREFIX@_builder_fail(b, @MACRO@_BAD_STATE, "a unit replaces no entries");
  }
  row = (@PREFIX@_replacement *) @PREFIX@_builder_add(b, &b->replacements, sizeof *row);
  if (row != NULL) {
    row->entry = entry.number;
    row->body = body.number;
  }
  return b->status;
}

int @PREFIX@_builder_entry(@PREFIX@_builder *b, const char *name, @PREFIX@_label label) {
  @PREFIX@_entry_row *row;
  size_t length = strlen(name);
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  if (@PREFIX@_table_find(&b->entry_names, name, length) >= 0) {
    return fail3(b, @MACRO@_BAD_POSITION, "entry ", name, " is there already");
  }
  row = (@PREFIX@_entry_row *) @PREFIX@_builder_add(b, &b->entries, sizeof *row);
  if (row == NULL) {
    return b->status;
  }
  row->name = @PREFIX@_builder_copy(b, name, length);
  row->label = label.number;
  if (row->name != NULL && !@PREFIX@_table_add(
          &b->entry_names, row->name, length, (uint32_t) b->entries.count - 1)) {
    @PREFIX@_builder_fail(b, @MACRO@_NO_SPACE, "out of memory");
  }
  return b->status;
}

static int is_same_source(const @PREFIX@_source *a, const @PREFIX@_source *b) {
  return a->line == b->line && a->column == b->column && strcmp(a->file, b->file) == 0;
}

int @PREFIX@_builder_source_row(@PREFIX@_builder *b, const @PREFIX@_source *source) {
  const @PREFIX@_source *rows = (const @PREFIX@_source *) b->sources.data;
  size_t count = b->sources.count;
  @PREFIX@_source *row;
  if (count > 0 && rows[count - 1].position == source->position) {
    b->sources.count = --count;
  }
  if (count == 0 ? source->line == 0 : is_same_source(&rows[count - 1], source)) {
    return b->status;
  }
  row = (@PREFIX@_source *) @PREFIX@_builder_add(b, &b->sources, sizeof *row);
  if (row != NULL) {
    *row = *source;
  }
  return b->status;
}

int @PREFIX@_builder_source(
    @PREFIX@_builder *b, const char *file, uint32_t line, uint32_t column) {
  const @PREFIX@_source *rows = (const @PREFIX@_source *) b->sources.data;
  size_t count = b->sources.count;
  @PREFIX@_source source;
  if (!@PREFIX@_builder_is_open(b)) {
    return b->status;
  }
  source.position = @PREFIX@_builder_position(b);
  source.line = line;
  source.column = column;
  source.file = count > 0 && strcmp(rows[count - 1].file, file) == 0
      ? rows[count - 1].file
      : @PREFIX@_builder_copy(b, file, strlen(file));
  return source.file == NULL ? b->status : @PREFIX@_builder_source_row(b, &source);
}

int @PREFIX@_builder_no_source(@PREFIX@_builder *b) {
  return @PREFIX@_builder_source(b, "", 0, 0);
}
