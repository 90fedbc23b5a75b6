package io.wirt.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes with value equality: the content of a file, before anybody has given it a meaning. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /**
     * The bytes whose ISO-8859-1 reading is {@code text}; the inverse of {@link #latin1()}.
     *
     * @throws IllegalArgumentException if a character lies above 0xFF and so is no byte
     */
    public static Bytes latin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                throw new IllegalArgumentException("character " + i + " is not a byte");
            }
        }
        return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every byte as the character of the same number: lossless, and what the formats read. */
    public String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public int size() {
        return bytes.length;
    }

    /** The SHA-256 digest in lower-case hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Playbook text as a format sees it: the text's UTF-8 bytes, each as one character. */
    public static String inFormats(String playbookText) {
        return utf8(playbookText).latin1();
    }

    /** The other way: what a format holds, as a person reads it; what is no UTF-8 becomes a replacement character. */
    public static String readable(String formatText) {
        return new String(latin1(formatText).bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
