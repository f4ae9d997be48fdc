package org.vmgen.examples.forth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;

/** A user at a terminal: lines can be edited, have a history, and words of Forth are completed. */
final class LineEditor implements Terminal {

  private static final int POLL_MILLISECONDS = 100;
  private static final Size UNKNOWN_SIZE = new Size(80, 24);

  /** What arrow keys send when the terminal is not in the mode that asks for its own codes. */
  private static final Map<String, String> ARROWS =
      Map.of(
          "\033[A", LineReader.UP_LINE_OR_HISTORY,
          "\033[B", LineReader.DOWN_LINE_OR_HISTORY,
          "\033[C", LineReader.FORWARD_CHAR,
          "\033[D", LineReader.BACKWARD_CHAR);

  private final org.jline.terminal.Terminal terminal;
  private final LineReader reader;
  private final ByteArrayOutputStream lineSoFar = new ByteArrayOutputStream();
  private byte[] line = new byte[0];
  private int at;
  private volatile boolean isReadingKey;
  private volatile boolean isInterrupted;

  /**
   * An editor on the process's terminal.
   *
   * @param words that can be completed, asked for when they are
   * @param history where lines are kept from one session to the next
   * @param interrupt called when the user interrupts while a program runs
   */
  LineEditor(Supplier<Iterable<String>> words, Path history, Runnable interrupt)
      throws IOException {
    terminal = TerminalBuilder.builder().system(true).build();
    if (terminal.getWidth() == 0 || terminal.getHeight() == 0) {
      terminal.setSize(UNKNOWN_SIZE); // as of serial lines
    }
    terminal.handle(
        org.jline.terminal.Terminal.Signal.INT,
        signal -> {
          if (isReadingKey) {
            isInterrupted = true;
          } else {
            interrupt.run();
          }
        });
    DefaultParser parser = new DefaultParser();
    parser.setQuoteChars(new char[0]);
    parser.setEscapeChars(new char[0]);
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("forth")
            .parser(parser)
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .completer(
                (source, parsed, candidates) -> {
                  String start = parsed.word().substring(0, parsed.wordCursor());
                  for (String word : words.get()) {
                    if (startsWith(word, start)) {
                      candidates.add(new Candidate(word));
                    }
                  }
                })
            .build();
    KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.EMACS);
    ARROWS.forEach((code, widget) -> keys.bind(new Reference(widget), code));
  }

  private static boolean startsWith(String word, String start) {
    return word.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
  }

  /** What follows the last line end of the output is the prompt. */
  @Override
  public void written(byte[] bytes, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (bytes[i] == '\n') {
        lineSoFar.reset();
      } else {
        lineSoFar.write(bytes[i]);
      }
    }
  }

  @Override
  public int readLine(byte[] to, int from, int count) throws IOException {
    if (at == line.length) {
      try {
        line = (edit() + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
      } catch (EndOfFileException e) {
        return -1;
      } catch (UserInterruptException e) {
        throw new UserInterrupt();
      }
    }
    int got = Math.min(count, line.length - 1 - at);
    System.arraycopy(line, at, to, from, got);
    at += got;
    if (at == line.length - 1) {
      at++;
    }
    return got;
  }

  @Override
  public boolean hasMore() {
    return at < line.length;
  }

  private String edit() {
    String prompt = lineSoFar.toString(StandardCharsets.UTF_8);
    if (!prompt.isEmpty()) {
      terminal.writer().write('\r');
    }
    String text = reader.readLine(prompt);
    lineSoFar.reset();
    return text;
  }

  @Override
  public int readKey() throws IOException {
    terminal.flush();
    isInterrupted = false;
    isReadingKey = true;
    Attributes before = terminal.enterRawMode();
    try {
      NonBlockingInputStream in = (NonBlockingInputStream) terminal.input();
      while (true) {
        int c = in.read(POLL_MILLISECONDS);
        if (isInterrupted) {
          throw new UserInterrupt();
        }
        if (c != NonBlockingInputStream.READ_EXPIRED) {
          return c;
        }
      }
    } finally {
      isReadingKey = false;
      terminal.setAttributes(before);
    }
  }

  @Override
  public boolean isKeyReady() throws IOException {
    Attributes before = terminal.enterRawMode();
    try {
      return ((NonBlockingInputStream) terminal.input()).peek(1)
          != NonBlockingInputStream.READ_EXPIRED;
    } finally {
      terminal.setAttributes(before);
    }
  }

  @Override
  public boolean isInteractive() {
    return true;
  }
}
