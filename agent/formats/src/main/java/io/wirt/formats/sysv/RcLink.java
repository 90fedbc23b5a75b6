package io.wirt.formats.sysv;

import java.util.Optional;

/**
 * The name of a link in a runlevel's directory, which starts or stops a service there (docs/domain 4.2).
 *
 * @param start whether it starts the service ({@code S}) or stops it ({@code K})
 * @param priority its place in the order, 0 to 99
 * @param service the service's name
 */
public record RcLink(boolean start, int priority, String service) {

    /** @throws IllegalArgumentException if no file name can say this */
    public RcLink {
        if (priority < 0 || priority > 99 || service.isEmpty() || service.indexOf('/') >= 0) {
            throw new IllegalArgumentException("no link of a runlevel: " + priority + " '" + service + "'");
        }
    }

    /** Empty if the name is not exactly {@code S} or {@code K}, two digits and a service. */
    public static Optional<RcLink> parse(String fileName) {
        boolean matches = fileName.length() > 3
                && (fileName.charAt(0) == 'S' || fileName.charAt(0) == 'K')
                && isDigit(fileName.charAt(1))
                && isDigit(fileName.charAt(2))
                && fileName.indexOf('/') < 0;
        if (!matches) {
            return Optional.empty();
        }
        int priority = 10 * (fileName.charAt(1) - '0') + fileName.charAt(2) - '0';
        return Optional.of(new RcLink(fileName.charAt(0) == 'S', priority, fileName.substring(3)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public String fileName() {
        return (start ? "S" : "K") + priority / 10 + priority % 10 + service;
    }
}
