// Package paged makes the briefing and the slides as pages of a tagged, archival PDF.
//
// In come a brief.Brief and output.Options; out come bytes, the same for the same input. What is set comes
// from compose and deck, so page, desk and slide say the same. briefing.go goes from the parts of a
// briefing to its pages, page.go draws one, front.go fits the title page.
package paged
