// Package deck makes slides of a brief: its sections, judgements, recommendations and drawings as one
// statement a slide in big type, lists, tables and code as they are, and the notes for the speaker.
//
// In comes a brief.Brief; out come slides that draw themselves, step by step, on any draw.Canvas, Height units high
// and as wide as their shape asks. The author writes nothing for slides alone, unless in a div for slides.
//
// Begin with deck.go; treatment.go says what slides make of each kind of block, section.go reads a section,
// title.go, slides.go, mapslide.go, table.go, whole.go and sources.go make the slides, part.go finds the parts of the
// talk, stage.go draws what all slides share.
package deck
