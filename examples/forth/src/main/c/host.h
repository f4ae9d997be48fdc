/*
 * The host of the Forth system in C: what its parts share. POSIX.
 *
 * host_memory.h  tests of addresses          host_files.c  files
 * host_terminal.c  input and output, time    host_code.c   code that the system loads
 * forth_main.c   the command
 */
#ifndef FORTH_HOST_H
#define FORTH_HOST_H

#include <stddef.h>
#include <stdint.h>
#include "forth.h"

/* Numbers for THROW: codes of the Forth 2012 standard (table 9.1), and Linux's error numbers, negated, below
   -4096. The same as in Iors.java. */
enum {
  IOR_FINE = 0,
  IOR_INVALID_ADDRESS = -9,
  IOR_USER_INTERRUPT = -28,
  IOR_INVALID_POSITION = -36,
  IOR_FILE = -37,
  IOR_NO_SUCH_FILE = -38,
  IOR_BAD_CODE = -4096 - 8,
  IOR_BAD_FILE_ID = -4096 - 9,
  IOR_IS_DIRECTORY = -4096 - 21
};

/* Exit codes. */
enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_IO = 3, EXIT_KILLED = 130 };

/* Something on the command line to interpret: a file's name, or a text. */
typedef struct host_item {
  int is_file;
  const char *value;
} host_item;

/* A unit that the system loaded: what the machine needs as long as it is there. */
typedef struct host_unit {
  forth_program program;
  forth_program_entry entry; /* of a unit with a name */
  uint32_t replaced;         /* the entry whose body it is; 0 if it is none's */
  uint64_t words[];          /* and after them the name */
} host_unit;

typedef struct host_file host_file;

enum { HOST_FIRST_FILE = 3, HOST_MOST_FILES = 1000, HOST_BUFFER = 1 << 14 };

typedef struct host {
  const host_item *items;
  size_t item_count;
  int is_interactive; /* a user types, and reads what is said */
  volatile int interrupted;
  int has_read;       /* a line of the input */
  /* standard output and input */
  unsigned char out[HOST_BUFFER], in[HOST_BUFFER];
  size_t out_end, in_at, in_end;
  host_file *files[HOST_MOST_FILES]; /* NULL where a number is free */
  host_unit **units;                 /* by position */
  size_t unit_count, unit_capacity;
  forth_program_entry *names; /* of the program's entries, by position */
  size_t name_count;
} host;

static inline host *host_of(const forth_vm *vm) { return (host *)vm->host.context; }

/* Bytes of memory after the test that a range of it exists; NULL if it does not: throw -9 then. */
static inline uint8_t *host_memory(forth_vm *vm, int64_t address, int64_t count) {
  size_t size = 0;
  uint8_t *bytes = forth_memory(vm, FORTH_M_mem, &size);
  if (address < 0 || count < 0 || (uint64_t)address > size || (uint64_t)count > size - (uint64_t)address) return NULL;
  return bytes + address;
}

/* Copies a text into memory as far as it fits. */
static inline void host_store(uint8_t *to, int64_t max, const char *text, size_t length) {
  size_t fits = (uint64_t)max < length ? (size_t)max : length;
  if (fits > 0) memcpy(to, text, fits);
}

/* Writes out what has been buffered. */
void host_flush(host *h);

/* Writes to standard output, or at once to standard error. */
void host_write(host *h, int is_error, const void *bytes, size_t count);

/* Ends the program after a message: input or output failed. */
void host_fail(host *h);

/* Hands over what files still have to write. */
void host_flush_files(host *h);

/* Closes all files. */
void host_close_files(host *h);

/* The ior of what errno says. */
int64_t host_ior(void);

/* A path in new storage, or NULL if no file can have that name. */
char *host_path(const uint8_t *bytes, int64_t length);

#endif
