/* Lists that grow, a pool of strings and a table from strings to numbers. */
#include "@PREFIX@_store.h"

#include <stdlib.h>
#include <string.h>

void *@PREFIX@_list_add(@PREFIX@_list *list, size_t size) {
  char *element;
  if (list->count == list->capacity) {
    size_t capacity = list->capacity == 0 ? 16 : 2 * list->capacity;
    void *data = capacity > SIZE_MAX / 2 / size ? NULL : realloc(list->data, capacity * size);
    if (data == NULL) {
      return NULL;
    }
    list->data = data;
    list->capacity = capacity;
  }
  element = (char *) list->data + size * list->count++;
  memset(element, 0, size);
  return element;
}

void @PREFIX@_list_free(@PREFIX@_list *list) {
  free(list->data);
  list->data = NULL;
  list->count = 0;
  list->capacity = 0;
}

/* ---- Pool ----------------------------------------------------------------------------------- */

typedef struct @PREFIX@_pool_block pool_block;
struct @PREFIX@_pool_block {
  pool_block *next;
  size_t used;
  size_t size;
};

static const size_t BLOCK_SIZE = 4000;

static char *block_bytes(pool_block *block) {
  return (char *) (block + 1);
}

char *@PREFIX@_pool_copy(@PREFIX@_pool *pool, const void *bytes, size_t length) {
  pool_block *block = pool->blocks;
  char *copy;
  if (length > SIZE_MAX / 2) {
    return NULL;
  }
  if (block == NULL || block->size - block->used <= length) {
    size_t size = length + 1 > BLOCK_SIZE ? length + 1 : BLOCK_SIZE;
    block = (pool_block *) malloc(sizeof *block + size);
    if (block == NULL) {
      return NULL;
    }
    block->next = pool->blocks;
    block->used = 0;
    block->size = size;
    pool->blocks = block;
  }
  copy = block_bytes(block) + block->used;
  if (length > 0) {
    memcpy(copy, bytes, length);
  }
  copy[length] = 0;
  block->used += length + 1;
  return copy;
}

void @PREFIX@_pool_free(@PREFIX@_pool *pool) {
  while (pool->blocks != NULL) {
    pool_block *next = pool->blocks->next;
    free(pool->blocks);
    pool->blocks = next;
  }
}

/* ---- Table ---------------------------------------------------------------------------------- */

typedef struct @PREFIX@_table_row table_row;
struct @PREFIX@_table_row {
  const void *bytes; /* NULL: the row is empty */
  size_t length;
  uint64_t hash;
  uint32_t number;
};

/* FNV-1a. */
static uint64_t hash_of(const void *bytes, size_t length) {
  const unsigned char *at = (const unsigned char *) bytes;
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  while (length-- > 0) {
    hash = (hash ^ *at++) * UINT64_C(0x100000001b3);
  }
  return hash ^ hash >> 32;
}

/* The row of a string, or the empty one where it belongs. There is always an empty row. */
static table_row *row_of(
    const @PREFIX@_table *table, uint64_t hash, const void *bytes, size_t length) {
  size_t at = (size_t) hash & (table->capacity - 1);
  while (table->rows[at].bytes != NULL) {
    table_row *row = &table->rows[at];
    if (row->hash == hash && row->length == length && memcmp(row->bytes, bytes, length) == 0) {
      return row;
    }
    at = (at + 1) & (table->capacity - 1);
  }
  return &table->rows[at];
}

int64_t @PREFIX@_table_find(const @PREFIX@_table *table, const void *bytes, size_t length) {
  const table_row *row;
  if (table->capacity == 0) {
    return -1;
  }
  row = row_of(table, hash_of(bytes, length), bytes, length);
  return row->bytes == NULL ? -1 : (int64_t) row->number;
}

/* Twice the rows. */
static int widen(@PREFIX@_table *table) {
  @PREFIX@_table wider;
  size_t i;
  wider.count = table->count;
  wider.capacity = table->capacity == 0 ? 64 : 2 * table->capacity;
  wider.rows = (table_row *) calloc(wider.capacity, sizeof *wider.rows);
  if (wider.rows == NULL) {
    return 0;
  }
  for (i = 0; i < table->capacity; i++) {
    const table_row *row = &table->rows[i];
    if (row->bytes != NULL) {
      *row_of(&wider, row->hash, row->bytes, row->length) = *row;
    }
  }
  free(table->rows);
  *table = wider;
  return 1;
}

int @PREFIX@_table_add(
    @PREFIX@_table *table, const void *bytes, size_t length, uint32_t number) {
  table_row *row;
  uint64_t hash = hash_of(bytes, length);
  if (table->count >= table->capacity / 2 && !widen(table)) {
    return 0;
  }
  row = row_of(table, hash, bytes, length);
  row->bytes = bytes;
  row->length = length;
  row->hash = hash;
  row->number = number;
  table->count++;
  return 1;
}

void @PREFIX@_table_free(@PREFIX@_table *table) {
  free(table->rows);
  table->rows = NULL;
  table->count = 0;
  table->capacity = 0;
}
