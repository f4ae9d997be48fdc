package org.vmgen.format.profile;

import java.util.ArrayList;
import java.util.List;

/** Splits text into words; those between quotes may hold anything. */
final class ProfileScanner {

  private final String text;
  private int at;

  ProfileScanner(String text) {
    this.text = text;
  }

  /** The parts of a text between semicolons that are not quoted, blanks around them left out. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  /** The next word, without its quotes; empty at the end. */
  String word() {
    skip();
    if (at == text.length()) {
      return "";
    } else if (text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != ' ') {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder word = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        c = text.charAt(at++);
        c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
      }
      word.append(c);
    }
    at = Math.min(at + 1, text.length());
    return word.toString();
  }

  /** What follows the last word. */
  String rest() {
    skip();
    return text.substring(at);
  }

  private void skip() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
