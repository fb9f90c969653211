package org.handover.webhooks;

import java.net.UnknownHostException;

/** A host is at an address to which nothing may be sent. Its message says so in plain words. */
class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1;

    RefusedAddressException(String message) {
        super(message);
    }
}
