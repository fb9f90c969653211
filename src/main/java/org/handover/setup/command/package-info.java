/** What the program does on the command line instead of serving: {@code java -jar handover.jar check bpmn forms}. */
package org.handover.setup.command;
