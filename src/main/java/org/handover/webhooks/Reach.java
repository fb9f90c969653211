package org.handover.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Where events may be sent. The addresses of a host are judged when a connection is made to them, not when the endpoint is
 * entered, so that a name cannot lead elsewhere later; and by their bytes, so that it does not matter how they are written.
 */
class Reach implements DnsResolver {

    /** Each that does not answer takes the whole time for connecting. */
    private static final int ADDRESSES_TRIED = 2;
    private static final int LONGEST_URL = 2000;
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(?:^|\\.)[0-9][0-9a-fA-FxX]*\\.?$");
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    private final DnsResolver dns;
    private final boolean allowHttp;
    private final Set<String> allowedHosts = new HashSet<>();
    private final List<Net> allowedNets;

    /** @throws IllegalArgumentException where the settings name a network that is none */
    Reach(WebhookSettings settings, DnsResolver dns) {
        this.dns = dns;
        this.allowHttp = settings.allowHttp();
        for (String allowed : settings.allowed()) {
            if (Net.of(allowed).isEmpty()) {
                allowedHosts.add(hostName(allowed));
            }
        }
        this.allowedNets = settings.allowed().stream().map(Net::of).flatMap(Optional::stream).toList();
    }

    /**
     * What is wrong with the address of an endpoint, in a sentence. A name that DNS does not know at the moment is not wrong.
     */
    Optional<String> problem(String url) {
        Optional<String> wrong = spelling(url);
        if (wrong.isPresent()) {
            return wrong;
        }
        try {
            resolve(URI.create(url).getHost());
            return Optional.empty();
        } catch (RefusedAddressException e) {
            return Optional.of(e.getMessage());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with it as it is written, without a look at where it leads. */
    Optional<String> spelling(String url) {
        if (url.isEmpty() || url.length() > LONGEST_URL) {
            return Optional.of("Enter the address to which events are sent, in up to " + LONGEST_URL + " characters.");
        }
        if (!url.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Optional.of("The address has a blank or a letter that does not belong there. Names of hosts with other letters are "
                + "written in ASCII and begin with xn--.");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("This is no address of the form https://host/path.");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("An address begins with https://.");
        }
        if (scheme.equals("http") && !allowHttp) {
            return Optional.of("An address begins with https://; without TLS anybody on the way could read what is sent.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("An address has no name and password before the host, and no # in it.");
        }
        if (uri.getHost() == null || isOddNumber(uri.getHost()) || uri.getPort() == 0 || uri.getPort() > 65535) {
            return Optional.of("The address has no host in an ordinary form: a name, an IP address such as 192.0.2.1 or [2001:db8::1], "
                + "with a port from 1 to 65535 if it needs one.");
        }
        return Optional.empty();
    }

    /** @throws RefusedAddressException where one of its addresses may not be reached */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = dns.resolve(host);
        if (!allowedHosts.contains(hostName(host))) {
            for (InetAddress address : found) {
                if (!PublicAddresses.contain(address) && allowedNets.stream().noneMatch(net -> net.contains(address.getAddress()))) {
                    throw new RefusedAddressException("Nothing is sent to " + host + ", because it is at " + address.getHostAddress()
                        + ", which is no public address; handover.webhooks.allowed can allow it.");
                }
            }
        }
        return Arrays.copyOf(found, Math.min(found.length, ADDRESSES_TRIED));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** An address of version 4 in octal, in hexadecimal or as one number, which each program reads in its own way. */
    private static boolean isOddNumber(String host) {
        return NUMBER_AT_THE_END.matcher(host).find() && !DOTTED.matcher(host).matches();
    }

    private static String hostName(String host) {
        if (host.contains("/")) {
            throw new IllegalArgumentException("handover.webhooks.allowed names host names, addresses and networks, not: " + host);
        }
        return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).toLowerCase(Locale.ROOT);
    }
}
