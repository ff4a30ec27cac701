package org.modebench.agent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an agent and those that it serves both know, and which is never sent. */
record Secret(String hex) {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
  private static final String ALGORITHM = "HmacSHA256";

  Secret {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("A secret has " + 2 * BYTES + " hexadecimal digits.");
    }
  }

  /** A new one, or anything else that nobody can guess. */
  static Secret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /** The proof that an order comes from somebody who knows the secret, for one challenge only. */
  String proof(String challenge, String order) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), ALGORITHM));
      mac.update((challenge + '\n').getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(order.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }

  /** Whether a proof is that of the order, in a time that tells nothing of the right one. */
  boolean isProved(String proof, String challenge, String order) {
    return MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.UTF_8),
        proof(challenge, order).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "…";
  }
}
