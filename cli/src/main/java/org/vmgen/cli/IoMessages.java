package org.vmgen.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what went wrong with a file: the JDK's own message is often only its name. */
final class IoMessages {

  private IoMessages() {}

  /** One line that names the file, where known, and what is wrong with it. */
  static String describe(Exception problem) {
    Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
    if (cause instanceof FileSystemException about && about.getFile() != null) {
      return about.getFile() + ": " + reason(about);
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file";
    }
    if (problem instanceof AccessDeniedException) {
      return "access denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "a file is where a directory is needed";
    }
    if (problem instanceof NotDirectoryException) {
      return "not a directory";
    }
    return problem.getReason() == null ? problem.getClass().getSimpleName() : problem.getReason();
  }
}
