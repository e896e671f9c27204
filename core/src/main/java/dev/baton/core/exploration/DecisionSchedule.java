package dev.baton.core.exploration;

import java.util.ArrayList;
import java.util.List;

/**
 * A run as its decisions.
 *
 * @param clockJumps how often the clock could jump early
 * @param choices the decisions
 * @param steps how many tasks ran
 * @param hash the rolling hash of what ran
 */
record DecisionSchedule(int clockJumps, List<Choice> choices, long steps, long hash) implements Schedule {
    static final char KIND = 'd';

    DecisionSchedule {
        choices = List.copyOf(choices);
    }

    @Override
    public int size() {
        return choices.size();
    }

    @Override
    public Replay replay() {
        return new DecisionReplay(this);
    }

    void writeTo(BitWriter writer) {
        writer.number(clockJumps);
        writer.number(steps);
        writer.bits(hash, 64);
        writer.number(choices.size());
        int tasks = 0;
        for (Choice choice : choices) {
            writer.difference(choice.tasks() - tasks);
            tasks = choice.tasks();
            if (clockJumps > 0) {
                writer.bits(choice.canJump() ? 1 : 0, 1);
            }
            writer.bits(choice.chosen(), bits(choice.candidates()));
            writer.bits(choice.check(), Choice.CHECK_BITS);
        }
    }

    static DecisionSchedule readFrom(BitReader reader) {
        int clockJumps = reader.number(0, Integer.MAX_VALUE);
        long steps = reader.number();
        long hash = reader.bits(64);
        int count = reader.number(0, Integer.MAX_VALUE);
        List<Choice> choices = new ArrayList<>();
        int tasks = 0;
        for (int i = 0; i < count; i++) {
            tasks = reader.difference(tasks, 1, Integer.MAX_VALUE - 1);
            boolean canJump = clockJumps > 0 && reader.bits(1) == 1;
            int candidates = canJump ? tasks + 1 : tasks;
            int chosen = (int) reader.bits(bits(candidates));
            if (candidates < 2 || chosen >= candidates) {
                throw new IllegalArgumentException("decision " + (i + 1) + " makes no sense");
            }
            choices.add(new Choice(tasks, canJump, chosen, (int) reader.bits(Choice.CHECK_BITS)));
        }
        return new DecisionSchedule(clockJumps, choices, steps, hash);
    }

    private static int bits(int candidates) {
        return 32 - Integer.numberOfLeadingZeros(candidates - 1);
    }

    @Override
    public String toString() {
        return ScheduleText.of(this);
    }
}
