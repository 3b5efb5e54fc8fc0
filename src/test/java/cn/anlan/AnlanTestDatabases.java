package cn.anlan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Gives each {@link AnlanTest} class its database before its application starts, and ends both after the class. */
class AnlanTestDatabases implements ContextCustomizerFactory, TestExecutionListener, Ordered {

    private static final Map<Class<?>, String> NAMES = new ConcurrentHashMap<>();

    private record OwnDatabase(Class<?> test) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            TestDatabase server = TestDatabase.server();
            String name = NAMES.computeIfAbsent(test, absent -> server.create());
            TestPropertyValues.of(server.properties(name))
                    .and("anlan.data=target/data/" + name)
                    .applyTo(context);
        }
    }

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return isAnlanTest(testClass) ? new OwnDatabase(outermost(testClass)) : null;
    }

    @Override
    public void afterTestClass(TestContext context) {
        Class<?> test = context.getTestClass();
        if (isAnlanTest(test) && outermost(test) == test) {
            if (context.hasApplicationContext()) {
                context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
            }
            String name = NAMES.remove(test);
            if (name != null) {
                TestDatabase.server().drop(name);
            }
        }
    }

    /** After the listeners that may still want the application. */
    @Override
    public int getOrder() {
        return 0;
    }

    private static boolean isAnlanTest(Class<?> testClass) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, AnlanTest.class);
    }

    private static Class<?> outermost(Class<?> testClass) {
        return testClass.getEnclosingClass() == null ? testClass : outermost(testClass.getEnclosingClass());
    }
}
