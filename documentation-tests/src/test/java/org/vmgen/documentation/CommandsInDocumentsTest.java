package org.vmgen.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/**
 * Runs the commands that documents show. Listings with {@code file=NAME} are the files that they
 * work on; a document's commands run one after the other in one folder.
 */
class CommandsInDocumentsTest {

  @TempDir Path directory;
  @TempDir Path commands;

  @TestFactory
  List<DynamicTest> readme() throws IOException {
    return tests("README.md");
  }

  @TestFactory
  List<DynamicTest> commandReference() throws IOException {
    return tests("docs/cli.md");
  }

  @TestFactory
  List<DynamicTest> languageReference() throws IOException {
    return tests("docs/language.md");
  }

  @TestFactory
  List<DynamicTest> embedding() throws IOException {
    return tests("docs/embedding.md");
  }

  @TestFactory
  List<DynamicTest> building() throws IOException {
    return tests("docs/building.md");
  }

  @TestFactory
  List<DynamicTest> programs() throws IOException {
    return tests("docs/programs.md");
  }

  @TestFactory
  List<DynamicTest> verifier() throws IOException {
    return tests("docs/verifier.md");
  }

  private List<DynamicTest> tests(String document) throws IOException {
    List<Listing> listings = Document.read(document).listings();
    for (Listing listing : listings) {
      if (!listing.value("file").isEmpty()) {
        Files.writeString(directory.resolve(listing.value("file")), listing.text());
      }
    }
    Shell shell = new Shell(directory, commands);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < listings.size(); i++) {
      int number = i;
      Listing listing = listings.get(i);
      if (listing.language().equals("console")) {
        tests.add(
            dynamicTest(
                listing.place(),
                () -> {
                  if (listing.is("gcc")) {
                    Tools.require(Tool.GCC);
                  }
                  String now = shell.replay(listing.text());
                  Document.assertListing(document, number, now);
                }));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }
}
