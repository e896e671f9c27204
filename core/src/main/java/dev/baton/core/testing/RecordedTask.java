package dev.baton.core.testing;

import org.jspecify.annotations.Nullable;

/**
 * A candidate as it is remembered; equal in two runs if nothing tells the two apart.
 *
 * @param identity how it came to be, as a hash
 * @param name what runs, with its label
 * @param lane its lane, {@code background} if none
 * @param path how it came to be, readable
 * @param site the line of user code that submitted it, if one was found
 * @param parent the step that submitted it, 0 for the test body or an outside thread
 */
record RecordedTask(long identity, String name, String lane, String path, @Nullable StackTraceElement site, int parent) {
    String describe() {
        return name + ", lane " + lane + ", path " + path
                + ", spawned " + (parent == 0 ? "by the test body" : "in step " + parent)
                + (site == null ? "" : " at " + site);
    }
}
