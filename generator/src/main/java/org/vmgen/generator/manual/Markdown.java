package org.vmgen.generator.manual;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Pieces of Markdown: CommonMark with tables. */
final class Markdown {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final MarkdownRenderer MARKDOWN =
      MarkdownRenderer.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(EXTENSIONS).build();

  private Markdown() {}

  /**
   * A documentation comment as part of a larger text: what looks like HTML is text, such as the
   * name in {@code <std.vmg>}, and a heading is a paragraph of its own, so that neither upsets what
   * stands around it. Ends without a new line; empty for no lines.
   */
  static String documentation(List<String> lines) {
    Node document = PARSER.parse(String.join("\n", lines));
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline html) {
            replace(html, new Text(html.getLiteral()));
          }

          @Override
          public void visit(HtmlBlock html) {
            replace(html, paragraph(new Text(html.getLiteral())));
          }

          @Override
          public void visit(Heading heading) {
            visitChildren(heading);
            StrongEmphasis strong = new StrongEmphasis("**");
            while (heading.getFirstChild() != null) {
              strong.appendChild(heading.getFirstChild());
            }
            replace(heading, paragraph(strong));
          }
        });
    return MARKDOWN.render(document).strip();
  }

  private static Node paragraph(Node content) {
    Paragraph paragraph = new Paragraph();
    paragraph.appendChild(content);
    return paragraph;
  }

  private static void replace(Node old, Node replacement) {
    old.insertBefore(replacement);
    old.unlink();
  }

  /** The first sentence of a documentation comment, on one line. */
  static String firstSentence(List<String> lines) {
    String paragraph = documentation(lines).split("\n\n", 2)[0].replace('\n', ' ');
    return paragraph.split("(?<=[.!?])\\s", 2)[0];
  }

  /** Text shown as it is. */
  static String code(String text) {
    String fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    boolean touches = text.startsWith("`") || text.endsWith("`");
    return fence + (touches ? " " + text + " " : text) + fence;
  }

  /** Lines shown as they are. */
  static String listing(String language, List<String> lines) {
    String fence = "```";
    String text = String.join("\n", lines);
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + language + "\n" + text + "\n" + fence;
  }

  /** A row of a table. */
  static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("\n", " ").replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** A table. */
  static String table(List<String> heads, List<List<String>> rows) {
    String line = heads.stream().map(h -> "---").collect(Collectors.joining(" | ", "| ", " |"));
    return row(heads)
        + "\n"
        + line
        + "\n"
        + rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
  }

  /** Markdown as HTML. */
  static String html(String markdown) {
    return HTML.render(PARSER.parse(markdown));
  }
}
