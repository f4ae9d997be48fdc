/* Standard input and output, time, and the command line of the Forth system. */
#define _DEFAULT_SOURCE /* for tm_gmtoff */

#include "host.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include "forth_ext.h"

/* ---- output --------------------------------------------------------------------------------------------- */

void host_fail(host *h) {
  const char *reason = strerror(errno);
  h->out_end = 0; /* it is what failed, perhaps */
  fprintf(stderr, "forth: input or output failed: %s\n", reason);
  exit(EXIT_IO);
}

static void write_all(host *h, int fd, const unsigned char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno != EINTR) host_fail(h);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    }
  }
}

void host_flush(host *h) {
  size_t count = h->out_end;
  h->out_end = 0;
  write_all(h, STDOUT_FILENO, h->out, count);
}

void host_write(host *h, int is_error, const void *bytes, size_t count) {
  if (is_error) {
    host_flush(h);
    fflush(stderr); /* a trace is there */
    write_all(h, STDERR_FILENO, bytes, count);
    return;
  }
  if (count > HOST_BUFFER - h->out_end) host_flush(h);
  if (count > HOST_BUFFER) {
    write_all(h, STDOUT_FILENO, bytes, count);
  } else if (count > 0) {
    memcpy(h->out + h->out_end, bytes, count);
    h->out_end += count;
  }
}

int forth_ext_hostType(forth_vm *vm, int64_t fd, int64_t a, int64_t n) {
  const uint8_t *bytes = host_memory(vm, a, n);
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  host_write(host_of(vm), fd == STDERR_FILENO, bytes, (size_t)n);
  return FORTH_OK;
}

int64_t host_flush_file(forth_vm *vm, int64_t fid);

int64_t forth_ext_hostFlush(forth_vm *vm, int64_t fd) {
  if (fd < 0 || fd > STDERR_FILENO) return host_flush_file(vm, fd);
  host_flush(host_of(vm));
  return IOR_FINE;
}

/* ---- input ---------------------------------------------------------------------------------------------- */

/* Makes sure that a byte of input is there: 1, or 0 at the end of the input, or -1 after an interrupt. */
static int fill(forth_vm *vm) {
  host *h = host_of(vm);
  ssize_t count;
  if (h->in_at < h->in_end) return 1;
  host_flush(h);
  do {
    if (h->interrupted) {
      h->interrupted = 0;
      vm->interrupt = 0;
      return -1;
    }
    count = read(STDIN_FILENO, h->in, HOST_BUFFER);
  } while (count < 0 && errno == EINTR);
  if (count < 0) host_fail(h);
  h->in_at = 0;
  h->in_end = (size_t)count;
  return count > 0;
}

