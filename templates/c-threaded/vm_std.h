/*
 * The externs of <std.vmg> and <stdmem.vmg>, over the functions of the machine's host. What a
 * machine does not use, it does not need: only printFloat calls the C library.
 */
#ifndef @MACRO@_STD_H
#define @MACRO@_STD_H

#include "@PREFIX@.h"
#include "@PREFIX@_number.h"

/* Out of line: the run loop's registers are for its own. */
#if defined(__GNUC__)
#define @PREFIX@_STD_FN static __attribute__((__unused__, __noinline__, __cold__))
#else
#define @PREFIX@_STD_FN static inline
#endif

@PREFIX@_STD_FN void @PREFIX@_std_write(@PREFIX@_vm *vm, const void *bytes, size_t count) {
  if (vm->host.write != NULL) {
    vm->host.write(vm->host.context, bytes, count);
  }
}

/* Writes one byte. */
@PREFIX@_STD_FN void @PREFIX@_ext_putchar(@PREFIX@_vm *vm, uint8_t c) {
  @PREFIX@_std_write(vm, &c, 1);
}

/* Writes a number in decimal, and then a text. */
@PREFIX@_STD_FN void @PREFIX@_std_write_int(@PREFIX@_vm *vm, int64_t n, int with_newline) {
  char text[24];
  size_t at = sizeof text;
  uint64_t rest = n < 0 ? 0 - (uint64_t) n : (uint64_t) n;
  if (with_newline) {
    text[--at] = '\n';
  }
  do {
    text[--at] = (char) ('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (n < 0) {
    text[--at] = '-';
  }
  @PREFIX@_std_write(vm, text + at, sizeof text - at);
}

/* Writes a number in decimal. */
@PREFIX@_STD_FN void @PREFIX@_ext_putInt(@PREFIX@_vm *vm, int64_t n) {
  @PREFIX@_std_write_int(vm, n, 0);
}

/* Writes a number in decimal and a newline. */
@PREFIX@_STD_FN void @PREFIX@_ext_printInt(@PREFIX@_vm *vm, int64_t n) {
  @PREFIX@_std_write_int(vm, n, 1);
}

/* Writes the shortest of %.15g, %.16g and %.17g that reads back, and a newline. */
@PREFIX@_STD_FN void @PREFIX@_ext_printFloat(@PREFIX@_vm *vm, double x) {
  char text[@MACRO@_FLOAT_CHARS];
  size_t length = @PREFIX@_format_f64(text, x, 0);
  text[length++] = '\n';
  @PREFIX@_std_write(vm, text, length);
}

@PREFIX@_STD_FN void @PREFIX@_ext_flush(@PREFIX@_vm *vm) {
  if (vm->host.flush != NULL) {
    vm->host.flush(vm->host.context);
  }
}

/* Flushes output, then reads one byte; -1 at the end of the input. */
@PREFIX@_STD_FN int64_t @PREFIX@_ext_getchar(@PREFIX@_vm *vm) {
  @PREFIX@_ext_flush(vm);
  return vm->host.read == NULL ? -1 : vm->host.read(vm->host.context);
}

/* Nanoseconds, monotonic. */
@PREFIX@_STD_FN int64_t @PREFIX@_ext_clock(@PREFIX@_vm *vm) {
  return vm->host.clock == NULL ? 0 : vm->host.clock(vm->host.context);
}

#ifdef @MACRO@_M_mem
/*
 * Reads a line into memory mem, without its newline; bytes beyond max stay unread. The number of
 * bytes stored; -1 at the end of the input, and if the buffer does not lie in memory.
 */
@PREFIX@_STD_FN int64_t @PREFIX@_ext_readLine(@PREFIX@_vm *vm, int64_t a, int64_t max) {
  size_t size = 0;
  uint8_t *bytes = @PREFIX@_memory(vm, @MACRO@_M_mem, &size);
  int64_t count = 0;
  if (max <= 0) {
    return 0;
  }
  if (a < 0 || (uint64_t) a > size || (uint64_t) max > size - (uint64_t) a) {
    return -1;
  }
  while (count < max) {
    int64_t c = @PREFIX@_ext_getchar(vm);
    if (c == '\n') {
      return count;
    }
    if (c < 0) {
      return count == 0 ? -1 : count;
    }
    bytes[a + count++] = (uint8_t) c;
  }
  return count;
}
#endif

#endif
