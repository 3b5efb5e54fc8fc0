package cn.anlan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole product over real HTTP on a real PostgreSQL. Each class (with its nested classes) has an application and a
 * database of its own, empty but for what the product itself puts there on start; both are gone afterwards. Inject
 * {@link Http}, {@link TestClock} or any bean. Extra properties: {@code @TestPropertySource}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(AnlanTestConfiguration.class)
public @interface AnlanTest {}
