// Package deck makes slides of a brief: the same sections, judgements, recommendations and
// drawings, one thought each in big type, lists, tables and code whole, and the notes for the one
// who speaks.
//
// In comes a brief.Brief; out come slides that draw themselves on any draw.Canvas, 1920 by 1080
// units. Nothing is written for slides alone unless the author keeps it to them.
package deck
