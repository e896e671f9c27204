package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;

class CarefulSearchTest {
    @BatonTest
    void type_twice_showsTheLatest(TestScheduler scheduler) {
        Search search = new CarefulSearch();
        search.type("re");
        search.type("reactor");
        scheduler.runUntilIdle();

        assertEquals("reactor", search.shown());
    }
}
