package dev.baton.platform;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

/** A foreground whose turns the test takes, on the thread that calls {@link #takeTurn}. */
final class ManualForeground implements Foreground {
    private final Queue<Runnable> turns = new ArrayDeque<>();
    private Thread taker;
    boolean refuses;

    @Override
    public synchronized void execute(Runnable turn) {
        if (refuses) {
            throw new RejectedExecutionException("no more turns");
        }
        turns.add(turn);
    }

    @Override
    public synchronized boolean isForegroundThread() {
        return Thread.currentThread() == taker;
    }

    synchronized int turns() {
        return turns.size();
    }

    /** Takes the next turn; returns false if there is none. */
    boolean takeTurn() {
        Runnable turn;
        synchronized (this) {
            turn = turns.poll();
            taker = Thread.currentThread();
        }
        if (turn != null) {
            turn.run();
        }
        synchronized (this) {
            taker = null;
        }
        return turn != null;
    }

    void takeTurns() {
        while (takeTurn()) {}
    }

    @Override
    public String toString() {
        return "ManualForeground";
    }
}
