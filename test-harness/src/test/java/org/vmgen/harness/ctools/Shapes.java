package org.vmgen.harness.ctools;

import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.ConstantCodec;

/** The host of {@code shapes.vmg}; {@code shapes_ext.h} does the same in C. */
public final class Shapes implements ConstantCodec {
  private int units;

  /** What programs name. */
  public record Rect(long width, long height) {}

  public long area(Rect rect) {
    return rect.width() * rect.height();
  }

  public int compile(Machine vm, long n) {
    units++;
    CodeBuilder b = new CodeBuilder(vm);
    int position = b.position();
    b.source("unit.src", units, 1).emit("lit", 10).emit("lit", n);
    b.source("unit.src", units, 7).emit("div").noSource().emit("exit");
    CodeUnit unit = b.unit();
    vm.load(unit);
    return position;
  }

  @Override
  public String name() {
    return "rect";
  }

  @Override
  public boolean handles(Object constant) {
    return constant instanceof Rect;
  }

  @Override
  public byte[] write(Object constant) {
    Rect rect = (Rect) constant;
    return new byte[] {(byte) rect.width(), (byte) rect.height()};
  }

  @Override
  public Object read(byte[] bytes) {
    if (bytes.length != 2) {
      throw new IllegalArgumentException("a rect has 2 bytes");
    }
    return new Rect(bytes[0], bytes[1]);
  }
}
