/** The rules that a model has to fulfil before it is deployed, and what becomes of one that does not. */
package org.handover.models.check;
