package org.handover.notices;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each mail a part of its name that nobody can guess who has not seen it, and that is the same whenever the mail of this key is
 * composed: also from a database that was restored, since the secret behind it is part of the database.
 */
@Component
class MailSecret {

    private static final int BYTES = 16;

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private volatile byte[] secret;

    MailSecret(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** 32 characters of {@code 0-9a-f}. */
    String token(String effectKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(effectKey.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret() {
        if (secret == null) {
            if (stored() == null) {
                make();
            }
            secret = stored();
        }
        return secret;
    }

    /**
     * In a transaction of its own, so that it stays whatever becomes of the first mail, and another node's counts if that was first. Only
     * here is a second connection needed, once for ever: if each first mail of a node needed one, all could wait for each other's.
     */
    private void make() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            own.executeWithoutResult(status -> jdbc.sql("insert into mail_secret (id, secret) values (1, ?)")
                    .param(HexFormat.of().formatHex(random)).update());
        } catch (DuplicateKeyException e) {
            // another node's is there now
        }
    }

    private byte[] stored() {
        return jdbc.sql("select secret from mail_secret where id = 1").query(String.class).optional()
                .map(HexFormat.of()::parseHex).orElse(null);
    }
}
