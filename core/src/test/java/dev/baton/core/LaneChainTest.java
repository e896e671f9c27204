package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.LaneChain.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaneChainTest {
    private final LaneChain chain = new LaneChain();
    private final TaskNode first = new RacingNode();
    private final TaskNode second = new RacingNode();
    private final TaskNode third = new RacingNode();

    private List<TaskNode> closed() {
        List<TaskNode> visited = new ArrayList<>();
        chain.close(visited::add);
        return visited;
    }

    @Test
    void add_idle_isFirstAndTheNextIsBehind() {
        assertThat(chain.head()).isNull();
        assertThat(chain.add(first)).isEqualTo(Place.FIRST);
        assertThat(chain.add(second)).isEqualTo(Place.BEHIND);
        assertThat(chain.isHead(first)).isTrue();
        assertThat(chain.advance(first)).isSameAs(second);
        assertThat(chain.advance(second)).as("nothing follows").isNull();
        assertThat(chain.isHead(second)).isTrue();
    }

    @Test
    void rest_nothingFollows_isIdleAgain() {
        chain.add(first);
        assertThat(chain.rest(first)).isTrue();
        assertThat(chain.head()).isNull();
        assertThat(chain.add(second)).isEqualTo(Place.FIRST);
    }

    @Test
    void rest_anotherFollows_goesOnWithIt() {
        chain.add(first);
        chain.add(second);
        assertThat(chain.rest(first)).isFalse();
        assertThat(chain.isHead(second)).isTrue();
    }

    @Test
    void leftBehind_isLinkedToItself() {
        chain.add(first);
        chain.add(second);
        chain.advance(first);
        assertThat(first.next).as("a handle that is kept retains no other task").isSameAs(first);
        chain.rest(second);
        assertThat(second.next).isSameAs(second);
    }

    @Test
    void detach_aloneOrNot_canBeAddedAgainBehindTheOthers() {
        chain.add(first);
        chain.detach(first);
        assertThat(chain.add(first)).isEqualTo(Place.BEHIND);
        TaskNode standIn = chain.head();
        assertThat(standIn).isNotNull().isNotSameAs(first);
        assertThat(chain.advance(standIn)).isSameAs(first);
        chain.add(second);
        chain.detach(first);
        assertThat(chain.isHead(second)).isTrue();
        assertThat(chain.add(first)).isEqualTo(Place.BEHIND);
        assertThat(chain.advance(second)).isSameAs(first);
    }

    @Test
    void close_showsWhatHasNotBeenLeftBehind() {
        chain.add(first);
        chain.add(second);
        chain.add(third);
        chain.advance(first);
        assertThat(closed()).containsExactly(second, third);
        assertThat(chain.isClosed()).isTrue();
        assertThat(chain.add(first)).isEqualTo(Place.NOWHERE);
        assertThat(chain.pass(second)).isSameAs(third);
        assertThat(chain.pass(third)).isNull();
        assertThat(chain.head()).isNull();
    }

    @Test
    void close_idleOrClosed_showsNothing() {
        assertThat(closed()).isEmpty();
        assertThat(closed()).isEmpty();
        assertThat(chain.head()).isNull();
    }

    @Test
    void close_thenTheConsumerRests_endsTheLane() {
        chain.add(first);
        assertThat(closed()).containsExactly(first);
        assertThat(chain.rest(first)).isTrue();
        assertThat(chain.head()).isNull();
    }
}
