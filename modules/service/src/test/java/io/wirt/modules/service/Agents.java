package io.wirt.modules.service;

import io.wirt.engine.apply.Agent;
import io.wirt.engine.apply.Patience;
import io.wirt.engine.apply.RunListener;
import io.wirt.engine.document.ReportDocument;
import io.wirt.engine.playbook.Kinds;
import io.wirt.engine.playbook.PlaybookReader;
import io.wirt.engine.playbook.PlaybookSource;
import io.wirt.engine.playbook.Reading;
import io.wirt.modules.ksm.KsmModule;
import io.wirt.spi.Bytes;
import io.wirt.testkit.FakeHost;
import io.wirt.testkit.MemoryStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Runs of the engine with the kinds of this family and of ksm, for tests that look at several runs in turn. */
final class Agents {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2011-08-02T20:51:52Z"), ZoneOffset.UTC);

    private Agents() {}

    static Reading read(String resources) {
        String playbook = "wirt: 1\nresources:\n" + resources.indent(2);
        return PlaybookReader.read(
                new PlaybookSource("test.yaml", Bytes.utf8(playbook)),
                Kinds.of(List.of(new ServiceModule(), new KsmModule())));
    }

    static ReportDocument apply(FakeHost host, MemoryStore store, String resources) {
        return apply(host, store, resources, () -> false);
    }

    static ReportDocument apply(FakeHost host, MemoryStore store, String resources, Patience patience) {
        Agent agent = new Agent(host, "/", store, CLOCK, () -> patience);
        Agent.Outcome outcome = agent.apply(
                ((Reading.Accepted) read(resources)).playbook(), "/root/test.yaml", plan -> true, RunListener.SILENT);
        return ((Agent.Outcome.Performed) outcome).report();
    }
}
