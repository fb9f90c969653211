/** The demo: sample projects with true histories, and a clock that moves on by a day at a click. Only in the profile {@code demo}. */
package org.handover.setup.demo;
