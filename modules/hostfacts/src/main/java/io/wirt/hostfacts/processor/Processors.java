package io.wirt.hostfacts.processor;

import io.wirt.spi.HostPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;

/**
 * The processors of {@code /proc/cpuinfo} that have a line {@code flags}: other lines hold flags of other things, as does
 * {@code vmx flags} (docs/domain 7).
 */
public record Processors(List<Processors.Processor> flagged) {
    /** Where the kernel lists them. */
    public static final HostPath SOURCE = HostPath.of("/proc/cpuinfo");

    public Processors {
        flagged = List.copyOf(flagged);
    }

    /**
     * One processor as Linux counts them.
     *
     * @param number as it is written
     * @param line the line of its flags, from 1
     */
    public record Processor(String number, int line, Set<String> flags) {}

    public static Processors parse(String text) {
        return new Processors(read(text, Integer.MAX_VALUE));
    }

    /** The first alone: a host with hundreds tells the rest of them at length. */
    static Optional<Processor> first(String text) {
        return read(text, 1).stream().findFirst();
    }

    private static List<Processor> read(String text, int most) {
        List<Processor> processors = new ArrayList<>();
        String number = "";
        int line = 0;
        for (int start = 0; start < text.length() && processors.size() < most; ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int colon = text.indexOf(':', start);
            line++;
            if (colon >= 0 && colon < end) {
                String field = text.substring(start, colon).strip();
                if (field.equals("processor")) {
                    number = text.substring(colon + 1, end).strip();
                } else if (field.equals("flags")) {
                    processors.add(new Processor(number, line, words(text.substring(colon + 1, end))));
                }
            }
            start = end + 1;
        }
        return processors;
    }

    /** The processors without this flag, which is compared as a whole word: {@code lahf_lm} is not {@code lm}. */
    public List<Processor> lacking(String flag) {
        List<Processor> lacking = new ArrayList<>();
        for (Processor processor : flagged) {
            if (!processor.flags().contains(flag)) {
                lacking.add(processor);
            }
        }
        return lacking;
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }
}
