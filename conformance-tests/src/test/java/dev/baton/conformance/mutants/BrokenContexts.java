package dev.baton.conformance.mutants;

import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;

/** Libraries with a context that their bridge does not read, or not early enough. */
final class BrokenContexts {
    private BrokenContexts() {}

    /** Reads sessions alone. */
    static final class LabelUnread extends Face {
        LabelUnread(LibraryScheduler target) {
            super(target);
        }

        @Override
        public Submissions inContext(TaskLabel label) {
            return target;
        }
    }

    /** Reads the label when the view has given the task its own. */
    static final class LabelReadLate extends Face {
        LabelReadLate(LibraryScheduler target) {
            super(target);
        }

        @Override
        public Submissions inContext(TaskLabel label) {
            return target.toString().contains(".labeled(") ? target : super.inContext(label);
        }
    }

    /** Reads labels alone. */
    static final class SessionUnread extends Face {
        SessionUnread(LibraryScheduler target) {
            super(target);
        }

        @Override
        public Submissions inContext(SessionId session) {
            return target;
        }
    }
}
