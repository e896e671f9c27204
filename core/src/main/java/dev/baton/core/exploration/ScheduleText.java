package dev.baton.core.exploration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The text form of schedules: {@code baton1d.} or {@code baton1h.}, base64url of bits and their CRC-32, {@code .}. */
final class ScheduleText {
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = 4;
    private static final int LONGEST_QUOTE = 40;
    private static final Pattern HEAD = Pattern.compile("baton(\\d{1,9})([a-z])\\.");
    private static final String ADVICE = " Copy the whole text that the failure printed: it begins with baton" + VERSION
            + " and ends with a dot.";

    private ScheduleText() {}

    static String of(Schedule schedule) {
        BitWriter writer = new BitWriter();
        char kind;
        if (schedule instanceof DecisionSchedule decisions) {
            kind = DecisionSchedule.KIND;
            decisions.writeTo(writer);
        } else {
            kind = HoldSchedule.KIND;
            ((HoldSchedule) schedule).writeTo(writer);
        }
        byte[] content = writer.toBytes();
        byte[] checked = ByteBuffer.allocate(content.length + CHECKSUM_BYTES)
                .put(content).putInt(checksum(kind, content)).array();
        return "baton" + VERSION + kind + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(checked) + ".";
    }

    static Schedule parse(String text) {
        String stripped = Objects.requireNonNull(text, "text").strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("The schedule is empty." + ADVICE);
        }
        Matcher head = HEAD.matcher(stripped);
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("This is not a schedule: \"" + quote(stripped) + "\"." + ADVICE);
        }
        if (Integer.parseInt(head.group(1)) != VERSION) {
            throw new IllegalArgumentException("The schedule is of version " + head.group(1) + ", which is not known: this is"
                    + " version " + VERSION + ". Replay it with the version of Baton that printed it.");
        }
        if (!stripped.endsWith(".") || stripped.length() == head.end()) {
            throw damaged(stripped);
        }
        Schedule schedule = decode(head.group(2).charAt(0), stripped.substring(head.end(), stripped.length() - 1));
        if (schedule == null || !of(schedule).equals(stripped)) { // bits that mean nothing must be as they were, too
            throw damaged(stripped);
        }
        return schedule;
    }

    private static @Nullable Schedule decode(char kind, String base64) {
        try {
            byte[] checked = Base64.getUrlDecoder().decode(base64.getBytes(StandardCharsets.UTF_8));
            int length = checked.length - CHECKSUM_BYTES;
            if (length < 0) {
                return null;
            }
            byte[] content = Arrays.copyOf(checked, length);
            if (ByteBuffer.wrap(checked).getInt(length) != checksum(kind, content)) {
                return null;
            }
            BitReader reader = new BitReader(content);
            return switch (kind) {
                case DecisionSchedule.KIND -> DecisionSchedule.readFrom(reader);
                case HoldSchedule.KIND -> HoldSchedule.readFrom(reader);
                default -> null;
            };
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static int checksum(char kind, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(kind);
        checksum.update(content);
        return (int) checksum.getValue();
    }

    private static IllegalArgumentException damaged(String text) {
        return new IllegalArgumentException("The schedule is truncated or damaged: \"" + quote(text) + "\", "
                + text.length() + " characters." + ADVICE);
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    static Schedule read(Path file) {
        String text;
        try {
            text = Files.readString(file).lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException("The schedule file " + file + " cannot be read: " + e, e);
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("In file " + file + ": " + e.getMessage(), e);
        }
    }

    static void write(Schedule schedule, Path file) {
        try {
            Files.writeString(file, "# A schedule of Baton: one run of one scenario, to be replayed.\n" + schedule + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The schedule file " + file + " cannot be written: " + e, e);
        }
    }
}
