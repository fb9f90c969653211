package org.handover.faults;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.handover.nodes.FaultProxy;
import org.handover.nodes.Node;

/** A mail server with the customer's mailboxes and an archive, behind proxies. */
final class Mailboxes implements AutoCloseable {

    private static final String ARCHIVE = "archive@vendor.example";

    private static final String CUSTOMER = "mia@customer.example";

    private final GreenMailUser customer;
    private final GreenMail server = new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});

    Mailboxes() {
        // a thread of GreenMail ends with an exception when a mail breaks off in the middle, which is what happens here on purpose
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        server.start();
        try {
            server.getUserManager().createUser(ARCHIVE, "archive", "secret");
            customer = server.getUserManager().createUser(CUSTOMER, "mia", "secret");
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }

    FaultProxy proxy() {
        return new FaultProxy("127.0.0.1", server.getSmtp().getPort());
    }

    /** Lets a node send through a proxy, with times so short that a lease is sixteen seconds. */
    Node on(Node node, FaultProxy proxy) {
        return node.with("spring.mail.host", "127.0.0.1").with("spring.mail.port", String.valueOf(proxy.port()))
            .with("spring.mail.properties.mail.smtp.connectiontimeout", "1000")
            .with("spring.mail.properties.mail.smtp.timeout", "1000")
            .with("spring.mail.properties.mail.smtp.writetimeout", "1000")
            .with("handover.vendor.mail", "projects@vendor.example")
            .with("handover.mail.archive.host", "127.0.0.1")
            .with("handover.mail.archive.port", String.valueOf(server.getImap().getPort()))
            .with("handover.mail.archive.user", "archive").with("handover.mail.archive.password", "secret")
            .with("handover.mail.archive.encryption", "none").with("handover.mail.archive.lag", "1s")
            .with("handover.mail.archive.address", ARCHIVE)
            .with("handover.dispatcher.every", "200ms");
    }

    /** How often each mail reached the customer, by Message-ID. */
    Map<String, Integer> arrived() {
        Map<String, Integer> arrived = new TreeMap<>();
        try {
            for (StoredMessage mail : server.getManagers().getImapHostManager().getInbox(customer).getMessages()) {
                arrived.merge(mail.getMimeMessage().getMessageID(), 1, Integer::sum);
            }
        } catch (FolderException | MessagingException e) {
            throw new IllegalStateException(e);
        }
        return arrived;
    }

    @Override
    public void close() {
        server.stop();
    }
}
