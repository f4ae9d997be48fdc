package org.vmgen.generator.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.diagnostic.SourceRange;

/** Reads the description and what it includes, each file once. */
final class SourceLoader {

  /** The most files that include one another, the description itself counted. */
  static final int DEEPEST = 64;

  private final Supersets supersets;
  private final Diagnostics diagnostics;
  private final Set<String> read = new HashSet<>();
  private final List<String> active = new ArrayList<>();
  private final List<SourceFile> files = new ArrayList<>();

  SourceLoader(Supersets supersets, Diagnostics diagnostics) {
    this.supersets = supersets;
    this.diagnostics = diagnostics;
  }

  /** Every file that was read, in order. */
  List<SourceFile> files() {
    return List.copyOf(files);
  }

  /** The description itself, read from a file. */
  Optional<SourceFile> main(Path path) {
    SourceFile nameOnly = new SourceFile(path.toString(), "", 0, Optional.empty());
    return file(path, Optional.empty(), nameOnly.start());
  }

  /** The description itself, from text. */
  SourceFile main(String name, String text) {
    return enter(name, text, name, Optional.empty());
  }

  /** The end of the file that was entered last; until then including it again is a cycle. */
  void leave() {
    active.remove(active.size() - 1);
  }

  /** {@code include "path";} — empty if it was read before or cannot be. */
  Optional<SourceFile> include(String path, SourceRange at) {
    return named(path, at).flatMap(file -> file(file, Optional.of(at), at));
  }

  /** {@code superset "path";} — empty if it was read before, cannot be, or is left out. */
  Optional<SourceFile> superset(String path, SourceRange at) {
    return named(path, at)
        .filter(file -> !supersets.leavesOut(file))
        .flatMap(file -> file(file, Optional.of(at), at));
  }

  /** What a path means in a file: it is relative to that one's folder. */
  private Optional<Path> named(String path, SourceRange at) {
    try {
      return Optional.of(Path.of(at.file().name()).resolveSibling(path).normalize());
    } catch (InvalidPathException e) {
      diagnostics.report(Problem.CANNOT_READ, at, path, "no such file");
      return Optional.empty();
    }
  }

  /** A file that the description does not name; empty if it was read before or cannot be. */
  Optional<SourceFile> superset(Path path, SourceRange at) {
    return file(path, Optional.empty(), at);
  }

  /** {@code include <name>;}. */
  Optional<SourceFile> includeStandard(String name, SourceRange at) {
    if (!StandardFiles.NAMES.contains(name)) {
      String all =
          StandardFiles.NAMES.stream().map(s -> "<" + s + ">").collect(Collectors.joining(" and "));
      diagnostics.report(Problem.UNKNOWN_STANDARD_FILE, at, name, all);
      return Optional.empty();
    }
    String shown = "<" + name + ">";
    if (!read.add(shown)) {
      return Optional.empty();
    }
    return Optional.of(enter(shown, StandardFiles.text(name), shown, Optional.of(at)));
  }

  private Optional<SourceFile> file(Path path, Optional<SourceRange> includedFrom, SourceRange at) {
    String name = path.toString();
    try {
      String identity = path.toRealPath().toString();
      if (active.contains(identity)) {
        String chain =
            Stream.concat(active.stream().map(Path::of).map(Path::getFileName), Stream.of(path))
                .map(p -> p.getFileName().toString())
                .collect(Collectors.joining(" → "));
        diagnostics.report(Problem.INCLUDE_CYCLE, at, path.getFileName(), chain);
        return Optional.empty();
      }
      if (!read.add(identity)) {
        return Optional.empty();
      }
      if (active.size() == DEEPEST) {
        diagnostics.report(Problem.INCLUDE_DEPTH, at, DEEPEST);
        return Optional.empty();
      }
      if (Files.isDirectory(path)) {
        diagnostics.report(Problem.CANNOT_READ, at, name, "it is a directory");
        return Optional.empty();
      }
      Optional<byte[]> bytes = SmallFiles.read(path);
      if (bytes.isEmpty()) {
        diagnostics.report(Problem.FILE_TOO_LARGE, at, name, Integer.toString(SmallFiles.LARGEST));
        return Optional.empty();
      }
      return text(name, bytes.get(), at).map(text -> enter(name, text, identity, includedFrom));
    } catch (NoSuchFileException e) {
      diagnostics.report(Problem.CANNOT_READ, at, name, "no such file");
    } catch (IOException e) {
      String reason = Files.isReadable(path) ? "it cannot be read" : "access denied";
      diagnostics.report(Problem.CANNOT_READ, at, name, reason);
    }
    return Optional.empty();
  }

  private SourceFile enter(
      String name, String text, String identity, Optional<SourceRange> includedFrom) {
    SourceFile file = new SourceFile(name, text, files.size(), includedFrom);
    files.add(file);
    active.add(identity);
    return file;
  }

  private Optional<String> text(String name, byte[] bytes, SourceRange at) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        diagnostics.report(Problem.NOT_TEXT, at, name, "byte " + i + " is zero");
        return Optional.empty();
      }
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      String where = "byte " + buffer.position() + " is not UTF-8";
      diagnostics.report(Problem.NOT_TEXT, at, name, where);
      return Optional.empty();
    }
  }
}