int forth_ext_hostAccept(forth_vm *vm, int64_t a, int64_t max, int64_t *n, int64_t *more) {
  host *h = host_of(vm);
  uint8_t *to = host_memory(vm, a, max);
  int64_t got = 0;
  int state;
  if (to == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  *more = 0;
  state = fill(vm);
  if (state == 0) {
    *n = -1;
    return FORTH_OK;
  }
  h->has_read = 1;
  while (state > 0 && h->in[h->in_at] != '\n') {
    if (got == max) {
      *n = got;
      *more = -1;
      return FORTH_OK;
    }
    to[got++] = h->in[h->in_at++];
    state = fill(vm);
  }
  if (state < 0) return forth_throw(vm, IOR_USER_INTERRUPT);
  if (state > 0) h->in_at++;
  *n = got > 0 && to[got - 1] == '\r' ? got - 1 : got;
  return FORTH_OK;
}

/* Makes the terminal, if it is one, give each key at once; 1 if it was changed. */
static int set_raw(struct termios *before) {
  struct termios raw;
  if (tcgetattr(STDIN_FILENO, before) != 0) return 0;
  raw = *before;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

int forth_ext_hostKey(forth_vm *vm, int64_t *c) {
  host *h = host_of(vm);
  struct termios before;
  int is_raw = h->in_at == h->in_end && set_raw(&before);
  int state = fill(vm);
  if (is_raw) (void)tcsetattr(STDIN_FILENO, TCSANOW, &before);
  if (state < 0) return forth_throw(vm, IOR_USER_INTERRUPT);
  *c = state == 0 ? -1 : h->in[h->in_at++];
  return FORTH_OK;
}

int64_t forth_ext_hostKeyReady(forth_vm *vm) {
  host *h = host_of(vm);
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  struct termios before;
  int is_raw, ready;
  if (h->in_at < h->in_end) return -1;
  host_flush(h);
  is_raw = set_raw(&before);
  ready = poll(&input, 1, 0);
  if (is_raw) (void)tcsetattr(STDIN_FILENO, TCSANOW, &before);
  return ready > 0 ? -1 : 0;
}

int64_t forth_ext_hostInteractive(forth_vm *vm) { return host_of(vm)->is_interactive ? -1 : 0; }

/* ---- time ----------------------------------------------------------------------------------------------- */

int64_t forth_ext_hostClock(forth_vm *vm) {
  struct timespec now;
  (void)vm;
  return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (int64_t)now.tv_sec * 1000000000 + now.tv_nsec : 0;
}

int forth_ext_hostDate(forth_vm *vm, int64_t *ms, int64_t *ahead) {
  struct timespec now = {0, 0};
  struct tm local;
  (void)vm;
  (void)clock_gettime(CLOCK_REALTIME, &now);
  *ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
  *ahead = localtime_r(&now.tv_sec, &local) == NULL ? 0 : (int64_t)local.tm_gmtoff * 1000;
  return FORTH_OK;
}

int forth_ext_hostSleep(forth_vm *vm, int64_t ms) {
  host *h = host_of(vm);
  struct timespec now, end;
  sigset_t interrupts, before;
  int interrupted;
  host_flush(h);
  if (ms <= 0) return FORTH_OK;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += (time_t)(ms / 1000);
  end.tv_nsec += (long)(ms % 1000 * 1000000);
  /* No signal comes between the look at `interrupted` and the wait. */
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupts, &before);
  while (!h->interrupted) {
    struct timespec left;
    clock_gettime(CLOCK_MONOTONIC, &now);
    left.tv_sec = end.tv_sec - now.tv_sec;
    left.tv_nsec = end.tv_nsec - now.tv_nsec;
    while (left.tv_nsec < 0) {
      left.tv_nsec += 1000000000;
      left.tv_sec--;
    }
    left.tv_sec += left.tv_nsec / 1000000000;
    left.tv_nsec %= 1000000000;
    if (left.tv_sec < 0) break;
    if (pselect(0, NULL, NULL, NULL, &left, &before) == 0 || errno != EINTR) break;
  }
  interrupted = h->interrupted;
  h->interrupted = 0;
  sigprocmask(SIG_SETMASK, &before, NULL);
  if (!interrupted) return FORTH_OK;
  vm->interrupt = 0;
  return forth_throw(vm, IOR_USER_INTERRUPT);
}

/* ---- command line --------------------------------------------------------------------------------------- */

int forth_ext_hostArgument(forth_vm *vm, int64_t a, int64_t max, int64_t *kind, int64_t *n) {
  enum { NONE, FILE_NAME, TEXT, END };
  host *h = host_of(vm);
  uint8_t *to = host_memory(vm, a, max);
  struct stat about;
  size_t length;
  if (to == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  *kind = NONE;
  *n = 0;
  if (h->item_count == 0) return FORTH_OK;
  if (h->items->is_file && stat(h->items->value, &about) != 0) {
    host_flush(h);
    fprintf(stderr, "forth: there is no file %s\n", h->items->value);
    *kind = END;
    *n = EXIT_IO;
    return FORTH_OK;
  }
  length = strlen(h->items->value);
  host_store(to, max, h->items->value, length);
  *kind = h->items->is_file ? FILE_NAME : TEXT;
  *n = (int64_t)length;
  if (*n <= max) {
    h->items++;
    h->item_count--;
  }
  return FORTH_OK;
}
