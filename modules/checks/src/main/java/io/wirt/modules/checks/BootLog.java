package io.wirt.modules.checks;

import io.wirt.spi.Answer;
import io.wirt.spi.Code;
import io.wirt.spi.Evidence;
import io.wirt.spi.Finding;
import io.wirt.spi.Query;

/** The messages of the kernel, searched, and the findings about a log that cannot settle a question (docs/domain 7). */
final class BootLog {
    private static final String RESTRICTED =
            "read it as root soon after a boot, or keep it in /var/log/dmesg; to go on all the same, add unknown: warn";

    private BootLog() {}

    /** The number, from 1, of the first message that contains the text; 0 if none does. */
    static int find(Query.KernelMessages messages, String text) {
        for (int i = 0; i < messages.lines().size(); i++) {
            if (messages.lines().get(i).contains(text)) {
                return i + 1;
            }
        }
        return 0;
    }

    static Evidence at(Query.KernelMessages messages, int line) {
        return new Evidence(
                messages.source(), line, messages.lines().get(line - 1).strip());
    }

    static Finding incomplete(Code code, String wanted, Query.KernelMessages messages) {
        return Finding.unknown(
                code,
                "'" + wanted + "' is not in the kernel's log, which no longer reaches back to the start of the boot",
                Evidence.of(messages.source()),
                RESTRICTED);
    }

    static Finding unreadable(Code code, Answer.Unknown<?> answer) {
        return Finding.unknown(
                code, "the kernel's log cannot be read: " + answer.reason(), Evidence.of("kernel log"), RESTRICTED);
    }

    static Finding notApplicable(Code code, Answer.NotApplicable<?> answer) {
        return Finding.notApplicable(code, answer.reason(), Evidence.of("kernel log"));
    }
}
