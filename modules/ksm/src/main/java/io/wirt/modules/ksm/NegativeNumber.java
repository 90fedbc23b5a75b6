package io.wirt.modules.ksm;

import io.wirt.spi.Data;
import io.wirt.spi.PlaybookCode;
import io.wirt.spi.Problems;
import io.wirt.spi.Shape;
import io.wirt.spi.Type;
import io.wirt.spi.Types;
import java.util.Optional;

/** A whole number below zero, for a setting that people like to write without its sign. */
record NegativeNumber(String setting, String because) implements Type<Long> {
    @Override
    public Optional<Long> read(Data data, Problems problems) {
        Optional<Long> number =
                Types.wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE).read(data, problems);
        if (number.isEmpty() || number.get() < 0) {
            return number;
        }
        problems.report(
                PlaybookCode.BAD_VALUE,
                setting + " must be negative, " + because,
                data.span(),
                number.get() == 0 ? "write a number below 0" : "write -" + number.get());
        return Optional.empty();
    }

    @Override
    public Shape shape() {
        return new Shape.WholeNumber(Integer.MIN_VALUE, -1);
    }
}
