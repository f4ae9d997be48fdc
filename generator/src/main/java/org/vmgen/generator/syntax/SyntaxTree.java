package org.vmgen.generator.syntax;

import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.model.Documentation;
import org.vmgen.grammar.VmgParser;

/**
 * A description, read and parsed.
 *
 * @param declarations in order, with those of included files and of families
 * @param options the options with their values
 * @param files every file read, the description itself first
 */
public record SyntaxTree(
    List<VmgParser.DeclarationContext> declarations,
    Map<Token, List<String>> documentation,
    Map<String, String> options,
    List<SourceFile> files) {

  /** The documentation comments above a declaration, and its place. */
  public Documentation documentation(VmgParser.DeclarationContext declaration) {
    Token start = declaration.getStart();
    var source = Ranges.source(start);
    return new Documentation(
        documentation.getOrDefault(start, List.of()),
        source.file(),
        source.line(),
        source.column());
  }
}
