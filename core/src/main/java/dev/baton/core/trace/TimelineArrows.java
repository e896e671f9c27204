package dev.baton.core.trace;

/** The lanes' stripes and the arrows from task to task, as one drawing that lies under the table. */
final class TimelineArrows {
    private static final int BEND = 6;
    private static final int BELOW_MIDDLE = 7; // where arrows leave a task, clear of the one that comes in

    private TimelineArrows() {}

    static String of(RunPicture picture, TimelineGrid grid) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg aria-hidden=\"true\" preserveAspectRatio=\"none\" width=\"").append(grid.width()).append("\" height=\"").append(grid.height())
                .append("\" viewBox=\"0 0 ").append(grid.width()).append(' ').append(grid.height()).append("\">\n");
        for (int lane = 0; lane < grid.lanes.size(); lane += 2) {
            svg.append("<rect class=\"stripe\" x=\"").append(grid.left(lane)).append("\" y=\"0\" width=\"")
                    .append(grid.columnWidth(lane)).append("\" height=\"").append(grid.height()).append("\"/>\n");
        }
        for (int child = 0; child < grid.entries.size(); child++) {
            TraceEntry entry = grid.entries.get(child);
            if (entry.parent() != 0) {
                svg.append("<path id=\"a").append(child).append("\" class=\"arrow")
                        .append(picture.held(entry) == null ? "" : " held")
                        .append("\" d=\"").append(path(grid, child)).append("\"/>\n");
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static String path(TimelineGrid grid, int child) {
        int x = grid.track(child);
        int y = grid.middle(child);
        int end = grid.taskLeft(grid.laneOf(grid.entries.get(child)));
        String head = "q0 " + BEND + " " + BEND + " " + BEND + "H" + end + "m-5 -4l5 4l-5 4";
        int parent = grid.parentOf(child);
        if (parent < 0) { // it came from a task that is not drawn
            return "M" + x + " " + (y - TimelineGrid.ROW / 2) + "V" + (y - BEND) + head;
        }
        int lane = grid.laneOf(grid.entries.get(parent));
        boolean leavesRight = grid.right(lane) <= x;
        int begin = leavesRight ? grid.right(lane) : grid.taskLeft(lane);
        int out = grid.middle(parent) + BELOW_MIDDLE;
        int bend = leavesRight ? BEND : -BEND;
        return "M" + begin + " " + out + "H" + (x - bend) + "q" + bend + " 0 " + bend + " " + BEND
                + "V" + (y - BEND) + head;
    }
}
