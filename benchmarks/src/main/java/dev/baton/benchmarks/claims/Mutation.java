package dev.baton.benchmarks.claims;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Damages texts as people, terminals and merges do, and schedules as only somebody could who forges the checksum. */
final class Mutation {
    private static final int HEAD = "baton1d.".length();
    private static final int KIND = HEAD - 2;
    private static final int CHECKSUM_BYTES = 4;

    private final SplittableRandom random;

    Mutation(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Changes a text in one to three places. */
    String of(String text) {
        StringBuilder mutant = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0 && mutant.length() > 0; changes--) {
            change(mutant, text);
        }
        return mutant.toString();
    }

    private void change(StringBuilder mutant, String text) {
        int at = random.nextInt(mutant.length());
        switch (random.nextInt(7)) {
            case 0 -> mutant.setLength(at);
            case 1 -> mutant.deleteCharAt(at);
            case 2 -> mutant.insert(at, (char) random.nextInt(0x180));
            case 3 -> mutant.insert(at, text, 0, random.nextInt(Math.min(text.length(), 20)));
            case 4 -> mutant.setCharAt(at, text.charAt(random.nextInt(text.length())));
            case 5 -> mutant.replace(at, Math.min(mutant.length(), at + 1 + random.nextInt(8)), "");
            default -> mutant.setCharAt(at, (char) (mutant.charAt(at) ^ 1 << random.nextInt(8)));
        }
    }

    /** Changes one to three bytes, which need not be text any more. */
    byte[] of(byte[] bytes) {
        byte[] mutant = bytes.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutant;
    }

    /** Changes one to three bits of what a schedule says, and gives it the checksum that fits. */
    String forged(String schedule) {
        byte[] checked = Base64.getUrlDecoder().decode(schedule.substring(HEAD, schedule.length() - 1));
        byte[] content = Arrays.copyOf(checked, checked.length - CHECKSUM_BYTES);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
        }
        CRC32 checksum = new CRC32();
        checksum.update(schedule.charAt(KIND));
        checksum.update(content);
        byte[] forged = ByteBuffer.allocate(checked.length).put(content).putInt((int) checksum.getValue()).array();
        return schedule.substring(0, HEAD) + Base64.getUrlEncoder().withoutPadding().encodeToString(forged) + ".";
    }
}
