// Package pdf draws on pages that are tagged (PDF/UA-1) and archival (PDF/A-3a) from the start.
//
// fpdf lays the pages out; this room says what each mark means and then, in a pass over fpdf's
// objects, adds what fpdf lacks: fonts shown by glyph, as shaping chose them, structure tree, link
// annotations, outline, metadata, output intent, associated files. It is the only room that knows
// fpdf, and it knows no brief. The same calls give the same bytes.
package pdf
