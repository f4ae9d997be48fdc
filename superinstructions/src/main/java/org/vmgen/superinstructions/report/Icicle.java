package org.vmgen.superinstructions.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.format.profile.Profile;
import org.vmgen.superinstructions.corpus.Program;

/**
 * The sequences that blocks start with, as a picture: below each instruction stand those that
 * follow it, as wide as they are often executed. All programs weigh the same.
 */
final class Icicle {

  private static final int WIDTH = 960;
  private static final int ROW = 22;
  private static final int DEEPEST = 10;
  private static final double NARROWEST = 3;

  private static final class Node {
    private final Map<String, Node> next = new TreeMap<>();
    private double weight;
  }

  private Icicle() {}

  static void draw(List<Program> programs, StringBuilder page) {
    Node root = new Node();
    for (Program program : programs) {
      add(program.profile(), root);
    }
    page.append(
            "<h2>Hottest sequences</h2>\n<p class=\"soft\">From the start of each block downwards; as wide as it often ran.</p>\n<div class=\"wide\"><figure><svg class=\"deep\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(DEEPEST * ROW)
        .append("\" role=\"img\" aria-label=\"Hottest sequences\">\n");
    if (root.weight > 0) {
      draw(root, 0, 0, WIDTH / root.weight, root.weight, "", page);
    }
    page.append("</svg></figure></div>\n");
  }

  private static void add(Profile profile, Node root) {
    double all = Math.max(1, profile.entries());
    for (Profile.Block block : profile.blocks()) {
      long[] reach = block.reach();
      Node node = root;
      root.weight += block.count() / all;
      for (int i = 0; i < Math.min(DEEPEST, reach.length) && reach[i] > 0; i++) {
        String mnemonic = block.steps().get(i).instruction().mnemonic();
        node = node.next.computeIfAbsent(mnemonic, m -> new Node());
        node.weight += reach[i] / all;
      }
    }
  }

  private static void draw(
      Node node,
      double left,
      int depth,
      double scale,
      double all,
      String before,
      StringBuilder page) {
    double x = left;
    List<Map.Entry<String, Node>> sorted =
        node.next.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Node> e) -> -e.getValue().weight)
                    .thenComparing(Map.Entry::getKey))
            .toList();
    for (Map.Entry<String, Node> child : sorted) {
      double width = child.getValue().weight * scale;
      if (width < NARROWEST) {
        return;
      }
      String path = before.isEmpty() ? child.getKey() : before + "; " + child.getKey();
      box(child.getKey(), path, child.getValue().weight / all, x, depth, width, page);
      draw(child.getValue(), x, depth + 1, scale, all, path, page);
      x += width;
    }
  }

  private static void box(
      String name,
      String path,
      double share,
      double x,
      int depth,
      double width,
      StringBuilder page) {
    int hue = Math.floorMod(name.hashCode() * 47, 360);
    page.append(
        String.format(
            Locale.ROOT,
            "<g><title>%s: %s of all blocks</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" style=\"fill:hsl(%d 45%% 78%%);stroke:#fff\"/>",
            ReportHtml.escaped(path),
            ReportHtml.percent(share),
            x,
            depth * ROW,
            width,
            ROW,
            hue));
    if (width > 7 * name.length() + 6) {
      page.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\">%s</text>",
              x + 3,
              depth * ROW + 15,
              ReportHtml.escaped(name)));
    }
    page.append("</g>\n");
  }
}
