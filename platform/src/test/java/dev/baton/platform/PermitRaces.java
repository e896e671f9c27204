package dev.baton.platform;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Races of park and unpark. */
public class PermitRaces {
    /** Who parks long enough is unparked, whoever comes first, and nothing is left of the permit. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ParkAndUnpark {
        private final Permit permit = new Permit();

        @Actor
        public void park(ZZ_Result result) {
            result.r1 = permit.take(Long.MAX_VALUE);
        }

        @Actor
        public void unpark() {
            permit.give();
        }

        @Arbiter
        public void settle(ZZ_Result result) {
            result.r2 = permit.take(0);
        }
    }

    /** A permit is taken at once or stays. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class TakeAndUnpark {
        private final Permit permit = new Permit();

        @Actor
        public void park(ZZ_Result result) {
            result.r1 = permit.take(0);
        }

        @Actor
        public void unpark() {
            permit.give();
        }

        @Arbiter
        public void settle(ZZ_Result result) {
            result.r2 = permit.take(0);
        }
    }

    /** Giving it twice is giving it once, unless it is taken between. */
    @JCStressTest
    @Outcome(id = {"true, false", "true, true"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ParkAndUnparkTwice {
        private final Permit permit = new Permit();

        @Actor
        public void park(ZZ_Result result) {
            result.r1 = permit.take(Long.MAX_VALUE);
        }

        @Actor
        public void unpark() {
            permit.give();
            permit.give();
        }

        @Arbiter
        public void settle(ZZ_Result result) {
            result.r2 = permit.take(0);
        }
    }
}
