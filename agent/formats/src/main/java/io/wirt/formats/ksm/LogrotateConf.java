package io.wirt.formats.ksm;

import io.wirt.formats.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The files that a configuration of logrotate names, see logrotate(8): names and patterns, several on a line, quoted or
 * not, before a block in braces.
 */
public final class LogrotateConf {
    private final List<Pattern> files;

    private LogrotateConf(List<Pattern> files) {
        this.files = files;
    }

    public static LogrotateConf parse(String text) {
        List<Pattern> files = new ArrayList<>();
        boolean inBlock = false;
        for (int start = 0; start < text.length(); start = Lines.next(text, start)) {
            String line = Lines.lineAt(text, start).strip();
            if (!inBlock && !line.startsWith("#")) {
                addFiles(line, files);
            }
            inBlock = line.endsWith("{") || (inBlock && !line.startsWith("}"));
        }
        return new LogrotateConf(files);
    }

    private static void addFiles(String line, List<Pattern> files) {
        for (String word : line.split("[\\s{]+", -1)) {
            String name = word.replace("\"", "").replace("'", "");
            if (name.startsWith("/")) {
                files.add(Pattern.compile(regex(name)));
            }
        }
    }

    /** As glob(7): a star stands for any characters but a slash, a question mark for one. */
    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** Whether it says anything about the file at that path. */
    public boolean covers(String path) {
        for (Pattern file : files) {
            if (file.matcher(path).matches()) {
                return true;
            }
        }
        return false;
    }
}
