package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Capability;
import dev.baton.conformance.Environment;
import dev.baton.conformance.ForegroundRules;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Foreground tasks of each library, on each foreground that has a thread of its own. */
final class ForegroundBridgesTest {
    abstract static class ThroughBridge implements ForegroundRules {
        private final SubjectUnderTest subject;
        private final Supplier<Stream<Environment>> foreground;

        ThroughBridge(SubjectUnderTest subject, Supplier<Stream<Environment>> foreground) {
            this.subject = subject;
            this.foreground = foreground;
        }

        @Override
        public Bridge bridge() {
            return subject.bridge();
        }

        @Override
        public Stream<Environment> environments() {
            return foreground.get();
        }

        @Override
        public Map<Capability, String> absent() {
            return subject.absent();
        }
    }

    private static Stream<Environment> swingAndExecutor() {
        return Stream.concat(ForegroundThreads.swing(), ForegroundThreads.executor());
    }

    @Nested
    final class Reactor extends ThroughBridge {
        Reactor() {
            super(SubjectUnderTest.POOL_REACTOR, ForegroundBridgesTest::swingAndExecutor);
        }
    }

    @Nested
    final class RxJava extends ThroughBridge {
        RxJava() {
            super(SubjectUnderTest.POOL_RXJAVA, ForegroundBridgesTest::swingAndExecutor);
        }
    }

    @Nested
    final class Coroutines extends ThroughBridge {
        Coroutines() {
            super(SubjectUnderTest.POOL_COROUTINES, ForegroundBridgesTest::swingAndExecutor);
        }
    }

    /** As above, where JavaFX starts. */
    @Nested
    final class OnJavaFx {
        @BeforeAll
        static void start() {
            JavaFx.assumeStarted();
        }

        @Nested
        final class Reactor extends ThroughBridge {
            Reactor() {
                super(SubjectUnderTest.POOL_REACTOR, JavaFx::environments);
            }
        }

        @Nested
        final class RxJava extends ThroughBridge {
            RxJava() {
                super(SubjectUnderTest.POOL_RXJAVA, JavaFx::environments);
            }
        }

        @Nested
        final class Coroutines extends ThroughBridge {
            Coroutines() {
                super(SubjectUnderTest.POOL_COROUTINES, JavaFx::environments);
            }
        }
    }
}
