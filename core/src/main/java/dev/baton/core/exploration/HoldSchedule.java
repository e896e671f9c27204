package dev.baton.core.exploration;

import java.util.ArrayList;
import java.util.List;

/**
 * A run as what is held in it; everything else is in FIFO order.
 *
 * @param clockJumps how often the clock may jump early
 * @param holds what is held, and until when
 */
record HoldSchedule(int clockJumps, List<Hold> holds) implements Schedule {
    static final char KIND = 'h';

    HoldSchedule {
        holds = List.copyOf(holds);
    }

    @Override
    public int size() {
        return holds.size();
    }

    @Override
    public Replay replay() {
        return new HoldReplay(this);
    }

    void writeTo(BitWriter writer) {
        writer.number(clockJumps);
        writer.number(holds.size());
        for (Hold hold : holds) {
            writer.bits(hold.task(), 64);
            writer.number(hold.time());
            if (!hold.isForClock()) {
                writer.bits(hold.after(), 64);
            }
        }
    }

    static HoldSchedule readFrom(BitReader reader) {
        int clockJumps = reader.number(0, Integer.MAX_VALUE);
        int count = reader.number(0, Integer.MAX_VALUE);
        List<Hold> holds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long task = reader.bits(64);
            long time = reader.number();
            holds.add(time > 0 ? Hold.untilTime(task, time) : Hold.untilTask(task, reader.bits(64)));
        }
        return new HoldSchedule(clockJumps, holds);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
