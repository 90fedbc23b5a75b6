package example.motd;

import io.wirt.spi.Code;

/** What {@code motd} finds. */
enum MotdCode implements Code {
    NOT_SHOWN("motd.not-shown");

    private final String id;

    MotdCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
