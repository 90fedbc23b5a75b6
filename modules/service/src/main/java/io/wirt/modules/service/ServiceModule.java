package io.wirt.modules.service;

import io.wirt.modules.service.state.ServiceCode;
import io.wirt.spi.Code;
import io.wirt.spi.HostModule;
import io.wirt.spi.Kind;
import java.util.List;

/** The family of kinds about services. */
public final class ServiceModule implements HostModule {
    @Override
    public String family() {
        return "service";
    }

    @Override
    public List<Kind<?, ?>> kinds() {
        return List.of(new ServiceKind());
    }

    @Override
    public List<? extends Code> codes() {
        return List.of(ServiceCode.values());
    }
}
