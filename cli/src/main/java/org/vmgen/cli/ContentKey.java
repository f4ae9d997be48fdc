package org.vmgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.OutputFile;

/** A name for what was made from given texts and files: 128 bits of their hash. */
public final class ContentKey {

  private final MessageDigest digest;

  public ContentKey() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public ContentKey add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  public ContentKey add(byte[] bytes) {
    // Their length too: where one part ends and the next begins matters.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  public ContentKey addAll(Collection<String> texts) {
    add(Integer.toString(texts.size()));
    texts.forEach(this::add);
    return this;
  }

  public ContentKey addOutputs(List<OutputFile> files) {
    for (OutputFile file : files) {
      add(file.path()).add(file.text());
    }
    return this;
  }

  /** The content of a file, or the names and contents of all files in a folder. */
  public ContentKey addFile(Path file) throws IOException {
    if (!Files.isDirectory(file)) {
      return addContent(file);
    }
    try (Stream<Path> found = Files.walk(file)) {
      for (Path inside : found.filter(Files::isRegularFile).sorted().toList()) {
        add(file.relativize(inside).toString()).addContent(inside);
      }
    }
    return this;
  }

  /** As its bytes, of which there may be more than fit the memory. */
  private ContentKey addContent(Path file) throws IOException {
    digest.update((Files.size(file) + ":").getBytes(StandardCharsets.US_ASCII));
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return this;
  }

  /** A description's options, and the content of its files but those that vmgen brings. */
  public ContentKey addDescription(VmModel model) throws IOException {
    add(new TreeMap<>(model.options()).toString());
    for (String file : model.files()) {
      if (!file.startsWith("<")) {
        addFile(Path.of(file));
      }
    }
    return this;
  }

  /** The code that a class belongs to: a JAR, or a folder of classes. */
  public ContentKey addCode(Class<?> type) throws IOException {
    try {
      return addFile(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** 32 hexadecimal digits. */
  public String text() {
    try {
      // Of a copy: a digest is empty after it was taken.
      byte[] hash = ((MessageDigest) digest.clone()).digest();
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every Java can be cloned", e);
    }
  }
}
