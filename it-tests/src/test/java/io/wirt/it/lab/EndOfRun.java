package io.wirt.it.lab;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Cleans up after all tests, and says as the last word which of them this machine could not run. */
public final class EndOfRun implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Lab.cleanUp();
        Lab.skipped().forEach(text -> System.out.println("NOT RUN: " + text));
    }
}
