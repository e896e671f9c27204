package dev.baton.core.trace;

/** Text of others, made fit for a line of a table or a page. */
final class PlainText {
    private static final char UNPRINTABLE = '\uFFFD';
    private static final char PICTURE_OF_NUL = '\u2400';
    private static final char PICTURE_OF_DELETE = '\u2421';

    private PlainText() {}

    /**
     * Returns the text with a sign in the place of what would break a line: control characters, half surrogate pairs, and
     * the characters that turn the direction of what follows.
     */
    static String visible(String text) {
        return visible(text, false);
    }

    /** As {@link #visible}, but line feeds and tabs stand. */
    static String visibleLines(String text) {
        return visible(text.replace("\r\n", "\n"), true);
    }

    private static String visible(String text, boolean lines) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x20 && !(lines && (c == '\n' || c == '\t'))) {
                visible.append((char) (PICTURE_OF_NUL + c));
            } else if (c == 0x7F) {
                visible.append(PICTURE_OF_DELETE);
            } else if (isUnprintable(c)) {
                visible.append(UNPRINTABLE);
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean isUnprintable(int c) {
        return isIn(c, 0x80, 0x9F) // more control characters
                || isIn(c, 0xD800, 0xDFFF) // half surrogate pairs
                || isIn(c, 0x2028, 0x202E) // line separators, changes of direction
                || isIn(c, 0x2066, 0x2069) // more changes of direction
                || isIn(c, 0xFDD0, 0xFDEF) // no characters at all, as the next
                || (c & 0xFFFE) == 0xFFFE;
    }

    /** Returns how many columns of a terminal the text takes. */
    static int width(String text) {
        return text.codePoints().map(PlainText::width).sum();
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /** The blocks that Unicode's East Asian Width calls wide, and emoji. */
    private static boolean isWide(int c) {
        return isIn(c, 0x1100, 0x115F)
                || isIn(c, 0x2E80, 0xA4CF)
                || isIn(c, 0xAC00, 0xD7A3)
                || isIn(c, 0xF900, 0xFAFF)
                || isIn(c, 0xFE30, 0xFE6F)
                || isIn(c, 0xFF00, 0xFF60)
                || isIn(c, 0x1F300, 0x1FAFF)
                || isIn(c, 0x20000, 0x3FFFD);
    }

    private static boolean isIn(int c, int first, int last) {
        return first <= c && c <= last;
    }

    /** Returns the text, or as much of its beginning as leaves room for an ellipsis. */
    static String shorten(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int end = 0;
        int width = 1;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            width += width(c);
            if (width > columns) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end) + "…";
    }

    /** Returns the name of a task without the classes around it if it does not fit with them. */
    static String shortName(String name, int columns) {
        return shorten(width(name) <= columns ? name : name.substring(name.lastIndexOf('.') + 1), columns);
    }

    /** Returns class and line without the package, such as {@code Search:41}. */
    static String shortSite(StackTraceElement site) {
        String name = site.getClassName();
        name = name.substring(name.lastIndexOf('.') + 1);
        int inner = name.indexOf('$', 1);
        return visible(inner < 0 ? name : name.substring(0, inner))
                + (site.getLineNumber() < 0 ? "" : ":" + site.getLineNumber());
    }
}
