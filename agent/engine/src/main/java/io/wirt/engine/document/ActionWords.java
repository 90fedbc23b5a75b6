package io.wirt.engine.document;

import io.wirt.engine.host.Ground;
import io.wirt.spi.Action;
import io.wirt.spi.Bytes;
import io.wirt.spi.HostPath;
import io.wirt.spi.PathState;
import java.util.ArrayList;
import java.util.List;

/** An action as public data: what it does to which path, and the states before and after. */
record ActionWords(Ground ground, Redactor redactor) implements Action.Visitor<ChangeDocument.ActionDocument> {

    @Override
    public ChangeDocument.ActionDocument writeFile(Action.WriteFile action) {
        return writing(action, action.content());
    }

    @Override
    public ChangeDocument.ActionDocument overwriteFile(Action.OverwriteFile action) {
        return writing(action, action.content());
    }

    @Override
    public ChangeDocument.ActionDocument removeFile(Action.RemoveFile action) {
        return leaving(action, PathState.ABSENT.word());
    }

    @Override
    public ChangeDocument.ActionDocument makeDirectory(Action.MakeDirectory action) {
        return leaving(action, PathState.directory(action.mode()).word());
    }

    @Override
    public ChangeDocument.ActionDocument link(Action.Link action) {
        return leaving(action, PathState.link(action.target()).word());
    }

    @Override
    public ChangeDocument.ActionDocument renameLink(Action.RenameLink action) {
        return leaving(action, action.to().value());
    }

    @Override
    public ChangeDocument.ActionDocument setKernelValue(Action.SetKernelValue action) {
        return leaving(action, action.value());
    }

    @Override
    public ChangeDocument.ActionDocument run(Action.Run action) {
        List<String> expected = new ArrayList<>();
        for (Action.Leaving leaving : action.expects()) {
            HostPath path = leaving.path();
            expected.add(path + " " + (leaving.promised() ? leaving.state().word() : "remade"));
        }
        return new ChangeDocument.ActionDocument(action.verb(), action.words(), "", expected, List.of());
    }

    private ChangeDocument.ActionDocument leaving(Action action, String after) {
        return document(action, after, List.of());
    }

    private ChangeDocument.ActionDocument writing(Action action, Bytes content) {
        Bytes present = ground.state().content().orElse(Bytes.EMPTY);
        return document(action, "sha256:" + content.sha256(), Hunks.between(present, content, redactor));
    }

    private ChangeDocument.ActionDocument document(Action action, String after, List<String> hunks) {
        return new ChangeDocument.ActionDocument(
                action.verb(), ground.path().value(), ground.state().word(), List.of(after), hunks);
    }
}
