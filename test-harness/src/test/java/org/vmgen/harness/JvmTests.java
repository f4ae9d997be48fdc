package org.vmgen.harness;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests with tag {@code jvm} of some classes, in a process of any JDK. */
final class JvmTests {
  private JvmTests() {}

  /** Prints how many passed and what failed; {@code arguments} name the classes. */
  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(arguments).map(DiscoverySelectors::selectClass).toList())
            .filters(TagFilter.includeTags("jvm"))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    PrintWriter out = new PrintWriter(System.out, true);
    summary.printFailuresTo(out, 20);
    out.println(
        "Java %d: %d of %d tests passed"
            .formatted(
                Runtime.version().feature(),
                summary.getTestsSucceededCount(),
                summary.getTestsFoundCount()));
  }
}
