/* Files of the Forth system. Like OpenFile.java and FileTable.java, so that programs see no difference. */
#define _POSIX_C_SOURCE 200809L

#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "forth_ext.h"

enum { MODE_READ = 1, MODE_WRITE = 2, MODE_CREATE = 4 };

/* An open file; reading and writing share one buffer and one position. */
struct host_file {
  int fd, mode;
  int64_t start; /* of the buffer, in the file */
  size_t at, end; /* the position in the buffer, and where what was read or is to be written ends */
  int dirty;
  uint8_t buffer[HOST_BUFFER];
};

/* ---- one file; functions give an ior -------------------------------------------------------------------- */

int64_t host_ior(void) {
  switch (errno) {
    case ENOENT: return IOR_NO_SUCH_FILE;
    case EBADF:
    case EACCES:
    case EEXIST:
    case ENOTDIR:
    case EISDIR:
    case ENOSPC:
    case EROFS:
    case ENAMETOOLONG:
    case ENOTEMPTY: return -4096 - errno;
    default: return IOR_FILE;
  }
}

static int64_t flush(host_file *f) {
  size_t done = 0;
  while (f->dirty && done < f->end) {
    ssize_t count = pwrite(f->fd, f->buffer + done, f->end - done, (off_t)(f->start + (int64_t)done));
    if (count < 0 && errno != EINTR) return host_ior();
    if (count > 0) done += (size_t)count;
  }
  if (f->dirty) {
    f->start += (int64_t)f->end;
    f->at = f->end = 0;
    f->dirty = 0;
  }
  return IOR_FINE;
}

/* Reads the next part of the file into the buffer, nothing at its end. */
static int64_t fill(host_file *f) {
  int64_t ior;
  ssize_t count;
  if (!(f->mode & MODE_READ)) return IOR_BAD_FILE_ID;
  ior = flush(f);
  if (ior != IOR_FINE) return ior;
  f->start += (int64_t)f->at;
  f->at = f->end = 0;
  do {
    count = pread(f->fd, f->buffer, HOST_BUFFER, (off_t)f->start);
  } while (count < 0 && errno == EINTR);
  if (count < 0) return host_ior();
  f->end = (size_t)count;
  return IOR_FINE;
}

static int64_t read_bytes(host_file *f, uint8_t *to, size_t count, size_t *got) {
  *got = 0;
  while (*got < count) {
    size_t part;
    if (f->at == f->end || f->dirty) {
      int64_t ior = fill(f);
      if (ior != IOR_FINE || f->end == 0) return ior;
    }
    part = f->end - f->at < count - *got ? f->end - f->at : count - *got;
    memcpy(to + *got, f->buffer + f->at, part);
    f->at += part;
    *got += part;
  }
  return IOR_FINE;
}

/* A line without its end, which is LF or CR LF. *got is -1 if there was nothing left to read. */
static int64_t read_line(host_file *f, uint8_t *to, int64_t count, int64_t *got) {
  int64_t n = 0, ior = IOR_FINE;
  *got = -1;
  if (f->at == f->end || f->dirty) ior = fill(f);
  if (ior != IOR_FINE || f->at == f->end) return ior;
  while (n < count) {
    if (f->at == f->end) {
      ior = fill(f);
      if (ior != IOR_FINE) return ior;
      if (f->end == 0) break;
    }
    to[n] = f->buffer[f->at++];
    if (to[n] == '\n') {
      if (n > 0 && to[n - 1] == '\r') n--;
      break;
    }
    n++;
  }
  *got = n;
  return IOR_FINE;
}

static int64_t write_bytes(host_file *f, const uint8_t *from, size_t count) {
  if (!(f->mode & MODE_WRITE)) return IOR_BAD_FILE_ID;
  if (!f->dirty) {
    f->start += (int64_t)f->at;
    f->at = f->end = 0;
  }
  while (count > 0) {
    size_t part;
    if (f->at == HOST_BUFFER) {
      int64_t ior = flush(f);
      if (ior != IOR_FINE) return ior;
    }
    part = HOST_BUFFER - f->at < count ? HOST_BUFFER - f->at : count;
    memcpy(f->buffer + f->at, from, part);
    f->dirty = 1;
    f->at += part;
    f->end = f->at;
    from += part;
    count -= part;
  }
  return IOR_FINE;
}

static int64_t seek(host_file *f, int64_t position) {
  int64_t ior = flush(f);
  if (ior != IOR_FINE) return ior;
  if (position >= f->start && position <= f->start + (int64_t)f->end) {
    f->at = (size_t)(position - f->start);
  } else {
    f->start = position;
    f->at = f->end = 0;
  }
  return IOR_FINE;
}

