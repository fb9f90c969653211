package org.handover.webhooks;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet, by IANA's registries of special addresses. Everything else is this machine, its
 * neighbours, an internal network, a group of machines or nothing at all.
 */
final class PublicAddresses {

    private static final List<Net> NOT_PUBLIC_4 = nets("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // a public address at which a cloud gives each of its machines what only that machine may know
        "168.63.129.16/32");
    private static final List<Net> PUBLIC_6 = nets("2000::/3");
    /** Among them ways to hide an address of version 4: Teredo in the first, 6to4 in the third. */
    private static final List<Net> NOT_PUBLIC_6 = nets("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** An address of version 4 stands in its last four bytes, which is where it leads. */
    private static final List<Net> TRANSLATED = nets("64:ff9b::/96");

    private PublicAddresses() {
    }

    /** Java gives an address of version 4 that is written as one of version 6 ({@code ::ffff:10.0.0.1}) as what it is. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (isIn(TRANSLATED, bytes)) {
            return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return bytes.length == 4 ? isPublic4(bytes) : isIn(PUBLIC_6, bytes) && !isIn(NOT_PUBLIC_6, bytes);
    }

    private static boolean isPublic4(byte[] address) {
        return !isIn(NOT_PUBLIC_4, address);
    }

    private static boolean isIn(List<Net> nets, byte[] address) {
        return nets.stream().anyMatch(net -> net.contains(address));
    }

    private static List<Net> nets(String... texts) {
        return Stream.of(texts).map(text -> Net.of(text).orElseThrow()).toList();
    }
}
