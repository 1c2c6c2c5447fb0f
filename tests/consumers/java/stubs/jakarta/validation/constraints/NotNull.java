package jakarta.validation.constraints;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Stands in for the library, which the check does not install. */
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface NotNull {}
