package dev.baton.benchmarks.clock;

/** Operators of one library on one clock. Each call drives them to their end and returns how many elements came out. */
public interface Operators {
    /** Every how many milliseconds there is an element. */
    long PERIOD = 1;

    /** How many milliseconds must pass without an element for {@link #debounce} to let the last one through. */
    long QUIET = 10;

    /**
     * How many inner publishers there are at once: the default of flows. Reactor and RxJava go through all of them for each
     * element, so that with thousands nothing but that is measured.
     */
    int CONCURRENCY = 16;

    /** An interval of so many ticks. */
    long interval(int elements);

    /** An interval of so many ticks, each of which arms a timer that the next one cancels. */
    long debounce(int elements);

    /** As many inner publishers, {@link #CONCURRENCY} at once, each of one element after its delay. */
    long flatMap(int elements);

    /** Returns the delay of an inner publisher in milliseconds: a scattered one. */
    static long delay(long element) {
        return 1 + element * 7_919 % 1_000;
    }

    /** Returns a library's operators, on its own test scheduler or on Baton's. */
    static Operators create(String library, String clock) {
        boolean baton = clock.equals("baton");
        return switch (library) {
            case "reactor" -> baton ? ReactorOperators.onBaton() : ReactorOperators.onOwn();
            case "rxjava" -> baton ? RxJavaOperators.onBaton() : RxJavaOperators.onOwn();
            case "coroutines" -> baton ? CoroutineOperators.onBaton() : CoroutineOperators.onOwn();
            default -> throw new IllegalArgumentException("There is no library " + library);
        };
    }
}