static int64_t size_of(host_file *f, int64_t *size) {
  struct stat about;
  int64_t ior = flush(f);
  if (ior == IOR_FINE && fstat(f->fd, &about) != 0) ior = host_ior();
  *size = ior == IOR_FINE ? (int64_t)about.st_size : 0;
  return ior;
}

static int64_t resize(host_file *f, int64_t size) {
  int64_t ior;
  if (!(f->mode & MODE_WRITE)) return IOR_BAD_FILE_ID;
  ior = flush(f);
  if (ior != IOR_FINE) return ior;
  f->start += (int64_t)f->at;
  f->at = f->end = 0;
  return ftruncate(f->fd, (off_t)size) == 0 ? IOR_FINE : host_ior();
}

/* ---- names and numbers ---------------------------------------------------------------------------------- */

char *host_path(const uint8_t *bytes, int64_t length) {
  char *path;
  if (length <= 0 || memchr(bytes, 0, (size_t)length) != NULL) return NULL;
  path = malloc((size_t)length + 1);
  if (path == NULL) return NULL;
  memcpy(path, bytes, (size_t)length);
  path[length] = 0;
  return path;
}

static host_file *file_of(forth_vm *vm, int64_t fid) {
  int64_t index = fid - HOST_FIRST_FILE;
  return index < 0 || index >= HOST_MOST_FILES ? NULL : host_of(vm)->files[index];
}

