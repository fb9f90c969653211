/** The diagrams, forms and tables that the product brings along, and how they reach the engine. May use {@code lifecycle}. */
package org.handover.models;
