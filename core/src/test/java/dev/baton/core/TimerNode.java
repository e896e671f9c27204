package dev.baton.core;


/** A timer with room for the keys that some candidates keep in it, and for what a test knows about it. */
final class TimerNode extends TaskNode {
    long deadline;
    long sequence;
    int number;
    boolean isArmed;

    @Override
    protected void execute() {
        throw new AssertionError("Timers are taken out here, not run");
    }
}
