package org.handover.tickets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a ticket system says that something changed. Nothing that it says is believed: the ticket is then read from it. Whoever calls
 * knows the secret in {@code handover.tickets.push-secret}, as a bearer token or as the password of any user.
 */
@RestController
@RequestMapping("/api/tickets/changed")
class TicketsPush {

    private final DeskNews news;
    private final byte[] secret;

    TicketsPush(DeskNews news, TicketSettings settings) {
        this.news = news;
        this.secret = settings.pushSecret() == null ? null : settings.pushSecret().getBytes(StandardCharsets.UTF_8);
    }

    /** Something changed, for systems that send the same call for everything. */
    @PostMapping
    ResponseEntity<Void> something(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return whoKnows(authorization, news::somethingChanged);
    }

    /** This ticket changed. A number that nobody knows is answered alike. */
    @PostMapping("/{number}")
    ResponseEntity<Void> one(@PathVariable String number,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return whoKnows(authorization, () -> news.changed(number));
    }

    private ResponseEntity<Void> whoKnows(String authorization, Runnable then) {
        if (secret == null) {
            return ResponseEntity.notFound().build();
        }
        if (!MessageDigest.isEqual(secret, said(authorization))) {
            return ResponseEntity.status(401).build();
        }
        then.run();
        return ResponseEntity.accepted().build();
    }

    private static byte[] said(String authorization) {
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8);
        }
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String login = new String(Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
                return login.substring(login.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }
        return new byte[0];
    }
}
