package io.wirt.formats.grub;

/** The order of versions that rpm has, and after it GRUB of the entries of a menu (docs/domain 2). */
public final class RpmVersion {
    private RpmVersion() {}

    /** As {@link java.util.Comparator#compare}: runs of digits by their number, runs of letters as text, all else parts them. */
    public static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skipSeparators(one, i);
            j = skipSeparators(other, j);
            if (i == one.length() || j == other.length()) {
                return Integer.compare(one.length() - i, other.length() - j);
            }
            boolean digits = isDigit(one.charAt(i));
            if (digits != isDigit(other.charAt(j))) {
                // A number is newer than a word.
                return digits ? 1 : -1;
            }
            int iEnd = endOfRun(one, i, digits);
            int jEnd = endOfRun(other, j, digits);
            int order = digits
                    ? compareNumbers(one.substring(i, iEnd), other.substring(j, jEnd))
                    : one.substring(i, iEnd).compareTo(other.substring(j, jEnd));
            if (order != 0) {
                return order;
            }
            i = iEnd;
            j = jEnd;
        }
    }

    private static int compareNumbers(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }

    private static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() - 1 && digits.charAt(at) == '0') {
            at++;
        }
        return digits.substring(at);
    }

    private static int skipSeparators(String text, int start) {
        int at = start;
        while (at < text.length() && !isDigit(text.charAt(at)) && !isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfRun(String text, int start, boolean digits) {
        int at = start;
        while (at < text.length() && (digits ? isDigit(text.charAt(at)) : isLetter(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
