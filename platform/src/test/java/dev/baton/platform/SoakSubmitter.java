package dev.baton.platform;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;

/** A thread that submits random tasks in every way there is, cancels some, and closes its workers now and then. */
final class SoakSubmitter extends Thread {
    private static final int REMEMBERED = 64;
    private static final long MOST_OPEN = 50_000;

    private final ThreadPoolScheduler scheduler;
    private final SoakLedger ledger;
    private final int tasks;
    private final SplittableRandom random;
    private final TaskNode[] recent = new TaskNode[REMEMBERED];
    private Worker worker;
    private Worker elasticWorker;

    SoakSubmitter(ThreadPoolScheduler scheduler, SoakLedger ledger, int tasks, SplittableRandom random) {
        super("soak submitter");
        this.scheduler = scheduler;
        this.ledger = ledger;
        this.tasks = tasks;
        this.random = random;
        this.worker = scheduler.createWorker();
        this.elasticWorker = scheduler.elastic().createWorker();
    }

    @Override
    public void run() {
        for (int number = 0; number < tasks; number++) {
            int dice = random.nextInt();
            if ((number & 0x3FF) == 0) {
                awaitRoom();
            }
            int way = dice >>> 24;
            if (way < 2) {
                new SoakPeriodic(way == 0 ? scheduler : worker, dice & 0x3FFF, 3, ledger).startOrBeRejected(dice & 0xFFF);
            } else {
                submit(new SoakNode(ledger, SoakBody.of(dice)), way, dice >>> 8 & 0x1FFFF);
            }
            if ((dice & 0x70000) == 0) {
                cancelRecent(dice >>> 20 & REMEMBERED - 1);
            }
            if ((dice & 0x7FF80000) == 0) {
                changeWorkers();
            }
        }
    }

    private void submit(SoakNode node, int way, int delay) {
        recent[delay & REMEMBERED - 1] = node;
        try {
            if (way < 16) {
                scheduler.submit(node, delay);
            } else if (way < 24) {
                worker.submit(node, delay);
            } else if (way < 26) {
                scheduler.elastic().submit(node, way == 24 ? delay : 0);
            } else if (way < 28) {
                elasticWorker.submit(node, way == 26 ? delay : 0);
            } else if (way < 96) {
                worker.submit(node);
            } else {
                scheduler.submit(node);
            }
        } catch (RejectedExecutionException closed) {
            node.rejected();
        }
    }

    private void cancelRecent(int index) {
        TaskNode victim = recent[index];
        if (victim != null) {
            victim.cancel();
        }
    }

    private void changeWorkers() {
        worker.close();
        elasticWorker.close();
        worker = scheduler.createWorker();
        elasticWorker = scheduler.elastic().createWorker();
    }

    /** Lets the threads of the scheduler catch up, which bounds the memory. */
    private void awaitRoom() {
        Await.until(() -> ledger.open() < MOST_OPEN);
    }
}
