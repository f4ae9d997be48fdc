package org.vmgen.generator.c;

import java.util.Set;

/**
 * The headers that C compilers and their libraries bring: those of ISO C up to C23 and of POSIX,
 * and what these include under names of their own.
 */
final class SystemHeaders {
  private static final Set<String> NAMES =
      Set.of(
          ("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal"
                  + " stdalign stdarg stdatomic stdbit stdbool stdckdint stddef stdint stdio stdlib"
                  + " stdnoreturn string tgmath threads time uchar wchar wctype"
                  // POSIX
                  + " aio cpio devctl dirent dlfcn endian fcntl fmtmsg fnmatch ftw glob grp iconv"
                  + " langinfo libgen libintl monetary mqueue ndbm netdb nl_types poll pthread pwd"
                  + " regex sched search semaphore spawn strings stropts syslog tar termios"
                  + " ulimit unistd utime utmpx wordexp"
                  // of libraries and compilers
                  + " alloca byteswap corecrt crtdefs execinfo features getopt malloc mm_malloc"
                  + " obstack sal vadefs vcruntime windows winnt cpuid immintrin emmintrin"
                  + " xmmintrin mmintrin x86intrin")
              .split(" "));

  private SystemHeaders() {}

  /** Whether there is a header of that name, without {@code .h}. */
  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
