package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a page must know to take part in a review: 256 random bits.
 *
 * <p>It never leaves the page that it was given to. For each run of the server, known by its random
 * name, page and server make a token of it, and the server proves to know the key before the page
 * shows its token. Whoever takes over the port of a server that ended learns at most a token that
 * opens nothing any more.
 */
final class AccessKey {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  private final String text;

  private AccessKey(String text) {
    this.text = text;
  }

  static AccessKey random() {
    return new AccessKey(randomText());
  }

  /** Returns 256 random bits as text: a key, or the name of a run. */
  static String randomText() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Takes a key that was written down.
   *
   * @throws IllegalArgumentException if that is none
   */
  static AccessKey of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a key");
    }
    return new AccessKey(text);
  }

  /** Returns the key as it stands in addresses and headers. */
  String text() {
    return text;
  }

  static boolean isNonce(String text) {
    return NONCE.matcher(text).matches();
  }

  /** Returns what a server that knows the key says to a page's nonce. */
  String proof(String run, String nonce) {
    return code("server\n" + run + "\n" + nonce);
  }

  /** Returns what lets a page in, as long as this run of the server lasts. */
  String token(String run) {
    return code("page\n" + run);
  }

  /** Returns a keyed hash in hexadecimal. */
  private String code(String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(text.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return "AccessKey"; // not the secret, lest it gets into a message
  }
}
