package org.vmgen.generator.java;

import java.lang.reflect.Method;
import java.util.Map;
import org.stringtemplate.v4.Interpreter;
import org.stringtemplate.v4.ModelAdaptor;
import org.stringtemplate.v4.ST;
import org.stringtemplate.v4.STErrorListener;
import org.stringtemplate.v4.STGroup;
import org.stringtemplate.v4.STGroupFile;
import org.stringtemplate.v4.misc.STMessage;
import org.stringtemplate.v4.misc.STNoSuchPropertyException;

/** Renders the templates of {@code java-switch.stg}; whatever goes wrong in one is an error. */
final class Templates {
  private static final String GROUP = "org/vmgen/templates/java-switch/java-switch.stg";

  private final STGroup group;

  Templates() {
    group = new STGroupFile(Templates.class.getClassLoader().getResource(GROUP), "UTF-8", '$', '$');
    group.setListener(new Failing());
    group.registerModelAdaptor(Record.class, new Components());
  }

  /** The text of a template, ended lines by {@code \n}, without blanks at ends of lines. */
  String render(String template, Map<String, Object> attributes) {
    ST st = group.getInstanceOf(template);
    attributes.forEach(st::add);
    return st.render().replace("\r\n", "\n").replaceAll("(?m)[ \t]+$", "");
  }

  /** Records have accessors named like their components. */
  private static final class Components implements ModelAdaptor<Record> {
    @Override
    public Object getProperty(
        Interpreter interpreter, ST self, Record model, Object property, String name)
        throws STNoSuchPropertyException {
      try {
        Method accessor = model.getClass().getDeclaredMethod(name);
        return accessor.invoke(model);
      } catch (ReflectiveOperationException e) {
        throw new STNoSuchPropertyException(e, model, name);
      }
    }
  }

  private static final class Failing implements STErrorListener {
    @Override
    public void compileTimeError(STMessage message) {
      throw new IllegalStateException(message.toString());
    }

    @Override
    public void runTimeError(STMessage message) {
      throw new IllegalStateException(message.toString());
    }

    @Override
    public void IOError(STMessage message) {
      throw new IllegalStateException(message.toString());
    }

    @Override
    public void internalError(STMessage message) {
      throw new IllegalStateException(message.toString());
    }
  }
}
