package dev.baton.core.exploration;

/**
 * The text form of where an enumeration stands, such as {@code depth-first/1 jumps=0 bound=none cut=no 0/3 1/2 next}.
 *
 * <p>The last word says that the text is whole: {@code next} if the order of these choices is to be run next,
 * {@code done} if nothing is left.
 */
final class DepthFirstPosition {
    private static final String FORMAT = "depth-first/";
    private static final String VERSION = FORMAT + "1";
    private static final int SETTINGS = 4;

    final int clockJumps;
    final int maxDecisions;
    final boolean cut;
    final boolean exhausted;
    final int decisions;
    final int[] chosen;
    final int[] widths;

    private DepthFirstPosition(String text) {
        String[] words = text.strip().split("\\s+", -1);
        String last = words[words.length - 1];
        if (words[0].startsWith(FORMAT) && !words[0].equals(VERSION)) {
            throw new IllegalArgumentException("The position is of format " + words[0] + ", but this version of Baton reads "
                    + VERSION + ". Resume it with the version that saved it, or start anew");
        }
        if (!words[0].equals(VERSION)) {
            throw new IllegalArgumentException("This is not a position of a depth-first exploration, which begins with "
                    + VERSION + ": " + quote(text));
        }
        if (words.length <= SETTINGS || !(last.equals("next") || last.equals("done"))) {
            throw new IllegalArgumentException("The position is incomplete: it must end with the word next or done, but is "
                    + quote(text) + ". Copy the whole line");
        }
        clockJumps = number(setting(words[1], "jumps"), 0);
        String bound = setting(words[2], "bound");
        maxDecisions = bound.equals("none") ? Integer.MAX_VALUE : number(bound, 1);
        cut = setting(words[3], "cut").equals("yes");
        exhausted = last.equals("done");
        decisions = words.length - SETTINGS - 1;
        chosen = new int[decisions + 16];
        widths = new int[decisions + 16];
        for (int i = 0; i < decisions; i++) {
            String[] parts = words[SETTINGS + i].split("/", -1);
            if (parts.length != 2) {
                throw malformed(words[SETTINGS + i]);
            }
            chosen[i] = number(parts[0], 0);
            widths[i] = number(parts[1], 2);
            if (chosen[i] >= widths[i]) {
                throw malformed(words[SETTINGS + i]);
            }
        }
    }

    static DepthFirstPosition read(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The position is empty. Pass what position() returned, or start anew with"
                    + " ExplorationStrategy.depthFirst()");
        }
        return new DepthFirstPosition(text);
    }

    static String write(
            int clockJumps, int maxDecisions, boolean cut, boolean exhausted, int[] chosen, int[] widths, int decisions) {
        StringBuilder text = new StringBuilder(VERSION)
                .append(" jumps=").append(clockJumps)
                .append(" bound=").append(maxDecisions == Integer.MAX_VALUE ? "none" : maxDecisions)
                .append(" cut=").append(cut ? "yes" : "no");
        for (int i = 0; i < decisions; i++) {
            text.append(' ').append(chosen[i]).append('/').append(widths[i]);
        }
        return text.append(exhausted ? " done" : " next").toString();
    }

    private static String setting(String word, String name) {
        if (!word.startsWith(name + "=")) {
            throw malformed(word);
        }
        return word.substring(name.length() + 1);
    }

    private static int number(String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the same as a number that is too low
        }
        throw malformed(text);
    }

    private static IllegalArgumentException malformed(String word) {
        return new IllegalArgumentException("The position has " + quote(word)
                + " where it cannot stand. Copy the whole line that position() returned");
    }

    private static String quote(String text) {
        return '"' + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + '"';
    }
}
