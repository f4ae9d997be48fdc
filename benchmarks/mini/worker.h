/* What the hand-written interpreters of the mini machine share: reading of the images that the mini compiler
 * writes, and the worker that runs a program once for each line that it reads (see SelfTimed.java).
 */
#ifndef WORKER_H
#define WORKER_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The instructions, in the order in which the interpreters number them. */
static const char *const mnemonics[] = {"lit", "+", "-", "*", "&", "|", "<", "=", "!", "negate",
    "drop", "print", "get", "set", "branch", "0branch", "call", "enter", "return", "end"};
enum { COUNT = sizeof mnemonics / sizeof *mnemonics };

/* A program in portable code: `words` words, the first unused. */
typedef struct image {
  uint32_t words;
  uint64_t *word;    /* opcodes are numbers of `instructions` */
  char *is_leader;   /* of each word: whether control may come there otherwise than from the word before */
  int *number;       /* of each instruction of the program: its place in `mnemonics` */
  uint32_t *size;    /* how many immediates it has: at most two */
  char *is_position; /* of each, whether it is a position: 2 * instruction + immediate */
} image;

static uint32_t u32(const unsigned char *p) {
  return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static const unsigned char *section(const unsigned char *bytes, const char *tag) {
  const unsigned char *p = bytes + 12;
  for (uint32_t n = u32(bytes + 8); n > 0; n--, p += 8 + u32(p + 4))
    if (memcmp(p, tag, 4) == 0) return p + 8;
  fprintf(stderr, "the image has no section %s\n", tag);
  exit(3);
}

static const unsigned char *string(const unsigned char *p, char *text) {
  uint32_t n = u32(p);
  memcpy(text, p + 4, n);
  text[n] = 0;
  return p + 4 + n;
}

static unsigned char *file_content(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) {
    fprintf(stderr, "%s cannot be read\n", name);
    exit(3);
  }
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *bytes = malloc((size_t)size);
  if (fread(bytes, 1, (size_t)size, file) != (size_t)size) exit(3);
  fclose(file);
  return bytes;
}

static image read_image(const char *name) {
  const unsigned char *bytes = file_content(name);
  const unsigned char *p = section(bytes, "INST");
  uint32_t used = u32(p);
  image to;
  char text[256];
  to.number = calloc(used, sizeof *to.number);
  to.size = calloc(used, sizeof *to.size);
  to.is_position = calloc(used, 2);
  p += 4;
  for (uint32_t i = 0; i < used; i++) {
    p = string(p, text);
    for (int k = 0; k < COUNT; k++)
      if (strcmp(text, mnemonics[k]) == 0) to.number[i] = k;
    p = string(p, text);
    to.size[i] = u32(p);
    p += 4;
    for (uint32_t k = 0; k < to.size[i]; k++) {
      p = string(p, text) + 1;
      to.is_position[2 * i + k] = strcmp(text, "code") == 0;
    }
  }
  p = section(bytes, "CODE");
  to.words = u32(p);
  to.word = calloc(to.words, sizeof *to.word);
  for (uint32_t i = 0; i < to.words; i++)
    to.word[i] = u32(p + 4 + 8 * i) | (uint64_t)u32(p + 8 + 8 * i) << 32;
  to.is_leader = calloc(to.words, 1);
  p = section(bytes, "LEAD");
  for (uint32_t i = 0; i < u32(p); i++) to.is_leader[u32(p + 4 + 4 * i)] = 1;
  return to;
}

/* Runs the program for each line of the input; answers with nanoseconds of processor time and the result. */
#define SERVE(result_of_a_run) \
  for (int c; (c = getchar()) != EOF;) { \
    struct timespec a, b; \
    if (c != '\n') continue; \
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a); \
    int64_t result = (result_of_a_run); \
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b); \
    printf("%lld %lld\n", \
        (long long)((b.tv_sec - a.tv_sec) * 1000000000LL + (b.tv_nsec - a.tv_nsec)), \
        (long long)result); \
    fflush(stdout); \
  }

#endif
