/**
 * Every bean that a diagram can name: it reads variables, makes one call and writes variables, and has no input or output of its
 * own. Listeners that turn what came of an effect into a message are here too. Nobody depends on this room.
 */
package org.handover.steps;
