package org.vmgen.superinstructions.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A guess at the text of programs like known ones. What is hot differs from program to program, so
 * the weights of each are flattened towards static counts before they are added; whole segments
 * recur less often than short pieces of them, so each piece is a segment too.
 */
public final class Generalization {

  /** The exponent of weights, between that of static counts, 0, and of dynamic ones, 1. */
  private static final double POWER = 0.3;

  /** The steps of a piece. */
  private static final int PIECE = 4;

  /** How often a whole segment counts for each time that a piece of it counts. */
  private static final int WHOLE = 3;

  /** What the text of one program weighs. */
  private static final double WEIGHT = 1L << 40;

  /** A part of a segment of a program. */
  private record Piece(int start, int length, int times) {}

  private final Segments segments = new Segments();
  private long sum;

  private Generalization() {}

  /**
   * The guess that follows from programs.
   *
   * @param constants the values of immediates to keep
   */
  public static Corpus of(Joints joints, List<Program> programs, Constants constants) {
    Generalization generalization = new Generalization();
    for (Program program : programs) {
      generalization.add(
          CorpusBuilder.build(joints, List.of(program), CorpusBuilder.Weighting.COUNTS, constants));
    }
    return generalization.segments.corpus(generalization.sum, generalization.sum);
  }

  /**
   * A text that consists of two others.
   *
   * @param share of the second one in all weights, from 0 to 1
   */
  public static Corpus mixed(Corpus first, Corpus second, double share) {
    Generalization mixture = new Generalization();
    mixture.add(first, WEIGHT * (1 - share) / Math.max(1, first.dispatches()));
    mixture.add(second, WEIGHT * share / Math.max(1, second.dispatches()));
    return mixture.segments.corpus(mixture.sum, mixture.sum);
  }

  private void add(Corpus corpus, double factor) {
    for (int segment = 0; segment < corpus.segments(); segment++) {
      int start = corpus.start(segment);
      int[] text = text(corpus, start, corpus.length(segment));
      long[] weights = new long[text.length];
      for (int i = 0; i < text.length; i++) {
        weights[i] = Math.round(factor * corpus.weight(start + i));
      }
      add(text, weights);
    }
  }

  private void add(int[] text, long[] weights) {
    segments.add(text, weights, 0);
    sum += Arrays.stream(weights).sum();
  }

  private int[] text(Corpus corpus, int start, int length) {
    int[] text = new int[length];
    for (int i = 0; i < length; i++) {
      text[i] = segments.symbol(corpus.symbols().get(corpus.symbol(start + i)));
    }
    return text;
  }

  /** Adds a program, scaled so that all weigh the same. */
  private void add(Corpus program) {
    List<Piece> pieces = pieces(program);
    double all = 0;
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.length(); i++) {
        all += piece.times() * flat(program.weight(piece.start() + i));
      }
    }
    for (Piece piece : pieces) {
      long[] weights = new long[piece.length()];
      for (int i = 0; i < weights.length; i++) {
        double flat = flat(program.weight(piece.start() + i));
        weights[i] = Math.round(WEIGHT * piece.times() * flat / Math.max(1, all));
      }
      add(text(program, piece.start(), piece.length()), weights);
    }
  }

  private static List<Piece> pieces(Corpus corpus) {
    List<Piece> pieces = new ArrayList<>();
    for (int segment = 0; segment < corpus.segments(); segment++) {
      int start = corpus.start(segment);
      int length = corpus.length(segment);
      pieces.add(new Piece(start, length, WHOLE));
      for (int at = 0; at == 0 || at + PIECE <= length; at++) {
        pieces.add(new Piece(start + at, Math.min(PIECE, length - at), 1));
      }
    }
    return pieces;
  }

  private static double flat(long weight) {
    return weight == 0 ? 0 : Math.pow(weight, POWER);
  }
}
