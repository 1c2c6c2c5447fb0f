package org.springframework.format.annotation;

/** Stands in for the library, which the check does not install. */
public @interface DateTimeFormat {
    enum ISO { DATE, DATE_TIME }

    ISO iso();
}
