package dev.baton.reactor.test;

/** What a verifier is given when no signal can come any more, to hear from it which one it expects. */
final class NoSignal extends RuntimeException {
    static final String TEXT = "no signal";

    private static final long serialVersionUID = 1;

    NoSignal() {
        super(TEXT, null, false, false);
    }

    /** Puts what the verifier says into words: it has seen no error, but nothing. */
    static String in(String complaint) {
        return complaint.replace("onError(" + NoSignal.class.getName() + ": " + TEXT + ")", TEXT);
    }
}
