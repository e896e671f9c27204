package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** The label and the session of a task that has both; of a task that has one of them, that one stands for itself. */
record LabelInSession(@Nullable TaskLabel label, @Nullable SessionId session) {
    static @Nullable TaskLabel labelOf(Object kind) {
        if (kind instanceof TaskLabel label) {
            return label;
        }
        return kind instanceof LabelInSession both ? both.label : null;
    }

    static @Nullable SessionId sessionOf(Object kind) {
        if (kind instanceof SessionId session) {
            return session;
        }
        return kind instanceof LabelInSession both ? both.session : null;
    }
}
