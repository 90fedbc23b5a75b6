package io.wirt.modules.service.state;

import io.wirt.spi.Code;

/** What {@code service} finds. */
public enum ServiceCode implements Code {
    AMBIGUOUS_LINKS("service.ambiguous-links"),
    CONDITION_NOT_MET("service.condition-not-met"),
    ENDS_BY_ITSELF("service.ends-by-itself"),
    GUESTS_RUN("service.guests-run"),
    HAND_MADE_PRIORITIES("service.hand-made-priorities"),
    INSTALL_UNCLEAR("service.install-unclear"),
    KSMTUNED_RUNS("service.ksmtuned-runs"),
    LSB_RENUMBERS("service.lsb-renumbers"),
    MASKED("service.masked"),
    NO_CHKCONFIG_HEADER("service.no-chkconfig-header"),
    NO_LINK_TO_TURN("service.no-link-to-turn"),
    NO_MANAGER("service.no-manager"),
    NO_RUNLEVELS("service.no-runlevels"),
    NOT_BOOTED("service.not-booted"),
    OF_XINETD("service.of-xinetd"),
    ORDER_NOT_RECKONED("service.order-not-reckoned"),
    RUNLEVELS_ON_SYSTEMD("service.runlevels-on-systemd"),
    STARTS_NOWHERE("service.starts-nowhere"),
    STATIC("service.static"),
    STATUS_UNKNOWN("service.status-unknown"),
    TEMPLATE("service.template"),
    UNKNOWN("service.unknown"),
    XINETD_NOT_PLAIN("service.xinetd-not-plain");

    private final String id;

    ServiceCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
