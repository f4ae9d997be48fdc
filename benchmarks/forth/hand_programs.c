/* Some of the programs of this folder in plain C, with the same results: what no interpreter reaches.
 * As a worker (see Repeated.java): hand_programs NAME.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t seed;
static int64_t numbers[20000];

static int64_t fibonacci(int64_t n) { return n < 2 ? 1 : fibonacci(n - 1) + fibonacci(n - 2); }

static int64_t fib(void) { return fibonacci(24); }

static int64_t nested(void) {
  int64_t n = 0;
  for (int a = 0; a < 10; a++)
    for (int b = 0; b < 10; b++)
      for (int c = 0; c < 10; c++)
        for (int d = 0; d < 10; d++)
          for (int e = 0; e < 10; e++)
            for (int f = 0; f < 10; f++) {
              n++;
              __asm__ volatile("" : "+r"(n)); /* else nothing is left of the loops */
            }
  return n;
}

enum { SIEVE = 8190 };
static uint8_t flags[SIEVE];

static int64_t primes(void) {
  int64_t n = 0;
  memset(flags, 1, SIEVE);
  for (int64_t i = 0; i < SIEVE; i++)
    if (flags[i]) {
      int64_t prime = 2 * i + 3;
      for (int64_t k = prime + i; k < SIEVE; k += prime) flags[k] = 0;
      n++;
    }
  return n;
}

static int64_t sieve(void) {
  int64_t n = 0;
  for (int i = 0; i < 20; i++) n = primes();
  return n;
}

static int64_t random16(void) { return seed = (seed * 1309 + 13849) & 65535; }

static int64_t bubble(void) {
  enum { N = 1000 };
  seed = 74755;
  for (int i = 0; i < N; i++) numbers[i] = random16();
  for (int last = N - 1; last >= 0; last--)
    for (int i = 0; i < last; i++)
      if (numbers[i] > numbers[i + 1]) {
        int64_t x = numbers[i];
        numbers[i] = numbers[i + 1];
        numbers[i + 1] = x;
      }
  return numbers[N / 2];
}

enum { QUEENS = 8 };
static int64_t rows[QUEENS], solutions;

static int is_free(int64_t row, int64_t column) {
  for (int64_t i = 0; i < column; i++) {
    int64_t distance = llabs(row - rows[i]);
    if (distance == 0 || distance == column - i) return 0;
  }
  return 1;
}

static void place(int64_t column) {
  if (column == QUEENS) {
    solutions++;
    return;
  }
  for (int64_t row = 0; row < QUEENS; row++)
    if (is_free(row, column)) {
      rows[column] = row;
      place(column + 1);
    }
}

static int64_t queens(void) {
  solutions = 0;
  place(0);
  return solutions;
}

static void sort(int64_t *left, int64_t *right) {
  if (left >= right) return;
  int64_t middle = left[(right - left) / 2], *l = left, *r = right;
  do {
    while (*l < middle) l++;
    while (*r > middle) r--;
    if (l <= r) {
      int64_t x = *l;
      *l++ = *r;
      *r-- = x;
    }
  } while (l <= r);
  sort(left, r);
  sort(l, right);
}

static int64_t quicksort(void) {
  enum { N = 20000 };
  seed = 1;
  for (int i = 0; i < N; i++) numbers[i] = seed = (seed * 1103515245 + 12345) & 2147483647;
  sort(numbers, numbers + N - 1);
  return numbers[N / 3];
}

enum { SIZE = 60 };
static int64_t left[SIZE * SIZE], right[SIZE * SIZE], product[SIZE * SIZE];

static int64_t matrix(void) {
  uint64_t n = 0;
  seed = 74755;
  for (int i = 0; i < SIZE * SIZE; i++) left[i] = random16() % 120 - 60;
  for (int i = 0; i < SIZE * SIZE; i++) right[i] = random16() % 120 - 60;
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) {
      int64_t sum = 0;
      for (int k = 0; k < SIZE; k++) sum += left[SIZE * i + k] * right[SIZE * k + j];
      product[SIZE * i + j] = sum;
    }
  for (int i = 0; i < SIZE * SIZE; i++) n = n * 3 ^ (uint64_t)product[i];
  return (int64_t)n;
}

static int64_t escapes(double cx, double cy) {
  double x = 0, y = 0;
  for (int i = 0; i < 200; i++) {
    double xx = x * x, yy = y * y;
    if (4 < xx + yy) return i;
    y = x * y * 2 + cy;
    x = xx - yy + cx;
  }
  return 200;
}

static int64_t mandelbrot(void) {
  int64_t n = 0;
  for (int i = 0; i < 50; i++)
    for (int j = 0; j < 50; j++) n += escapes(j / 20.0 - 2, i / 20.0 - 1.25);
  return n;
}

static const struct {
  const char *name;
  int64_t (*run)(void);
} programs[] = {{"fib", fib}, {"nested", nested}, {"sieve", sieve}, {"bubble", bubble}, {"queens", queens},
    {"quicksort", quicksort}, {"matrix", matrix}, {"mandelbrot", mandelbrot}};

int main(int argc, char **argv) {
  int64_t (*volatile run)(void) = NULL; /* volatile: each run is executed */
  char line[80];
  for (size_t i = 0; argc == 2 && i < sizeof programs / sizeof *programs; i++)
    if (strcmp(argv[1], programs[i].name) == 0) run = programs[i].run;
  if (run == NULL) {
    fprintf(stderr, "usage: hand_programs NAME\n");
    return 2;
  }
  printf("ready\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin) != NULL) {
    int64_t result = 0;
    for (long long times = atoll(line); times > 0; times--) result = run();
    printf("%" PRId64 "\n", result);
    fflush(stdout);
  }
  return 0;
}
