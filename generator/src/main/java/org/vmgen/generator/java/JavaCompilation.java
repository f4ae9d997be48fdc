package org.vmgen.generator.java;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.runtime.Machine;

/** Compiles generated Java in memory. */
public final class JavaCompilation {

  private JavaCompilation() {}

  /**
   * Compiles files against the runtime, with every warning an error.
   *
   * @return class files by class name, those of nested classes too
   * @throws IllegalStateException if this Java has no compiler, or with the compiler's messages if
   *     it reports anything
   */
  public static Map<String, byte[]> compile(List<OutputFile> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler: run vmgen with a JDK, such as openjdk-17-jdk-headless");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    List<String> options =
        List.of(
            "--release", "17", "-proc:none", "-Xlint:all", "-Werror", "-classpath", classPath());
    try (Classes classes =
        new Classes(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
      List<Source> sources = files.stream().map(Source::new).toList();
      boolean compiled =
          compiler.getTask(output, classes, diagnostics, options, null, sources).call();
      if (!compiled) {
        throw new IllegalStateException(
            "generated Java does not compile:\n" + diagnostics.getDiagnostics() + output);
      }
      return classes.bytes();
    } catch (IOException e) {
      throw new IllegalStateException("files in memory cannot be closed", e);
    }
  }

  /** Where the runtime's classes lie, and what they need. */
  private static String classPath() {
    List<String> places =
        Stream.of(Machine.class)
            .map(type -> type.getProtectionDomain().getCodeSource())
            .map(JavaCompilation::path)
            .toList();
    return String.join(File.pathSeparator, places);
  }

  private static String path(CodeSource source) {
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the runtime's place is no path", e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(OutputFile file) {
      super(URI.create("memory:///" + file.path()), Kind.SOURCE);
      text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Class files kept in memory. */
  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

    Classes(StandardJavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      if (location != StandardLocation.CLASS_OUTPUT) {
        return super.getJavaFileForOutput(location, className, kind, sibling);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      outputs.put(className, bytes);
      URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> bytes = new HashMap<>();
      outputs.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
      return bytes;
    }
  }

  /** A loader of compiled classes above the generator's own. */
  static ClassLoader loader(Map<String, byte[]> classes) {
    return new ClassLoader(JavaCompilation.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  /** Names of the compiled classes, sorted. */
  static List<String> names(Map<String, byte[]> classes) {
    List<String> names = new ArrayList<>(classes.keySet());
    names.sort(String::compareTo);
    return names;
  }
}
