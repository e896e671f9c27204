package dev.baton.reactor;

import dev.baton.core.Routed;
import dev.baton.core.TaskLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What {@code Schedulers} hands out while schedulers are installed: at each call the one of the current thread, or, for
 * a thread that has none, what there would be without any installation.
 */
final class InstalledScheduler implements Scheduler, Scannable {
    private final Flavour flavour;
    private final String name;
    private final Routed<ReactorScheduler> installed;
    private final Supplier<Scheduler> origin;
    private final boolean isShared;

    private @Nullable Scheduler original; // under the lock of this object, once it was asked for
    private volatile boolean disposed;

    /** One that stands for a scheduler of Reactor's that everyone shares; it is never disposed, as that is not. */
    InstalledScheduler(Flavour flavour, Routed<ReactorScheduler> installed, Scheduler shared) {
        this.flavour = flavour;
        this.name = flavour.title();
        this.installed = installed;
        this.origin = () -> shared;
        this.isShared = true;
    }

    /** One that somebody makes for himself. */
    InstalledScheduler(Flavour flavour, String name, Supplier<Scheduler> origin) {
        this.flavour = flavour;
        this.name = name;
        this.installed = Installations.ROUTER.routed(this::make);
        this.origin = origin;
        this.isShared = false;
        installed.current();
    }

    private ReactorScheduler make(dev.baton.core.Scheduler scheduler) {
        ReactorScheduler made = flavoured(flavour, name, scheduler);
        if (disposed) {
            made.dispose();
        }
        return made;
    }

    /** Returns a scheduler of a flavour whose tasks carry its name as their label. */
    static ReactorScheduler flavoured(Flavour flavour, String name, dev.baton.core.Scheduler scheduler) {
        return flavour.on(scheduler.labeled(TaskLabel.of(name)));
    }

    private Scheduler target() {
        ReactorScheduler ours = installed.current();
        return ours == null ? original() : ours;
    }

    private synchronized Scheduler original() {
        Scheduler known = original;
        if (known == null) {
            known = origin.get();
            original = known;
            if (!isShared) {
                known.init();
            }
            if (disposed) {
                known.dispose();
            }
        }
        return known;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return target().schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return target().schedule(task, delay, unit);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return target().schedulePeriodically(task, initialDelay, period, unit);
    }

    @Override
    public Worker createWorker() {
        return target().createWorker();
    }

    @Override
    public long now(TimeUnit unit) {
        return target().now(unit);
    }

    @Override
    public void init() {
        if (disposed) {
            throw new IllegalStateException(this + " was disposed and cannot start again. Make a new one");
        }
    }

    /** Disposes what was made through this scheduler, wherever it went; a shared one stays. */
    @Override
    public void dispose() {
        if (!isShared) {
            disposed = true;
            parts().forEach(Scheduler::dispose);
        }
    }

    @Override
    public Mono<Void> disposeGracefully() {
        return Mono.defer(() -> {
            if (isShared) {
                return Mono.empty();
            }
            disposed = true;
            return Mono.when(parts().stream().map(Scheduler::disposeGracefully).toList());
        });
    }

    private synchronized List<Scheduler> parts() {
        List<Scheduler> parts = new ArrayList<>(installed.all());
        if (original != null) {
            parts.add(original);
        }
        return parts;
    }

    @Override
    public boolean isDisposed() {
        return disposed;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Scannable declares it
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.TERMINATED || key == Attr.CANCELLED) {
            return isDisposed();
        }
        return key == Attr.NAME ? toString() : Scannable.from(target()).scanUnsafe(key);
    }

    /** Returns flavour and name, as Reactor's own do. */
    @Override
    public String toString() {
        return flavour.title() + "(\"" + name + "\")";
    }
}