static int is_directory(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static int64_t open_file(host *h, const char *path, int mode, int64_t *fid) {
  static const int access[] = {O_RDONLY, O_RDONLY, O_WRONLY, O_RDWR};
  host_file *f;
  int index = 0;
  if (is_directory(path)) return IOR_IS_DIRECTORY;
  while (index < HOST_MOST_FILES && h->files[index] != NULL) index++;
  f = index < HOST_MOST_FILES ? malloc(sizeof *f) : NULL;
  if (f == NULL) return IOR_FILE;
  f->mode = mode;
  f->start = 0;
  f->at = f->end = 0;
  f->dirty = 0;
  f->fd = open(path, access[mode & 3] | (mode & MODE_CREATE ? O_CREAT | O_TRUNC : 0) | O_CLOEXEC, 0666);
  if (f->fd < 0) {
    free(f);
    return host_ior();
  }
  h->files[index] = f;
  *fid = index + HOST_FIRST_FILE;
  return IOR_FINE;
}

void host_flush_files(host *h) {
  int i;
  for (i = 0; i < HOST_MOST_FILES; i++) {
    if (h->files[i] != NULL) (void)flush(h->files[i]);
  }
}

void host_close_files(host *h) {
  int i;
  for (i = 0; i < HOST_MOST_FILES; i++) {
    if (h->files[i] == NULL) continue;
    (void)flush(h->files[i]);
    (void)close(h->files[i]->fd);
    free(h->files[i]);
    h->files[i] = NULL;
  }
}

/* ---- externs -------------------------------------------------------------------------------------------- */

int forth_ext_hostOpen(forth_vm *vm, int64_t a, int64_t n, int64_t mode, int64_t *fid, int64_t *ior) {
  const uint8_t *bytes = host_memory(vm, a, n);
  char *path;
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  path = host_path(bytes, n);
  *fid = 0;
  *ior = path == NULL ? IOR_NO_SUCH_FILE : open_file(host_of(vm), path, (int)(mode & 7), fid);
  free(path);
  return FORTH_OK;
}

int64_t forth_ext_hostClose(forth_vm *vm, int64_t fid) {
  host_file *f = file_of(vm, fid);
  int64_t ior;
  if (f == NULL) return IOR_BAD_FILE_ID;
  ior = flush(f);
  if (close(f->fd) != 0 && ior == IOR_FINE) ior = host_ior();
  free(f);
  host_of(vm)->files[fid - HOST_FIRST_FILE] = NULL;
  return ior;
}

int forth_ext_hostRead(forth_vm *vm, int64_t a, int64_t n, int64_t fid, int64_t *got, int64_t *ior) {
  uint8_t *bytes = host_memory(vm, a, n);
  host_file *f = file_of(vm, fid);
  size_t count = 0;
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  *ior = f == NULL ? IOR_BAD_FILE_ID : read_bytes(f, bytes, (size_t)n, &count);
  *got = *ior == IOR_FINE ? (int64_t)count : 0;
  return FORTH_OK;
}

int forth_ext_hostReadLine(
    forth_vm *vm, int64_t a, int64_t n, int64_t fid, int64_t *got, int64_t *flag, int64_t *ior) {
  uint8_t *bytes = host_memory(vm, a, n);
  host_file *f = file_of(vm, fid);
  int64_t count = -1;
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  *ior = f == NULL ? IOR_BAD_FILE_ID : read_line(f, bytes, n, &count);
  *flag = *ior == IOR_FINE && count >= 0 ? -1 : 0;
  *got = *flag ? count : 0;
  return FORTH_OK;
}

int forth_ext_hostWrite(forth_vm *vm, int64_t a, int64_t n, int64_t fid, int64_t *ior) {
  const uint8_t *bytes = host_memory(vm, a, n);
  host_file *f = file_of(vm, fid);
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  *ior = IOR_FINE;
  if (fid == STDOUT_FILENO || fid == STDERR_FILENO) {
    host_write(host_of(vm), fid == STDERR_FILENO, bytes, (size_t)n);
  } else {
    *ior = f == NULL ? IOR_BAD_FILE_ID : write_bytes(f, bytes, (size_t)n);
  }
  return FORTH_OK;
}

int64_t forth_ext_hostSeek(forth_vm *vm, int64_t pos, int64_t fid) {
  host_file *f = file_of(vm, fid);
  if (pos < 0) return IOR_INVALID_POSITION;
  return f == NULL ? IOR_BAD_FILE_ID : seek(f, pos);
}

int forth_ext_hostTell(forth_vm *vm, int64_t fid, int64_t *pos, int64_t *ior) {
  const host_file *f = file_of(vm, fid);
  *pos = f == NULL ? 0 : f->start + (int64_t)f->at;
  *ior = f == NULL ? IOR_BAD_FILE_ID : IOR_FINE;
  return FORTH_OK;
}

int forth_ext_hostSize(forth_vm *vm, int64_t fid, int64_t *size, int64_t *ior) {
  host_file *f = file_of(vm, fid);
  *size = 0;
  *ior = f == NULL ? IOR_BAD_FILE_ID : size_of(f, size);
  return FORTH_OK;
}

int64_t forth_ext_hostResize(forth_vm *vm, int64_t size, int64_t fid) {
  host_file *f = file_of(vm, fid);
  if (size < 0) return IOR_INVALID_POSITION;
  return f == NULL ? IOR_BAD_FILE_ID : resize(f, size);
}

/* Flushing a file, as forth_ext_hostFlush does for numbers from HOST_FIRST_FILE on. */
int64_t host_flush_file(forth_vm *vm, int64_t fid) {
  host_file *f = file_of(vm, fid);
  return f == NULL ? IOR_BAD_FILE_ID : flush(f);
}

int forth_ext_hostDelete(forth_vm *vm, int64_t a, int64_t n, int64_t *ior) {
  const uint8_t *bytes = host_memory(vm, a, n);
  char *path;
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  path = host_path(bytes, n);
  if (path == NULL) {
    *ior = IOR_NO_SUCH_FILE;
  } else if (is_directory(path)) {
    *ior = IOR_IS_DIRECTORY;
  } else {
    *ior = unlink(path) == 0 ? IOR_FINE : host_ior();
  }
  free(path);
  return FORTH_OK;
}

int forth_ext_hostRename(forth_vm *vm, int64_t a1, int64_t n1, int64_t a2, int64_t n2, int64_t *ior) {
  const uint8_t *from_bytes = host_memory(vm, a1, n1), *to_bytes = host_memory(vm, a2, n2);
  char *from, *to;
  if (from_bytes == NULL || to_bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  from = host_path(from_bytes, n1);
  to = host_path(to_bytes, n2);
  if (from == NULL || to == NULL) {
    *ior = IOR_NO_SUCH_FILE;
  } else {
    *ior = rename(from, to) == 0 ? IOR_FINE : host_ior();
  }
  free(from);
  free(to);
  return FORTH_OK;
}

int forth_ext_hostStatus(forth_vm *vm, int64_t a, int64_t n, int64_t *x, int64_t *ior) {
  const uint8_t *bytes = host_memory(vm, a, n);
  char *path;
  struct stat about;
  if (bytes == NULL) return forth_throw(vm, IOR_INVALID_ADDRESS);
  path = host_path(bytes, n);
  *x = 0;
  *ior = path != NULL && stat(path, &about) == 0 ? IOR_FINE : IOR_NO_SUCH_FILE;
  free(path);
  return FORTH_OK;
}
