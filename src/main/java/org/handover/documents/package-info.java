/**
 * Documents that live: each with all its versions, who changed what when, and which version was signed; the templates they begin
 * from; the pages to write them on. May use {@code projects}.
 */
package org.handover.documents;
