package org.vmgen.generator.plan;

/**
 * Which bodies an engine has.
 *
 * @param composites whether those of combined instructions
 * @param caches whether items of stacks are in registers, as many as the description says
 * @param canonical how many of them at most are in registers between extended blocks, from 0
 * @param most how many bodies there may be; combinations without a body run as their parts, and
 *     instructions without one by a function
 */
public record BodyOptions(boolean composites, boolean caches, int canonical, int most) {

  /** The largest number of items in registers between extended blocks: of one stack, 4 can be. */
  public static final int MOST_CANONICAL = 4;

  /** The largest number of bodies that can be asked for. */
  public static final int MOST_BODIES = 20_000;

  /** The number of items in registers between extended blocks if nothing else is said. */
  public static final int USUAL_CANONICAL = 1;

  /**
   * The number of bodies if nothing else is said. A compiler takes some ten seconds for so many in
   * one loop, three times as long as for half of them; but where there are no bodies for items that
   * are in registers, programs keep on moving these to memory and back.
   */
  public static final int USUAL_BODIES = 1_000;

  /** Everything that the description says. */
  public static final BodyOptions DEFAULT =
      new BodyOptions(true, true, USUAL_CANONICAL, USUAL_BODIES);

  /** One body for each instruction, which finds all items in memory. */
  public static final BodyOptions PLAIN = new BodyOptions(false, false, 0, USUAL_BODIES);

  public BodyOptions withComposites(boolean composites) {
    return new BodyOptions(composites, caches, canonical, most);
  }

  public BodyOptions withCaches(boolean caches) {
    return new BodyOptions(composites, caches, canonical, most);
  }

  public BodyOptions withCanonical(int canonical) {
    return new BodyOptions(composites, caches, canonical, most);
  }

  public BodyOptions withMost(int most) {
    return new BodyOptions(composites, caches, canonical, most);
  }
}
