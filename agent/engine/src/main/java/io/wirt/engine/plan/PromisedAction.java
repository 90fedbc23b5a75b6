package io.wirt.engine.plan;

import io.wirt.engine.host.Ground;
import io.wirt.spi.Action;
import io.wirt.spi.PathState;
import java.util.ArrayList;
import java.util.List;

/**
 * What one action does to which path, and the states before and after.
 *
 * @param target where it acts, links followed; for a command its words
 * @param before the state it finds, see {@link PathState#word}; empty for a command
 * @param after the state it leaves; for a command what it is expected to leave, as {@code path state} each
 */
public record PromisedAction(String verb, String target, String before, List<String> after) {
    public PromisedAction {
        after = List.copyOf(after);
    }

    static PromisedAction of(PlannedChange.Step step) {
        Action action = step.action();
        return action.accept(new Words(action.verb(), step.ground()));
    }

    private record Words(String verb, Ground ground) implements Action.Visitor<PromisedAction> {
        @Override
        public PromisedAction writeFile(Action.WriteFile action) {
            return leaving("sha256:" + action.content().sha256());
        }

        @Override
        public PromisedAction overwriteFile(Action.OverwriteFile action) {
            return leaving("sha256:" + action.content().sha256());
        }

        @Override
        public PromisedAction removeFile(Action.RemoveFile action) {
            return leaving(PathState.ABSENT.word());
        }

        @Override
        public PromisedAction makeDirectory(Action.MakeDirectory action) {
            return leaving(PathState.directory(action.mode()).word());
        }

        @Override
        public PromisedAction link(Action.Link action) {
            return leaving(PathState.link(action.target()).word());
        }

        @Override
        public PromisedAction renameLink(Action.RenameLink action) {
            return leaving(action.to().value());
        }

        @Override
        public PromisedAction setKernelValue(Action.SetKernelValue action) {
            return leaving(action.value());
        }

        @Override
        public PromisedAction run(Action.Run action) {
            List<String> expected = new ArrayList<>();
            for (Action.Leaving leaving : action.expects()) {
                expected.add(leaving.path() + " "
                        + (leaving.promised() ? leaving.state().word() : "remade"));
            }
            return new PromisedAction(verb, action.words(), "", expected);
        }

        private PromisedAction leaving(String after) {
            return new PromisedAction(
                    verb, ground.path().value(), ground.state().word(), List.of(after));
        }
    }
}
