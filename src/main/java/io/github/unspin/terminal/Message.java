package io.github.unspin.terminal;

/** The line at the foot of the screen: what the last key did, or why it did nothing. */
final class Message {
  private String text = "";

  String text() {
    return text;
  }

  void set(String said) {
    text = said;
  }

  void clear() {
    text = "";
  }
}
