package io.wirt.formats.ksm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogrotateConfTest {
    private static final LogrotateConf CONF = LogrotateConf.parse("""
            # /var/log/comment
            weekly
            /var/log/cron /var/log/mail?g
            "/var/log/with quotes" {
                missingok
                postrotate
                    /bin/kill -HUP /var/log/script
                endscript
            }
            /var/log/libvirt/*.log{
                olddir /var/log/old
            }
            /var/log/last""");

    @Test
    void namesCountOnLinesOfTheirOwnAndBeforeABlock() {
        assertThat(CONF.covers("/var/log/cron")).isTrue();
        assertThat(CONF.covers("/var/log/last")).isTrue();
    }

    @Test
    void patternsStandForNamesInOneDirectory() {
        assertThat(CONF.covers("/var/log/libvirt/libvirtd.log")).isTrue();
        assertThat(CONF.covers("/var/log/libvirt/qemu/guest.log")).isFalse();
        assertThat(CONF.covers("/var/log/mailog")).isTrue();
        assertThat(CONF.covers("/var/log/mailllog")).isFalse();
        assertThat(CONF.covers("/var/log/libvirt/xlog")).isFalse();
    }

    @Test
    void commentsAndWhatABlockHoldsNameNothing() {
        assertThat(CONF.covers("/var/log/comment")).isFalse();
        assertThat(CONF.covers("/var/log/script")).isFalse();
        assertThat(CONF.covers("/var/log/old")).isFalse();
    }

    @Test
    void otherNamesAreNotCovered() {
        assertThat(CONF.covers("/var/log/ksmtuned")).isFalse();
        assertThat(LogrotateConf.parse("").covers("/var/log/cron")).isFalse();
    }
}
