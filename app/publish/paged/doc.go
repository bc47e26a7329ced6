// Package paged makes the briefing, the slides and the handout as pages of a tagged, archival PDF.
//
// In come a brief.Brief and output.Options; out come bytes, the same for the same input. The content comes from
// compose and deck, so page, desk and slide say the same. Begin with briefing.go, which sets the parts of a
// briefing and draws their pages; page.go draws one page, front.go fits the title page, slides.go makes the
// slides, handout.go puts them on paper, notes.go has the speaker's notes.
package paged
