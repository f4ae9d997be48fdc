package org.vmgen.generator.c;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.stringtemplate.v4.Interpreter;
import org.stringtemplate.v4.ModelAdaptor;
import org.stringtemplate.v4.ST;
import org.stringtemplate.v4.STGroup;
import org.stringtemplate.v4.misc.STNoSuchPropertyException;

/**
 * Renders the templates of {@code templates/c-threaded}. Those that end in {@code .st} are
 * StringTemplates with {@code $...$}, whose attributes are components of output model records;
 * others are plain text in which {@code @PREFIX@} and {@code @MACRO@} stand for the machine's
 * prefixes.
 */
final class CTemplates {
  private static final String FOLDER = "/org/vmgen/templates/c-threaded/";

  private CTemplates() {}

  /** Renders a StringTemplate; a name in it that is no attribute is an error. */
  static String render(String file, Map<String, Object> attributes) {
    STGroup group = new STGroup('$', '$');
    group.registerModelAdaptor(Record.class, new Components());
    group.setListener(new Strict(file));
    ST template = new ST(group, text(file));
    attributes.forEach(template::add);
    return trimmed(template.render(Integer.MAX_VALUE));
  }

  /** A plain text with its tokens replaced. */
  static String plain(String file, CNames names) {
    return text(file).replace("@PREFIX@", names.prefix()).replace("@MACRO@", names.macro());
  }

  /** Without blanks at the ends of lines, and with \n whatever the platform writes. */
  private static String trimmed(String text) {
    return text.replace("\r", "").replaceAll("[ \t]+\n", "\n");
  }

  private static String text(String file) {
    try (InputStream in = CTemplates.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("no template " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets templates name the components of records. */
  private static final class Components implements ModelAdaptor<Record> {
    @Override
    public Object getProperty(
        Interpreter interpreter, ST self, Record model, Object property, String name)
        throws STNoSuchPropertyException {
      try {
        var accessor = model.getClass().getDeclaredMethod(name);
        accessor.setAccessible(true);
        return accessor.invoke(model);
      } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
        throw new STNoSuchPropertyException(e, model, name);
      }
    }
  }
}
