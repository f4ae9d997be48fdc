/* Lists that grow, a pool of strings and a table from strings to numbers, for the tools of @PREFIX@. */
#ifndef @MACRO@_STORE_H
#define @MACRO@_STORE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A growing array of elements of one size; all zero is an empty list. */
typedef struct @PREFIX@_list {
  void *data;
  size_t count;
  size_t capacity;
} @PREFIX@_list;

/* A new element at the end, filled with zeros; NULL if memory ran out. Moves the earlier ones. */
void *@PREFIX@_list_add(@PREFIX@_list *list, size_t size);

void @PREFIX@_list_free(@PREFIX@_list *list);

/* Byte strings that live until the pool is freed; all zero is an empty pool. */
typedef struct @PREFIX@_pool {
  struct @PREFIX@_pool_block *blocks;
} @PREFIX@_pool;

/* A copy with a zero byte after it; NULL if memory ran out. */
char *@PREFIX@_pool_copy(@PREFIX@_pool *pool, const void *bytes, size_t length);

void @PREFIX@_pool_free(@PREFIX@_pool *pool);

/* From byte strings, which must outlive it, to numbers; all zero is an empty table. */
typedef struct @PREFIX@_table {
  struct @PREFIX@_table_row *rows;
  size_t count;
  size_t capacity; /* zero or a power of two */
} @PREFIX@_table;

/* The number of a string; -1 if it has none. */
int64_t @PREFIX@_table_find(const @PREFIX@_table *table, const void *bytes, size_t length);

/* Gives a string that is not in the table a number from 0 to 2^32 - 1. 0 if memory ran out. */
int @PREFIX@_table_add(@PREFIX@_table *table, const void *bytes, size_t length, uint32_t number);

void @PREFIX@_table_free(@PREFIX@_table *table);

#ifdef __cplusplus
}
#endif

#endif
