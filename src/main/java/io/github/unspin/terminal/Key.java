package io.github.unspin.terminal;

import org.jspecify.annotations.Nullable;

/** The keys, which people know from {@code git add -p}. */
enum Key {
  ACCEPT('y', "take the first proposal"),
  REFUSE('n', "leave the words as they are"),
  PICK('1', "1 to 9: take that proposal"),
  EDIT('e', "type what is to stand there (Tab completes)"),
  ACCEPT_REST('a', "take the first proposals of this and all later ones in this file"),
  REFUSE_REST('d', "leave this and all later ones in this file as they are"),
  EVERYWHERE('A', "make this fix everywhere, now and in later texts"),
  KEEP('k', "keep these words everywhere, now and in later texts"),
  UNDO('u', "take the last decision back"),
  REDO('U', "decide again what was taken back"),
  SKIP('s', "leave it for later"),
  NEXT_OPEN('j', "go to the next undecided one"),
  NEXT('J', "go to the next one"),
  PREVIOUS_OPEN('p', "go to the previous undecided one"),
  PREVIOUS('P', "go to the previous one"),
  SEARCH('/', "search in words, proposals and sentences"),
  GO('g', "go to a number, or to a file with f and its number"),
  QUIT('q', "save and quit"),
  HELP('?', "show this");

  private final char letter;
  private final String help;

  Key(char letter, String help) {
    this.letter = letter;
    this.help = help;
  }

  char letter() {
    return letter;
  }

  String help() {
    return help;
  }

  /** Returns the key of a character; null if it has none. */
  static @Nullable Key of(int character) {
    if (character >= '1' && character <= '9') {
      return PICK;
    }
    for (Key key : values()) {
      if (key.letter == character) {
        return key;
      }
    }
    return null;
  }
}
