package io.wirt.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types that fields are made of. */
public final class Types {
    private static final Type<String> TEXT = new TextType();
    private static final Type<Boolean> TRUTH = new TruthType();

    private Types() {}

    /** One line of text, at least one character, without control characters. */
    public static Type<String> text() {
        return TEXT;
    }

    /** true/false, yes/no, on/off in any case, quoted or not. */
    public static Type<Boolean> truth() {
        return TRUTH;
    }

    /** A decimal integer without leading zero, quoted or not. */
    public static Type<Long> wholeNumber(long minimum, long maximum) {
        return new WholeNumberType(new Shape.WholeNumber(minimum, maximum));
    }

    public static Type<String> choice(String... words) {
        return new ChoiceType(new Shape.Choice(List.of(words)));
    }

    public static <T> Type<List<T>> listOf(Type<T> item) {
        return new ListType<>(item);
    }

    /** A map with any keys, in the order of the playbook. */
    public static <T> Type<Map<String, T>> mapOf(Type<T> value) {
        return new MapType<>(Optional.empty(), value);
    }

    /**
     * A map whose keys are checked by a type of their own, at their own places; each is kept as it is written. In the order
     * of the playbook.
     */
    public static <T> Type<Map<String, T>> mapOf(Type<String> key, Type<T> value) {
        return new MapType<>(Optional.of(key), value);
    }

    /** A map whose keys are {@code columns}' keys and no others, in the order of the playbook. */
    public static <T> Type<Map<String, T>> table(Map<String, Type<T>> columns) {
        return new TableType<>(new LinkedHashMap<>(columns));
    }

    /** The name of a resource: it becomes part of an id, so it has neither blanks nor slashes. */
    public static Type<String> resourceName() {
        return TEXT.checked(
                name -> name.chars().allMatch(Types::isNameCharacter)
                        ? Optional.empty()
                        : Optional.of("the name '" + name + "' has a character that ids cannot hold"),
                "use letters, digits and . _ @ : + -");
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._@:+-".indexOf(c) >= 0;
    }

    private static void wrongType(Data data, Shape wanted, Problems problems) {
        problems.report(
                PlaybookCode.WRONG_TYPE,
                "expected " + wanted.describe() + ", found " + data.describe(),
                data.span(),
                data.describe().equals("nothing") ? "write a value after the colon" : "write " + wanted.describe());
    }

    private static Optional<String> scalar(Data data, Shape wanted, Problems problems) {
        if (data instanceof Data.Scalar scalar
                && !(scalar.plain() && scalar.text().isEmpty())) {
            return Optional.of(scalar.text());
        }
        wrongType(data, wanted, problems);
        return Optional.empty();
    }

    private record TextType() implements Type<String> {
        @Override
        public Optional<String> read(Data data, Problems problems) {
            Optional<String> text = scalar(data, shape(), problems);
            if (text.isEmpty()) {
                return text;
            }
            String value = text.get();
            if (value.isEmpty()) {
                problems.report(
                        PlaybookCode.BAD_VALUE, "the text is empty", data.span(), "write at least one character");
                return Optional.empty();
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                    problems.report(
                            PlaybookCode.CONTROL_CHARACTER,
                            "the value holds " + describeControl(c),
                            data.span(),
                            "write it on one line, without control characters");
                    return Optional.empty();
                }
            }
            return text;
        }

        private static String describeControl(char c) {
            return c == '\n' ? "a line break" : c == '\t' ? "a tab" : String.format(Locale.ROOT, "U+%04X", (int) c);
        }

