package dev.baton.platform;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ready tasks that wait for their turns on a foreground.
 *
 * <h2>Tickets</h2>
 *
 * Each task draws the next ticket, and one turn is requested for it. Turns know nothing of tasks: the first to come is
 * for the first ticket, whoever requested it. A task that leaves early takes nobody's turn along: the turn of its ticket
 * passes, so that no later task overtakes what else is queued on the foreground. Nothing is allocated for a turn, and a
 * cancelled task is unreachable at once.
 *
 * <h2>Lost turns</h2>
 *
 * A turn may be refused after tickets were drawn behind it. Then one ticket fewer can be served: an empty one is
 * skipped, and if there is none, the last task has to go. Guarded by the lock of whoever owns it.
 */
final class Turns {
    private final TaskChain waiting = new TaskChain();
    private int size;
    private int drawn; // tickets run from 0 to the greatest int and around
    private int served;
    private int lost;

    /** Queues a task that is in no queue, for which a turn has yet to be requested. */
    void add(TaskNode task) {
        Nodes.ticket(task, drawn);
        drawn = after(drawn);
        waiting.addLast(task);
        size++;
    }

    /** Takes out the task whose turn has come, or returns null if it has left. */
    @Nullable TaskNode next() {
        while (served != drawn) {
            TaskNode first = waiting.first();
            boolean present = first != null && Nodes.ticketOf(first) == served;
            served = after(served);
            if (first != null && present) {
                remove(first);
                return first;
            }
            if (lost == 0) {
                return null;
            }
            lost--;
        }
        return null;
    }

    /** Takes a task out; returns false if it is not in here. */
    boolean remove(TaskNode task) {
        boolean present = waiting.remove(task);
        if (present) {
            Nodes.ticket(task, -1);
            size--;
        }
        return present;
    }

    /**
     * Takes note that the turn requested for a task will not come.
     *
     * @return the task that goes without, which is no longer in here: this one, or the last if another's turn has served
     *     this one, or null if one that has left makes up for it
     */
    @Nullable TaskNode lose(TaskNode task) {
        lost++;
        if (remove(task)) {
            return task;
        }
        TaskNode last = waiting.last();
        int empty = ((drawn - served) & Integer.MAX_VALUE) - size;
        if (last == null || empty >= lost) {
            return null;
        }
        remove(last);
        return last;
    }

    /** Takes out all tasks, in order. */
    List<TaskNode> drain() {
        List<TaskNode> drained = new ArrayList<>(size);
        for (TaskNode first = waiting.first(); first != null; first = waiting.first()) {
            remove(first);
            drained.add(first);
        }
        return drained;
    }

    private static int after(int ticket) {
        return (ticket + 1) & Integer.MAX_VALUE;
    }
}
