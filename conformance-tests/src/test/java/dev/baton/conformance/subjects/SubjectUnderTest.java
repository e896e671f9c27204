package dev.baton.conformance.subjects;

import static dev.baton.conformance.Capability.BLOCKING_CALLS;
import static dev.baton.conformance.Capability.DEPRIORITIZATION;
import static dev.baton.conformance.Capability.FOREGROUND;
import static dev.baton.conformance.Capability.GRACEFUL_CLOSE;
import static dev.baton.conformance.Capability.HOOK;
import static dev.baton.conformance.Capability.INSTALLABLE;
import static dev.baton.conformance.Capability.INTERRUPT;
import static dev.baton.conformance.Capability.IN_PLACE;
import static dev.baton.conformance.Capability.LABEL_IN_CONTEXT;
import static dev.baton.conformance.Capability.LIBRARY_CLOCK;
import static dev.baton.conformance.Capability.NESTED_BLOCKING;
import static dev.baton.conformance.Capability.PERIODIC;
import static dev.baton.conformance.Capability.REPORTED_ERRORS;
import static dev.baton.conformance.Capability.ROUND_TRIP;
import static dev.baton.conformance.Capability.SEEDED_ORDER;
import static dev.baton.conformance.Capability.SESSIONS;
import static dev.baton.conformance.Capability.VIRTUAL_TIME;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Capability;
import dev.baton.conformance.Environment;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What Baton claims the contract for: each bridge, and none, over each scheduler. */
public enum SubjectUnderTest {
    TEST_SCHEDULER("TestScheduler", Bridge::none, Environment::virtual, without(direct())),
    TEST_REACTOR("Reactor on TestScheduler", ReactorBridge::new, Environment::virtual, without(queued(), virtual())),
    TEST_RXJAVA("RxJava on TestScheduler", RxJavaBridge::new, Environment::virtual, without(rxJava(), virtual())),
    STEP_VERIFIER("Reactor, driven by BatonStepVerifier", ReactorBridge::new, Verbs::stepVerifier, without(queued(), virtual())),
    RX_TEST_SCHEDULER("RxTestScheduler, driven by its verbs", RxJavaBridge::withVerbs, Verbs::rxJava,
            without(rxJava(), virtual())),
    TEST_COROUTINES("coroutines on TestScheduler", CoroutinesBridge::new, Environment::virtual, without(coroutines())),
    BATON_TEST("coroutines, driven by batonTest", CoroutinesBridge::new, Verbs::batonTest, without(coroutines(), virtual())),
    RUN_TEST("coroutines, driven by runTest's clock", CoroutinesBridge::new, Verbs::runTest,
            without(coroutines(), virtual())),
    TEST_EXECUTORS("executors on TestScheduler", ExecutorBridge::new, Environment::virtual, without(executors(), virtual())),
    POOL("ThreadPoolScheduler", Bridge::none, ThreadPools::environments, without(direct(), production())),
    POOL_SWING("ThreadPoolScheduler on Swing's event thread", Bridge::none, ForegroundThreads::swing,
            without(direct(), production())),
    POOL_EXECUTOR("ThreadPoolScheduler on an executor's thread", Bridge::none, ForegroundThreads::executor,
            without(direct(), production())),
    POOL_REACTOR("Reactor on ThreadPoolScheduler", ReactorBridge::new, ThreadPools::environments, without(queued(), production())),
    NATIVE_REACTOR("Reactor's own schedulers, adapted", Bridge::none, NativeReactor::environments,
            without(direct(), production(), Map.of(FOREGROUND, "Reactor's schedulers have no main thread"))),
    POOL_RXJAVA("RxJava on ThreadPoolScheduler", RxJavaBridge::new, ThreadPools::environments,
            without(rxJava(), production())),
    POOL_COROUTINES("coroutines on ThreadPoolScheduler", CoroutinesBridge::new, ThreadPools::environments,
            without(coroutines(), production())),
    POOL_EXECUTORS("executors on ThreadPoolScheduler", ExecutorBridge::new, ThreadPools::environments,
            without(executors(), production())),
    NATIVE_EXECUTORS("the JDK's own executors, adapted", Bridge::none, NativeExecutors::environments,
            without(direct(), production(), Map.of(FOREGROUND, "executors have no main thread")));

    private final String title;
    private final Supplier<Bridge> bridge;
    private final Supplier<Stream<Environment>> environments;
    private final Map<Capability, String> absent;

    SubjectUnderTest(
            String title,
            Supplier<Bridge> bridge,
            Supplier<Stream<Environment>> environments,
            Map<Capability, String> absent) {
        this.title = title;
        this.bridge = bridge;
        this.environments = environments;
        this.absent = absent;
    }

    public String title() {
        return title;
    }

    Bridge bridge() {
        return bridge.get();
    }

    Stream<Environment> environments() {
        return environments.get();
    }

    public Map<Capability, String> absent() {
        return absent;
    }

    private static Map<Capability, String> queued() {
        return Map.of(IN_PLACE, "every task of this library goes through a queue");
    }

    private static Map<Capability, String> direct() {
        return Map.of(
                IN_PLACE, "our own tasks all go through a queue",
                HOOK, "our own schedulers have no hook for submitted tasks",
                INTERRUPT, "our own handles never interrupt",
                ROUND_TRIP, "nothing is converted",
                GRACEFUL_CLOSE, "our own schedulers end gracefully in ways of their own",
                INSTALLABLE, "our own schedulers need no installation",
                BLOCKING_CALLS, "our own blocking call is blockOn",
                LABEL_IN_CONTEXT, "our own schedulers take labels as views");
    }

    private static Map<Capability, String> rxJava() {
        return Map.of(
                IN_PLACE, "every task of RxJava goes through a queue",
                GRACEFUL_CLOSE, "RxJava's schedulers have no graceful end",
                LABEL_IN_CONTEXT, "RxJava has no context; labels are given as views");
    }

    private static Map<Capability, String> coroutines() {
        return Map.of(
                HOOK, "coroutines have no hook for submitted tasks",
                INTERRUPT, "coroutines are not interrupted",
                PERIODIC, "coroutines have no periodic tasks",
                LIBRARY_CLOCK, "a dispatcher has no clock to read",
                GRACEFUL_CLOSE, "a dispatcher has no graceful end",
                BLOCKING_CALLS, "runBlocking brings an event loop of its own");
    }

    private static Map<Capability, String> executors() {
        return Map.of(
                IN_PLACE, "every task of an executor goes through a queue",
                HOOK, "executors have no hook for submitted tasks",
                REPORTED_ERRORS, "what a task throws is in its future, for whoever holds that",
                INSTALLABLE, "the JDK has no default executor to replace",
                LABEL_IN_CONTEXT, "executors have no context; labels are given as views");
    }

    private static Map<Capability, String> virtual() {
        return Map.of(INTERRUPT, "there is no other thread to cancel from");
    }

    private static Map<Capability, String> production() {
        return Map.of(
                VIRTUAL_TIME, "production runs in real time",
                DEPRIORITIZATION, "production ignores labels for ordering",
                SESSIONS, "production carries no sessions",
                SEEDED_ORDER, "production runs on real threads",
                NESTED_BLOCKING, "production threads block for real");
    }

    @SafeVarargs
    private static Map<Capability, String> without(Map<Capability, String>... groups) {
        Map<Capability, String> absent = new EnumMap<>(Capability.class);
        for (Map<Capability, String> group : groups) {
            absent.putAll(group);
        }
        return absent;
    }
}
