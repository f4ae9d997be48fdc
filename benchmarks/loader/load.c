/* Loads an image of the mini machine five times; prints the least nanoseconds of processor time that a load took:
 * checking the code, translating it and selecting bodies for it. Reading the file is not part of it.
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

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) return fail("usage", "load IMAGE, where IMAGE is a program of mini");
  fseek(file, 0, SEEK_END);
  size_t length = (size_t)ftell(file);
  rewind(file);
  unsigned char *image = malloc(length);
  if (!image || fread(image, 1, length, file) != length) return fail(argv[1], "cannot be read");
  fclose(file);
  mini_builder *builder = mini_builder_new(0);
  mini_text messages;
  mini_text_init(&messages);
  if (mini_read_image(builder, argv[1], image, length, &messages) != MINI_OK) return fail(argv[1], "is no image");
  const mini_program *program = mini_builder_finish(builder);
  if (!program) return fail(argv[1], "is no program");
  size_t size = mini_code_size(program);
  void *storage = malloc(size);
  if (!storage) return fail(argv[1], "not enough memory");
  long long best = -1;
  for (int run = 0; run < 5; run++) {
    mini_code code;
    long long start = now();
    int status = mini_code_init(&code, storage, size, program, NULL);
    long long time = now() - start;
    if (status != MINI_OK) return fail(argv[1], mini_status_text(status));
    if (best < 0 || time < best) best = time;
  }
  printf("%lld\n", best);
  return 0;
}
