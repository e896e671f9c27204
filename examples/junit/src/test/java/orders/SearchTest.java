package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;

/** Fails on purpose: the answers of two requests may come in the other order. */
class SearchTest {
    @BatonTest
    void type_twice_showsTheLatest(TestScheduler scheduler) {
        Search search = new Search();
        search.type("re");
        search.type("reactor");
        scheduler.runUntilIdle();

        assertEquals("reactor", search.shown());
    }
}
