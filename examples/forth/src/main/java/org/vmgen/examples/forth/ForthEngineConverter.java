package org.vmgen.examples.forth;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Engines as users write them. */
final class ForthEngineConverter implements ITypeConverter<ForthEngine>, Iterable<String> {

  @Override
  public ForthEngine convert(String name) {
    return ForthEngine.named(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no engine " + name + "; there are " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(ForthEngine.values()).map(ForthEngine::toString).iterator();
  }
}
