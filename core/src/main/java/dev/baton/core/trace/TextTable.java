package dev.baton.core.trace;

import java.util.List;

/** Rows of text with aligned columns. */
final class TextTable {
    private TextTable() {}

    /** Returns the rows, the first {@code rightAligned} columns flush right, each row ending in a line feed. */
    static String of(List<List<String>> rows, int rightAligned) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], PlainText.width(PlainText.visible(row.get(column))));
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = PlainText.visible(row.get(column));
                String padding = " ".repeat(widths[column] - PlainText.width(cell));
                line.append(column == 0 ? "" : "  ").append(column < rightAligned ? padding + cell : cell + padding);
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
