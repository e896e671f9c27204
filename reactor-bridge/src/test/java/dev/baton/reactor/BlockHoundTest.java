package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BlockHound reports what tasks block, and not what the schedulers themselves wait for. */
final class BlockHoundTest {
    /** Waiting that somebody asked for, on a thread of their own. */
    private static final Set<String> ASKED_FOR = Set.of(
            "dev.baton.platform.Permit.take",
            "dev.baton.platform.Elastic.awaitQuiet",
            "dev.baton.platform.IdleThreads.awaitAll",
            "dev.baton.platform.VirtualGround.awaitQuiet",
            "dev.baton.platform.MainLoop.enter",
            "dev.baton.platform.MainLoop.leave",
            "dev.baton.platform.MainLoop.step",
            "dev.baton.platform.MainLoop.awaitNews");

    private final JavaClasses schedulers = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.baton.core", "dev.baton.platform");

    @Test
    void allowed_everyMethodExists() {
        BatonBlockHoundIntegration.ALLOWED.forEach((owner, methods) -> assertThat(methods).allSatisfy(method ->
                assertThat(schedulers.get(owner).getMethods()).anyMatch(known -> known.getName().equals(method))));
    }

    @Test
    void allowed_everyMethodThatBlocksIsOneOfThemOrWasAskedFor() {
        Set<String> known = new TreeSet<>(ASKED_FOR);
        BatonBlockHoundIntegration.ALLOWED.forEach(
                (owner, methods) -> methods.forEach(method -> known.add(owner + "." + method)));
        Set<String> blocking = schedulers.stream()
                .filter(type -> !type.getPackageName().equals("dev.baton.core.testing"))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(BlockHoundTest::blocks)
                .map(call -> call.getOriginOwner().getName() + "." + call.getOrigin().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(blocking).isEqualTo(known);
    }

    private static boolean blocks(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getName();
        return owner.isAssignableTo(Lock.class) && method.equals("lock")
                || owner.isAssignableTo(Condition.class) && method.startsWith("await")
                || owner.isEquivalentTo(LockSupport.class) && method.startsWith("park")
                || owner.isEquivalentTo(Thread.class) && Set.of("sleep", "yield", "onSpinWait").contains(method)
                || owner.isEquivalentTo(TimeUnit.class) && method.equals("timedWait")
                || method.equals("wait") && call.getTarget().getOwner().isEquivalentTo(Object.class);
    }

    @Test
    void pool_ofNonBlockingThreads_onlyTheTaskThatBlocksIsReported(@TempDir Path folder) throws Exception {
        assertThat(probe(folder)).containsExactly("sleep in dev.baton.reactor.BlockHoundProbe.blockInATask");
    }

    @Test
    void pool_withoutTheIntegration_itsOwnWaitingIsReported(@TempDir Path folder) throws Exception {
        assertThat(probe(folder, "reactor.core.scheduler.ReactorBlockHoundIntegration"))
                .anyMatch(line -> line.contains("dev.baton.platform.PoolThread.sleepUntilWoken"));
    }

    private static List<String> probe(Path folder, String... arguments) throws Exception {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+AllowRedefinitionToAddDeleteMethods", // what BlockHound needs from JDK 13 on
                "-cp",
                System.getProperty("java.class.path"),
                BlockHoundProbe.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("exit of the probe").isZero();
        return Files.readAllLines(output);
    }
}
