package dev.lifesigns.agent.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text is an address or a range of addresses, without asking a name server. */
final class Cidr {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern RANGE = Pattern.compile("([^/]+)(/([0-9]{1,3}))?");

    private Cidr() {}

    static boolean wellFormed(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return false;
        }
        int prefix = range.group(3) == null ? 0 : Integer.parseInt(range.group(3));
        String address = range.group(1);
        return IPV4.matcher(address).matches() ? prefix <= 32 : isIpv6(address) && prefix <= 128;
    }

    private static boolean isIpv6(String address) {
        if (!IPV6.matcher(address).matches()) {
            return false;
        }
        try {
            // a text with a colon is never looked up: it is an address or it is refused
            return InetAddress.getByName(address) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
