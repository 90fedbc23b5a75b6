package io.wirt.modules.checks;

import io.wirt.spi.Code;

/** What {@code iommu} finds. */
enum IommuCode implements Code {
    INCOMPLETE("iommu.incomplete"),
    NO_LOG("iommu.no-log"),
    OFF("iommu.off"),
    ON("iommu.on"),
    UNREADABLE("iommu.unreadable");

    private final String id;

    IommuCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