        @Override
        public Shape shape() {
            return new Shape.Text();
        }
    }

    private record TruthType() implements Type<Boolean> {
        @Override
        public Optional<Boolean> read(Data data, Problems problems) {
            Optional<String> text = scalar(data, shape(), problems);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            return switch (text.get().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> Optional.of(true);
                case "false", "no", "off" -> Optional.of(false);
                default -> {
                    problems.report(
                            PlaybookCode.WRONG_TYPE,
                            "'" + text.get() + "' is neither true nor false",
                            data.span(),
                            "write true or false");
                    yield Optional.empty();
                }
            };
        }

        @Override
        public Shape shape() {
            return new Shape.Truth();
        }
    }

    private record WholeNumberType(Shape.WholeNumber shape) implements Type<Long> {
        @Override
        public Optional<Long> read(Data data, Problems problems) {
            Optional<String> text = scalar(data, shape, problems);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Long> number = parse(text.get());
            if (number.isEmpty()) {
                problems.report(
                        PlaybookCode.WRONG_TYPE,
                        "'" + text.get() + "' is no whole number",
                        data.span(),
                        "write " + shape.describe());
            } else if (number.get() < shape.minimum() || number.get() > shape.maximum()) {
                problems.report(
                        PlaybookCode.BAD_VALUE,
                        "'" + text.get() + "' is out of range",
                        data.span(),
                        "write " + shape.describe());
                return Optional.empty();
            }
            return number;
        }

        private static Optional<Long> parse(String text) {
            int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
            int digits = text.length() - start;
            if (digits == 0 || (digits > 1 && text.charAt(start) == '0')) {
                return Optional.empty();
            }
            for (int i = start; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return Optional.empty();
                }
            }
            try {
                return Optional.of(Long.parseLong(text));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
    }

    private record ChoiceType(Shape.Choice shape) implements Type<String> {
        @Override
        public Optional<String> read(Data data, Problems problems) {
            Optional<String> text = scalar(data, shape, problems);
            if (text.isPresent() && !shape.words().contains(text.get())) {
                problems.report(
                        PlaybookCode.BAD_VALUE,
                        "'" + text.get() + "' is not " + shape.describe(),
                        data.span(),
                        Suggestion.didYouMean(text.get(), shape.words(), "write " + shape.describe()));
                return Optional.empty();
            }
            return text;
        }
    }

    private record ListType<T>(Type<T> item) implements Type<List<T>> {
        @Override
        public Optional<List<T>> read(Data data, Problems problems) {
            if (!(data instanceof Data.Sequence sequence)) {
                wrongType(data, shape(), problems);
                return Optional.empty();
            }
            List<T> values = new ArrayList<>();
            for (Data element : sequence.items()) {
                item.read(element, problems).ifPresent(values::add);
            }
            return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
        }

        @Override
        public Shape shape() {
            return new Shape.ListOf(item.shape());
        }
    }

    private record MapType<T>(Optional<Type<String>> key, Type<T> value) implements Type<Map<String, T>> {
        @Override
        public Optional<Map<String, T>> read(Data data, Problems problems) {
            if (!(data instanceof Data.Mapping mapping)) {
                wrongType(data, shape(), problems);
                return Optional.empty();
            }
            Map<String, T> values = new LinkedHashMap<>();
            for (Data.Entry entry : mapping.entries()) {
                boolean goodKey =
                        key.isEmpty() || key.get().read(entry.key(), problems).isPresent();
                value.read(entry.value(), problems)
                        .filter(v -> goodKey)
                        .ifPresent(v -> values.put(entry.key().text(), v));
            }
            return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
        }

        @Override
        public Shape shape() {
            return new Shape.MapOf(value.shape());
        }
    }

    private record TableType<T>(Map<String, Type<T>> columns) implements Type<Map<String, T>> {
        @Override
        public Optional<Map<String, T>> read(Data data, Problems problems) {
            if (!(data instanceof Data.Mapping mapping)) {
                wrongType(data, shape(), problems);
                return Optional.empty();
            }
            Map<String, T> values = new LinkedHashMap<>();
            for (Data.Entry entry : mapping.entries()) {
                Type<T> type = columns.get(entry.key().text());
                if (type == null) {
                    problems.report(
                            PlaybookCode.UNKNOWN_KEY,
                            "there is no setting '" + entry.key().text() + "'",
                            entry.key().span(),
                            Suggestion.didYouMean(
                                    entry.key().text(),
                                    columns.keySet(),
                                    "known are " + String.join(", ", columns.keySet())));
                } else {
                    type.read(entry.value(), problems)
                            .ifPresent(v -> values.put(entry.key().text(), v));
                }
            }
            return values.size() == mapping.entries().size() ? Optional.of(values) : Optional.empty();
        }

        @Override
        public Shape shape() {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            columns.forEach((name, type) -> shapes.put(name, type.shape()));
            return new Shape.Table(shapes);
        }
    }
}
