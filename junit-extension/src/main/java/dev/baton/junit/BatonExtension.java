package dev.baton.junit;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs the methods annotated with {@link BatonTest}.
 *
 * <p>JUnit lets an interceptor call the method once. So the call is skipped, and the method called by reflection in each
 * run; what JUnit has resolved stays, and null stands for the parameters that each run makes anew.
 */
final class BatonExtension implements BeforeEachCallback, ParameterResolver, InvocationInterceptor, AfterEachCallback {
    private static final String REPEATS = "@BatonTest on %s repeats the method by itself, so it cannot be combined with %s; set"
            + " iterations instead";

    @Override
    public void beforeEach(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Outside outside = new Outside(context::getConfigurationParameter, System.getenv());
        UnknownSettings.report(System.getProperties().stringPropertyNames(), System.getenv().keySet());
        Settings settings = Settings.of(TestId.of(context), method, outside);
        if (AnnotationSupport.isAnnotated(method, RepeatedTest.class)) {
            throw new ExtensionConfigurationException(String.format(REPEATS, settings.id(), "@RepeatedTest"));
        }
        if (settings.test().rerun() == Rerun.INSTANCE
                && context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent()) {
            throw new ExtensionConfigurationException("Rerun.INSTANCE on " + settings.id() + " makes an instance for each run,"
                    + " but the lifecycle of its class is PER_CLASS. Use Rerun.LIFECYCLE, or the lifecycle PER_METHOD");
        }
        TestInvocation.begin(context, settings);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestInvocation test = TestInvocation.of(context);
        if (test != null) {
            test.end();
        }
    }

    // Parameters.

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.isMade(parameter.getParameter().getType());
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Executable user = parameter.getDeclaringExecutable();
        TestInvocation test = TestInvocation.of(context);
        if (user instanceof Method && test != null) {
            ThisRun run = test.inProgress().current();
            if (run != null) {
                return Parameters.make(type, run);
            }
            if (user.equals(context.getRequiredTestMethod()) || test.isLifecycleRepeated()) {
                return null; // JUnit's own call is skipped
            }
        }
        throw new ParameterResolutionException(user + " asks for a " + type.getSimpleName() + ", but each run of a @BatonTest"
                + " has its own, and this is called once for all of them. Take it as a parameter of the test method, or repeat"
                + " @BeforeEach and @AfterEach in every run with @BatonTest(rerun = Rerun.LIFECYCLE)");
    }

    // Calls.

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> call,
            ExtensionContext context)
            throws Throwable {
        invocation.skip();
        TestInvocation test = TestInvocation.of(context);
        if (test == null) {
            throw new IllegalStateException("The test was called before @BeforeEach callbacks");
        }
        RunCalls calls = new RunCalls(
                test.settings().id(),
                call.getExecutable(),
                call.getArguments(),
                context.getExecutableInvoker(),
                test.inProgress());
        test.explore(context, calls.of(
                test.settings().test().rerun(), context.getRequiredTestInstances().getAllInstances()));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> call,
            ExtensionContext context) {
        invocation.skip();
        throw new ExtensionConfigurationException(
                String.format(REPEATS, TestId.of(context), "@Test").replace("; set iterations instead", "; leave that out"));
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> call,
            ExtensionContext context)
            throws Throwable {
        callUnlessRepeated(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> call,
            ExtensionContext context)
            throws Throwable {
        callUnlessRepeated(invocation, context);
    }

    private static void callUnlessRepeated(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        TestInvocation test = TestInvocation.of(context);
        if (test != null && test.isLifecycleRepeated()) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }
}
