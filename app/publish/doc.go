// Package publish makes files of a brief: the briefing and the slides as tagged, archival PDF.
//
// The briefing as a web page is in web below.
//
// In come a brief.Brief and options; out come bytes, the same for the same input. What is set
// comes from compose and deck, so page, desk and slide say the same.
package publish
