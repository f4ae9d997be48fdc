package org.vmgen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Holds docs/maven.md to the plugin's descriptor: goals, phases, and each parameter with its
 * property and default. With {@code -Dvmgen.update} the tables are written anew.
 */
class PluginDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/maven.md");
  private static final List<String> GOALS = List.of("generate", "generate-test");

  private final Map<String, Element> goals = goals();

  private static Map<String, Element> goals() {
    try {
      File descriptor = new File("target/classes/META-INF/maven/plugin.xml");
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(descriptor)
              .getDocumentElement();
      return children(children(root, "mojos").get(0), "mojo").stream()
          .collect(Collectors.toMap(mojo -> text(mojo, "goal"), mojo -> mojo));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void goalsAndPhases() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (String goal : GOALS) {
      assertThat(document)
          .contains("| `%s` | `%s` |".formatted(goal, text(goals.get(goal), "phase")));
    }
  }

  @Test
  void parameters() throws IOException {
    Map<String, String> generate = rows("generate");
    Map<String, String> test = rows("generate-test");
    Map<String, String> common = new TreeMap<>(generate);
    common.keySet().retainAll(test.keySet());
    generate.keySet().removeAll(common.keySet());
    test.keySet().removeAll(common.keySet());

    List<String> lines = new ArrayList<>(Files.readAllLines(DOCUMENT));
    List<String> before = List.copyOf(lines);
    replace(lines, "parameters", common);
    replace(lines, "generate", generate);
    replace(lines, "generate-test", test);
    if (System.getProperty("vmgen.update") != null) {
      Files.write(DOCUMENT, lines);
    } else {
      assertThat(before).isEqualTo(lines);
    }
  }

  private static void replace(List<String> lines, String section, Map<String, String> rows) {
    List<String> shown =
        lines.subList(
            lines.indexOf("<!-- begin " + section + " -->") + 1,
            lines.indexOf("<!-- end " + section + " -->"));
    shown.clear();
    shown.add("| parameter | property | default | meaning |");
    shown.add("| --- | --- | --- | --- |");
    shown.addAll(rows.values());
  }

  /** A line of the table for each parameter that a user can set. */
  private Map<String, String> rows(String goal) {
    Element mojo = goals.get(goal);
    Map<String, String> rows = new TreeMap<>();
    Element configuration = children(mojo, "configuration").get(0);
    for (Element parameter : children(children(mojo, "parameters").get(0), "parameter")) {
      if (text(parameter, "editable").equals("true")) {
        String name = text(parameter, "name");
        List<Element> settings = children(configuration, name);
        String property =
            settings.isEmpty() ? "" : settings.get(0).getTextContent().replaceAll("[${}]", "");
        String value = settings.isEmpty() ? "" : settings.get(0).getAttribute("default-value");
        String meaning =
            text(parameter, "description")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("</?code>", "`")
                .replaceAll("\\s+", " ");
        rows.put(
            name, "| `%s` | %s | %s | %s |".formatted(name, code(property), code(value), meaning));
      }
    }
    return rows;
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
