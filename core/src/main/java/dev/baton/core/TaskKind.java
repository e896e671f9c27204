package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** Label, session and context of a task with more than one of them or a context; else the one stands for itself. */
record TaskKind(@Nullable TaskLabel label, @Nullable SessionId session, TaskNode.@Nullable Context context) {
    static @Nullable TaskLabel labelOf(@Nullable Object kind) {
        if (kind instanceof TaskLabel label) {
            return label;
        }
        return kind instanceof TaskKind all ? all.label : null;
    }

    static @Nullable SessionId sessionOf(@Nullable Object kind) {
        if (kind instanceof SessionId session) {
            return session;
        }
        return kind instanceof TaskKind all ? all.session : null;
    }

    static TaskNode.@Nullable Context contextOf(@Nullable Object kind) {
        return kind instanceof TaskKind all ? all.context : null;
    }
}
