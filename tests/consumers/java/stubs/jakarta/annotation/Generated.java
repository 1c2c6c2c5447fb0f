package jakarta.annotation;

/** Stands in for the library, which the check does not install. */
public @interface Generated {
    String value();

    String comments() default "";
}
