package io.wirt.cli;

import io.wirt.modules.boot.BootModule;
import io.wirt.modules.checks.ChecksModule;
import io.wirt.modules.ksm.report.KsmFamily;
import io.wirt.modules.service.ServiceModule;
import io.wirt.spi.HostModule;
import java.util.List;

/** The families that ship with Wirt: a plain list, because looking them up costs more than a whole plan's reading. */
public final class BuiltInModules {
    private BuiltInModules() {}

    public static List<HostModule> list() {
        return List.of(new BootModule(), new ServiceModule(), new KsmFamily(), new ChecksModule());
    }
}
