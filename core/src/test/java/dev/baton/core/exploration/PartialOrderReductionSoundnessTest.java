package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.exploration.SmallRandomProgram.Body;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the reduction leaves out makes no difference: of hundreds of small random programs every order is run, and every
 * state reached that way is reached with the reduction too.
 */
final class PartialOrderReductionSoundnessTest {
    private static final int PROGRAMS = 300;
    private static final int FEWEST_ORDERS = 4;
    private static final int MOST_ORDERS = 1_000;

    // Of the program at hand.
    private final Set<String> states = new HashSet<>();
    private final Map<String, String> stateOfClass = new HashMap<>();

    @ParameterizedTest
    @EnumSource(Body.class)
    void reduction_randomPrograms_reachesEveryState(Body body) {
        int programs = 0;
        long allOrders = 0;
        long executions = 0;
        for (long seed = 0; programs < PROGRAMS; seed++) {
            SmallRandomProgram program = new SmallRandomProgram(seed, body, 5 + (int) (seed % 5));
            long orders = enumerate(program);
            if (orders >= FEWEST_ORDERS && orders < MOST_ORDERS) {
                programs++;
                allOrders += orders;
                executions += reduce(program, orders);
            }
        }
        assertThat(executions).isLessThan(allOrders * 9 / 10); // else the reduction does nothing, which is sound too
    }

    /** Runs every order; returns how many there are. */
    private long enumerate(SmallRandomProgram program) {
        states.clear();
        stateOfClass.clear();
        DepthFirst all = ExplorationStrategy.depthFirst();
        boolean more = true;
        while (more && all.executions() < MOST_ORDERS) {
            more = Runs.next(all, scheduler -> {
                SmallRandomProgram.Result result = program.run(scheduler);
                states.add(result.state());
                if (program.isClassBySignature()) {
                    String known = stateOfClass.put(result.signature(), result.state());
                    assertThat(known).as("another order of the same class of %s", program).isIn(null, result.state());
                }
            });
        }
        return all.executions();
    }

    /** Runs the orders that differ; returns how many there are. */
    private long reduce(SmallRandomProgram program, long orders) {
        PartialOrderReduction reduction = ExplorationStrategy.partialOrderReduction();
        Set<String> reached = new HashSet<>();
        Runs.all(reduction, scheduler -> reached.add(program.run(scheduler).state()));
        assertThat(reached).as("states reached with %s of %s", reduction, program).isEqualTo(states);
        assertThat(reduction.isComplete()).isTrue();
        assertThat(reduction.executions()).isBetween((long) states.size(), orders);
        if (program.isClassBySignature() && !program.cancels) {
            assertThat(reduction.executions()).as("classes of %s", program).isEqualTo(stateOfClass.size());
        }
        return reduction.executions();
    }
}
