package dev.baton.conformance.subjects;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/** Makes threads, virtual ones where there are any, that can be kept from beginning. */
final class HeldThreads implements ThreadFactory {
    private final ThreadFactory factory = factory();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Keeps threads made from now on from beginning until the result is run. */
    Runnable hold() {
        CountDownLatch held = new CountDownLatch(1);
        gate = held;
        return held::countDown;
    }

    @Override
    public Thread newThread(Runnable life) {
        CountDownLatch current = gate;
        return factory.newThread(() -> {
            await(current);
            life.run();
        });
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError("Nobody interrupts these threads before they begin", e);
        }
    }

    private static ThreadFactory factory() {
        if (Runtime.version().feature() < 21) {
            return life -> {
                Thread thread = new Thread(life);
                thread.setDaemon(true);
                return thread;
            };
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("This JDK has virtual threads", e);
        }
    }
}
