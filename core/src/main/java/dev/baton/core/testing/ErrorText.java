package dev.baton.core.testing;

/** What an error says of itself. One that fails even at that must not hide that it was thrown. */
final class ErrorText {
    private ErrorText() {}

    static String of(Throwable error) {
        try {
            return error.toString();
        } catch (Throwable speechless) {
            return error.getClass().getName() + ", whose text is not to be had: its toString() threw "
                    + speechless.getClass().getName();
        }
    }
}
