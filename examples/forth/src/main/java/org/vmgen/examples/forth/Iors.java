package org.vmgen.examples.forth;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong with a file, as a number for THROW: codes of the Forth 2012 standard (table 9.1),
 * and Linux's error numbers, negated, below -4096. The same as in {@code forth_files.h}.
 */
final class Iors {

  static final long FINE = 0;
  static final long INVALID_ADDRESS = -9;
  static final long USER_INTERRUPT = -28;
  static final long INVALID_POSITION = -36;
  static final long FILE = -37;
  static final long NO_SUCH_FILE = -38;
  static final long BAD_FILE_ID = system(9);
  static final long IS_DIRECTORY = system(21);

  private Iors() {}

  private static long system(int errno) {
    return -4096 - errno;
  }

  static long of(Exception problem) {
    if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
      return NO_SUCH_FILE;
    }
    if (problem instanceof NonReadableChannelException
        || problem instanceof NonWritableChannelException) {
      return BAD_FILE_ID;
    }
    if (problem instanceof AccessDeniedException) {
      return system(13);
    }
    if (problem instanceof FileAlreadyExistsException) {
      return system(17);
    }
    if (problem instanceof DirectoryNotEmptyException) {
      return system(39);
    }
    if (problem instanceof FileSystemException file && file.getReason() != null) {
      return ofReason(file.getReason());
    }
    return problem instanceof IOException io && io.getMessage() != null
        ? ofReason(io.getMessage())
        : FILE;
  }

  /** Java has no exceptions for these. */
  private static long ofReason(String reason) {
    return switch (reason) {
      case "Not a directory" -> system(20);
      case "Is a directory" -> IS_DIRECTORY;
      case "No space left on device" -> system(28);
      case "Read-only file system" -> system(30);
      case "File name too long" -> system(36);
      default -> FILE;
    };
  }
}
