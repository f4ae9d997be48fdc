/* Between the parts of the program that runs files of @PREFIX@. */
#ifndef @MACRO@_DRIVER_H
#define @MACRO@_DRIVER_H

#include "@PREFIX@_tools.h"
#if @MACRO@_PROFILES
#include "@PREFIX@_profile.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Exit codes. */
enum { @MACRO@_DRIVER_FINE, @MACRO@_DRIVER_FAILED, @MACRO@_DRIVER_USAGE, @MACRO@_DRIVER_NO_IO };

/* What is asked for. */
typedef struct @PREFIX@_options {
  int trace;
  int state;
  int disassemble;
  int64_t budget; /* negative: none */
  int64_t slice;  /* negative: none */
  int64_t resumes; /* after how many yields, at most, a program goes on */
  const char *entry;
  const char *stack;
  const char *image;
  const char *profile; /* the file that says how often blocks ran, of an engine that profiles */
#if @MACRO@_PROFILES
  @PREFIX@_profile *counts; /* of all programs together */
#endif
  const char **files;
  int file_count;
} @PREFIX@_options;

/* Writes an error about a file. */
void @PREFIX@_driver_error(const char *file, const char *before, const char *after);

/* Pushes the items of a text such as `1 2 R: 17`; what is wrong with them goes to a text. */
void @PREFIX@_push_items(@PREFIX@_vm *vm, const char *items, @PREFIX@_text *complaint);

/* Runs a program on a fresh machine; the exit code. */
int @PREFIX@_run_program(
    const char *file, const @PREFIX@_program *program, const @PREFIX@_options *o);

#ifdef __cplusplus
}
#endif

#endif
