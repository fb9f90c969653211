package org.handover.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets with which messages to an endpoint are signed. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {
    }

    /** In the form of Standard Webhooks: {@code whsec_} and 32 random bytes in Base64. */
    static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
