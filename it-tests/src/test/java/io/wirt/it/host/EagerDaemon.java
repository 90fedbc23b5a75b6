package io.wirt.it.host;

import java.util.List;

/**
 * A playbook by which ksmtuned merges whatever memory is free, and does so a second after its start: all memory is its
 * threshold. Each second it tells the kernel the most pages that it may.
 */
final class EagerDaemon {
    private static final String LOG = "/var/log/ksmtuned";

    private EagerDaemon() {}

    /** @param pages the most that it may have scanned, by which its settings are told apart */
    static String playbook(String pages) {
        return """
                wirt: 1
                resources:
                  - ksmtuned:
                      settings:
                        KSM_MONITOR_INTERVAL: 1
                        KSM_THRES_COEF: 100
                        KSM_NPAGES_BOOST: 1000
                        KSM_NPAGES_MAX: MOST
                        LOGFILE: /var/log/ksmtuned
                        DEBUG: 1
                  - service: { name: ksm, enabled: true, running: true }
                  - service: { name: ksmtuned, enabled: true, running: true, requires: [service/ksm] }
                """.replace("MOST", pages);
    }

    /** How often it has started since it logs. */
    static int starts(TestHost host) {
        return (int) lines(host).stream()
                .filter(line -> line.matches(".*: total [0-9]+"))
                .count();
    }

    /** The numbers of pages that it told the kernel, equal ones that follow each other once. */
    static String orders(TestHost host) {
        StringBuilder orders = new StringBuilder();
        for (String line : lines(host)) {
            int order = line.lastIndexOf("KSMCTL start ");
            if (order >= 0) {
                String pages = line.substring(order).split(" ", -1)[2];
                if (!orders.toString().endsWith(pages)) {
                    orders.append(orders.length() == 0 ? "" : " ").append(pages);
                }
            }
        }
        return orders.toString();
    }

    private static List<String> lines(TestHost host) {
        return host.read(LOG).lines().toList();
    }
}
