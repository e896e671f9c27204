package dev.baton.examples.mixed;

/** Whether an answer may overtake an older one on its way to the screen: the bug, and its fix. */
public enum Overtaking {
    /** {@code flatMap}: every answer is shown when it comes. The classical bug. */
    ALLOWED,
    /** {@code switchMap}: a new query ends the wait for older answers. */
    PREVENTED
}
