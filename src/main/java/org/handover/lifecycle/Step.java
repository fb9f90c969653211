package org.handover.lifecycle;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a step gives to and takes from the diagram that names it, so that a diagram can be checked before it runs. A bean in the room
 * of steps without it takes no inputs and sets no variables.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Step {

    /** Names of the inputs without which it cannot work. */
    String[] inputs() default {};

    /** Names of inputs that may be left out. */
    String[] optional() default {};

    /** Names of the process variables that it sets. */
    String[] sets() default {};
}
