/* Runs one image again and again on a generated C engine of the mini machine: what a program that
 * embeds the engine does. For each line that it reads it resets the machine, runs the program and
 * answers with the nanoseconds of processor time and the result. Output of the program goes nowhere.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "mini.h"
#include "mini_tools.h"

static int fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  return 3;
}

static const mini_program *load(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *image = malloc((size_t)size);
  size_t got = fread(image, 1, (size_t)size, file);
  fclose(file);
  if (got != (size_t)size) return NULL;
  mini_builder *builder = mini_builder_new(0);
  mini_text messages;
  mini_text_init(&messages);
  int status = mini_read_image(builder, name, image, (size_t)size, &messages);
  if (messages.length > 0) fwrite(messages.data, 1, messages.length, stderr);
  return status == MINI_OK ? mini_builder_finish(builder) : NULL;
}

int main(int argc, char **argv) {
  const mini_program *program = argc == 2 ? load(argv[1]) : NULL;
  if (!program) return fail("usage", "generated_main IMAGE, where IMAGE is a program of mini");
  mini_code code;
  size_t size = mini_code_size(program);
  int status = mini_code_init(&code, malloc(size), size, program, NULL);
  if (status != MINI_OK) return fail(argv[1], mini_status_text(status));
  mini_vm vm;
  size = mini_size(&code, NULL);
  status = mini_init(&vm, malloc(size), size, &code, NULL, NULL);
  if (status != MINI_OK) return fail(argv[1], mini_status_text(status));
  for (int c; (c = getchar()) != EOF;) {
    struct timespec a, b;
    if (c != '\n') continue;
    mini_reset(&vm);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a);
    mini_exit_kind kind = mini_run(&vm, mini_entry(&vm, NULL));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b);
    if (kind != MINI_HALT) return fail(argv[1], "the program did not halt");
    printf("%lld %lld\n",
        (long long)((b.tv_sec - a.tv_sec) * 1000000000LL + (b.tv_nsec - a.tv_nsec)),
        (long long)vm.exit.value);
    fflush(stdout);
  }
  return 0;
}
