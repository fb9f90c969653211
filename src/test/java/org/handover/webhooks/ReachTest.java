package org.handover.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing may be sent, however it is written. */
class ReachTest {

    private static final WebhookSettings STRICT = new WebhookSettings(List.of(), false);

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "100.100.100.200", "168.63.129.16",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2002:7f00:1::1", "2002:a9fe:a9fe::1",
        "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1"})
    void isNoPublicAddress(String address) throws Exception {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(strict(address).problem("https://" + host + "/hook")).hasValueSatisfying(problem ->
            assertThat(problem).contains("no public address"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
        "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "2001:200::1", "2606:4700::1111", "2a00:1450::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"})
    void isAPublicAddress(String address) throws Exception {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://2130706433/", "https://127.1/", "https://127.0.1/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://017700000001/",
        "https://0177.0.0.1/", "https://0/", "https://127.0.0.1./", "https://127.0.0.1:8443/x", "https://[::1]:443/", "https://[::]/",
        "https://[::ffff:7f00:1]/", "https://[0:0:0:0:0:ffff:127.0.0.1]/", "https://localhost/", "https://LOCALHOST/",
        "https://%31%32%37.0.0.1/", "https://127.0.0.1%2f@example.org/", "https://example.org@127.0.0.1/", "https://127.0.0.1%00.example.org/",
        "https://１２７.0.0.1/", "https://ⓛocalhost/", "https://127。0。0。1/", "https://ex\u00adample.org/", "https://127.0.0.1\\@example.org/",
        "https:///hook", "https:127.0.0.1", "//127.0.0.1/", "127.0.0.1", "http://1.1.1.1/", "ftp://1.1.1.1/", "file:///etc/passwd",
        "gopher://1.1.1.1/", "jar:https://1.1.1.1/x", "javascript:alert(1)", "https://user:word@1.1.1.1/", "https://1.1.1.1/#x",
        "https://1.1.1.1:0/", "https://1.1.1.1:70000/", "https://1.1.1.1/ x", "https://1.1.1.1/\r\nHost: x", "", "https://[fe80::1%25eth0]/"})
    void isNotTakenInWhateverFormItIsWritten(String url) {
        assertThat(new Reach(STRICT, SystemDefaultDnsResolver.INSTANCE).problem(url)).as(url).isPresent();
    }

    /** Whether DNS knows it differs from one machine to the other. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost.", "0x7f000001", "017700000001", "127.1"})
    void leadsNowhere(String host) {
        assertThatThrownBy(() -> new Reach(STRICT, SystemDefaultDnsResolver.INSTANCE).resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://1.1.1.1/hook?of=handover", "HTTPS://1.1.1.1", "https://[2606:4700::1111]:8443/hook", "https://1.1.1.1:25/"})
    void isTaken(String url) {
        assertThat(new Reach(STRICT, SystemDefaultDnsResolver.INSTANCE).problem(url)).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereLaterIsRefusedThen() throws Exception {
        List<String> answers = new ArrayList<>(List.of("1.1.1.1", "127.0.0.1"));
        Reach reach = new Reach(STRICT, dns(host -> answers.remove(0)));

        assertThat(reach.problem("https://hooks.example.org/")).isEmpty();
        assertThatThrownBy(() -> reach.resolve("hooks.example.org", 443)).isInstanceOf(RefusedAddressException.class)
            .hasMessage("Nothing is sent to hooks.example.org, because it is at 127.0.0.1, which is no public address; "
                + "handover.webhooks.allowed can allow it.");
    }

    @Test
    void oneAddressOfSeveralIsEnoughToRefuse() {
        assertThatThrownBy(() -> new Reach(STRICT, several("1.1.1.1", "10.0.0.1")).resolve("hooks.example.org"))
            .isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void ofManyAddressesTwoAreTried() throws Exception {
        assertThat(new Reach(STRICT, several("1.1.1.1", "1.1.1.2", "1.1.1.3")).resolve("hooks.example.org")).hasSize(2);
    }

    @Test
    void aNameThatIsNotKnownAtTheMomentIsNotWrong() {
        assertThat(new Reach(STRICT, dns(host -> { throw new UnknownHostException(host); })).problem("https://hooks.example.org/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.20.0.0/16, 10.20.3.4, true", "10.20.0.0/16, 10.21.0.1, false", "10.1.2.3, 10.1.2.3, true", "10.1.2.3, 10.1.2.4, false",
        "fd00::/8, fd12::1, true", "fd00::/8, fe80::1, false", "hooks.internal, 10.0.0.1, true", "HOOKS.Internal., 10.0.0.1, true",
        "other.internal, 10.0.0.1, false", "0.0.0.0/0, fd12::1, false"})
    void whatIsAllowedMayBeReached(String allowed, String address, boolean may) {
        Reach reach = new Reach(new WebhookSettings(List.of(allowed), false), several(address));

        assertThat(reach.problem("https://hooks.internal/").isEmpty()).isEqualTo(may);
    }

    @Test
    void anAllowedNetworkThatIsNoneKeepsTheProgramFromStarting() {
        assertThatThrownBy(() -> new Reach(new WebhookSettings(List.of("10.0.0.0/33"), false), SystemDefaultDnsResolver.INSTANCE))
            .hasMessageContaining("handover.webhooks.allowed", "10.0.0.0/33");
    }

    @Test
    void withoutTlsOnlyWhereThatIsAllowed() {
        assertThat(new Reach(new WebhookSettings(List.of(), true), SystemDefaultDnsResolver.INSTANCE).problem("http://1.1.1.1/")).isEmpty();
    }

    private static Reach strict(String address) {
        return new Reach(STRICT, several(address));
    }

    private interface Names {

        String addressOf(String host) throws UnknownHostException;
    }

    private static DnsResolver several(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return Stream.of(addresses).map(ReachTest::literal).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static DnsResolver dns(Names names) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {literal(names.addressOf(host))};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
