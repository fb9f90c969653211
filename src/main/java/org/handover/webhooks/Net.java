package org.handover.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, of version 4 or 6.
 *
 * @param address the first one
 * @param prefix  how many leading bits they have in common
 */
record Net(byte[] address, int prefix) {

    private static final Pattern LITERAL = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    /** An address such as {@code fd00::1}, or a network such as {@code 10.0.0.0/8}; empty where it is something else. Asks no DNS. */
    static Optional<Net> of(String text) {
        String[] parts = text.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int prefix = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            return prefix < 0 || prefix > address.length * 8 ? Optional.empty() : Optional.of(new Net(address, prefix));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
