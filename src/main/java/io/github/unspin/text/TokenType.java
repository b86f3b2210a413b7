package io.github.unspin.text;

/** The kinds of token that {@link Tokenizer} tells apart. */
public enum TokenType {
  /** Letters, also with an abbreviation's full stops ("U.S."), and clitics ("'s", "n't"). */
  WORD,
  /** A token that starts with a digit: "1,200", "3.63", "50th", "1990s". */
  NUMBER,
  /** One punctuation mark or symbol, or a run of the same one ("...", "--"). */
  PUNCTUATION,
  /** A web or e-mail address, a domain name, an @handle or a #tag: never to be changed. */
  ADDRESS
}
