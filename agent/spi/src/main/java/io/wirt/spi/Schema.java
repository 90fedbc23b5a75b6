package io.wirt.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a playbook may say of a kind: the one declaration from which reading, checking, defaults, documentation and
 * JSON Schema come.
 *
 * @param <D> the desired state that it is read as
 */
public final class Schema<D> {
    private final String meaning;
    private final List<Field<?>> fields;
    private final Optional<Field<?>> shorthand;
    private final Function<Input, D> desired;
    private final List<Check<D>> checks;

    private Schema(
            String meaning,
            List<Field<?>> fields,
            Optional<Field<?>> shorthand,
            Function<Input, D> desired,
            List<Check<D>> checks) {
        this.meaning = meaning;
        this.fields = fields;
        this.shorthand = shorthand;
        this.desired = desired;
        this.checks = checks;
    }

    /**
     * @param meaning what a resource of this kind declares, in one sentence
     * @param desired makes the desired state of values that have all been read without a problem
     */
    public static <D> Schema<D> of(String meaning, List<Field<?>> fields, Function<Input, D> desired) {
        return new Schema<>(meaning, List.copyOf(fields), Optional.empty(), desired, List.of());
    }

    /** This schema, where the value of {@code field} may stand alone: {@code cpu-flags: [svm]}. */
    public Schema<D> shorthand(Field<?> field) {
        return new Schema<>(meaning, fields, Optional.of(field), desired, checks);
    }

    /** This schema with one more rule, about several fields; it is asked only when each field is good by itself. */
    public Schema<D> rule(Check<D> check) {
        List<Check<D>> more = new ArrayList<>(checks);
        more.add(check);
        return new Schema<>(meaning, fields, shorthand, desired, List.copyOf(more));
    }

    public String meaning() {
        return meaning;
    }

    public List<Field<?>> fields() {
        return fields;
    }

    public Optional<Field<?>> shorthand() {
        return shorthand;
    }

    /** Whether resources of this kind carry a name, which then is part of their id. */
    public boolean named() {
        return find("name").isPresent();
    }

    /** The desired state, or empty if {@code data} had problems; all of them have been reported. */
    public Optional<D> read(String kind, Data data, Problems problems) {
        int before = problems.count();
        Optional<Data.Mapping> mapping = asMapping(kind, data, problems);
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        reportUnknownKeys(kind, mapping.get(), problems);
        Input input = new Input(mapping.get());
        for (Field<?> field : fields) {
            input.verify(kind, field, problems);
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        D result = desired.apply(input);
        for (Check<D> check : checks) {
            check.report(result, input, problems);
        }
        return problems.count() > before ? Optional.empty() : Optional.of(result);
    }

    /** The settings of a resource as a map, whether it was written as one or in the short form. */
    public Optional<Data.Mapping> asMapping(String kind, Data data, Problems problems) {
        boolean nothing = data.describe().equals("nothing");
        if (data instanceof Data.Mapping mapping && !(isMapShorthand() && isShort(mapping))) {
            return Optional.of(mapping);
        }
        if (shorthand.isPresent() && !nothing) {
            Data.Scalar key = new Data.Scalar(shorthand.get().name(), true, data.span());
            return Optional.of(new Data.Mapping(List.of(new Data.Entry(key, data)), data.span()));
        }
        if (nothing && fields.stream().allMatch(field -> field.absent().isPresent())) {
            return Optional.of(new Data.Mapping(List.of(), data.span()));
        }
        problems.report(
                PlaybookCode.WRONG_TYPE,
                kind + " wants a map of settings, found " + data.describe(),
                data.span(),
                "write " + kind + ": { " + firstFieldName() + ": ... }");
        return Optional.empty();
    }

    private boolean isMapShorthand() {
        return shorthand.isPresent() && shorthand.get().type().shape() instanceof Shape.MapOf;
    }

    /** A map is the short form of its field if none of its keys is a setting's name. */
    private boolean isShort(Data.Mapping mapping) {
        for (Data.Entry entry : mapping.entries()) {
            if (find(entry.key().text()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private String firstFieldName() {
        return fields.isEmpty() ? "" : fields.get(0).name();
    }

    private Optional<Field<?>> find(String name) {
        for (Field<?> field : fields) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    private void reportUnknownKeys(String kind, Data.Mapping mapping, Problems problems) {
        for (Data.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (find(key).isEmpty()) {
                List<String> names = new ArrayList<>();
                fields.forEach(field -> names.add(field.name()));
                problems.report(
                        PlaybookCode.UNKNOWN_KEY,
                        kind + " has no setting '" + key + "'",
                        entry.key().span(),
                        Suggestion.didYouMean(key, names, "it has " + String.join(", ", names)));
            }
        }
    }

    /** A rule about several fields. */
    @FunctionalInterface
    public interface Check<D> {
        void report(D desired, Input input, Problems problems);
    }

    /** The values of one resource, typed by their fields. */
    public static final class Input {
        private final Data.Mapping mapping;

        private Input(Data.Mapping mapping) {
            this.mapping = mapping;
        }

        /** The value of a field of this schema. */
        public <T> T get(Field<T> field) {
            Optional<T> value = data(field)
                    .map(data -> field.type().read(data, new Problems()))
                    .orElse(field.absent());
            return value.orElseThrow(
                    () -> new IllegalArgumentException("the schema does not list the field " + field.name()));
        }

        /** What the playbook says of a field, with its place; empty where it is silent. */
        public Optional<Data> data(Field<?> field) {
            return mapping.find(field.name()).map(Data.Entry::value);
        }

        /** The place of a field, or of the whole resource where the playbook is silent about it. */
        public Span span(Field<?> field) {
            return data(field).map(Data::span).orElse(mapping.span());
        }

        private void verify(String kind, Field<?> field, Problems problems) {
            Optional<Data> data = data(field);
            if (data.isPresent()) {
                field.type().read(data.get(), problems);
            } else if (field.absent().isEmpty()) {
                problems.report(
                        PlaybookCode.MISSING_KEY,
                        kind + " needs '" + field.name() + "'",
                        mapping.span(),
                        "add " + field.name() + ": " + field.type().shape().describe());
            }
        }
    }
}
