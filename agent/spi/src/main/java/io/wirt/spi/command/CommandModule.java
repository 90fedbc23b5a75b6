package io.wirt.spi.command;

import io.wirt.spi.HostModule;
import java.util.List;

/** A family that brings commands as well, for what its kinds know of a host and a person wants to see. */
public interface CommandModule extends HostModule {

    List<HostCommand> commands();
}
