package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The page of a report in a browser; needs Debian's chromium. */
@Tag("browser")
class ReportPageTest {

  @TempDir private Path directory;
  private String chromium;

  @BeforeEach
  void report() throws IOException {
    chromium = Tools.require(Tool.CHROMIUM).toString();
    CommandFixture vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.writeProfiled("a", CommandFixture.countdown(100));
    vmgen.writeProfiled("b", CommandFixture.sums(10));
    List<String> command = new ArrayList<>(List.of("synthesize", "@/tiny.vmg", "--profile"));
    command.addAll(List.of("@/a.prof", "@/b.prof", "--evaluate=1,2,3", "--report=@/report"));
    assertThat(vmgen.run(command.toArray(String[]::new))).as(vmgen.err()).isEqualTo(ExitCode.FINE);
  }

  /** Runs the browser on a page and returns what it prints. */
  private String browse(Path page, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(chromium, "--headless", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--no-first-run", "--disable-background-networking"));
    command.addAll(List.of("--disable-component-update", "--disable-sync", "--hide-scrollbars"));
    command.add("--user-data-dir=" + Files.createTempDirectory(directory, "browser"));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path output = Files.createTempFile(directory, "browser", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(0);
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /**
   * The page inside of a frame as wide as a window, whose script says how wide the page is, how
   * many charts and tables it shows, and what scripts complained about. The window itself cannot be
   * as narrow as a phone.
   */
  private String measured(int width) throws IOException, InterruptedException {
    Path page = directory.resolve("report/index.html");
    Path probe = directory.resolve("report/probe.html");
    String measuring =
        """
        <script>
          window.errors = [];
          window.onerror = message => window.errors.push(message);
          window.onload = () => {
            const root = document.documentElement;
            const shown = selector => [...document.querySelectorAll(selector)]
                .filter(e => e.getBoundingClientRect().width > 40 && e.getBoundingClientRect().height > 40).length;
            parent.postMessage(root.scrollWidth + " of " + root.clientWidth + ", charts " + shown(".chart > svg")
                + ", pictures " + shown("svg.deep") + ", tables " + shown("table") + ", errors " + window.errors.length, "*");
          };
        </script></head>""";
    Files.writeString(
        directory.resolve("report/measured.html"),
        Files.readString(page).replace("</head>", measuring));
    Files.writeString(
        probe,
        """
        <!DOCTYPE html><title>probe</title>
        <script>onmessage = event => document.body.append("[" + event.data + "]");</script>
        <body><iframe src="measured.html" width="%d" height="800" style="border:0"></iframe></body>
        """
            .formatted(width));
    return browse(
        probe, "--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom");
  }

  @Test
  void nothingIsWiderThanAPhone() throws Exception {
    assertThat(measured(390)).contains("[390 of 390, charts 2, pictures 1, tables 3, errors 0]");
  }

  @Test
  void nothingIsWiderThanAScreen() throws Exception {
    assertThat(measured(1200)).contains("[1200 of 1200, charts 2, pictures 1, tables 3, errors 0]");
  }

  @Test
  void chartsAreDrawn() throws Exception {
    Path picture = directory.resolve("page.png");
    browse(
        directory.resolve("report/index.html"),
        "--window-size=1000,1400",
        "--screenshot=" + picture);
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(1000);
    assertThat(image.getRGB(0, 0, 1000, 1400, null, 0, 1000))
        .as("colours of curves")
        .contains(0xff1f77b4);
  }

  @Test
  void thePageCanBePrinted() throws Exception {
    Path paper = directory.resolve("page.pdf");
    browse(directory.resolve("report/index.html"), "--print-to-pdf=" + paper);
    byte[] bytes = Files.readAllBytes(paper);
    assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(bytes.length).isGreaterThan(10_000);
  }
}
